// Follows a link by its letter (data-key="j"). Silent in text fields and with modifier keys; can be switched off.
"use strict";

(() => {
  const NAME = "fremdrift-keys";
  const TYPING = "input, textarea, select, [contenteditable]";

  const on = () => {
    try {
      return window.localStorage.getItem(NAME) !== "off";
    } catch {
      return true;
    }
  };

  const keep = (value) => {
    try {
      window.localStorage.setItem(NAME, value);
    } catch {
      // Private windows keep nothing; the choice then holds for this page only.
    }
  };

  const offerSwitch = (place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-secondary fr-button-small";
    const name = () => {
      button.textContent = on() ? place.dataset.labelOn : place.dataset.labelOff;
      document.querySelectorAll("[data-key] kbd").forEach((key) => {
        key.hidden = !on();
      });
    };
    button.addEventListener("click", () => {
      keep(on() ? "off" : "on");
      name();
    });
    name();
    place.append(button);
    place.hidden = false;
  };

  const press = (event) => {
    const typing = event.target instanceof Element && event.target.closest(TYPING);
    if (typing || event.ctrlKey || event.altKey || event.metaKey || event.repeat || !on()) {
      return;
    }
    const wanted = event.key.toLowerCase();
    const goal = Array.from(document.querySelectorAll("[data-key]")).find(
      (each) => each.dataset.key === wanted,
    );
    if (goal) {
      event.preventDefault();
      goal.click();
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (document.querySelector("[data-key]")) {
      document.querySelectorAll("[data-keys-switch]").forEach(offerSwitch);
      document.addEventListener("keydown", press);
    }
  });
})();
