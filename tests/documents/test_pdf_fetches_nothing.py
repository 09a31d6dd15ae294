"""A PDF fetches nothing from outside, whatever a page or a drawing may name."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pikepdf
import pytest

from docgen.theme import Theme
from docgen.writers.press import Press
from tests.documents import library

VECTORS = {
    "image": '<img src="{0}/a.png" alt="x">',
    "style sheet": '<link rel="stylesheet" href="{0}/a.css">',
    "imported style": "<style>@import url({0}/a.css);</style>",
    "font": "<style>@font-face{{font-family:X;src:url({0}/a.woff2)}} p{{font-family:X}}</style>",
    "background": '<p style="background:url({0}/a.png)">x</p>',
    "list image": '<ul style="list-style-image:url({0}/a.png)"><li>x</li></ul>',
    "content": "<style>p::before{{content:url({0}/a.png)}}</style>",
    "drawing's image": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    '<image href="{0}/a.png" width="9" height="9"/></svg>',
    "drawing's use": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    '<use href="{0}/a.svg#x"/></svg>',
    "object": '<object data="{0}/a.svg"></object>',
    "attachment": '<link rel="attachment" href="{0}/a.txt">',
    "linked attachment": '<a rel="attachment" href="{0}/a.txt">x</a>',
    "redirect": '<img src="{0}/redirect" alt="x">',
    "local file": '<img src="file:///etc/hostname" alt="x">',
    "local attachment": '<link rel="attachment" href="file:///etc/hostname">',
}


class _Listener(BaseHTTPRequestHandler):
    """Notes every visit and answers with a redirect to itself."""

    visits: list[str]

    def do_GET(self) -> None:
        self.visits.append(self.path)
        self.send_response(302)
        self.send_header("Location", "/again")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """Return the address of a server on this machine, and the list of its visits."""
    visits: list[str] = []
    handler = type("Noting", (_Listener,), {"visits": visits})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", visits
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_nothing_is_fetched_and_nothing_attached(
    vector: str, listener: tuple[str, list[str]]
) -> None:
    address, visits = listener
    theme = library.theme()
    page = (
        f'<!DOCTYPE html><html lang="da"><head><title>x</title></head><body>'
        f"{vector.format(address)}<p>x</p></body></html>"
    )
    content = Press(theme).print_page(page)
    assert visits == []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.attachments) == 0


def test_a_theme_cannot_make_the_press_fetch(listener: tuple[str, list[str]]) -> None:
    address, visits = listener
    css = library.theme().print_css + f"p{{background:url({address}/a.png)}}"
    css = f"@import url({address}/a.css);{css}"
    Press(Theme(b"", css)).print_page("<html lang=da><title>x</title><p>x</p></html>")
    assert visits == []
