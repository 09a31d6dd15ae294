"""A view that was kept comes back as it was, through JSON."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from docgen.views import (
    AgendaItemView,
    DecisionReferenceView,
    OverviewRowView,
    PostponementView,
    ProblemProjectView,
    RoundCountsView,
    SectionPlan,
    SenderView,
    StatusCell,
)
from portal.services.documents.frozen import freeze, thaw

VIEW = AgendaItemView(
    language="da",
    sender=SenderView("Prøvekøbing Kommune", "Udvalget"),
    committee="Udvalget",
    proposer="Forvaltningen",
    meeting_date=date(2010, 8, 23),
    item_number=4,
    title="Monitorering",
    subject="projekter",
    round_name="juli 2010",
    rounds=("juli 2010",),
    rows=(OverviewRowView("Åben skole", "BUF", (StatusCell("red", "Rød", "red", "square"),)),),
    counts=RoundCountsView(1, red=1),
    decision=DecisionReferenceView("Rådet", date(2009, 5, 28), "punkt 42"),
    threshold=Decimal("100000.50"),
    written_on=date(2010, 8, 12),
    postponed=PostponementView("Udvalget", date(2010, 6, 7)),
    problem_projects=(ProblemProjectView("Åben skole", "BUF", ("juli 2010",)),),
    sections=(SectionPlan("economy", "Økonomi", ("economy",)),),
    section_overrides={"economy": "Ingen udgifter."},
)


@pytest.mark.parametrize("view", [VIEW, replace(VIEW, postponed=None, sections=())])
def test_a_view_survives_being_kept(view: AgendaItemView) -> None:
    assert thaw(AgendaItemView, json.loads(json.dumps(freeze(view)))) == view


def test_a_view_kept_before_it_gained_a_field_has_the_standard_value() -> None:
    kept = freeze(VIEW)
    assert isinstance(kept, dict)
    del kept["case_line"]
    assert thaw(AgendaItemView, kept) == VIEW


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError):
        freeze(object())
