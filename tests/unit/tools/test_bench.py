"""./run bench shows ours and the yardstick side by side."""

from tests.benchmarks.rows import BenchRow
from tools import bench

ROWS = [
    BenchRow("agenda item, Word", 11.96, "docxtpl", 23.9, 0.5, "ratio <= 1.00", met=True),
    BenchRow("first page", 1234.5, "", None, None, "<= 1000 ms", met=False),
]


def test_a_row_is_shown_with_its_yardstick_and_goal() -> None:
    assert bench.cells(ROWS[0]) == (
        "agenda item, Word",
        "12.0 ms",
        "docxtpl",
        "23.9 ms",
        "0.50",
        "ratio <= 1.00",
        "yes",
    )


def test_a_row_without_yardstick_shows_dashes() -> None:
    assert bench.cells(ROWS[1])[1:5] == ("1,234.5 ms", "–", "–", "–")


def test_columns_stand_under_their_headings() -> None:
    lines = bench.table(ROWS).splitlines()
    assert len(lines) == 3
    assert lines[0].index("theirs") == lines[1].index("23.9")


def test_load_is_measured_only_when_asked_for() -> None:
    assert not [group for group in bench.chosen(None, load=False) if group.startswith("load")]
    assert bench.chosen("documents", load=False) == ["documents"]
