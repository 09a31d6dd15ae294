"""What is taken out of a text is told, whatever form it stood in (B1)."""

import pytest

from tests.integration.app_world import House
from tests.integration.workshop.desk import a_draft

TOLD = "2 usynlige tegn, som dokumenter ikke kan indeholde, er fjernet."


@pytest.mark.parametrize(
    ("who", "path", "typed"),
    [
        ("secretariat", "/opsaetning/kommune", {}),
        ("holder_a", "/konto/navn", {"name": "N\x00y\x07t"}),
        ("administrator", "/opsaetning/kommune", {"name": "Prøve\x00købing\x1f"}),
        ("administrator", "/personer/ny", {"name": "Ny\x00\x01"}),
        ("secretariat", "/dagsordenspunkter/nyt", {"title": "Punkt\x0b\x0c"}),
        ("secretariat", "/projekter/nyt", {"name": "Nyt\x0b\x0c"}),
    ],
)
def test_every_form_tells_what_it_took_out(
    house: House, who: str, path: str, typed: dict[str, str]
) -> None:
    browser = house.as_person(who)
    browser.get("/konto")
    answer = browser.post(path, typed)
    shown = browser.get(answer.location) if answer.location else answer
    assert (TOLD in shown.text) == bool(typed)


def test_a_workshop_tells_it_too_and_a_password_is_nobodys_text(house: House) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    browser.get(f"{path}/boks/ny")
    answer = browser.post(f"{path}/boks/ny", {"kind": "activity", "text": "M\x00ød\x00er"})
    assert TOLD in browser.get(answer.location).text
    browser.get("/change")
    answer = browser.post("/change", {"password": "a\x00b\x00c"})
    assert "usynlige tegn" not in answer.text
