// Wakes the design system's parts, and again the parts that htmx has laid into the page.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  window.DKFDS.init();
  const summary = document.querySelector(".fr-errors");
  if (summary) {
    summary.focus();
  }
});
