// Asks before a step that cannot simply be undone (data-confirm on a form or a button).
"use strict";

(() => {
  const ask = (holder) =>
    new Promise((answer) => {
      const dialog = document.createElement("dialog");
      dialog.className = "fr-dialog";
      const text = document.createElement("p");
      text.id = "fr-dialog-text";
      text.textContent = holder.dataset.confirm;
      dialog.setAttribute("aria-labelledby", text.id);
      const row = document.createElement("div");
      row.className = "fr-actions";
      const button = (label, kind, value) => {
        const each = document.createElement("button");
        each.type = "button";
        each.className = `button button-${kind}`;
        each.textContent = label;
        each.addEventListener("click", () => dialog.close(value));
        row.append(each);
        return each;
      };
      button(holder.dataset.confirmYes, "primary", "yes");
      const no = button(holder.dataset.confirmNo, "secondary", "no");
      dialog.append(text, row);
      dialog.addEventListener("close", () => {
        dialog.remove();
        answer(dialog.returnValue === "yes");
      });
      document.body.append(dialog);
      dialog.showModal();
      no.focus();
    });

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const button = event.submitter;
    const holder = button && button.dataset.confirm ? button : form;
    if (!holder.dataset.confirm || form.dataset.confirmed) {
      return;
    }
    event.preventDefault();
    if (await ask(holder)) {
      form.dataset.confirmed = "1";
      form.requestSubmit(button);
      delete form.dataset.confirmed;
    }
  });
})();
