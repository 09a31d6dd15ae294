"""The theory of change of a draft: its problem, its boxes and the arrows between them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.errors import DomainError
from portal.domain.theory import CausalLink as Link
from portal.domain.theory import NodeKind, TheoryOfChange, TheoryReason, level_of, theory_gaps
from portal.domain.theory import ResultNode as Node
from portal.services.refusals import Missing
from portal.services.workshop_access import Opened, note, open_draft, unchanged
from portal.storage.models.workshops import CausalLink, ResultNode, Workshop
from portal.tokens import new_id


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a theory: the problem, the day of the workshop, and why no risks."""

    problem: str
    held_on: date | None
    no_risks_because: str


def frame_of(workshop: Workshop) -> Frame:
    """Return the frame of a version."""
    return Frame(workshop.problem, workshop.held_on, workshop.no_risks_because)


def save_frame(
    session: Session,
    project_id: str,
    number: int,
    frame: Frame,
    *,
    seen: str,
    by: Actor,
    at: datetime,
) -> None:
    """Save the problem and what stands around the theory.

    Raises:
        Missing: The version is not the actor's.
        DomainError: It is no draft, or somebody else has saved.
    """
    workshop = open_draft(session, project_id, number, by=by, at=at).workshop
    before = frame_of(workshop)
    unchanged(before, seen)
    workshop.problem, workshop.held_on = frame.problem, frame.held_on
    workshop.no_risks_because = frame.no_risks_because
    note(session, workshop, part="frame", key="", before=before, after=frame, by=by, at=at)


def add_node(
    session: Session,
    project_id: str,
    number: int,
    kind: NodeKind,
    text: str,
    *,
    by: Actor,
    at: datetime,
) -> str:
    """Add a box at the end of its column and return its key.

    Raises:
        Missing: The version is not the actor's.
        DomainError: It is no draft, or the box has no text.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    workshop = opened.workshop
    _needs_text(text)
    places = [node.position for node in workshop.nodes]
    row = ResultNode(
        id=new_id(), key=new_id(), kind=kind, text=text, position=max(places, default=0) + 1
    )
    workshop.nodes.append(row)
    note(
        session,
        workshop,
        part="node",
        key=row.key,
        before=None,
        after=node_of(opened, row.key),
        by=by,
        at=at,
    )
    return row.key


def save_node(
    session: Session,
    project_id: str,
    number: int,
    node: Node,
    *,
    seen: str,
    by: Actor,
    at: datetime,
) -> None:
    """Save a box's kind and text; criteria on it follow to the level it now stands on.

    Raises:
        Missing: The version or the box is not there.
        DomainError: The box has no text, its arrows would lead backwards, or somebody has saved.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    row = _node(opened, node.id)
    before = node_of(opened, row.key)
    unchanged(before, seen)
    _needs_text(node.text)
    row.kind, row.text = node.kind, node.text
    refuse_bad_links(opened)
    level = level_of(node.kind)
    for criterion in opened.workshop.criteria:
        if criterion.node_key == row.key and level is not None:
            criterion.level = level
    note(
        session,
        opened.workshop,
        part="node",
        key=row.key,
        before=before,
        after=node_of(opened, row.key),
        by=by,
        at=at,
    )


def move_node(
    session: Session, project_id: str, number: int, key: str, *, up: bool, by: Actor, at: datetime
) -> None:
    """Let a box change places with its neighbour in the same column.

    Raises:
        Missing: The version or the box is not there.
        DomainError: The version is no draft.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    row = _node(opened, key)
    column = sorted(
        (node for node in opened.workshop.nodes if node.kind is row.kind),
        key=lambda node: (node.position, node.key),
    )
    place = column.index(row)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(column):
        return
    neighbour = column[other]
    before = (row.position, neighbour.position)
    row.position, neighbour.position = neighbour.position, row.position
    note(
        session,
        opened.workshop,
        part="node_order",
        key=key,
        before=before,
        after=(row.position, neighbour.position),
        by=by,
        at=at,
    )


def remove_node(
    session: Session, project_id: str, number: int, key: str, *, by: Actor, at: datetime
) -> None:
    """Remove a box with its arrows; criteria on it stay, and must be given another box.

    Raises:
        Missing: The version or the box is not there.
        DomainError: The version is no draft.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    workshop, row = opened.workshop, _node(opened, key)
    before = node_of(opened, row.key)
    for link in [each for each in workshop.links if key in {each.from_key, each.to_key}]:
        workshop.links.remove(link)
    for criterion in workshop.criteria:
        if criterion.node_key == key:
            criterion.node_key = None
    workshop.nodes.remove(row)
    note(session, workshop, part="node", key=key, before=before, after=None, by=by, at=at)


def add_link(
    session: Session, project_id: str, number: int, link: Link, *, by: Actor, at: datetime
) -> str:
    """Draw an arrow between two boxes and return its id.

    Raises:
        Missing: The version is not the actor's.
        DomainError: The arrow leads nowhere, backwards, in a circle, or is there already.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    workshop = opened.workshop
    places = [each.position for each in workshop.links]
    row = CausalLink(
        id=new_id(),
        from_key=link.from_id,
        to_key=link.to_id,
        assumption=link.assumption or "",
        position=max(places, default=0) + 1,
    )
    workshop.links.append(row)
    refuse_bad_links(opened)
    note(
        session,
        workshop,
        part="link",
        key=row.id,
        before=None,
        after=link_of(opened, row.id),
        by=by,
        at=at,
    )
    return row.id


def save_link(
    session: Session,
    project_id: str,
    number: int,
    link: Link,
    *,
    seen: str,
    by: Actor,
    at: datetime,
) -> None:
    """Save an arrow's ends and its assumption.

    Raises:
        Missing: The version or the arrow is not there.
        DomainError: The arrow breaks a rule, or somebody else has saved.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    row = _link(opened, link.id)
    before = link_of(opened, row.id)
    unchanged(before, seen)
    row.from_key, row.to_key = link.from_id, link.to_id
    row.assumption = link.assumption or ""
    refuse_bad_links(opened)
    note(
        session,
        opened.workshop,
        part="link",
        key=row.id,
        before=before,
        after=link_of(opened, row.id),
        by=by,
        at=at,
    )


def remove_link(
    session: Session, project_id: str, number: int, link_id: str, *, by: Actor, at: datetime
) -> None:
    """Remove an arrow.

    Raises:
        Missing: The version or the arrow is not there.
        DomainError: The version is no draft.
    """
    opened = open_draft(session, project_id, number, by=by, at=at)
    row = _link(opened, link_id)
    before = link_of(opened, row.id)
    opened.workshop.links.remove(row)
    note(
        session, opened.workshop, part="link", key=link_id, before=before, after=None, by=by, at=at
    )


def _needs_text(text: str) -> None:
    if not text.strip():
        raise DomainError(TheoryReason.NODE_TEXT_MISSING, "text")


_LINK_FAULTS = {
    TheoryReason.LINK_TO_UNKNOWN_NODE: "to",
    TheoryReason.LINK_TO_ITSELF: "to",
    TheoryReason.LINK_BACKWARDS: "to",
    TheoryReason.LINK_TWICE: "to",
    TheoryReason.LINKS_IN_CIRCLE: "to",
}


def refuse_bad_links(opened: Opened) -> None:
    """Refuse an arrow that the rules could not draw; what is merely missing may be saved."""
    theory: TheoryOfChange = opened.value.theory
    for reason in theory_gaps(theory):
        if reason.code in _LINK_FAULTS:
            raise DomainError(reason.code, _LINK_FAULTS[TheoryReason(reason.code)])


def node_of(opened: Opened, key: str) -> Node | None:
    """Return a box of a version as the rules know it, None when it is not there."""
    return opened.value.theory.node(key)


def link_of(opened: Opened, link_id: str) -> Link | None:
    """Return an arrow of a version as the rules know it, None when it is not there."""
    return next((each for each in opened.value.theory.links if each.id == link_id), None)


def _node(opened: Opened, key: str) -> ResultNode:
    for row in opened.workshop.nodes:
        if row.key == key:
            return row
    raise Missing


def _link(opened: Opened, link_id: str) -> CausalLink:
    for row in opened.workshop.links:
        if row.id == link_id:
            return row
    raise Missing
