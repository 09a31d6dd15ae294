// Counts what is left of a limit while one types. It counts as the server does: composed letters (NFC),
// a line break as one, a character outside the basic plane as one.
"use strict";

(() => {
  const WAIT = 1000;

  const length = (text) => Array.from(text.replace(/\r\n?/g, "\n").normalize("NFC")).length;

  const grouped = (number) => number.toLocaleString(document.documentElement.lang);

  const words = (hint, left) =>
    (left < 0 ? hint.dataset.over : hint.dataset.left).replace("{n}", grouped(Math.abs(left)));

  const watch = (hint) => {
    const field = document.getElementById(hint.dataset.limitFor);
    const said = document.querySelector(`[data-limit-said="${hint.dataset.limitFor}"]`);
    if (!field || hint.dataset.watched) {
      return;
    }
    hint.dataset.watched = "1";
    let timer = 0;
    const show = (aloud) => {
      const left = Number(hint.dataset.max) - length(field.value);
      hint.textContent = words(hint, left);
      hint.classList.toggle("fr-limit--over", left < 0);
      window.clearTimeout(timer);
      if (aloud && said) {
        timer = window.setTimeout(() => {
          said.textContent = hint.textContent;
        }, WAIT);
      }
    };
    field.addEventListener("input", () => show(true));
    show(false);
  };

  const start = (root) => root.querySelectorAll("[data-limit-for]").forEach(watch);

  document.addEventListener("DOMContentLoaded", () => start(document));
  document.addEventListener("htmx:load", (event) => start(event.detail.elt));
})();
