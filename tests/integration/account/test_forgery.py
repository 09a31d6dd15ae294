"""Every change needs the token of the own page, and private pages are never kept (C3, A7)."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.integration.app_world import House


def _filled(place: re.Match[str]) -> str:
    """Return something for one place of an address: the first of a choice, else a one."""
    choice = re.match(r"any\(\W*(\w+)", place.group(1))
    return choice.group(1) if choice else "1"


def _addresses(app: Flask, method: str) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or set()) and rule.endpoint != "static":
            yield re.sub(r"<([^>]+)>", _filled, rule.rule)


def _row_counts(house: House) -> dict[str, int]:
    with house.database.engine.connect() as connection:
        tables = house.made.scheme.metadata.sorted_tables
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables
        }


@pytest.mark.parametrize("who", ["administrator", "secretariat", "holder_a"])
def test_every_change_without_the_right_token_is_refused(house: House, who: str) -> None:
    browser, other = house.as_person(who), house.as_person("holder_b")
    before = _row_counts(house)
    wrong = []
    addresses = list(_addresses(house.app, "POST"))
    assert len(addresses) >= 15
    for address in addresses:
        for token in ("", "made-up", other.token):
            answer = browser.post(address, token=token)
            if answer.status_code != 400:
                wrong.append((address, token[:8], answer.status_code))
    assert not wrong
    assert _row_counts(house) == before
    assert browser.is_in()


def test_the_own_token_is_accepted(house: House) -> None:
    browser = house.as_person("holder_a")
    assert browser.post("/konto/navn", {"name": "Nyt Navn"}).status_code == 302
    assert "Nyt Navn" in browser.get("/konto").text


@pytest.mark.parametrize("who", ["", "administrator"])
def test_no_page_is_kept_by_a_browser(house: House, who: str) -> None:
    browser = house.as_person(who) if who else house.browser()
    kept = [
        address
        for address in _addresses(house.app, "GET")
        if browser.get(address).headers.get("Cache-Control") != "no-store"
    ]
    assert kept == ["/overblik"], "only what is alike for everybody is kept"


PLACES = ("/", "/login", "/findesikke")


def test_a_browser_that_came_over_https_never_comes_back_without_it(safe_house: House) -> None:
    for address in PLACES:
        told = safe_house.browser().get(address).headers.get("Strict-Transport-Security")
        assert told == "max-age=31536000", address


def test_a_house_on_plain_http_does_not_lock_itself_out(house: House) -> None:
    for address in PLACES:
        assert "Strict-Transport-Security" not in house.browser().get(address).headers
