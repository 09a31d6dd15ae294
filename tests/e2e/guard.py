"""Watches a browser for whatever a hostile text could bring about: B2's counts, all to be 0."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Dialog, Page, Request

from tests.e2e.hostile_texts import CANARY, CLOSED, HOSTILE, MARK, OPENED, PRODUCT, RAN

WATCH = f"""
window.__ran = 0;
window.__refused = [];
window.{RAN} = () => {{ window.__ran += 1; }};
document.addEventListener("securitypolicyviolation", (event) =>
  window.__refused.push(event.effectiveDirective + " " + event.blockedURI));
"""

ASK = r"""() => {
  const said = [];
  for (const holder of document.querySelectorAll("[data-confirm]")) {
    const form = holder.form || holder;
    const button = holder.form ? holder : form.querySelector("button");
    if (!button) continue;
    form.requestSubmit(button);
    const dialog = document.querySelector("dialog[open]");
    if (!dialog) { said.push("not asked: " + holder.dataset.confirm); continue; }
    if (dialog.querySelector("p").textContent !== holder.dataset.confirm
        || dialog.querySelectorAll("*").length !== 4) said.push("asked: " + dialog.outerHTML);
    dialog.querySelectorAll("button")[1].click();
  }
  return said;
}"""

ELEMENTS = (
    "html head meta title link script body div span b br p h1 h2 h3 h4 h5 h6 ol ul li dl dt dd"
    " table caption thead tbody tfoot tr th td strong em small mark abbr time a nav main header"
    " footer aside section form fieldset legend label input textarea select option optgroup"
    " button details summary svg use text tspan rect circle path line polyline polygon g title"
    " desc defs marker figure figcaption blockquote kbd hr img dialog code address article"
    " ellipse symbol pattern clipPath mask"
)
"""What the house's own pages are made of."""

LOOK = r"""([elements, MARK, OPENED]) => {
  const known = new Set(elements.split(" "));
  const bad = [];
  const cut = (node) => node.outerHTML.replace(/\s+/g, " ").slice(0, 200);
  const shown = new Set([document.documentElement.textContent]);
  for (const node of document.querySelectorAll("*")) {
    if (!known.has(node.localName)) bad.push("foreign element: " + cut(node));
    if (node.localName === "script" && (!node.src || node.textContent.trim())) {
      bad.push("script of its own: " + cut(node));
    }
    for (const {name, value} of node.attributes) {
      if (/^on/i.test(name) || /^(data-)?hx-on/i.test(name) || name === MARK || name === "srcdoc") {
        bad.push("foreign attribute " + name + ": " + cut(node));
      }
      if (["src", "href", "action", "formaction", "data", "xlink:href"].includes(name)
          && !(value.startsWith("mailto:") || value.startsWith("#")
               || new URL(value, location.href).hostname === location.hostname)) {
        bad.push("leads away: " + name + "=" + value);
      }
      if (value.includes(OPENED)) shown.add(value);
    }
    if (["INPUT", "TEXTAREA"].includes(node.tagName)) shown.add(node.value);
  }
  return {ran: window.__ran, refused: window.__refused, bad, shown: Array.from(shown)};
}"""

QUOTED = re.compile(rf"{OPENED}(\d+)\.(\d+){CLOSED}((?:(?!{OPENED}).)*){OPENED}{CLOSED}", re.DOTALL)


def bare(text: str) -> str:
    """Return a text without what drawings put in where they break a line."""
    return "".join(text.replace("-", "").split())


@dataclass
class Guard:
    """Notes what ran, was put in, was refused or was changed, and counts the texts shown."""

    faults: list[str] = field(default_factory=list)
    texts: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        """Begin before anything is opened."""
        page.add_init_script(WATCH)
        page.on("dialog", self._asked)
        page.on("request", self._fetched)

    def _asked(self, dialog: Dialog) -> None:
        self.faults.append(f"ran: dialog {dialog.message}")
        dialog.dismiss()

    def _fetched(self, request: Request) -> None:
        if CANARY in request.url:
            self.faults.append(f"put in: fetched {request.url}")

    def look(self, page: Page) -> None:
        """Look at a page that stands open, and at every question it asks before a step."""
        self.faults += [f"put in: {page.url}: {fault}" for fault in page.evaluate(ASK)]
        found = page.evaluate(LOOK, [ELEMENTS, MARK, OPENED])
        if found["ran"]:
            self.faults.append(f"ran: {page.url}: {found['ran']} times")
        self.faults += [f"refused: {page.url}: {each}" for each in found["refused"]]
        self.faults += [f"put in: {page.url}: {each}" for each in found["bad"]]
        for text in found["shown"]:
            self._read(page.url, text)

    def _read(self, address: str, shown: str) -> None:
        if PRODUCT in shown:
            self.faults.append(f"changed: {address}: a template ran")
        for place, number, said in QUOTED.findall(shown):
            self.places.add(int(place))
            self.texts.add(int(number))
            if bare(said) != bare(HOSTILE[int(number)]):
                self.faults.append(f"changed: {address}: {said} for {HOSTILE[int(number)]}")
