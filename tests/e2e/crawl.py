"""Finds the pages a person can reach by links, and chooses those that differ in kind."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import APIRequestContext
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, RequestRedirect

PER_ENDPOINT = 24
KINDS_PER_ENDPOINT = 3
NOT_PAGES = frozenset({"static", "account.speak", "account.start"})
START = ("/opgaver", "/konto", "/hjaelp", "/was", "/privatliv")


class _Reader(HTMLParser):
    """Gathers the links of a page and the kinds of things that stand on it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.kinds: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.kinds.add(f"{tag}.{given.get('class') or ''}/{given.get('type') or ''}")
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))


@dataclass(slots=True)
class Reach:
    """What was reached: the addresses of every endpoint, their texts, and what is broken."""

    pages: dict[str, dict[str, frozenset[str]]] = field(default_factory=lambda: defaultdict(dict))
    texts: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def chosen(self) -> Iterator[str]:
        """Yield of every endpoint the fullest page, and those that show something new."""
        for addresses in self.pages.values():
            known: set[str] = set()
            fullest = sorted(addresses, key=lambda each: -len(addresses[each]))
            kept = 0
            for address in fullest:
                if kept < KINDS_PER_ENDPOINT and not addresses[address] <= known:
                    known |= addresses[address]
                    kept += 1
                    yield address


def sent_to(action: str, routes: Map) -> str:
    """Return the endpoint that a form is sent to."""
    endpoint, _arguments = routes.bind("localhost").match(urlsplit(action).path, method="POST")
    return str(endpoint)


def reach(
    request: APIRequestContext, base: str, routes: Map, start: tuple[str, ...] = START
) -> Reach:
    """Return the pages that links lead to, a bounded number of each endpoint."""
    adapter = routes.bind("localhost")
    found = Reach()
    waiting, known = list(start), set(start)
    taken: dict[str, int] = defaultdict(int)
    while waiting:
        address = waiting.pop(0)
        try:
            endpoint, _arguments = adapter.match(urlsplit(address).path, method="GET")
        except (HTTPException, RequestRedirect):
            found.faults.append(f"{address}: leads nowhere")
            continue
        if endpoint in NOT_PAGES or taken[endpoint] >= PER_ENDPOINT:
            continue
        taken[endpoint] += 1
        for link in _visit(request, base, address, endpoint, found):
            if link not in known:
                known.add(link)
                waiting.append(link)
    return found


def _visit(
    request: APIRequestContext, base: str, address: str, endpoint: str, found: Reach
) -> list[str]:
    answer = request.get(f"{base}{address}")
    if not answer.ok:
        found.faults.append(f"{address}: {answer.status}")
        return []
    is_page = answer.headers.get("content-type", "").startswith("text/html")
    if not is_page or answer.headers.get("content-disposition", "").startswith("attachment"):
        found.files.add(endpoint)
        return []
    reader = _Reader()
    reader.feed(re.sub(r"(?s)<script.*?</script>", "", answer.text()))
    if urlsplit(answer.url).path == urlsplit(address).path:
        found.pages[endpoint][address] = frozenset(reader.kinds)
        found.texts[address] = answer.text()
    return list(_own(reader.links, base, address))


def _own(links: list[str], base: str, address: str) -> Iterator[str]:
    """Yield the addresses within the portal that some links lead to."""
    for link in links:
        whole = urljoin(f"{base}{address}", link).partition("#")[0]
        if whole.startswith(base):
            yield whole.removeprefix(base) or "/"
