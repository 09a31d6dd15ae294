"""The case before the committee: its item deferred and decided, its letter, answer and end."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.demo.replay_ground import OFFICE, Ground
from portal.demo.replay_rounds import LINK
from portal.demo.replay_stage import Stage
from portal.domain.agenda import (
    AgendaItemAction,
    Decision,
    DecisionKind,
    FiguresOf,
    ItemFacts,
    MeetingAction,
    MeetingFacts,
)
from portal.domain.escalation import CommitteeAnswer
from portal.domain.letters import LetterKind
from portal.domain.overview import ProjectAction
from portal.domain.permissions import Actor
from portal.i18n import gettext as _
from portal.i18n import show_date
from portal.services.agenda_items import edit_item
from portal.services.decisions import record_decision
from portal.services.documents.types import DocumentKind
from portal.services.escalation_cases import Answer, Seen, close_case, record_answer
from portal.services.item_steps import schedule_item, step_item
from portal.services.letters import LetterFacts, approve_letter, ask_to_send, edit_letter
from portal.services.meetings import create_meeting, step_meeting
from portal.services.project_phases import change_phase
from portal.storage.models import AgendaItem, EscalationCase, Letter, Meeting
from portal.storage.queries.escalation import open_case_id

CASE_NUMBER = "2010-058846"
ITEM_NUMBER = 4
PREPARED = date(2010, 8, 9)
FIRST_MEETING, SECOND_MEETING = date(2010, 8, 23), date(2010, 9, 6)
PRINTED_AGAIN = date(2010, 8, 26)
LETTER_SENT = date(2010, 9, 7)
ANSWERED, REFERENCE = date(2010, 9, 29), "BUU 29.09.10 punkt 7"
CLOSED = date(2010, 10, 15)

NOT_REACHED = "Udvalget nåede ikke punktet på mødet."
APPROVED = "Indstillingen blev godkendt."
ANSWER = "Udvalget besluttede, at projektet lukkes, og at de sidste aktiviteter afvikles."
CLOSING = "Børne- og Ungdomsforvaltningen er ved at lukke projektet."


@dataclass(frozen=True, slots=True)
class Committee:
    """Plays what the office, the committees and the project do with the case."""

    stage: Stage
    ground: Ground
    case_id: str
    item_id: str

    @classmethod
    def of(cls, stage: Stage, ground: Ground) -> "Committee":
        """Return the case that the second red has opened, with its item."""

        def look(session: Session) -> "Committee":
            case = session.get_one(EscalationCase, open_case_id(session, ground.project_id) or "")
            return cls(stage, ground, case.id, case.agenda_item_id or "")

        stage.tell(_("Anden røde vurdering: sagen er åbnet med punkt og brev i kladde."))
        return stage.read(look)

    def prepare(self, file: str) -> None:
        """Give the item its number and its place on the first meeting, and write it."""
        self.stage.on(PREPARED)
        at = self.stage.machine.clock.now()

        def place(session: Session, by: Actor) -> None:
            committee_id = self.ground.places.committees["BIU"]
            for day in (FIRST_MEETING, SECOND_MEETING):
                create_meeting(session, committee_id, MeetingFacts(day, "Rådhuset"), by=by, at=at)
            item = session.get_one(AgendaItem, self.item_id)
            facts = ItemFacts(item.title, CASE_NUMBER, FIRST_MEETING, ITEM_NUMBER)
            edit_item(session, item.id, facts, version=item.version, by=by, at=at)
            for step in (AgendaItemAction.SUBMIT, AgendaItemAction.APPROVE):
                version = self._version(session)
                step_item(session, item.id, step, version=version, by=by, at=at)
            meeting_id = item.placements[-1].meeting_id
            schedule_item(
                session, item.id, meeting_id, version=self._version(session), by=by, at=at
            )

        self.stage.act(OFFICE, place)
        day = show_date(FIRST_MEETING)
        self.stage.tell(_("Punktet er sat på udvalgets møde den %(day)s.", day=day))
        self._item(file)

    def defer(self, file: str) -> None:
        """Let the first meeting not reach the item; it goes to the second and is written anew."""
        self._meet(FIRST_MEETING, Decision(DecisionKind.DEFERRED, NOT_REACHED))
        self.stage.tell(_("Udvalget udsatte punktet: %(reason)s", reason=NOT_REACHED))
        self.stage.on(PRINTED_AGAIN)
        at = self.stage.machine.clock.now()

        def place(session: Session, by: Actor) -> None:
            meeting_id, item = self._meeting(session, SECOND_MEETING), self.item_id
            version, frozen = self._version(session), FiguresOf.FROZEN
            schedule_item(session, item, meeting_id, figures=frozen, version=version, by=by, at=at)
            title = session.get_one(AgendaItem, item).title
            facts = ItemFacts(title, CASE_NUMBER, SECOND_MEETING, ITEM_NUMBER)
            edit_item(session, item, facts, version=self._version(session), by=by, at=at)

        self.stage.act(OFFICE, place)
        day = show_date(SECOND_MEETING)
        self.stage.tell(_("Punktet er sat på udvalgets møde den %(day)s.", day=day))
        self._item(file)

    def decide(self) -> None:
        """Let the second meeting approve the item."""
        self._meet(SECOND_MEETING, Decision(DecisionKind.APPROVED, APPROVED))
        self.stage.tell(_("Udvalgets beslutning: %(decision)s", decision=APPROVED))

    def write_to_committee(self, file: str) -> None:
        """Send the letter to the other committee by post, the day after the decision."""
        self.stage.on(LETTER_SENT, 13)
        self._send(LetterKind.SECOND_RED, DocumentKind.SECOND_RED_LETTER, file)

    def answer(self, file: str) -> None:
        """Record what the other committee answered, and bring it to the holder in a letter."""
        self.stage.on(ANSWERED + timedelta(days=1))
        at = self.stage.machine.clock.now()

        def note(session: Session, by: Actor) -> None:
            case = session.get_one(EscalationCase, self.case_id)
            answer = Answer(CommitteeAnswer.STOPS, ANSWERED, ANSWER, REFERENCE)
            record_answer(
                session,
                Seen(case.id, case.version),
                case.committees[0].committee_id,
                answer,
                link=LINK,
                by=by,
                at=at,
            )

        self.stage.act(OFFICE, note)
        self.stage.tell(_("Svar er noteret: %(answer)s", answer=ANSWER))
        self.stage.on(ANSWERED + timedelta(days=1), 14)
        self._send(LetterKind.DECISION, DocumentKind.DECISION_LETTER, file)

    def close(self) -> None:
        """Close the case, and let the project begin to close."""
        self.stage.on(CLOSED)
        at = self.stage.machine.clock.now()

        def close(session: Session, by: Actor) -> None:
            version = session.get_one(EscalationCase, self.case_id).version
            close_case(session, Seen(self.case_id, version), by=by, at=at)
            change_phase(
                session,
                self.ground.project_id,
                ProjectAction.BEGIN_CLOSING,
                CLOSING,
                link=LINK,
                by=by,
                at=at,
            )

        self.stage.act(OFFICE, close)
        self.stage.tell(_("Sagen er lukket, og projektet er under lukning."))

    def _item(self, file: str) -> None:
        self.stage.paper(file, DocumentKind.RED_TWICE_ITEM, {"item": self.item_id}, OFFICE)

    def _version(self, session: Session) -> int:
        return session.get_one(AgendaItem, self.item_id).version

    def _meeting(self, session: Session, on: date) -> str:
        committee_id = self.ground.places.committees["BIU"]
        asked = select(Meeting.id).where(Meeting.committee_id == committee_id, Meeting.on == on)
        return session.scalars(asked).one()

    def _meet(self, on: date, decision: Decision) -> None:
        """Hold a meeting and note what it decided on the item."""
        self.stage.on(on - timedelta(days=6))
        closed_at = self.stage.machine.clock.now()
        self.stage.act(
            OFFICE,
            lambda session, by: step_meeting(
                session,
                self._meeting(session, on),
                MeetingAction.CLOSE_AGENDA,
                by=by,
                at=closed_at,
            ),
        )
        self.stage.on(on, 18)
        at = self.stage.machine.clock.now()

        def hold(session: Session, by: Actor) -> None:
            step_meeting(session, self._meeting(session, on), MeetingAction.HOLD, by=by, at=at)
            version = self._version(session)
            record_decision(
                session, self.item_id, decision, version=version, link=LINK, by=by, at=at
            )

        self.stage.act(OFFICE, hold)

    def _send(self, kind: LetterKind, document: DocumentKind, file: str) -> None:
        """Number, approve and post the case's letter of a kind, and write it to the folder."""
        at, today = self.stage.machine.clock.now(), self.stage.today

        def send(session: Session, by: Actor) -> str:
            asked = select(Letter).where(Letter.case_id == self.case_id, Letter.kind == kind)
            row = session.scalars(asked).one()
            facts = LetterFacts(row.recipient, row.email, "", CASE_NUMBER, row.subject)
            edit_letter(session, row.id, facts, version=row.version, by=by, at=at)
            approve_letter(session, row.id, version=row.version, by=by, at=at)
            ask_to_send(session, row.id, version=row.version, posted_on=today, by=by, at=at)
            return row.id

        letter_id = self.stage.act(OFFICE, send)
        to = self.stage.read(lambda session: session.get_one(Letter, letter_id).recipient)
        self.stage.tell(_("Brevet til %(recipient)s er sendt og journaliseret.", recipient=to))
        self.stage.paper(file, document, {"letter": letter_id}, OFFICE)
