"""What a step leaves behind, set against what its row in the table of states says."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.errors import DomainError
from portal.domain.outbox import MailState
from portal.domain.transitions import State, Transition, TransitionTable
from portal.services.refusals import Missing, Refused
from portal.storage import models
from portal.storage.engine import Database
from portal.storage.outbox import queue_mail
from tests import factories
from tests.factories import World

AT = factories.NOW
LINK = "http://localhost/her"


@dataclass(frozen=True, slots=True)
class Ground:
    """The small world in one transaction, in which one case is tried and then undone."""

    session: Session
    made: World

    def actor(self, who: str) -> Actor:
        """Return somebody of the world as one who acts."""
        return self.made.actor(who)

    def workshop(self) -> models.Workshop:
        """Return the agreed workshop of project A."""
        asked = select(models.Workshop).where(
            models.Workshop.project_id == self.made.project_a.id, models.Workshop.number == 1
        )
        return self.session.scalars(asked).one()

    def notice_mail(self) -> str:
        """Write the mail of a notice to the holder's editor and return its id."""
        person = self.made.people["holder_a"]
        return queue_mail(
            self.session,
            kind="red_notice",
            person_id=person.id,
            address=person.email,
            language="da",
            subject="Varsel",
            body=f"Se her:\n{LINK}\n",
            at=AT,
        )

    def mails(self) -> Counter[str]:
        """Return how many mails of each kind wait in the outbox."""
        asked = select(models.OutboundMail.kind)
        waiting = asked.where(models.OutboundMail.state == MailState.QUEUED)
        return Counter(self.session.scalars(waiting))

    def journal(self, object_id: str) -> int:
        """Return how many rows of the journal tell of a thing."""
        asked = select(models.JournalEntry.id).where(models.JournalEntry.object_id == object_id)
        return len(self.session.scalars(asked).all())


Lay = Callable[[Ground, StrEnum, str], str]
"""Writes a thing in a state with nothing but its state against a step; returns its id."""

Take = Callable[[Ground, str], object]
"""Takes a step with a thing through its service."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is done, and the actions of the table that it is, one in each state."""

    actions: tuple[str, ...]
    take: Take
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hand(Generic[State]):
    """How things of one table are laid out, handled and looked at."""

    table: TransitionTable[State]
    lay: Lay
    deeds: Mapping[str, Deed]
    state: Callable[[Ground, str], State]
    state_after: Mapping[str, Callable[[Ground, str], State]] = field(default_factory=dict)
    filed_under: Callable[[Ground, str], str] = lambda _ground, thing: thing
    """The id under which the journal tells of a thing."""

    @property
    def states(self) -> tuple[State, ...]:
        """Every state of the table."""
        return tuple(type(self.table.rows[0].from_))

    def row(self, state: State, deed: Deed) -> Transition[State] | None:
        """Return the row that a deed takes in a state, None when it is forbidden there."""
        rows = (self.table.row(state, action) for action in deed.actions)
        return next((row for row in rows if row is not None), None)


@contextmanager
def undone(database: Database, made: World) -> Iterator[Ground]:
    """Give a transaction on the world that never is committed."""
    with database.writing() as session:
        yield Ground(session, replace(made, session=session))


def prove(database: Database, made: World, hand: Hand[State]) -> int:
    """Try every deed in every state, and return how many cases were tried."""
    cases = 0
    for name in hand.deeds:
        for state in hand.states:
            with undone(database, made) as ground:
                thing = hand.lay(ground, state, name)
                _try(ground, hand, thing, name, state)
            cases += 1
    return cases


def _try(ground: Ground, hand: Hand[State], thing: str, name: str, state: State) -> None:
    deed = hand.deeds[name]
    row, case = hand.row(state, deed), f"{hand.table.name}: {name} in {state.value}"
    filed = hand.filed_under(ground, thing)
    mails, journal = ground.mails(), ground.journal(filed)
    assert hand.state(ground, thing) is state, case
    if row is None:
        with suppress(DomainError, Refused, Missing):
            deed.take(ground, thing)
    else:
        deed.take(ground, thing)
    ground.session.flush()
    look = hand.state if row is None else hand.state_after.get(row.action, hand.state)
    assert look(ground, thing) is (state if row is None else row.to), case
    named = {row.mail} if row is not None and row.mail is not None else set()
    assert set(ground.mails() - mails) - (deed.beside - named) == named, case
    assert (ground.journal(filed) > journal) is (row is not None and row.journal), case
