"""Nobody learns from an answer, or from its time, who has an account (C7)."""

import re
import time
from collections.abc import Callable, Iterator
from statistics import median

import pytest
from flask.testing import FlaskClient

from tests.integration.app_world import TOKEN, Browser, House

UNKNOWN = "ingen@proevekoebing.example"
TRIES = 40
WARM = 4
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


@pytest.fixture
def bare_house(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """Return the portal with browsers that do not look through their pages: only it is timed."""
    monkeypatch.setattr(house.app, "test_client_class", FlaskClient)
    return house


def _timed(house: House, browser: Browser, attempt: Attempt, email: str) -> float:
    start = time.process_time()
    attempt(house, browser, email)
    return (time.process_time() - start) * 1000


def _pairs(house: House, attempt: Attempt, tries: int) -> Iterator[tuple[float, float]]:
    """Yield the work of an answer to a known and to an unknown address, in ms, side by side.

    Work is the process's own time, for nothing but work makes the two differ: who else uses the
    machine does not count. Either goes first every second time.
    """
    browser = _browser(house, attempt)
    for number in range(tries):
        known = house.addresses["holder_a"]
        unknown = f"{number}.{UNKNOWN}" if attempt is _invite else UNKNOWN
        order = (known, unknown) if number % 2 else (unknown, known)
        taken = {email: _timed(house, browser, attempt, email) for email in order}
        yield taken[known], taken[unknown]


def _assert_alike(pairs: list[tuple[float, float]]) -> None:
    """Want the median difference of the pairs to be small beside the work itself."""
    apart = median(known - unknown for known, unknown in pairs)
    whole = median(max(pair) for pair in pairs)
    assert abs(apart) <= NEARNESS * whole, f"{apart:.1f} ms apart, of {whole:.1f} ms"


@pytest.mark.parametrize("attempt", [_log_in, _forget, _invite])
def test_known_and_unknown_addresses_cost_the_same_work(
    bare_house: House, attempt: Attempt
) -> None:
    _assert_alike(list(_pairs(bare_house, attempt, WARM + TRIES))[WARM:])


@pytest.mark.slow
@pytest.mark.parametrize("attempt", [_log_in, _forget, _invite])
def test_two_hundred_answers_take_the_same_time(bare_house: House, attempt: Attempt) -> None:
    _assert_alike(list(_pairs(bare_house, attempt, WARM + 200))[WARM:])
