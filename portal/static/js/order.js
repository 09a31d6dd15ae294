// Dragging an agenda's items into order; the arrows do the same without this file.
"use strict";

(() => {
  const start = (list) => {
    const form = document.getElementById("raekkefoelge");
    const items = () => Array.from(list.querySelectorAll("[data-order-item]"));
    const names = () => items().map((item) => item.dataset.orderItem).join(",");
    let held = null;
    let before = "";

    const hold = (item) => {
      item.draggable = true;
      item.classList.add("fr-draggable");
      item.addEventListener("dragstart", (event) => {
        held = item;
        before = names();
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", item.dataset.orderItem);
        item.classList.add("fr-held");
      });
      item.addEventListener("dragend", () => {
        item.classList.remove("fr-held");
        held = null;
        const after = names();
        if (after !== before) {
          form.elements.order.value = after;
          form.requestSubmit();
        }
      });
      item.addEventListener("dragover", (event) => {
        if (!held || held === item) {
          return;
        }
        event.preventDefault();
        const half = item.getBoundingClientRect();
        const below = event.clientY > half.top + half.height / 2;
        list.insertBefore(held, below ? item.nextSibling : item);
      });
    };

    list.addEventListener("dragover", (event) => event.preventDefault());
    items().forEach(hold);
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-order-list]").forEach(start);
  });
})();
