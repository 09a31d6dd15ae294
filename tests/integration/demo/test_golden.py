"""The scheme of 2009-2010 is what the sources say, to the cell."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import SYSTEM
from portal.domain.overview import summarise, table_rows
from portal.domain.rag import (
    Assessed,
    Cell,
    Closing,
    Ended,
    NotMonitored,
    Rag,
)
from portal.storage.models import FundingLine, Project, SuccessCriterion, Workshop
from portal.storage.queries.committee import agenda_item_of_round
from portal.storage.queries.matrix import Matrix, matrix
from portal.storage.queries.schemes import SchemeRow, rounds, schemes

ON = date(2026, 11, 20)
GREEN, RED, BLANK = Assessed(Rag.GREEN), Assessed(Rag.RED), NotMonitored()
BUF, KFF = "Børne- og Ungdomsforvaltningen", "Kultur- og Fritidsforvaltningen"
BIF, SOF = "Beskæftigelses- og Integrationsforvaltningen", "Socialforvaltningen"

ROWS: tuple[tuple[str, str, Cell, Cell, Cell], ...] = (
    ("Skoler på X og tværs", BUF, RED, RED, Closing()),
    ("Brobygning på Sjælør Boulevard", KFF, BLANK, GREEN, GREEN),
    ("Alle for én", BUF, GREEN, GREEN, GREEN),
    ("Integration, fastholdelse rekruttering og netværk", KFF, BLANK, GREEN, GREEN),
    ("KVINFO", BIF, BLANK, GREEN, Ended()),
    (
        "Projekt Bydelsmødre og Kvinde-ambassadører i Akacieparken og på Bispebjerg",
        f"{SOF}/{KFF}",
        GREEN,
        GREEN,
        GREEN,
    ),
    ("Fælles evaluering af Bydelsmødre", SOF, GREEN, GREEN, GREEN),
    ("SFK – Satellit Floorball KBH", KFF, BLANK, GREEN, GREEN),
    ("Integrationsmedarbejdere i Bibliotekerne", KFF, GREEN, GREEN, GREEN),
    ("Copenhagen Budo Academy", KFF, BLANK, GREEN, GREEN),
)


@pytest.fixture
def first(reading: Session) -> SchemeRow:
    return schemes(reading)[0]


@pytest.fixture
def overview(reading: Session, first: SchemeRow) -> Matrix:
    return matrix(reading, SYSTEM, ON, first.id)


def test_the_first_scheme_is_that_of_the_decision(first: SchemeRow) -> None:
    assert first.decision_reference == "BR 28.05.09 punkt 42"
    assert first.decision_date == date(2009, 5, 28)
    assert first.organisation_name == BIF
    assert first.policy.monitored_at_least == Decimal(100_000)
    assert first.policy.registered_over == Decimal(50_000)


def test_every_cell_of_the_ten_rows_is_as_in_the_sources(overview: Matrix) -> None:
    found = tuple((row.name, "/".join(row.owners), *row.cells) for row in overview.rows)
    assert found == ROWS


def test_ten_are_monitored_eight_go_on_one_closes_and_one_ended(overview: Matrix) -> None:
    rows = [row.overview() for row in overview.rows]
    july = summarise(rows)
    assert (july.number_monitored, july.in_progress, july.closing, july.ended) == (10, 8, 1, 1)
    assert july.green == 8
    assert len(table_rows(rows)) == 10


def test_the_rounds_have_their_real_periods(overview: Matrix) -> None:
    assert [(one.name, one.period_end) for one in overview.rounds] == [
        ("december 2009", date(2009, 12, 31)),
        ("marts 2010", date(2010, 3, 31)),
        ("juli 2010", date(2010, 6, 30)),
    ]


def test_bydelsmoedre_has_its_real_criteria_period_and_money(reading: Session) -> None:
    project = reading.scalars(select(Project).where(Project.name.like("Projekt Bydelsm%"))).one()
    lines = reading.scalars(select(FundingLine).where(FundingLine.project_id == project.id)).all()
    criteria = reading.scalars(
        select(SuccessCriterion)
        .join(Workshop, Workshop.id == SuccessCriterion.workshop_id)
        .where(Workshop.project_id == project.id)
        .order_by(SuccessCriterion.position)
    ).all()
    assert (project.starts_on, project.ends_on) == (date(2008, 11, 1), date(2010, 12, 31))
    assert sum(line.amount for line in lines) == 2_370_000
    assert sum(line.amount for line in lines if line.is_municipal) == 1_370_000
    assert [(one.target, one.unit) for one in criteria] == [
        (Decimal(100), "familier"),
        (Decimal(80), "%"),
        (Decimal(60), "%"),
    ]
    assert criteria[0].due == date(2010, 6, 30)


def test_the_item_was_moved_from_august_to_september(reading: Session, first: SchemeRow) -> None:
    [july] = [one for one in rounds(reading, first.id) if one.name == "juli 2010"]
    item = agenda_item_of_round(reading, SYSTEM, ON, july.id)
    assert item is not None
    assert (item.title, item.case_number) == (
        "Monitorering af integrationsprojekter, juli 2010",
        "2010-131570",
    )
    assert [(place.meeting_date, place.number) for place in item.placements] == [
        (date(2010, 8, 23), 4),
        (date(2010, 9, 6), 4),
    ]
    assert item.placements[-1].from_meeting_date == date(2010, 8, 23)


def test_the_red_project_was_told_ten_working_days_before_publication(overview: Matrix) -> None:
    red = [found for found in overview.rows[0].assessments if found is not None]
    told = [found.notified.holder_notified_at for found in red]
    published = [found.published_at for found in red]
    assert [at.date() for at in told if at] == [date(2010, 1, 8), date(2010, 4, 12)]
    assert [at.date() for at in published if at] == [date(2010, 1, 22), date(2010, 4, 26)]
    assert all(found.rationale for found in red)
