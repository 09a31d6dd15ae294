"""The case of red twice: its item before the committee, its letter, the answer, and its end."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.demo.red_case import (
    ANSWER,
    ANSWERED,
    CASE_NUMBER,
    ITEM_NUMBER,
    LETTER_SENT,
    MEETING,
    REFERENCE,
)
from portal.demo.replay_ground import ENDED, OFFICE, Ground
from portal.demo.replay_meetings import Meetings
from portal.demo.replay_stage import LINK, Stage
from portal.domain.agenda import Decision, DecisionKind, ItemFacts
from portal.domain.escalation import CommitteeAnswer
from portal.domain.letters import LetterKind
from portal.domain.overview import ProjectAction
from portal.domain.permissions import Actor
from portal.i18n import gettext as _
from portal.services.agenda_items import edit_item
from portal.services.documents.types import DocumentKind
from portal.services.escalation_cases import Answer, Seen, close_case, record_answer
from portal.services.letters import LetterFacts, approve_letter, ask_to_send, edit_letter
from portal.services.project_phases import change_phase
from portal.storage.models import AgendaItem, EscalationCase, Letter
from portal.storage.queries.escalation import open_case_id

PREPARED = MEETING - timedelta(days=14)
APPROVED = Decision(DecisionKind.APPROVED, "Indstillingen blev godkendt.")


@dataclass(frozen=True, slots=True)
class Case:
    """Plays what the office and the committees do with the case."""

    stage: Stage
    ground: Ground
    case_id: str
    item_id: str

    @classmethod
    def of(cls, stage: Stage, ground: Ground) -> "Case":
        """Return the case that the second red has opened, with its item."""

        def look(session: Session) -> "Case":
            case = session.get_one(EscalationCase, open_case_id(session, ground.project_id) or "")
            return cls(stage, ground, case.id, case.agenda_item_id or "")

        stage.tell(_("Anden røde vurdering: sagen er åbnet med punkt og brev i kladde."))
        return stage.read(look)

    def bring(self, file: str) -> None:
        """Number the item, have it approved, put it on the meeting and write it."""
        meetings = Meetings(self.stage, self.ground)
        self.stage.on(PREPARED)
        at = self.stage.machine.clock.now()

        def number(session: Session, by: Actor) -> None:
            item = session.get_one(AgendaItem, self.item_id)
            facts = ItemFacts(item.title, CASE_NUMBER, MEETING, ITEM_NUMBER)
            edit_item(session, item.id, facts, version=item.version, by=by, at=at)

        meetings.plan(MEETING)
        self.stage.act(OFFICE, number)
        meetings.approve(self.item_id)
        meetings.place(self.item_id, MEETING, ITEM_NUMBER)
        self.stage.paper(file, DocumentKind.RED_TWICE_ITEM, {"item": self.item_id}, OFFICE)

    def decide(self) -> None:
        """Let the meeting approve the item."""
        Meetings(self.stage, self.ground).hold(MEETING, self.item_id, APPROVED)

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

    def begin_closing(self) -> None:
        """Let the project begin to close, as the committee decided."""
        self._lead(self.ground.project_id, ProjectAction.BEGIN_CLOSING, ANSWER)
        self.stage.tell(_("Projektet er under lukning."))

    def close(self, on: date) -> None:
        """Close the case."""
        self.stage.on(on)
        at = self.stage.machine.clock.now()

        def close(session: Session, by: Actor) -> None:
            version = session.get_one(EscalationCase, self.case_id).version
            close_case(session, Seen(self.case_id, version), by=by, at=at)

        self.stage.act(OFFICE, close)
        self.stage.tell(_("Sagen er lukket."))

    def end_another(self) -> None:
        """Let the project that came to its end that spring leave the monitoring."""
        member = self.ground.member(ENDED)
        last_day = date.fromisoformat(str(member.facts["period"][1]))
        self.stage.on(last_day, 15)
        name = member.facts["short"]
        self._lead(member.project_id, ProjectAction.BEGIN_CLOSING, _("Projektperioden er slut."))
        self._lead(member.project_id, ProjectAction.COMPLETE)
        self.stage.tell(_("%(project)s er afsluttet.", project=name))

    def _lead(self, project_id: str, action: ProjectAction, reason: str = "") -> None:
        at = self.stage.machine.clock.now()
        self.stage.act(
            OFFICE,
            lambda session, by: change_phase(
                session, project_id, action, reason, link=LINK, by=by, at=at
            ),
        )

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
