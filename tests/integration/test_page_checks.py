"""The client that checks pages finds what must not be in a page."""

import pytest

from tests.integration.page_checks import page_faults

GOOD = """<!doctype html><html lang="da"><head><title>Projekter – Fremdrift</title></head>
<body><main><h1>Projekter</h1><form method="post"><label for="q">Søg</label>
<input id="q" name="q"><button>Søg</button></form></main></body></html>"""


def test_a_good_page_has_no_fault() -> None:
    assert list(page_faults(GOOD)) == []


def test_a_page_with_an_error_says_so_before_its_heading() -> None:
    assert list(page_faults(GOOD.replace("<title>", "<title>Fejl: "))) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ("<h1>Projekter</h1>", "", "0 h1"),
        ("<main>", "<main><h1>To</h1>", "2 h1"),
        ("<title>Projekter", "<title>Andet", "does not begin with h1"),
        ("<main>", "<main id='q'>", "id 'q' 2 times"),
        ("<main>", "<main style='color:red'>", "inline style"),
        ("<main>", "<main><style>a{}</style>", "inline style"),
        ("<main>", "<main><script>1</script>", "inline script"),
        ("<main>", "<main onclick='x()'>", "inline script onclick"),
        ("<main>", "<main><a href='javascript:x()'>x</a>", "script in an address"),
        ('<label for="q">', '<label for="p">', "no label at input 'q'"),
        ('<label for="q">', '<label for="p">', "label for 'p', which is not there"),
        ('name="q"', 'name="q" aria-describedby="help"', "aria-describedby 'help'"),
        ("</main>", "", "line"),
    ],
)
def test_a_fault_is_found(good: str, bad: str, fault: str) -> None:
    assert good in GOOD
    found = list(page_faults(GOOD.replace(good, bad, 1)))
    assert any(fault in one for one in found), found


def test_a_part_of_a_page_is_checked_without_heading() -> None:
    assert list(page_faults("<p id='saved'>Gemt kl. 14.32</p>")) == []
    assert list(page_faults("<p id='saved'>Gemt</p><p id='saved'>to</p>"))
