// Puts a part of the page on the clipboard, as markup and as plain text.
"use strict";

(() => {
  const start = (button) => {
    const rich = document.getElementById(button.dataset.copy);
    const plain = document.getElementById(button.dataset.copyPlain);
    const said = document.querySelector("[data-copy-said]");

    const select = () => {
      const range = document.createRange();
      range.selectNodeContents(rich);
      const chosen = window.getSelection();
      chosen.removeAllRanges();
      chosen.addRange(range);
    };

    const copy = async () => {
      try {
        const kinds = {
          "text/html": new Blob([rich.innerHTML.trim()], { type: "text/html" }),
          "text/plain": new Blob([plain.value], { type: "text/plain" }),
        };
        await navigator.clipboard.write([new ClipboardItem(kinds)]);
        said.textContent = button.dataset.copied;
      } catch {
        select();
        said.textContent = button.dataset.copyFailed;
      }
    };

    button.hidden = false;
    button.addEventListener("click", copy);
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-copy]").forEach(start);
  });
})();
