"""What is looked for on every page: axe, width, noise, tables, steps, lights."""

from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

from tests.e2e.reading import read

WIDE = 1280
NARROW = 320
HEIGHT = 900
AXE = Axe()
OPTIONS = {"resultTypes": ["violations"]}
HELD_BACK = "Failed to load resource: the server responded with a status of 4"

BEYOND = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return "";
  const clipped = (node) => {
    for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  };
  const wide = Array.from(document.querySelectorAll("body *")).find(
    (each) => each.getBoundingClientRect().right > width + 1 && !clipped(each));
  return document.documentElement.scrollWidth + " px of " + width + ", first: "
    + (wide ? wide.outerHTML.replace(/\\s+/g, " ").slice(0, 160) : "?");
}"""

SKELETON = """() => {
  const kinds = new Set();
  for (const each of document.querySelectorAll("body *")) {
    kinds.add(each.tagName + "." + (each.getAttribute("class") || "") + "/" + (each.type || ""));
  }
  return document.title.replace(/^.* [–-] /, "") + Array.from(kinds).sort().join(" ");
}"""


@dataclass(slots=True)
class Inspector:
    """Notes every fault of the pages it is shown."""

    faults: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def listen(self, page: Page) -> None:
        """Note what the browser complains about, the policy of contents among it."""
        page.on("console", lambda message: self._heard(page, message))
        page.on("pageerror", lambda error: self.note(page.url, f"script error: {error}"))

    def _heard(self, page: Page, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(HELD_BACK):
            self.note(page.url, f"console: {message.text}")

    def note(self, address: str, fault: str) -> None:
        """Note a fault once."""
        line = f"{urlsplit(address).path}: {fault}"
        if line not in self.faults:
            self.faults.append(line)

    def look(self, page: Page) -> None:
        """Look at a page of a kind not seen before; in English, too, if it can be asked for again.

        English is spoken in a window of its own, so that the page keeps what was said on it.
        """
        kind = page.evaluate(SKELETON)
        if kind in self.seen:
            return
        self.seen.add(kind)
        self.look_once(page)
        again = page.request.get(page.url)
        if again.ok and again.url == page.url:
            window = page.context.new_page()
            self.listen(window)
            self._read_in("en", window, page)
            self.look_once(window)
            self._read_in("da", window, window)
            window.close()

    def speak(self, page: Page, language: str, address: str) -> None:
        """Open a page in a language."""
        parts = urlsplit(address)
        back = quote(parts.path + (f"?{parts.query}" if parts.query else ""), safe="")
        page.goto(f"{parts.scheme}://{parts.netloc}/sprog/{language}?next={back}")

    def _read_in(self, language: str, window: Page, page: Page) -> None:
        """Open a page in another language, by its own link if it offers one."""
        link = page.locator(f"a[hreflang={language}]")
        if link.count():
            window.goto(urljoin(page.url, link.first.get_attribute("href")))
        else:
            self.speak(window, language, page.url)

    def look_once(self, page: Page) -> None:
        """Look at a page as it stands, wide and narrow."""
        language = page.locator("html").get_attribute("lang")
        for fault in read(page).faults:
            self.note(page.url, f"[{language}] {fault}")
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            self._axe(page, f"[{language} {width}]")
        if beyond := page.evaluate(BEYOND):
            self.note(page.url, f"[{language} {NARROW}] wider than the screen: {beyond}")
        page.set_viewport_size({"width": WIDE, "height": HEIGHT})

    def _axe(self, page: Page, where: str) -> None:
        for violation in AXE.run(page, options=OPTIONS).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            self.note(page.url, f"{where} axe {violation['id']}: {' | '.join(nodes)}")

    def done(self) -> None:
        """Fail with every fault that was noted."""
        assert not self.faults, "\n".join([f"{len(self.faults)} faults", *self.faults])
