// Shows what belongs to a ticked box or a chosen radio, and hides it otherwise. What is hidden keeps its text,
// and what is wrong is never hidden.
"use strict";

(() => {
  const follow = (part) => {
    const box = document.getElementById(part.dataset.revealedBy);
    if (!box || part.dataset.follows) {
      return;
    }
    part.dataset.follows = "1";
    const show = () => {
      part.hidden = !box.checked && !part.querySelector("[aria-invalid=true]");
    };
    const others = box.type === "radio" ? document.getElementsByName(box.name) : [box];
    others.forEach((each) => each.addEventListener("change", show));
    show();
  };

  const start = (root) => root.querySelectorAll("[data-revealed-by]").forEach(follow);

  document.addEventListener("DOMContentLoaded", () => start(document));
  document.addEventListener("htmx:load", (event) => start(event.detail.elt));
})();
