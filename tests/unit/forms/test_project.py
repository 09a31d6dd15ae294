"""The registration's form: shape is checked, empty rows fall away, and the value is frozen."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from forms.project import ProjectForm
from portal.domain.policy import FundingLine

FULL = {
    "name": "Lektiecafé",
    "starts_on": "1/8 2010",
    "ends_on": "2012-07-31",
    "holder": "h",
    "owners-0-owner": "",
    "owners-1-owner": "b",
    "owners-2-owner": "a",
    "yearly_budget": "1.234.567,50",
    "funding-0-source": "",
    "funding-1-source": "Puljen",
    "funding-1-year": "2010",
    "funding-1-amount": "100.000",
    "funding-1-municipal": "y",
    "funding-1-pool": "p",
    "interval": "yearly",
}


@pytest.fixture(autouse=True)
def in_a_request() -> Iterator[None]:
    """Forms of the web need an application round them."""
    app = Flask(__name__)
    app.config.update(SECRET_KEY="a", WTF_CSRF_ENABLED=False)
    with app.test_request_context():
        yield


def filled_form(**changed: str) -> ProjectForm:
    form = ProjectForm(formdata=MultiDict({**FULL, **changed}))
    return form.offer(
        holders=[("h", "Foreningen")],
        owners=[("a", "A"), ("b", "B")],
        pools=[("p", "Puljen")],
        areas=[("i", "Integration")],
        goals=[],
        districts=[],
        intervals=[("every_round", "Hver"), ("yearly", "Årligt")],
        aftermaths=[("stopped", "Ophørt")],
        kinds=[("final", "Slut")],
    )


def test_what_was_typed_becomes_a_frozen_value_in_its_order() -> None:
    form = filled_form()
    assert form.validate(), form.errors
    draft = form.value()
    assert draft.owner_ids == ("b", "a")
    assert draft.yearly_budget == Decimal("1234567.50")
    assert (draft.starts_on, draft.ends_on) == (date(2010, 8, 1), date(2012, 7, 31))
    assert draft.funding == (
        FundingLine("Puljen", 2010, Decimal(100_000), municipal=True, pool_id="p"),
    )
    assert draft.interval.value == "yearly"


def test_a_row_in_which_anything_was_typed_is_checked() -> None:
    form = filled_form(**{"funding-0-amount": "abc"})
    assert not form.validate()
    row = form.funding.entries[0].form
    assert row["amount"].errors
    assert row["source"].errors


@pytest.mark.parametrize(
    ("typed", "version"), [("7", 7), ("", -1), ("-1", -1), ("²", -1), ("x", -1), ("9" * 12, -1)]
)
def test_a_version_is_a_number_or_nobody_has_seen_it(typed: str, version: int) -> None:
    assert filled_form(version=typed).seen_number == version


def test_rows_grow_only_where_that_was_asked_for_and_never_without_end() -> None:
    assert not filled_form().grow()
    assert not filled_form(flere="name").grow()
    form = filled_form(flere="funding")
    assert form.grow()
    assert len(form.funding.entries) == 5
    many = {f"funding-{number}-source": "x" for number in range(80)}
    full = filled_form(flere="funding", **many)
    assert full.grow()
    assert len(full.funding.entries) == 60


def test_unprintable_signs_are_taken_out() -> None:
    form = filled_form(name="Caf\x0be\x00")
    assert form.validate()
    assert form.value().name == "Cafe"
