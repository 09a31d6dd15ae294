"""The overview counts as the source does: July 2010 is 10 = 8 + 1 + 1."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.overview import (
    PROJECT_TRANSITIONS,
    CellFacts,
    OverviewReason,
    OverviewRow,
    ProjectAction,
    ProjectPhase,
    round_cell,
    summarise,
    table_rows,
    worse_than_before,
)
from portal.domain.policy import SchemePolicy
from portal.domain.rag import (
    Assessed,
    AssessedLater,
    Cell,
    Closing,
    Ended,
    NotDue,
    NotMonitored,
    NotReported,
    Rag,
)

POLICY = SchemePolicy()
RED, GREEN = Assessed(Rag.RED), Assessed(Rag.GREEN)
BLANK = NotMonitored()
JULY_2010: list[tuple[Cell, Cell, Cell]] = [
    (RED, RED, Closing()),
    (BLANK, GREEN, GREEN),
    (GREEN, GREEN, GREEN),
    (BLANK, GREEN, GREEN),
    (BLANK, GREEN, Ended()),
    (GREEN, GREEN, GREEN),
    (GREEN, GREEN, GREEN),
    (BLANK, GREEN, GREEN),
    (GREEN, GREEN, GREEN),
    (BLANK, GREEN, GREEN),
]


def row(name: str, *cells: Cell) -> OverviewRow:
    return OverviewRow(name, name, ("BUF",), cells)


ROWS = [row(f"project {number}", *cells) for number, cells in enumerate(JULY_2010, start=1)]
END = date(2010, 6, 30)
FACTS = CellFacts(
    monitored=True, phase=ProjectPhase.ACTIVE, round_closed=True, period_end=END, rag=None
)


def test_july_2010_has_ten_monitored_eight_in_progress_one_closing_one_ended() -> None:
    july = summarise(ROWS)
    assert july.number_monitored == 10
    assert (july.in_progress, july.closing, july.ended) == (8, 1, 1)
    assert (july.green, july.yellow, july.red) == (8, 0, 0)


def test_the_rounds_before_count_their_own_cells() -> None:
    december, march = summarise(ROWS, 0), summarise(ROWS, 1)
    assert (december.number_monitored, december.green, december.red) == (5, 4, 1)
    assert (march.number_monitored, march.green, march.red) == (10, 9, 1)


def test_a_table_lists_those_monitored_in_its_last_round_in_the_order_given() -> None:
    earlier = [row(one.name, *one.cells[:1]) for one in ROWS]
    assert table_rows(ROWS) == tuple(ROWS)
    listed = [one.name for one in table_rows(earlier)]
    assert listed == ["project 1", "project 3", "project 6", "project 7", "project 9"]


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        ({"monitored": False}, NotMonitored()),
        ({"shown_as_ended": True, "ended_on": date(2009, 1, 1)}, NotMonitored()),
        ({"rag": Rag.RED}, RED),
        ({"rag": Rag.RED, "monitored": False}, RED),
        ({"phase": ProjectPhase.CLOSING}, Closing()),
        ({"phase": ProjectPhase.CLOSING, "rag": Rag.RED}, Closing(Rag.RED)),
        ({"phase": ProjectPhase.COMPLETED, "ended_on": date(2010, 6, 29)}, Ended()),
        ({"phase": ProjectPhase.TERMINATED, "ended_on": date(2010, 4, 1)}, Ended()),
        ({"phase": ProjectPhase.COMPLETED, "ended_on": END}, NotReported()),
        (
            {"phase": ProjectPhase.COMPLETED, "ended_on": date(2010, 6, 1), "rag": Rag.GREEN},
            GREEN,
        ),
        (
            {
                "not_due_because": OverviewReason.PAUSED,
                "last_rag": Rag.YELLOW,
                "last_round_name": "marts 2010",
            },
            NotDue(Rag.YELLOW, "marts 2010", OverviewReason.PAUSED),
        ),
        ({}, NotReported()),
        ({"round_closed": False}, None),
        ({"has_report": True}, None),
        ({"has_report": True, "assessed_later_because": "Ill"}, AssessedLater("Ill")),
    ],
)
def test_each_cell_follows_from_the_facts(change: dict[str, object], cell: Cell | None) -> None:
    assert round_cell(replace(FACTS, **change), POLICY) == cell  # type: ignore[arg-type]


def test_the_last_colour_is_shown_only_if_the_scheme_wishes() -> None:
    away = replace(FACTS, not_due_because=OverviewReason.INTERVAL, last_rag=Rag.RED)
    quiet = SchemePolicy(show_last_rag_when_not_due=False)
    assert round_cell(away, quiet) == NotDue(because=OverviewReason.INTERVAL)


def test_a_project_is_ended_in_one_round_and_not_monitored_from_then_on() -> None:
    over = replace(FACTS, phase=ProjectPhase.COMPLETED, ended_on=date(2010, 5, 1))
    march = replace(FACTS, period_end=date(2010, 3, 31), rag=Rag.GREEN)
    october = replace(over, period_end=date(2010, 9, 30))
    assert (round_cell(march, POLICY), round_cell(over, POLICY)) == (GREEN, Ended())
    assert round_cell(replace(over, rag=Rag.YELLOW), POLICY) == Assessed(Rag.YELLOW)
    assert round_cell(october, POLICY) == Ended()
    assert round_cell(replace(october, shown_as_ended=True), POLICY) == NotMonitored()


@pytest.mark.parametrize(
    ("cells", "worse"),
    [
        ((GREEN, RED), True),
        ((RED, RED), False),
        ((RED, GREEN), False),
        ((GREEN, NotDue(), Assessed(Rag.YELLOW)), True),
        ((GREEN, Closing(Rag.RED)), False),
        ((BLANK, RED), False),
    ],
)
def test_worse_than_last_time_looks_at_the_last_rating_shown(
    cells: tuple[Cell, ...], worse: bool
) -> None:
    assert worse_than_before(cells, len(cells) - 1) is worse


def test_phases_run_forward_and_a_pause_can_be_ended() -> None:
    table, phase = PROJECT_TRANSITIONS, ProjectPhase.REGISTERED
    walk = ("offer_workshop", "plan", "activate", "pause", "resume", "begin_closing", "complete")
    for action in walk:
        phase = table.target(phase, action)
    assert phase is ProjectPhase.COMPLETED
    assert table.is_final(phase)
    stopped = table.target(ProjectPhase.CLOSING, ProjectAction.TERMINATE)
    assert stopped is ProjectPhase.TERMINATED
    assert table.row(ProjectPhase.PLANNED, ProjectAction.BEGIN_CLOSING) is None


cells = st.sampled_from(
    [
        *(Assessed(rag) for rag in Rag),
        Closing(),
        Closing(Rag.RED),
        Ended(),
        BLANK,
        NotDue(),
        NotReported(),
        AssessedLater(),
    ]
)


@given(st.lists(cells, max_size=30))
def test_the_number_monitored_always_splits_without_remainder(drawn: list[Cell]) -> None:
    rows = [row(str(number), cell) for number, cell in enumerate(drawn)]
    found = summarise(rows)
    assert found.number_monitored == found.in_progress + found.closing + found.ended
    assert found.number_monitored == len(table_rows(rows))
    others = found.not_due + found.not_reported + found.assessed_later
    assert found.in_progress == found.green + found.yellow + found.red + others
