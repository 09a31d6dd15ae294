"""Logins end at once when they should, and a cookie of before opens nothing (C1, C2)."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.storage.models.people import LoginSession
from tests.integration.app_world import PASSWORD, Browser, House

NEW_PASSWORD = "fire helt andre ord"

Ending = Callable[[House, Browser], None]


def _log_out(_house: House, browser: Browser) -> None:
    browser.post("/logout")


def _change_password(_house: House, browser: Browser) -> None:
    browser.get("/konto/adgangskode")
    changed = browser.post(
        "/konto/adgangskode",
        {
            "password": PASSWORD,
            "new_password": NEW_PASSWORD,
            "new_password_confirm": NEW_PASSWORD,
        },
    )
    assert changed.status_code == 302, changed.text


def _reset_password(house: House, _browser: Browser) -> None:
    stranger = house.browser()
    stranger.get("/glemt-adgangskode")
    stranger.post("/glemt-adgangskode", {"email": house.addresses["holder_a"]})
    link = re.search(r"http\S+", house.mails("password_reset")[-1].body)
    assert link
    path = link.group(0).removeprefix(house.base_url)
    stranger.get(path)
    saved = stranger.post(path, {"password": NEW_PASSWORD, "password_confirm": NEW_PASSWORD})
    assert saved.status_code == 302, saved.text


def _give_role(house: House, _browser: Browser) -> None:
    given = house.as_person("administrator").post(
        f"/personer/{house.made.people['holder_a'].id}/roller",
        {
            "role": "project_reader",
            "scope": f"project:{house.made.project_b.id}",
            "valid_from": "8.7.2010",
        },
    )
    assert given.status_code == 302, given.text


def _end_role(house: House, _browser: Browser) -> None:
    office = house.as_person("administrator")
    page = office.get(f"/personer/{house.made.people['holder_a'].id}")
    ending = re.search(r'action="(/personer/[^"]+/afslut)"', page.text)
    assert ending
    assert office.post(ending.group(1)).status_code == 302


def _close_account(house: House, _browser: Browser) -> None:
    person = house.made.people["holder_a"].id
    assert house.as_person("administrator").post(f"/personer/{person}/luk").status_code == 302


def _end_from_another_device(house: House, _browser: Browser) -> None:
    other = house.as_person("holder_a")
    page = other.get("/konto/logins")
    listed = re.findall(r'name="login" value="([^"]+)"', page.text)
    assert len(listed) == 1
    assert other.post("/konto/logins/afslut", {"login": listed[0]}).status_code == 302


def _leave_it_unused(house: House, _browser: Browser) -> None:
    house.clock.move(timedelta(minutes=61))


@pytest.mark.parametrize(
    "ending",
    [
        _log_out,
        _change_password,
        _reset_password,
        _give_role,
        _end_role,
        _close_account,
        _end_from_another_device,
        _leave_it_unused,
    ],
)
def test_a_copied_cookie_is_dead_once_the_login_has_ended(house: House, ending: Ending) -> None:
    browser = house.as_person("holder_a")
    copied = browser.cookie
    assert house.browser(copied).is_in()
    ending(house, browser)
    assert not house.browser(copied).is_in()


def test_changing_the_password_keeps_this_browser_and_ends_the_others(house: House) -> None:
    here, elsewhere = house.as_person("holder_a"), house.as_person("holder_a")
    _change_password(house, here)
    assert here.is_in()
    assert not elsewhere.is_in()
    assert house.browser().log_in(house.addresses["holder_a"]).status_code == 200
    assert len(house.mails("password_changed")) == 1


def test_a_login_in_use_lives_on(house: House) -> None:
    browser = house.as_person("holder_a")
    for _each in range(4):
        house.clock.move(timedelta(minutes=45))
        assert browser.is_in()


def test_use_is_noted_at_most_once_a_minute(house: House) -> None:
    browser = house.as_person("holder_a")

    def seen() -> object:
        with house.database.reading() as session:
            return session.scalars(select(LoginSession.last_seen_at)).one()

    first = seen()
    house.clock.move(timedelta(seconds=59))
    browser.get("/konto")
    assert seen() == first
    house.clock.move(timedelta(seconds=1))
    browser.get("/konto")
    assert seen() == house.clock.now()


def test_what_was_written_for_minutes_is_taken_at_once(house: House) -> None:
    browser = house.as_person("holder_a")
    assert browser.get("/konto").status_code == 200
    house.clock.move(timedelta(minutes=5))
    assert browser.post("/konto/logins/afslut", {"login": "ukendt"}).status_code == 404
    house.clock.move(timedelta(minutes=5))
    assert browser.post("/logout").status_code == 302


def test_nobody_ends_the_login_of_somebody_else(house: House) -> None:
    house.as_person("holder_b")
    with house.database.reading() as session:
        foreign = session.scalars(select(LoginSession.id)).one()
    mine = house.as_person("holder_a")
    assert mine.post("/konto/logins/afslut", {"login": foreign}).status_code == 404
    assert foreign not in mine.get("/konto/logins").text


def test_a_login_puts_a_new_id_in_the_place_of_everything_before(house: House) -> None:
    browser = house.browser()
    browser.get("/login")
    before, token = browser.cookie, browser.token
    browser.log_in(house.addresses["holder_a"])
    assert browser.cookie != before
    browser.get("/konto")
    assert browser.token != token
    assert not house.browser(before).is_in()


def test_a_planted_cookie_never_becomes_a_login(house: House) -> None:
    attacker = house.browser()
    attacker.get("/login")
    victim = house.browser(attacker.cookie)
    victim.log_in(house.addresses["holder_a"])
    assert victim.is_in()
    assert not attacker.is_in()


def test_a_planted_login_of_the_attacker_is_not_kept(house: House) -> None:
    attacker = house.as_person("holder_b")
    victim = house.browser(attacker.cookie)
    victim.get("/konto")
    victim.post("/logout")
    victim.log_in(house.addresses["holder_a"])
    assert "holder_a" not in attacker.get("/konto").text
    assert not attacker.is_in()


def test_every_login_has_an_id_of_its_own(house: House) -> None:
    for _each in range(3):
        house.as_person("holder_a")
    with house.database.reading() as session:
        assert len(set(session.scalars(select(LoginSession.id)))) == 3


def test_the_cookie_of_production_is_bound_to_host_and_https(safe_house: House) -> None:
    browser = safe_house.browser()
    browser.get("/login")
    answer = browser.log_in(safe_house.addresses["holder_a"])
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-fremdrift=")
    parts = {part.strip() for part in cookie.split(";")[1:]}
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} == parts
    assert browser.is_in()


def test_the_cookie_of_the_demo_is_hidden_from_scripts(house: House) -> None:
    answer = house.browser().log_in(house.addresses["holder_a"])
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 1
    assert cookies[0].startswith("fremdrift=")
    assert "HttpOnly" in cookies[0]
    assert "SameSite=Lax" in cookies[0]
