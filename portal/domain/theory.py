"""The theory of change (forandringsteori): nodes from problem to impact, joined by causal links."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from portal.domain.verdict import Reason


class TheoryReason(StrEnum):
    """What is missing in a theory of change."""

    NODE_TEXT_MISSING = "node_text_missing"
    NODE_TWICE = "node_twice"
    ACTIVITY_MISSING = "theory_activity_missing"
    RESULT_MISSING = "theory_result_missing"
    LINK_TO_UNKNOWN_NODE = "link_to_unknown_node"
    LINK_TO_ITSELF = "link_to_itself"
    LINK_BACKWARDS = "link_backwards"
    LINK_TWICE = "link_twice"
    LINKS_IN_CIRCLE = "links_in_circle"
    LEADS_TO_NO_RESULT = "activity_leads_to_no_result"
    RESULT_WITHOUT_CAUSE = "result_without_cause"


class NodeKind(StrEnum):
    """The kinds of node, from the problem at the left to the impact at the right."""

    PROBLEM = "problem"
    INPUT = "input"
    ACTIVITY = "activity"
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"

    @property
    def place(self) -> int:
        """The place in the chain, 0 for the problem."""
        return list(NodeKind).index(self)


class Level(StrEnum):
    """The two levels at which progress is judged (R7)."""

    ACTIVITY = "activity"
    RESULT = "result"


LEVEL_OF_KIND = {
    NodeKind.ACTIVITY: Level.ACTIVITY,
    NodeKind.OUTPUT: Level.ACTIVITY,
    NodeKind.OUTCOME: Level.RESULT,
    NodeKind.IMPACT: Level.RESULT,
}


def level_of(kind: NodeKind) -> Level | None:
    """Return the level on which a criterion at such a node counts, None for problem and input.

    >>> level_of(NodeKind.OUTPUT).value
    'activity'
    """
    return LEVEL_OF_KIND.get(kind)


@dataclass(frozen=True, slots=True)
class ResultNode:
    """One box of the drawn theory."""

    id: str
    kind: NodeKind
    text: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class CausalLink:
    """An arrow between two nodes, with the assumption (antagelse) it rests on."""

    id: str
    from_id: str
    to_id: str
    assumption: str | None = None


@dataclass(frozen=True, slots=True)
class TheoryOfChange:
    """The nodes and the links of one project."""

    nodes: tuple[ResultNode, ...] = ()
    links: tuple[CausalLink, ...] = ()

    def node(self, node_id: str) -> ResultNode | None:
        """Return the node with the id, or None."""
        return next((node for node in self.nodes if node.id == node_id), None)

    def of_kind(self, *kinds: NodeKind) -> tuple[ResultNode, ...]:
        """Return the nodes of the kinds, in their drawn order."""
        chosen = (node for node in self.nodes if node.kind in kinds)
        return tuple(sorted(chosen, key=lambda node: (node.kind.place, node.order, node.id)))


def _reachable(starts: Iterable[str], arrows: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the ids that can be reached from the starts, the starts included."""
    onward: dict[str, list[str]] = {}
    for tail, head in arrows:
        onward.setdefault(tail, []).append(head)
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting.extend(onward.get(current, ()))
    return frozenset(seen)


def _node_gaps(theory: TheoryOfChange) -> list[Reason]:
    """Return what is wrong with the nodes alone."""
    reasons: list[Reason] = []
    seen: set[str] = set()
    for node in theory.nodes:
        if not node.text.strip():
            reasons.append(Reason(TheoryReason.NODE_TEXT_MISSING, {"node": node.id}))
        if node.id in seen:
            reasons.append(Reason(TheoryReason.NODE_TWICE, {"node": node.id}))
        seen.add(node.id)
    if not theory.of_kind(NodeKind.ACTIVITY):
        reasons.append(Reason(TheoryReason.ACTIVITY_MISSING))
    if not theory.of_kind(NodeKind.OUTCOME, NodeKind.IMPACT):
        reasons.append(Reason(TheoryReason.RESULT_MISSING))
    return reasons


def _link_fault(theory: TheoryOfChange, link: CausalLink) -> TheoryReason | None:
    """Return what is wrong with one link, or None."""
    tail, head = theory.node(link.from_id), theory.node(link.to_id)
    if tail is None or head is None:
        return TheoryReason.LINK_TO_UNKNOWN_NODE
    if tail == head:
        return TheoryReason.LINK_TO_ITSELF
    if head.kind.place < tail.kind.place:
        return TheoryReason.LINK_BACKWARDS
    return None


def _link_gaps(theory: TheoryOfChange) -> list[Reason]:
    """Return what is wrong with the links."""
    reasons: list[Reason] = []
    arrows: list[tuple[str, str]] = []
    for link in theory.links:
        fault = _link_fault(theory, link)
        arrow = (link.from_id, link.to_id)
        if fault is None and arrow in arrows:
            fault = TheoryReason.LINK_TWICE
        if fault is not None:
            reasons.append(Reason(fault, {"link": link.id}))
        else:
            arrows.append(arrow)
    if any(tail in _reachable((head,), arrows) for tail, head in arrows):
        reasons.append(Reason(TheoryReason.LINKS_IN_CIRCLE))
    return reasons


def _chain_gaps(theory: TheoryOfChange) -> list[Reason]:
    """Return the activities that lead to no result and the results without a cause."""
    arrows = [(link.from_id, link.to_id) for link in theory.links]
    doing = theory.of_kind(NodeKind.ACTIVITY, NodeKind.OUTPUT)
    results = theory.of_kind(NodeKind.OUTCOME, NodeKind.IMPACT)
    backwards = [(head, tail) for tail, head in arrows]
    leading = _reachable((node.id for node in results), backwards)
    caused = _reachable((node.id for node in doing), arrows)
    return [
        *(
            Reason(TheoryReason.LEADS_TO_NO_RESULT, {"node": node.id})
            for node in doing
            if node.id not in leading
        ),
        *(
            Reason(TheoryReason.RESULT_WITHOUT_CAUSE, {"node": node.id})
            for node in results
            if node.id not in caused
        ),
    ]


def theory_gaps(theory: TheoryOfChange) -> tuple[Reason, ...]:
    """Return what is missing before the theory can be agreed.

    >>> [reason.code.value for reason in theory_gaps(TheoryOfChange())]
    ['theory_activity_missing', 'theory_result_missing']
    """
    return (*_node_gaps(theory), *_link_gaps(theory), *_chain_gaps(theory))
