"""Planned and reached stand in one chart, told apart by line and mark."""

from dataclasses import replace
from datetime import date

import pytest

from portal.web.drawings.progress_chart import (
    Day,
    Goal,
    Key,
    Period,
    Planned,
    ProgressChart,
    Reached,
    Tick,
    nice_ticks,
    progress_chart,
    progress_key,
)
from tests.unit.web.drawings.markup import said, with_class

CHART = ProgressChart(
    title="Familier med kontakt",
    description="Planlagt 100, nået 94.",
    start=date(2008, 11, 1),
    end=date(2010, 12, 31),
    unit="familier",
    ticks=tuple(Tick(value, f"{value:g}") for value in nice_ticks(100)),
    days=(Day(date(2008, 11, 1), "nov. 2008"), Day(date(2010, 12, 31), "dec. 2010")),
    planned=(Planned(date(2008, 11, 1), 0), Planned(date(2010, 6, 30), 100)),
    reached=(
        Reached(date(2009, 12, 31), 62, "62"),
        Reached(date(2010, 3, 31), 76, "76"),
        Reached(date(2010, 6, 30), 94, "94", new=True),
    ),
    goal=Goal(date(2010, 6, 30), 100, "mål 100"),
    period=Period(date(2010, 4, 1), date(2010, 6, 30), "denne runde"),
)


def test_the_values_the_goal_and_the_round_are_in_words() -> None:
    words = said(progress_chart(CHART, "k1"))
    for text in ("62", "76", "94", "mål 100", "denne runde", "familier", "nov. 2008", "dec. 2010"):
        assert text in words


def test_a_value_not_sent_yet_has_its_own_mark_and_line() -> None:
    drawing = progress_chart(CHART, "k1")
    assert len(with_class(drawing, "fr-chart-dot-new")) == 1
    assert len(with_class(drawing, "fr-chart-dot")) == 2
    assert len(with_class(drawing, "fr-chart-new")) == 1


def test_figures_stand_below_the_curve_where_it_lies_below_the_plan() -> None:
    drawing = progress_chart(CHART, "k1")
    figure = next(each for each in with_class(drawing, "fr-chart-figure") if each.text == "62")
    dot = with_class(drawing, "fr-chart-dot")[0]
    assert float(figure.get("y", "0")) > float(dot.get("cy", "0"))


def test_a_missing_baseline_leaves_out_the_first_point_only() -> None:
    chart = replace(CHART, planned=(), reached=CHART.reached[1:2], goal=None, period=None)
    drawing = progress_chart(chart, "k1")
    assert "76" in said(drawing)
    assert not with_class(drawing, "fr-chart-planned")


def test_values_close_together_never_lie_upon_each_other() -> None:
    crowd = tuple(Reached(date(2010, 3, day), 50, f"{day} familier") for day in range(1, 20))
    drawing = progress_chart(replace(CHART, reached=crowd), "k1")
    assert len(with_class(drawing, "fr-chart-dot")) == len(crowd)
    assert len(with_class(drawing, "fr-chart-figure")) < len(crowd)


@pytest.mark.parametrize("highest", [0.0, 0.3, 1.0, 37.0, 94.0, 1400.0, 2_370_000.0])
def test_ticks_cover_the_values(highest: float) -> None:
    ticks = nice_ticks(highest)
    assert ticks[0] == 0
    assert ticks[-1] >= highest
    assert 1 <= len(ticks) <= 4


def test_the_legend_names_every_mark_and_is_silent_aloud() -> None:
    key = Key("nået", "nyt tal", "planlagt", "mål")
    with_new, without = progress_key(key, new=True), progress_key(key, new=False)
    assert all(word in with_new for word in ("nået", "nyt tal", "planlagt", "mål"))
    assert "nyt tal" not in without
    assert 'aria-hidden="true"' in with_new
