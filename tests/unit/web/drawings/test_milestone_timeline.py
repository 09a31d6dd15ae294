"""Milestones keep their planned day and show in words when they slip."""

from datetime import date

from portal.web.drawings.milestone_timeline import (
    Milestone,
    MilestoneTimeline,
    TimeTick,
    milestone_timeline,
    narrow_timeline,
)
from tests.unit.web.drawings.markup import said, with_class

REACHED_LATE = Milestone(
    "9 er uddannet",
    "Nået 15. aug. 2009",
    date(2009, 6, 30),
    reached=date(2009, 8, 15),
    late="46 dage for sent",
)
EXPECTED_LATE = Milestone(
    "100 familier",
    "Ventes 31. aug. 2010",
    date(2010, 6, 30),
    expected=date(2010, 8, 31),
    late="62 dage senere",
)
AHEAD = Milestone("Projektet slutter", "Planlagt 31. dec. 2010", date(2010, 12, 31))


def _line(*milestones: Milestone) -> MilestoneTimeline:
    return MilestoneTimeline(
        "Milepæle",
        "Tre milepæle",
        date(2008, 11, 1),
        date(2010, 12, 31),
        date(2010, 7, 8),
        "I dag 8. juli",
        milestones,
        (TimeTick(date(2010, 1, 1), "jan. 2010"),),
    )


def test_each_milestone_says_its_title_its_day_and_its_delay_at_both_sizes() -> None:
    words = said(milestone_timeline(_line(REACHED_LATE, EXPECTED_LATE, AHEAD), "m"))
    for milestone in (REACHED_LATE, EXPECTED_LATE, AHEAD):
        for word in f"{milestone.title} {milestone.note} {milestone.late}".split():
            assert words.count(word) >= 2


def test_reached_planned_and_expected_have_marks_of_their_own() -> None:
    drawing = narrow_timeline(_line(REACHED_LATE, EXPECTED_LATE, AHEAD), "m")
    assert len(with_class(drawing, "fr-milestones-reached")) == 1
    assert len(with_class(drawing, "fr-milestones-expected")) == 1
    assert len(with_class(drawing, "fr-milestones-planned")) == 1


def test_a_late_milestone_keeps_its_planned_day_on_the_line() -> None:
    drawing = milestone_timeline(_line(EXPECTED_LATE), "m")
    assert len(with_class(drawing, "fr-milestones-planned")) == 1
    assert len(with_class(drawing, "fr-milestones-late-head")) == 1


def test_today_is_marked_only_while_the_project_runs() -> None:
    line = _line(AHEAD)
    before = MilestoneTimeline("T", "D", line.start, line.end, date(2007, 1, 1), "I dag", (AHEAD,))
    assert with_class(milestone_timeline(line, "m"), "fr-milestones-today")
    assert not with_class(milestone_timeline(before, "m"), "fr-milestones-today")


def test_words_of_milestones_on_one_day_stand_apart() -> None:
    same = tuple(Milestone(f"Milepæl {place}", "", date(2010, 5, 1)) for place in range(4))
    drawing = milestone_timeline(_line(*same), "m")
    titles = [
        each
        for each in with_class(drawing, "fr-drawing-halo")
        if "Milepæl" in "".join(each.itertext())
    ]
    heights = {each[0].get("y") for each in titles}
    assert len(titles) == len(heights) == 4
