"""The theory of change is drawn whole, at both sizes."""

from portal.web.drawings.logic_model import (
    Arrow,
    Assumption,
    Box,
    Column,
    LogicModel,
    narrow_logic_model,
    wide_logic_model,
)
from tests.unit.web.drawings.markup import said, with_class

COLUMNS = (Column("Problem", "problem"), Column("Ydelser", "output"), Column("Effekt", "impact"))
BOXES = (
    Box("p", 0, "Kvinder mangler netværk"),
    Box("o1", 1, "100 familier har haft kontakt", "K1"),
    Box("o2", 1, "Kvinder følges til tilbud"),
    Box("i", 2, "Kvinderne er en del af et netværk"),
)


def _model(*arrows: Arrow) -> LogicModel:
    return LogicModel(
        "Forandringsteori",
        "Fra problem til effekt",
        COLUMNS,
        BOXES,
        arrows,
        (Assumption("A1", "Døren åbnes"),),
    )


def test_every_box_heading_mark_and_assumption_is_said_at_both_sizes() -> None:
    model = _model(Arrow("p", "o1", "A1"))
    for drawing in (wide_logic_model(model, "w"), narrow_logic_model(model, "n")):
        words = said(drawing)
        for text in ("Problem", "Ydelser", "Effekt", "K1", "A1", "Døren åbnes"):
            assert text in words
        for box in BOXES:
            assert all(word in words for word in box.text.split())


def test_each_arrow_is_drawn_whichever_way_it_goes() -> None:
    model = _model(Arrow("p", "o1"), Arrow("o1", "p"), Arrow("o1", "o2"), Arrow("p", "i"))
    assert len(with_class(wide_logic_model(model, "w"), "fr-logic-arrow")) == 4


def test_an_assumption_of_several_arrows_is_marked_once_on_them() -> None:
    model = _model(Arrow("p", "o1", "A1"), Arrow("p", "o2", "A1"))
    pills = with_class(wide_logic_model(model, "w"), "fr-logic-pill")
    assert len(pills) == 2, "one on the arrows, one beside its sentence"


def test_boxes_of_a_column_never_lie_upon_each_other() -> None:
    boxes = with_class(wide_logic_model(_model(), "w"), "fr-logic-output")
    first, second = sorted(
        (float(box.get("y", "0")), float(box.get("height", "0"))) for box in boxes
    )
    assert first[0] + first[1] < second[0]


def test_the_chosen_box_is_marked() -> None:
    model = LogicModel("T", "D", COLUMNS, (Box("p", 0, "Valgt", selected=True),))
    assert len(with_class(wide_logic_model(model, "w"), "fr-logic-selected")) == 1
