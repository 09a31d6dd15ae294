"""A theory of change is agreed only when every activity leads to a result."""

from dataclasses import replace

import pytest

from portal.domain.theory import (
    CausalLink,
    Level,
    NodeKind,
    ResultNode,
    TheoryOfChange,
    TheoryReason,
    level_of,
    theory_gaps,
)
from tests.unit.domain.examples import chain

WHOLE = chain(NodeKind)


def codes(theory: TheoryOfChange) -> set[str]:
    return {reason.code for reason in theory_gaps(theory)}


def linked(theory: TheoryOfChange, *pairs: tuple[str, str]) -> TheoryOfChange:
    more = tuple(CausalLink(f"new{n}", tail, head) for n, (tail, head) in enumerate(pairs))
    return replace(theory, links=(*theory.links, *more))


def test_a_whole_chain_has_no_gaps() -> None:
    assert theory_gaps(WHOLE) == ()


@pytest.mark.parametrize(
    ("theory", "code"),
    [
        (chain([NodeKind.PROBLEM, NodeKind.OUTCOME]), TheoryReason.ACTIVITY_MISSING),
        (chain([NodeKind.PROBLEM, NodeKind.ACTIVITY]), TheoryReason.RESULT_MISSING),
        (linked(WHOLE, ("activity", "nowhere")), TheoryReason.LINK_TO_UNKNOWN_NODE),
        (linked(WHOLE, ("output", "output")), TheoryReason.LINK_TO_ITSELF),
        (linked(WHOLE, ("outcome", "activity")), TheoryReason.LINK_BACKWARDS),
        (linked(WHOLE, ("activity", "output")), TheoryReason.LINK_TWICE),
        (replace(WHOLE, links=()), TheoryReason.LEADS_TO_NO_RESULT),
        (replace(WHOLE, links=()), TheoryReason.RESULT_WITHOUT_CAUSE),
    ],
)
def test_each_gap_is_named(theory: TheoryOfChange, code: TheoryReason) -> None:
    assert code in codes(theory)


def test_links_between_nodes_of_one_kind_may_not_run_in_a_circle() -> None:
    second = ResultNode("outcome2", NodeKind.OUTCOME, "More")
    two = replace(WHOLE, nodes=(*WHOLE.nodes, second))
    forth = linked(two, ("outcome", "outcome2"))
    assert TheoryReason.LINKS_IN_CIRCLE not in codes(forth)
    back = linked(two, ("outcome", "outcome2"), ("outcome2", "outcome"))
    assert TheoryReason.LINKS_IN_CIRCLE in codes(back)


def test_blank_and_double_nodes_are_found() -> None:
    blank = replace(WHOLE.nodes[0], text=" ")
    double = replace(WHOLE, nodes=(blank, *WHOLE.nodes))
    assert codes(double) == {TheoryReason.NODE_TEXT_MISSING, TheoryReason.NODE_TWICE}


def test_the_level_follows_the_place_in_the_chain() -> None:
    assert [level_of(kind) for kind in NodeKind] == [
        None,
        None,
        Level.ACTIVITY,
        Level.ACTIVITY,
        Level.RESULT,
        Level.RESULT,
    ]
