"""What was removed from a draft comes back whole at the press of a button."""

import html
import re

import pytest

from portal.storage.models.workshops import Workshop
from tests.integration.app_world import Browser, House
from tests.integration.workshop.desk import a_draft, agreed, latest

SEALED = re.compile(r'name="removed" value="([^"]+)"')


def _content(house: House) -> object:
    """Return everything that a draft holds."""
    found: Workshop = latest(house)
    with house.database.reading() as session:
        session.add(found)
        parts = (found.nodes, found.links, found.criteria, found.milestones, found.risks)
        points = [row for each in found.criteria for row in each.path]
        return sorted(
            str({column.key: getattr(row, column.key) for column in row.__table__.columns})
            for row in [*(one for part in parts for one in part), *points]
        )


def _removed(browser: Browser, path: str) -> tuple[str, str]:
    """Remove an item; return the address that puts it back, and the sealed item."""
    browser.get(path)
    answer = browser.post(f"{path}/slet")
    assert answer.status_code == 200
    assert "Fjernet fra udkastet." in answer.text
    found = SEALED.search(answer.text)
    assert found is not None
    return path.rpartition("/")[0] + "/fortryd", html.unescape(found.group(1))


@pytest.mark.parametrize(
    "item", ["boks/families", "kriterium/hundred", "milepael/start", "risiko/few"]
)
def test_an_item_comes_back_as_it_was_with_all_that_hung_on_it(house: House, item: str) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    before = _content(house)
    address, sealed = _removed(browser, f"{path}/{item}")
    assert _content(house) != before
    for _press in range(2):
        answer = browser.post(address, {"removed": sealed})
        assert answer.status_code == 303
        assert _content(house) == before
    assert "Sat tilbage i udkastet." in browser.get(answer.location).text


def test_an_arrow_whose_box_is_gone_stays_away_and_that_is_told(house: House) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    link = latest(house).links[0].id
    address, sealed = _removed(browser, f"{path}/pil/{link}")
    assert browser.post(address, {"removed": sealed}).status_code == 303
    address, sealed = _removed(browser, f"{path}/pil/{link}")
    _removed(browser, f"{path}/boks/families")
    assert browser.post(address, {"removed": sealed}).status_code == 409
    assert latest(house).links == []


def test_only_what_the_house_itself_sealed_for_this_draft_comes_back(house: House) -> None:
    path = a_draft(house)
    browser = house.as_person("holder_a")
    address, sealed = _removed(browser, f"{path}/risiko/few")
    after = _content(house)
    for text in ("", "x", sealed[:-2], f"A{sealed}"):
        answer = browser.post(address, {"removed": text})
        assert "Det kan ikke fortrydes længere." in browser.get(answer.location).text
    assert _content(house) == after
    stranger = house.as_person("holder_b")
    assert stranger.post(address, {"removed": sealed}).status_code == 404


def test_nothing_comes_back_into_an_agreed_version(house: House) -> None:
    path = agreed(house)
    browser = house.as_person("holder_a")
    browser.get(path)
    assert browser.post(f"{path}/risiko/fortryd", {"removed": "x"}).status_code == 409
