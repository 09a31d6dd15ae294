"""A workshop's result is agreed when it is whole and signed; revisions keep the first targets."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from portal.domain.criteria import Baseline, ProjectPeriod
from portal.domain.theory import Level, TheoryOfChange
from portal.domain.workshop import (
    WORKSHOP_TRANSITIONS,
    Workshop,
    WorkshopAction,
    WorkshopReason,
    WorkshopState,
    agreement_gaps,
    may_agree,
    revise_target,
    revision_gaps,
)
from tests.unit.domain.examples import PERIOD, chain, families, knowledge, workshop


def codes(agreed: Workshop) -> list[str]:
    return [reason.code for reason in agreement_gaps(agreed)]


def test_a_whole_and_signed_workshop_can_be_agreed() -> None:
    assert agreement_gaps(workshop()) == ()
    assert may_agree(workshop()).allowed


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"criteria": ()}, WorkshopReason.CRITERION_MISSING),
        ({"criteria": (families(), families())}, WorkshopReason.CRITERION_TWICE),
        ({"criteria": (replace(families(), node_id="x"),)}, WorkshopReason.NODE_UNKNOWN),
        (
            {"criteria": (replace(families(), level=Level.RESULT),)},
            WorkshopReason.LEVEL_MISMATCH,
        ),
        ({"criteria": (replace(families(), node_id="problem"),)}, WorkshopReason.LEVEL_MISMATCH),
        ({"milestones": ()}, WorkshopReason.MILESTONE_MISSING),
        ({"risks": ()}, WorkshopReason.RISK_MISSING),
        (
            {"period": ProjectPeriod(PERIOD.end, PERIOD.start)},
            WorkshopReason.PERIOD_REVERSED,
        ),
    ],
)
def test_each_gap_is_named(change: dict[str, object], code: str) -> None:
    assert code in codes(replace(workshop(), **change))  # type: ignore[arg-type]


def test_the_problem_may_be_a_text_or_a_node_but_must_be_there() -> None:
    nodes = chain(list(type(workshop().theory.nodes[0].kind))[1:])
    assert codes(replace(workshop(), problem="")) == []
    assert codes(replace(workshop(), theory=nodes)) == []
    without = replace(workshop(), problem="", theory=nodes)
    assert codes(without) == [WorkshopReason.PROBLEM_MISSING]


def test_a_milestone_needs_a_title_and_lies_in_the_period() -> None:
    stray = replace(workshop().milestones[0], title="", baseline_date=date(2011, 1, 1))
    assert codes(replace(workshop(), milestones=(stray,))) == [
        WorkshopReason.MILESTONE_TITLE_MISSING,
        WorkshopReason.MILESTONE_OUTSIDE_PERIOD,
    ]


def test_no_risks_is_accepted_with_a_reason() -> None:
    assert codes(replace(workshop(), risks=(), no_risks_because="Discussed, none found")) == []


def test_what_a_criterion_lacks_is_told_with_its_letter() -> None:
    vague = replace(knowledge(), baseline=Baseline(), group="")
    gaps = agreement_gaps(replace(workshop(), criteria=(vague,)))
    assert [(reason.facts["criterion"], reason.facts["letter"]) for reason in gaps] == [
        ("knowledge", "S"),
        ("knowledge", "M"),
    ]


def test_both_must_sign() -> None:
    unsigned = replace(workshop(), holder_signed_on=None, secretariat_signed_on=None)
    assert may_agree(unsigned).codes == (
        WorkshopReason.HOLDER_SIGNATURE_MISSING,
        WorkshopReason.SECRETARIAT_SIGNATURE_MISSING,
    )


def test_a_revision_needs_a_reason_and_the_next_number() -> None:
    first = workshop()
    assert [reason.code for reason in revision_gaps(first, first)] == [
        WorkshopReason.REVISION_REASON_MISSING,
        WorkshopReason.REVISION_VERSION_NOT_NEXT,
    ]
    second = replace(first, version=2, revision_reason="Fewer families live there now")
    assert may_agree(second, first).allowed


def test_the_original_target_is_never_overwritten() -> None:
    first = workshop()
    lowered = revise_target(revise_target(families(), Decimal(90)), Decimal(80))
    assert (lowered.target, lowered.first_target) == (Decimal(80), Decimal(100))
    second = replace(first, version=2, revision_reason="Why", criteria=(lowered, knowledge()))
    assert may_agree(second, first).allowed
    quietly = replace(second, criteria=(replace(families(), target=Decimal(80)), knowledge()))
    assert may_agree(quietly, first).codes == (WorkshopReason.ORIGINAL_TARGET_CHANGED,)


def test_an_empty_workshop_lists_everything_and_does_not_crash() -> None:
    empty = Workshop(PERIOD, theory=TheoryOfChange())
    assert len(codes(empty)) == 6


def test_a_version_is_proposed_agreed_and_superseded() -> None:
    state = WorkshopState.DRAFT
    for action in (WorkshopAction.PROPOSE, WorkshopAction.AGREE, WorkshopAction.SUPERSEDE):
        state = WORKSHOP_TRANSITIONS.target(state, action)
    assert WORKSHOP_TRANSITIONS.is_final(state)
