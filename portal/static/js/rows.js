// Choosing rows: the box in the head chooses all, and the bar above says how many are chosen.
"use strict";

(() => {
  const start = (all) => {
    const scope = all.closest("form") || all.closest("table");
    const rows = () => Array.from(scope.querySelectorAll("[data-select-row]"));
    const count = scope.querySelector("[data-select-count]");
    const show = () => {
      const chosen = rows().filter((row) => row.checked).length;
      all.checked = chosen > 0 && chosen === rows().length;
      all.indeterminate = chosen > 0 && chosen < rows().length;
      if (count) {
        const pattern = chosen === 1 ? count.dataset.one : count.dataset.many;
        count.textContent = pattern.replace("{n}", String(chosen));
      }
    };
    all.hidden = false;
    all.addEventListener("change", () => {
      const wanted = all.checked;
      rows().forEach((row) => {
        row.checked = wanted;
      });
      show();
    });
    scope.addEventListener("change", show);
    show();
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-select-all]").forEach(start);
  });
})();
