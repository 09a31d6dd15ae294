"""Settings are changed by administrators only, checked, and kept in the history."""

import re
from decimal import Decimal

import pytest
from sqlalchemy import select

from portal.storage.models.records import AuditChange, AuditEvent
from portal.storage.queries.schemes import scheme_policy
from tests.integration.app_world import Browser, House


def _path(house: House) -> str:
    return f"/opsaetning/ordning/{house.made.scheme.id}"


def _form(browser: Browser, path: str) -> dict[str, str]:
    """Return the form of a page as a browser would send it back."""
    text = browser.get(path).text
    found = {
        match.group(1): value.group(1) if (value := re.search(r'value="([^"]*)"', tag)) else ""
        for tag in re.findall(r"<input[^>]*>", text)
        if (match := re.search(r'name="(\w+)"', tag)) and 'type="checkbox"' not in tag
    }
    for name, options in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', text, re.S):
        chosen = re.search(r'<option[^>]*selected[^>]*value="([^"]*)"', options)
        found[name] = chosen.group(1) if chosen else ""
    found.pop("csrf_token", None)
    return found


@pytest.mark.parametrize("language", ["da", "en"])
def test_saving_without_a_change_changes_nothing(house: House, language: str) -> None:
    office = house.as_person("administrator")
    office.get(f"/sprog/{language}")
    form = {**_form(office, _path(house)), "show_last_rag_when_not_due": "y"}
    answer = office.post(_path(house), form)
    assert answer.status_code == 302, answer.text
    with house.database.reading() as session:
        assert not session.scalars(select(AuditEvent.action)).all()


def test_a_changed_setting_counts_at_once_and_is_remembered(house: House) -> None:
    office = house.as_person("administrator")
    form = {**_form(office, _path(house)), "green_from": "0,9", "show_last_rag_when_not_due": "y"}
    assert office.post(_path(house), form).status_code == 302
    with house.database.reading() as session:
        assert scheme_policy(session, house.made.scheme.id).green_from == Decimal("0.9")
        kept = session.execute(
            select(AuditChange.field, AuditChange.before, AuditChange.after)
        ).one()
        assert tuple(kept) == ("green_from", "0.85", "0.9")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("green_from", "0,4"),
        ("green_from", "1,01"),
        ("yellow_from", "-0,1"),
        ("not_due_below", "0"),
        ("milestone_days", "0"),
        ("milestone_days", "1,5"),
        ("notice_working_days", "-1"),
        ("registered_over", "meget"),
        ("registered_over", ""),
        ("monitored_basis", "daglig"),
        ("time_zone", "Mars/Olympus"),
    ],
)
def test_settings_that_no_rule_could_use_are_refused(house: House, name: str, typed: str) -> None:
    office = house.as_person("administrator")
    answer = office.post(_path(house), {**_form(office, _path(house)), name: typed})
    assert answer.status_code == 422
    assert "<title>Fejl: Ordningens regler" in answer.text
    with house.database.reading() as session:
        assert not session.scalars(select(AuditEvent.action)).all()


def test_two_administrators_do_not_overwrite_each_other_unseen(house: House) -> None:
    office = house.as_person("administrator")
    first = _form(office, _path(house))
    assert office.post(_path(house), {**first, "green_from": "0,9"}).status_code == 302
    second = office.post(_path(house), {**first, "yellow_from": "0,4"})
    assert second.status_code == 409
    assert "En anden har gemt" in second.text
    with house.database.reading() as session:
        assert scheme_policy(session, house.made.scheme.id).yellow_from == Decimal("0.50")


def test_the_secretariat_reads_the_settings_and_changes_none(house: House) -> None:
    form = _form(house.as_person("administrator"), _path(house))
    office = house.as_person("secretariat")
    page = office.get(_path(house)).text
    assert "Reglerne ændres af en administrator." in page
    assert 'name="green_from"' not in page
    office.get("/konto")
    assert office.post(_path(house), {**form, "green_from": "0,9"}).status_code == 404
    assert office.get("/opsaetning/kommune").status_code == 404


def test_the_contact_stands_on_every_page(house: House) -> None:
    office = house.as_person("administrator")
    form = _form(office, "/opsaetning/kommune")
    answer = office.post(
        "/opsaetning/kommune",
        {**form, "contact_email": "ny@proevekoebing.example", "contact_text": "Ring 12 34."},
    )
    assert answer.status_code == 302
    assert "mailto:ny@proevekoebing.example" in house.browser().get("/hjaelp").text
