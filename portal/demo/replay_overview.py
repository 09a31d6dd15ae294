"""The committee's item about July 2010: not reached on 23 August, and taken up on 6 September."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.demo.facts import AgendaFacts, PlacementFacts, past_scheme_facts
from portal.demo.replay_case import APPROVED
from portal.demo.replay_ground import OFFICE, Ground
from portal.demo.replay_meetings import Meetings
from portal.demo.replay_stage import Stage
from portal.domain.agenda import Decision, DecisionKind, FiguresOf, ItemFacts
from portal.domain.permissions import Actor
from portal.services.agenda_items import create_item
from portal.services.documents.types import DocumentKind


@dataclass(frozen=True, slots=True)
class Overview:
    """Plays the item's way over two meetings."""

    stage: Stage
    ground: Ground
    facts: AgendaFacts

    @classmethod
    def of(cls, stage: Stage, ground: Ground) -> "Overview":
        """Return the item's way as the demo's facts tell of it."""
        return cls(stage, ground, past_scheme_facts()["agenda"])

    @property
    def first(self) -> PlacementFacts:
        """The meeting that did not reach the item."""
        return self.facts["placements"][0]

    @property
    def second(self) -> PlacementFacts:
        """The meeting that took it up."""
        return self.facts["placements"][1]

    def bring(self, round_id: str, file: str) -> str:
        """Create the item about the round for the first meeting, write it, and return its id."""
        meetings, on = Meetings(self.stage, self.ground), date.fromisoformat(self.first["on"])
        self.stage.on(date.fromisoformat(self.first["placed"]))
        at = self.stage.machine.clock.now()
        meetings.plan(on, date.fromisoformat(self.second["on"]))
        number = self.first["number"]
        facts = ItemFacts(self.facts["title"], self.facts["case_number"], on, number)

        def create(session: Session, by: Actor) -> str:
            return create_item(session, round_id, facts, by=by, at=at)

        item_id = self.stage.act(OFFICE, create)
        meetings.approve(item_id)
        meetings.place(item_id, on, number)
        self._write(item_id, file)
        return item_id

    def defer(self, item_id: str, file: str) -> None:
        """Let the first meeting not reach the item; it goes to the second and is written anew."""
        meetings, on = Meetings(self.stage, self.ground), date.fromisoformat(self.second["on"])
        reason = Decision(DecisionKind.DEFERRED, self.second["reason"])
        meetings.hold(date.fromisoformat(self.first["on"]), item_id, reason)
        self.stage.on(date.fromisoformat(self.second["placed"]))
        meetings.place(item_id, on, self.second["number"], figures=FiguresOf.FROZEN)
        self._write(item_id, file)

    def decide(self, item_id: str) -> None:
        """Let the second meeting approve the item."""
        on = date.fromisoformat(self.second["on"])
        Meetings(self.stage, self.ground).hold(on, item_id, APPROVED)

    def _write(self, item_id: str, file: str) -> None:
        self.stage.paper(file, DocumentKind.AGENDA_ITEM, {"item": item_id}, OFFICE)
