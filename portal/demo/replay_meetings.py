"""The committee's meetings in the case: items are placed on them, and they decide."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.demo.replay_ground import OFFICE, Ground
from portal.demo.replay_stage import LINK, Stage
from portal.domain.agenda import (
    AgendaItemAction,
    Decision,
    DecisionKind,
    FiguresOf,
    ItemFacts,
    MeetingAction,
    MeetingFacts,
)
from portal.domain.permissions import Actor
from portal.i18n import gettext as _
from portal.i18n import show_date
from portal.services.agenda_items import edit_item
from portal.services.decisions import record_decision
from portal.services.item_steps import schedule_item, step_item
from portal.services.meetings import create_meeting, step_meeting
from portal.storage.models import AgendaItem, Meeting

COMMITTEE, PLACE = "BIU", "Rådhuset"


@dataclass(frozen=True, slots=True)
class Meetings:
    """Plays what the office does with items and meetings of the scheme's committee."""

    stage: Stage
    ground: Ground

    def plan(self, *days: date) -> None:
        """Plan meetings."""
        at = self.stage.machine.clock.now()

        def plan(session: Session, by: Actor) -> None:
            for day in days:
                create_meeting(session, self._committee, MeetingFacts(day, PLACE), by=by, at=at)

        self.stage.act(OFFICE, plan)

    def approve(self, item_id: str) -> None:
        """Send an item to approval, and approve it."""
        at = self.stage.machine.clock.now()

        def approve(session: Session, by: Actor) -> None:
            for step in (AgendaItemAction.SUBMIT, AgendaItemAction.APPROVE):
                version = session.get_one(AgendaItem, item_id).version
                step_item(session, item_id, step, version=version, by=by, at=at)

        self.stage.act(OFFICE, approve)

    def place(
        self, item_id: str, on: date, number: int, *, figures: FiguresOf | None = None
    ) -> None:
        """Put an item on a meeting's agenda under a number."""
        at = self.stage.machine.clock.now()

        def place(session: Session, by: Actor) -> None:
            item = session.get_one(AgendaItem, item_id)
            schedule_item(
                session,
                item_id,
                self._meeting(session, on),
                figures=figures,
                version=item.version,
                by=by,
                at=at,
            )
            facts = ItemFacts(item.title, item.case_number, on, number)
            edit_item(session, item_id, facts, version=item.version, by=by, at=at)

        self.stage.act(OFFICE, place)
        self.stage.tell(_("Punktet er sat på udvalgets møde den %(day)s.", day=show_date(on)))

    def hold(self, on: date, item_id: str, decision: Decision) -> None:
        """Close a meeting's agenda, hold the meeting, and note what it decided on an item."""
        self.stage.on(on - timedelta(days=6))
        self._step(on, MeetingAction.CLOSE_AGENDA)
        self.stage.on(on, 18)
        self._step(on, MeetingAction.HOLD)
        at = self.stage.machine.clock.now()

        def decide(session: Session, by: Actor) -> None:
            version = session.get_one(AgendaItem, item_id).version
            record_decision(session, item_id, decision, version=version, link=LINK, by=by, at=at)

        self.stage.act(OFFICE, decide)
        if decision.kind is DecisionKind.DEFERRED:
            self.stage.tell(_("Udvalget udsatte punktet: %(reason)s", reason=decision.text))
        else:
            self.stage.tell(_("Udvalgets beslutning: %(decision)s", decision=decision.text))

    @property
    def _committee(self) -> str:
        return self.ground.places.committees[COMMITTEE]

    def _meeting(self, session: Session, on: date) -> str:
        asked = select(Meeting.id).where(Meeting.committee_id == self._committee, Meeting.on == on)
        return session.scalars(asked).one()

    def _step(self, on: date, action: MeetingAction) -> None:
        at = self.stage.machine.clock.now()
        self.stage.act(
            OFFICE,
            lambda session, by: step_meeting(
                session, self._meeting(session, on), action, by=by, at=at
            ),
        )
