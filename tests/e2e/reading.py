"""What Chromium reads out of a page: its faults, its lights, tables and steps, and its forms."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

READ = r"""(doc) => {
  const faults = [];
  const cut = (node) => node.outerHTML.replace(/\s+/g, " ").slice(0, 160);
  const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const all = (what, within = doc) => Array.from(within.querySelectorAll(what));

  const tables = all("table");
  for (const table of tables) {
    if (!table.caption || !words(table.caption)) {
      faults.push("table without a caption: " + cut(table));
    }
    if (!table.querySelector("th")) faults.push("table without a heading: " + cut(table));
  }
  const heads = all("table th");
  for (const head of heads) {
    if (!["row", "col", "rowgroup", "colgroup"].includes(head.getAttribute("scope"))) {
      faults.push("table heading without a scope: " + cut(head));
    }
  }

  const step = /^(Trin|Step) \d+ (af|of) \d+$/;
  const said = all(".fr-eyebrow").filter((each) => step.test(words(each)));
  if (doc.querySelector(".fr-steps")) {
    if (said.length !== 1) faults.push("steps that do not say which of how many this is");
    if (all(".fr-steps-wide [aria-current='step']").length !== 1) {
      faults.push("steps without one current");
    }
    const [at, of] = said.length ? words(said[0]).match(/\d+/g).map(Number) : [0, 0];
    const listed = all(".fr-steps-wide li");
    if (of !== listed.length || !(listed[at - 1] || doc).querySelector("[aria-current='step']")) {
      faults.push("steps that say another number than they show");
    }
  }

  const shape = (use) => (use.getAttribute("href") || "").split("#")[1] || "";
  const tone = (node) => (/\bfr-tone-(\w+)/.exec(node.getAttribute("class") || "") || [])[1];
  const lights = [];
  for (const light of all(".fr-light")) {
    const word = light.querySelector("b");
    const use = light.querySelector("svg use");
    if (!word || !words(word)) faults.push("light without a word: " + cut(light));
    else if (!use || !shape(use)) faults.push("light without a shape: " + cut(light));
    else {
      const ground = light.closest("[class*='fr-tone-']");
      lights.push([words(word), shape(use), (ground && tone(ground)) || ""]);
    }
  }
  for (const cell of all("[class*='fr-tone-']")) {
    if (!words(cell)) faults.push("colour without a word: " + cut(cell));
    if (!cell.querySelector("svg use")) faults.push("colour without a shape: " + cut(cell));
  }
  for (const use of all("svg use[href*='shapes.svg#']")) {
    const kind = shape(use);
    const beside = use.closest("svg").parentElement;
    const legend = beside.matches(".fr-dots") ? beside.nextElementSibling : null;
    const named = legend && all("use", legend).some((each) => shape(each) === kind);
    if (["green", "yellow", "red"].includes(kind) && !words(named ? legend : beside)) {
      faults.push("shape without a word: " + cut(beside));
    }
    const label = beside.closest(".fr-ratings label");
    if (label) lights.push([words(label), kind, ""]);
  }
  for (const tag of all(".fr-tag, .fr-flag")) {
    if (!words(tag)) faults.push("mark without a word: " + cut(tag));
  }

  if (doc.querySelectorAll("main h1, main [role='heading'][aria-level='1']").length !== 1) {
    faults.push("not one main heading");
  }

  const forms = [];
  for (const form of all("form")) {
    const inputs = Array.from(form.elements).filter((each) => each.name && each.matches(
      "input:not([type=hidden], [type=submit], [data-select-row]), textarea, select"));
    for (const button of Array.from(form.elements).filter((each) => each.matches("button"))) {
      forms.push({
        method: (form.getAttribute("method") || "get").toLowerCase(),
        action: button.getAttribute("formaction") || form.getAttribute("action") || "",
        does: (button.name || "") + "=" + (button.value || ""),
        fields: inputs.map((each) => each.name),
      });
    }
  }
  return {faults, lights, forms, tables: tables.length, heads: heads.length, steps: said.length};
}"""
LIVE = f"() => ({READ})(document)"
PARSED = f"(text) => ({READ})(new DOMParser().parseFromString(text, 'text/html'))"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to send a form: where it goes, what its button does, and the fields in it."""

    method: str
    action: str
    does: str
    fields: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """What was read on a page."""

    faults: list[str]
    lights: list[tuple[str, str, str]]
    """Of every light its word, its shape, and the tone of its ground, if any."""
    forms: list[Form]
    tables: int
    heads: int
    steps: int


def read(page: Page, text: str | None = None) -> Reading:
    """Return what Chromium reads on the page it shows, or in the text of another."""
    found = page.evaluate(LIVE) if text is None else page.evaluate(PARSED, text)
    return Reading(
        faults=found["faults"],
        lights=[(word, shape, tone) for word, shape, tone in found["lights"]],
        forms=[
            Form(each["method"], each["action"], each["does"], tuple(each["fields"]))
            for each in found["forms"]
        ],
        tables=found["tables"],
        heads=found["heads"],
        steps=found["steps"],
    )


TONES = {"green": {"green"}, "yellow": {"yellow"}, "red": {"red"}, "grey": {"closing", "ended"}}
"""The shapes that may stand on the ground of a tone."""


@dataclass(slots=True)
class Ledger:
    """What all pages together have shown, and where one contradicts another."""

    pages: int = 0
    lights: int = 0
    tables: int = 0
    heads: int = 0
    steps: int = 0
    shape_of: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def enter(self, address: str, reading: Reading) -> None:
        """Add what was read on a page."""
        self.pages += 1
        self.lights += len(reading.lights)
        self.tables += reading.tables
        self.heads += reading.heads
        self.steps += reading.steps
        self.faults += [f"{address}: {fault}" for fault in reading.faults]
        for word, shape, tone in reading.lights:
            if word.isdigit():
                continue
            known = self.shape_of.setdefault(word, shape)
            if known != shape:
                self.faults.append(
                    f"{address}: {word} has the shape {shape}, and {known} elsewhere"
                )
            if tone in TONES and shape not in TONES[tone]:
                self.faults.append(f"{address}: {word} has the shape {shape} on {tone}")
