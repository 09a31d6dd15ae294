"""The inspection finds what it is there to find: one planted fault of every kind."""

import pytest
from playwright.sync_api import Browser

from tests.e2e.inspection import Inspector
from tests.e2e.reading import Ledger, Reading

FRAME = (
    '<!doctype html><html lang="da"><head><title>Side</title></head>'
    "<body><main><h1>Side</h1>{}</main></body></html>"
)
LIGHT = '<span class="fr-light">{}</span>'
PLANTED = {
    "without a caption": '<table><tr><th scope="col">A</th></tr></table>',
    "without a scope": "<table><caption>T</caption><tr><th>A</th></tr></table>",
    "without a heading": "<table><caption>T</caption><tr><td>A</td></tr></table>",
    "do not say which": '<ol class="fr-steps"></ol>',
    "light without a word": LIGHT.format('<svg><use href="#green"></use></svg>'),
    "light without a shape": LIGHT.format("<b>Grøn</b>"),
    "colour without a word": '<span class="fr-tone-red"></span>',
    "colour without a shape": '<span class="fr-tone-red">Rød</span>',
    "shape without a word": '<p><svg><use href="/shapes.svg#red"></use></svg></p>',
    "mark without a word": '<span class="fr-tag"></span>',
    "not one main heading": "<h1>To</h1>",
    "wider than the screen": '<p style="width: 400px">Bred</p>',
    "axe image-alt": '<img src="data:,">',
    "script error": "<script>nothing()</script>",
    "console: noted": "<script>console.error('noted')</script>",
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(browser: Browser, inspector: Inspector, fault: str) -> None:
    page = browser.new_page()
    inspector.listen(page)
    page.set_content(FRAME.format(PLANTED[fault]))
    inspector.look_once(page)
    page.close()
    assert any(fault in line for line in inspector.faults), inspector.faults


def test_a_page_without_faults_is_let_through(browser: Browser, inspector: Inspector) -> None:
    page = browser.new_page()
    page.set_content(FRAME.format(LIGHT.format('<svg><use href="#green"></use></svg><b>Grøn</b>')))
    inspector.look_once(page)
    page.close()
    inspector.done()


def test_a_shape_that_means_two_things_is_found() -> None:
    ledger = Ledger()
    for word, shape, tone in (("Grøn", "green", "green"), ("Grøn", "red", ""), ("Rød", "red", "")):
        ledger.enter("/side", Reading([], [(word, shape, tone)], [], 0, 0, 0))
    assert ledger.faults == ["/side: Grøn has the shape red, and green elsewhere"]
    ledger.enter("/side", Reading([], [("Gul", "yellow", "red")], [], 0, 0, 0))
    assert ledger.faults[1:] == ["/side: Gul has the shape yellow on red"]
