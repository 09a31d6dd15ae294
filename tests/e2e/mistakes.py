"""Sends a form with mistakes in it, and looks at how they are told (F3)."""

import json
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from playwright.sync_api import Page

from tests.e2e.hostile_texts import LONG
from tests.e2e.reading import Form, read
from tests.e2e.visitor import Visitor

PREPARE = (
    r"""() => {
  const long = """
    + json.dumps(LONG)
    + r""";
  const strange = "findes-ikke";
  const foreign = new DataTransfer();
  foreign.items.add(new File(["MZ"], "program.exe"));
  window.findButton = (action, does) => Array.from(document.querySelectorAll("button")).find(
    (each) => each.form
      && (each.getAttribute("formaction") || each.form.getAttribute("action") || "") === action
      && (each.name || "") + "=" + (each.value || "") === does);
  window.fillWrongly = (form, kind) => {
    const told = new Set();
    const named = Array.from(form.elements).filter((each) => each.name && each.matches(
      "input:not([type=hidden], [type=submit], [data-select-row]), textarea, select"));
    for (const field of named) {
      const tick = ["checkbox", "radio"].includes(field.type);
      if (kind === "empty") {
        if (tick) field.checked = false;
        else if (field.tagName !== "SELECT") field.value = "";
        else if (field.options.length && field.options[0].value === "") field.selectedIndex = 0;
        continue;
      }
      const alone = named.filter((each) => each.name === field.name).length === 1;
      if (told.has(field.name) || (field.type === "checkbox" && alone)) continue;
      told.add(field.name);
      if (tick) {
        field.value = strange;
        field.checked = true;
      } else if (field.tagName === "SELECT") {
        const option = document.createElement("option");
        option.value = option.textContent = strange;
        field.append(option);
        field.value = strange;
      } else if (field.type === "file") {
        field.files = foreign.files;
      } else if (["decimal", "numeric"].includes(field.inputMode)) field.value = "mange";
      else field.value = field.type === "password" ? "kort" + told.size : long;
    }
    return Array.from(told);
  };
}"""
)

SEND = r"""([action, does, kind]) => {
  const button = window.findButton(action, does);
  const form = button.form;
  form.dataset.confirmed = "1";
  const told = window.fillWrongly(form, kind);
  setTimeout(() => form.requestSubmit(button), 0);
  return told;
}"""
MISTAKEN = ".fr-errors, [aria-invalid=true]"
FIND = "([action, does]) => Boolean(window.findButton(action, does))"

FAULTS = r"""(told) => {
  const faults = [];
  const main = document.querySelector("main");
  const summary = main && main.firstElementChild;
  if (!/^(Fejl|Error): /.test(document.title)) faults.push("title: " + document.title);
  if (!summary || !summary.matches(".fr-errors")) return [...faults, "no summary first in main"];
  if (document.activeElement !== summary) faults.push("the summary has no focus");
  const links = Array.from(summary.querySelectorAll("a"));
  if (!links.length) faults.push("the summary has no links");
  const named = (name) => Array.from(main.querySelectorAll("[name]")).filter(
    (each) => each.name === name);
  const leading = new Set();
  for (const link of links) {
    const said = link.textContent.trim();
    const goal = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!goal) { faults.push("leads nowhere: " + said + " " + link.hash); continue; }
    const own = goal.matches("input:not([type=radio], [type=checkbox]), textarea, select");
    const alone = goal.matches("[type=checkbox]") && named(goal.name).length === 1;
    const marked = own || alone ? goal : goal.closest("fieldset");
    if (!marked) { faults.push("leads to no field: " + said); continue; }
    const within = own || alone ? [marked] : [marked, ...marked.querySelectorAll("input")];
    if (!within.some((each) => each.getAttribute("aria-invalid") === "true")) {
      faults.push("not marked as invalid: " + goal.id);
    }
    const words = (marked.getAttribute("aria-describedby") || "").split(" ")
      .map((id) => document.getElementById(id)).filter(Boolean).map((each) => each.textContent);
    if (!words.some((each) => each.includes(said))) {
      faults.push("other words at the field " + goal.id + ": " + said);
    }
    for (const each of within) leading.add(each.name);
    link.click();
    if (!goal.contains(document.activeElement) && document.activeElement !== goal) {
      faults.push("the link does not bring the focus to " + goal.id);
    }
  }
  for (const name of told) {
    if (!leading.has(name)) faults.push("nothing is told of the mistake in " + name);
  }
  for (const each of main.querySelectorAll("[aria-invalid=true]")) {
    if (!leading.has(each.name) && !each.matches("fieldset")) {
      faults.push("marked, but not in the summary: " + each.name);
    }
  }
  return faults;
}"""


PASSWORDS = frozenset({"password", "new_password"})
"""What is told only when both are alike; that they are not, is told at the second."""


class Kind(StrEnum):
    """What is wrong with a form that is sent: nothing in it, or nothing right."""

    EMPTY = "empty"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Told:
    """How the mistakes in a form were told."""

    accepted: bool
    """Whether the portal found nothing wrong."""
    fields: tuple[str, ...]
    """The names of those that were filled in wrongly."""
    faults: tuple[str, ...]


def send(page: Page, form: Form, kind: Kind, *, but: Container[str] = ()) -> Told | None:
    """Send a form of the page with mistakes; None when the form is not there.

    Args:
        page: Shows the form.
        form: Which of its forms.
        kind: What is wrong.
        but: Names of fields that tell their mistake only after another is mended.
    """
    page.evaluate(PREPARE)
    if not page.evaluate(FIND, [form.action, form.does]):
        return None
    with page.expect_navigation():
        wrong = page.evaluate(SEND, [form.action, form.does, kind.value])
    if not page.locator(MISTAKEN).count():
        return Told(accepted=True, fields=tuple(wrong), faults=())
    expected = [name for name in wrong if name not in but]
    return Told(False, tuple(wrong), tuple(page.evaluate(FAULTS, expected)))


def try_out(visitor: Visitor) -> None:
    """Send every form of the page with every kind of mistake, and come back to the page."""
    page = visitor.page
    here = page.url
    forms = [each for each in read(page).forms if each.method == "post" and each.fields]
    assert forms, f"no form on {here}"
    for form in forms:
        for kind in Kind:
            told = send(page, form, kind, but=PASSWORDS)
            assert told is not None
            assert not told.accepted, f"{kind} {form.action}"
            assert not told.faults, "\n".join([f"{kind} {form.action}", *told.faults])
            visitor.open(here)
