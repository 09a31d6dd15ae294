"""The demo is loaded whole into an empty database, alike on the same day, and never over others."""

import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from portal.clock import SteeredClock
from portal.demo.load import NotTheDemo, load_demo, reset_demo
from portal.demo.present_days import PresentDays
from portal.storage.engine import Database
from portal.storage.history import head
from portal.storage.models import Base, Municipality, Project
from tests.integration.demo.conftest import TODAY


def _rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }


def test_two_loads_on_the_same_day_are_alike_to_the_last_id(
    new_database: Callable[..., Database],
) -> None:
    one, other = new_database(), new_database()
    load_demo(one, SteeredClock(TODAY))
    load_demo(other, SteeredClock(TODAY + timedelta(hours=6)))
    assert _rows(one) == _rows(other)


def test_a_second_load_changes_nothing(database: Database) -> None:
    assert load_demo(database, SteeredClock(TODAY))
    before = _rows(database)
    assert not load_demo(database, SteeredClock(TODAY + timedelta(days=3)))
    assert _rows(database) == before


def test_it_is_loaded_within_three_seconds_of_work(database: Database) -> None:
    begun = time.process_time()
    load_demo(database, SteeredClock(TODAY))
    assert time.process_time() - begun < 3


def test_a_reset_gives_the_demo_of_that_day(database: Database) -> None:
    load_demo(database, SteeredClock(TODAY))
    with database.writing() as session:
        session.scalars(select(Project)).first().name = "Noget andet"  # type: ignore[union-attr]
        session.commit()
    reset_demo(database, SteeredClock(TODAY + timedelta(days=40)))
    with database.reading() as session:
        names = set(session.scalars(select(Project.name)))
        assert "Noget andet" not in names
        assert len(names) == 22
        assert head(session).count > 300


def test_a_reset_leaves_a_real_municipality_alone(database: Database, session: Session) -> None:
    session.execute(insert(Municipality).values(id="m", name="Prøveby Kommune", address=""))
    session.commit()
    before = _rows(database)
    with pytest.raises(NotTheDemo):
        reset_demo(database, SteeredClock(TODAY))
    assert _rows(database) == before


def test_the_current_round_fits_every_day_of_four_years() -> None:
    for step in range(4 * 366):
        day = date(2025, 1, 1) + timedelta(days=step)
        days = PresentDays.of(day)
        assert days.period_start < days.period_end < days.due < day
        earlier = days.earlier_rounds()
        assert earlier[-1]["period"][1] < days.period_start.isoformat()
        assert all(
            one["opens"] < one["submitted"] < one["due"] < one["assessed"] < one["published"]
            for one in earlier
        )
        assert earlier[-1]["published"] < day.isoformat()


@pytest.mark.parametrize("day", [date(2027, 1, 3), date(2027, 1, 11), date(2028, 2, 29)])
def test_it_can_be_loaded_at_the_turn_of_the_year_and_on_a_leap_day(
    database: Database, day: date
) -> None:
    assert load_demo(database, SteeredClock(TODAY.replace(day.year, day.month, day.day)))
