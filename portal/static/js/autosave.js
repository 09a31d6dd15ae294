// Says what happens while a field saves itself, and tries again when the line is down.
"use strict";

(() => {
  const AGAIN = 5000;

  const pill = () => document.getElementById("gemt");

  const say = (kind) => {
    const place = pill();
    if (!place || !place.dataset[kind]) {
      return;
    }
    place.classList.toggle("fr-saved--busy", kind === "saving");
    place.classList.toggle("fr-saved--failed", kind === "failed");
    const words = place.querySelector("span");
    if (words) {
      words.textContent = place.dataset[kind];
    }
  };

  const saves = (event) => event.detail.elt instanceof Element && event.detail.elt.dataset.autosave;

  const retry = (event) => {
    if (saves(event)) {
      const field = event.detail.elt;
      say("failed");
      window.setTimeout(() => window.htmx.trigger(field, "change"), AGAIN);
    }
  };

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (saves(event)) {
      say("saving");
    }
  });
  document.addEventListener("htmx:sendError", retry);
  document.addEventListener("htmx:timeout", retry);
  document.addEventListener("htmx:responseError", (event) => {
    if (saves(event)) {
      if (event.detail.xhr.status >= 500) {
        retry(event);
      } else {
        say("failed");
      }
    }
  });
})();
