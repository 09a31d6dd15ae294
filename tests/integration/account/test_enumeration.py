"""Nobody learns from an answer, or from its time, who has an account (C7)."""

import re
import time
from collections.abc import Callable
from statistics import median

import pytest

from tests.integration.app_world import TOKEN, Browser, House

UNKNOWN = "ingen@proevekoebing.example"
TRIES = 40
NEARNESS = 0.10

Attempt = Callable[[House, Browser, str], tuple[int, str, str]]


def _answer(status: int, place: str | None, text: str, *secrets: str) -> tuple[int, str, str]:
    plain = TOKEN.sub("", re.sub(r'X-CSRFToken": "[^"]+', "", text))
    for secret in secrets:
        plain = plain.replace(secret, "")
    return status, place or "", plain


def _log_in(_house: House, browser: Browser, email: str) -> tuple[int, str, str]:
    answer = browser.post("/login", {"email": email, "password": "ikke den rigtige"})
    return _answer(answer.status_code, answer.location, answer.text, email)


def _forget(_house: House, browser: Browser, email: str) -> tuple[int, str, str]:
    answer = browser.post("/glemt-adgangskode", {"email": email})
    return _answer(answer.status_code, answer.location, answer.text, email)


def _invite(house: House, browser: Browser, email: str) -> tuple[int, str, str]:
    answer = browser.post(
        "/personer/ny",
        {
            "name": "Ny Person",
            "email": email,
            "organisation": "",
            "language": "da",
            "role": "project_reader",
            "scope": f"project:{house.made.project_b.id}",
            "valid_from": "8.7.2010",
        },
    )
    after = browser.get(answer.location or "/").text
    told = re.findall(r'<p class="alert-text">([^<]*)', after)
    return _answer(answer.status_code, answer.location, " ".join(told), email)


def _browser(house: House, attempt: Attempt) -> Browser:
    if attempt is _invite:
        return house.as_person("secretariat")
    browser = house.browser()
    browser.get("/login")
    return browser


@pytest.mark.parametrize("attempt", [_log_in, _forget, _invite])
def test_known_and_unknown_addresses_are_answered_alike(house: House, attempt: Attempt) -> None:
    browser = _browser(house, attempt)
    known = attempt(house, browser, house.addresses["holder_a"])
    assert known == attempt(house, browser, UNKNOWN)
    assert known[0] in {200, 302}


def test_closed_and_invited_accounts_are_answered_like_unknown_ones(house: House) -> None:
    office = house.as_person("administrator")
    _invite(house, office, "inviteret@proevekoebing.example")
    office.post(f"/personer/{house.made.people['holder_b'].id}/luk")
    browser = _browser(house, _log_in)
    for attempt in (_log_in, _forget):
        unknown = attempt(house, browser, UNKNOWN)
        assert attempt(house, browser, house.addresses["holder_b"]) == unknown
        assert attempt(house, browser, "inviteret@proevekoebing.example") == unknown
    told = [mail.address for mail in house.mails("password_reset")]
    assert told == ["inviteret@proevekoebing.example"]


def _medians(
    house: House, attempt: Attempt, tries: int, watch: Callable[[], float]
) -> tuple[float, float]:
    browser = _browser(house, attempt)
    times: dict[str, list[float]] = {UNKNOWN: [], house.addresses["holder_a"]: []}
    for number in range(tries + 3):
        for email, taken in times.items():
            fresh = email == UNKNOWN and attempt is _invite
            start = watch()
            attempt(house, browser, f"{number}.{email}" if fresh else email)
            if number >= 3:
                taken.append(watch() - start)
    return median(times[house.addresses["holder_a"]]), median(times[UNKNOWN])


@pytest.mark.parametrize("attempt", [_log_in, _forget, _invite])
def test_known_and_unknown_addresses_cost_the_same_work(house: House, attempt: Attempt) -> None:
    for _again in range(3):
        known, unknown = _medians(house, attempt, TRIES, time.thread_time)
        if abs(known - unknown) <= NEARNESS * max(known, unknown):
            return
    pytest.fail(f"medians {known * 1000:.1f} ms and {unknown * 1000:.1f} ms")


@pytest.mark.slow
@pytest.mark.parametrize("attempt", [_log_in, _forget, _invite])
def test_two_hundred_answers_take_the_same_time(house: House, attempt: Attempt) -> None:
    for _again in range(3):
        known, unknown = _medians(house, attempt, 200, time.perf_counter)
        if abs(known - unknown) <= NEARNESS * max(known, unknown):
            return
    pytest.fail(f"medians {known * 1000:.1f} ms and {unknown * 1000:.1f} ms")
