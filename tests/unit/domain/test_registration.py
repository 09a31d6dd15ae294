"""A registration: limited in time, owned, and with money that adds up."""

from datetime import date
from decimal import Decimal

import pytest

from portal.domain.policy import FundingLine
from portal.domain.registration import ProjectDraft, registration_gaps


def draft(**changed: object) -> ProjectDraft:
    values: dict[str, object] = {
        "name": "Lektiecafé",
        "starts_on": date(2010, 1, 1),
        "ends_on": date(2011, 12, 31),
        "holder_id": "h",
        "owner_ids": ("a",),
        "yearly_budget": Decimal(1),
        **changed,
    }
    return ProjectDraft(**values)  # type: ignore[arg-type]


def line(year: int = 2010, **changed: object) -> FundingLine:
    values: dict[str, object] = {
        "source": "Puljen",
        "year": year,
        "amount": Decimal(1),
        "municipal": True,
        **changed,
    }
    return FundingLine(**values)  # type: ignore[arg-type]


def test_a_whole_registration_has_no_gaps() -> None:
    assert registration_gaps(draft(funding=(line(), line(2011)))) == ()


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"name": " "}, "name", "project_name_missing"),
        ({"ends_on": date(2009, 12, 31)}, "ends_on", "project_period_reversed"),
        ({"ends_on": date(2026, 1, 1)}, "ends_on", "project_period_too_long"),
        ({"owner_ids": ()}, "owners", "project_owner_missing"),
        ({"owner_ids": ("a", "a")}, "owners", "project_owner_twice"),
        ({"funding": (line(2009),)}, "funding", "funding_outside_period"),
        ({"funding": (line(), line(source="puljen"))}, "funding", "funding_twice"),
        (
            {"funding": (line(municipal=False, pool_id="p"),)},
            "funding",
            "funding_pool_not_municipal",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    changed: dict[str, object], field: str, code: str
) -> None:
    assert [(at, reason.code) for at, reason in registration_gaps(draft(**changed))] == [
        (field, code)
    ]
