"""Curves and logic models stay on their paper, whatever the figures."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from docgen.blocks import Box, Dot, Drawing, Label, Line
from docgen.compose import curve, logic_model
from docgen.views import CurvePointView, DevelopmentView, WorkshopLinkView, WorkshopNodeView
from docgen.wording.workshop import DA

VALUES = st.none() | st.decimals(-(10**13), 10**13, allow_nan=True, places=2)


@st.composite
def _developments(draw: st.DrawFn) -> DevelopmentView:
    days = sorted(draw(st.lists(st.integers(0, 2000), max_size=8)))
    points = tuple(
        CurvePointView(date(2009, 1, 1) + timedelta(day), draw(VALUES), draw(VALUES))
        for day in days
    )
    return DevelopmentView(1, "Familier", points)


def _inside(drawing: Drawing) -> bool:
    across = range(-1, int(drawing.width) + 2)
    down = range(-1, int(drawing.height) + 2)
    for mark in drawing.marks:
        match mark:
            case Line(points=points):
                places = points
            case Box() | Dot() | Label():
                places = ((mark.x, mark.y),)
        if not all(int(x) in across and int(y) in down for x, y in places):
            return False
    return True


@given(_developments())
def test_a_curve_that_can_be_drawn_stays_on_its_paper(development: DevelopmentView) -> None:
    if curve.can_draw(development):
        drawing = curve.draw(development, "da", "Planlagt", "Nået")
        assert _inside(drawing)
        assert len(drawing.marks) < 200


def test_too_few_figures_give_no_curve() -> None:
    assert not curve.can_draw(DevelopmentView(1, "x", ()))
    one = CurvePointView(date(2010, 1, 1), Decimal(1), Decimal(1))
    assert not curve.can_draw(DevelopmentView(1, "x", (one,)))


def test_the_last_values_are_named_in_words() -> None:
    points = tuple(
        CurvePointView(date(2010, month, 1), Decimal(10 * month), Decimal(11 * month))
        for month in (1, 4, 7)
    )
    drawing = curve.draw(DevelopmentView(1, "x", points), "da", "Planlagt", "Nået")
    texts = [mark.text for mark in drawing.marks if isinstance(mark, Label)]
    assert "Nået 77" in texts
    assert "Planlagt 70" in texts
    assert "jan. 2010" in texts


@given(st.lists(st.text(max_size=300), min_size=2, max_size=20))
def test_a_logic_model_stays_on_its_paper(texts: list[str]) -> None:
    nodes = tuple(
        WorkshopNodeView(str(place), logic_model.ORDER[place % 6], text)
        for place, text in enumerate(texts)
    )
    links = (*(WorkshopLinkView("0", node.id) for node in nodes), WorkshopLinkView("1", "0"))
    drawing = logic_model.draw(nodes, links, DA.kinds)
    assert drawing is None or _inside(drawing)


def test_a_model_too_tall_for_a_page_is_left_to_its_table() -> None:
    text = "mange ord " * 30
    nodes = tuple(WorkshopNodeView(f"a{n}", "activity", text) for n in range(12))
    nodes += (WorkshopNodeView("b", "outcome", text),)
    assert logic_model.draw(nodes, (), DA.kinds) is None
