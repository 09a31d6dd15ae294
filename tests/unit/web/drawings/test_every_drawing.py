"""What holds for every drawing: named, described, safe, and readable on a phone."""

from datetime import date

import pytest
from markupsafe import Markup

from portal.web.drawings.bullet_bar import Bullet, IndexScale, bullet_bar, index_scale
from portal.web.drawings.logic_model import Arrow, Assumption, Box, Column, LogicModel, logic_model
from portal.web.drawings.milestone_timeline import (
    Milestone,
    MilestoneTimeline,
    milestone_timeline,
)
from portal.web.drawings.progress_chart import (
    Planned,
    ProgressChart,
    Reached,
    Tick,
    progress_chart,
)
from portal.web.drawings.risk_matrix import RiskMark, RiskMatrix, risk_matrix
from tests.unit.web.drawings.markup import SVG, images, parsed

NASTY = "<script>alert(\"1\")</script> & 'x'"
START, END = date(2008, 11, 1), date(2010, 12, 31)
NARROW_PLACE = 254.0
LEAST = 11.0


def _drawings(prefix: str = "a", words: str = "Ord") -> dict[str, Markup]:
    """Return one of each drawing, with the same words everywhere."""
    chart = ProgressChart(
        words,
        words,
        START,
        END,
        words,
        (Tick(0, "0"), Tick(100, "100")),
        (),
        (Planned(START, 0), Planned(END, 100)),
        (Reached(START, 0, words), Reached(END, 80, words, new=True)),
    )
    scale = IndexScale(words, words, 0.84, 0.5, 0.85, words, words, words, "0,50", "0,85")
    model = LogicModel(
        words,
        words,
        (Column(words, "problem"), Column(words, "impact")),
        (Box("p", 0, words), Box("i", 1, words, words)),
        (Arrow("p", "i", words),),
        (Assumption(words, words),),
    )
    line = MilestoneTimeline(
        words, words, START, END, END, words, (Milestone(words, words, END, late=words),)
    )
    matrix = RiskMatrix(words, words, words, words, (RiskMark(words, 4, 4),))
    return {
        "bullet": bullet_bar(Bullet(words, words, 0.9, 0.8), prefix),
        "scale": index_scale(scale, prefix),
        "chart": progress_chart(chart, prefix),
        "model": logic_model(model, prefix),
        "milestones": milestone_timeline(line, prefix),
        "risks": risk_matrix(matrix, prefix),
    }


KINDS = tuple(_drawings())


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_finds_an_image_with_its_name_and_description(kind: str) -> None:
    for image in images(_drawings()[kind]):
        title, description = image.find(f"{SVG}title"), image.find(f"{SVG}desc")
        assert image.get("role") == "img"
        assert title is not None
        assert title.get("id") == image.get("aria-labelledby")
        assert description is not None
        assert description.get("id") == image.get("aria-describedby")
        assert title.text == description.text == "Ord"


@pytest.mark.parametrize("kind", KINDS)
def test_two_drawings_on_a_page_share_no_id(kind: str) -> None:
    both = _drawings("a")[kind] + _drawings("b")[kind]
    ids = [each.get("id") for each in parsed(both).iter() if each.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", KINDS)
def test_markup_in_a_text_stays_text(kind: str) -> None:
    drawing = _drawings(words=NASTY)[kind]
    assert "<script" not in drawing
    assert NASTY in {title.text for title in parsed(drawing).iter(f"{SVG}title")}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_styled_inline(kind: str) -> None:
    assert all(each.get("style") is None for each in parsed(_drawings()[kind]).iter())


@pytest.mark.parametrize("kind", KINDS)
def test_the_smallest_text_is_eleven_pixels_on_a_phone(kind: str) -> None:
    """The first picture of a pair is the narrow one; a panel on a 320 px phone is 254 px wide."""
    image = images(_drawings()[kind])[0]
    shrink = min(NARROW_PLACE / float(image.get("viewBox", "").split()[2]), 1.0)
    sizes = [float(text.get("font-size", "0")) for text in image.iter(f"{SVG}text")]
    assert all(size * shrink >= LEAST for size in sizes)


def test_texts_from_an_empty_model_still_make_a_drawing() -> None:
    assert images(logic_model(LogicModel("T", "D", (), ()), "x"))
    assert images(milestone_timeline(MilestoneTimeline("T", "D", START, END, END, "I", ()), "x"))
    chart = ProgressChart("T", "D", START, END, "u", (), (), (), ())
    assert images(progress_chart(chart, "x"))
