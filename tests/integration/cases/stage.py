"""A project whose ratings are published one round after the other, and the case that follows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.agenda import DecisionKind
from portal.domain.assessments import AssessmentState
from portal.domain.escalation import CommitteeAnswer, EscalationAction, EscalationStep
from portal.domain.letters import LetterKind, LetterState
from portal.domain.permissions import Actor
from portal.domain.rag import Rag
from portal.services.escalation import follow, on_decision, on_scheduled
from portal.services.escalation_cases import Answer, Seen, record_answer
from portal.services.escalation_steps import move
from portal.storage import models
from tests import factories

AT = factories.NOW
LINK = "https://portal.example/projekt"


@dataclass(slots=True)
class Stage:
    """The small world with a project, and the office that acts."""

    session: Session
    made: factories.World
    office: Actor
    rounds: int = 2

    @property
    def project(self) -> models.Project:
        """The project that is followed; its owner is another committee's administration."""
        return self.made.project_b

    def rate(self, rag: Rag, round_id: str | None = None) -> models.Assessment:
        """Publish a rating in a new round, or in one that is named."""
        if round_id is None:
            self.rounds += 1
            made = factories.reporting_round(
                self.session,
                self.made.scheme.id,
                f"runde {self.rounds}",
                position=self.rounds,
            )
            round_id = made.id
        told = AT - timedelta(days=1)
        return factories.assessment(
            self.session,
            self.project.id,
            round_id,
            rag,
            state=AssessmentState.PUBLISHED,
            holder_notified_at=told,
            owners_notified_at=told,
            published_at=AT,
        )

    def follow(self) -> EscalationStep:
        """Let the case follow what is published."""
        return follow(self.session, self.project.id, by=self.office, at=AT)

    def red_twice(self) -> models.EscalationCase:
        """Publish two reds and return the case they open."""
        self.rate(Rag.RED)
        self.rate(Rag.RED)
        assert self.follow() is EscalationStep.OPEN_CASE
        return self.case()

    def correct(self, rating: models.Assessment, rag: Rag) -> None:
        """Publish a new version of a rating."""
        rating.state = AssessmentState.CORRECTED
        self.session.flush()
        told = AT - timedelta(days=1)
        factories.assessment(
            self.session,
            self.project.id,
            rating.round_id,
            rag,
            number=2,
            state=AssessmentState.PUBLISHED,
            holder_notified_at=told,
            owners_notified_at=told,
            published_at=AT,
        )

    def case(self) -> models.EscalationCase:
        """Return the newest case of the project."""
        asked = select(models.EscalationCase).where(
            models.EscalationCase.project_id == self.project.id
        )
        return list(self.session.scalars(asked.order_by(models.EscalationCase.opened_at)))[-1]

    def cases(self) -> list[models.EscalationCase]:
        """Return all cases of the project."""
        asked = select(models.EscalationCase).order_by(models.EscalationCase.opened_at)
        return list(self.session.scalars(asked))

    def letters(self, *kinds: LetterKind) -> list[models.Letter]:
        """Return the letters of some kinds, oldest first."""
        asked = select(models.Letter).where(models.Letter.kind.in_(kinds or tuple(LetterKind)))
        return list(self.session.scalars(asked.order_by(models.Letter.created_at)))

    def decide(self, kind: DecisionKind) -> None:
        """Let the committee decide on the case's item at a meeting that was held."""
        item_id = self.case().agenda_item_id
        assert item_id is not None
        on_scheduled(self.session, item_id, by=self.office, at=AT)
        meeting = factories.meeting(
            self.session, self.made.committee.id, date(2010, 5, 17) + timedelta(days=self.rounds)
        )
        self.session.add(
            models.AgendaDecision(
                item_id=item_id,
                meeting_id=meeting.id,
                version=1 + len(self._decisions(item_id)),
                kind=kind,
                recorded_at=AT,
            )
        )
        self.session.flush()
        on_decision(self.session, item_id, kind, self.office, AT)

    def _decisions(self, item_id: str) -> list[str]:
        asked = select(models.AgendaDecision.id).where(models.AgendaDecision.item_id == item_id)
        return list(self.session.scalars(asked))

    def send(self, *, at: datetime = AT) -> None:
        """Mark the drafted letters of the case as sent, as the worker does."""
        for row in self.letters(LetterKind.SECOND_RED):
            row.state, row.sent_at = LetterState.SENT, at
        self.session.flush()
        move(self.session, self.case(), EscalationAction.SEND_LETTERS, by=self.office, at=at)

    def answer(self, kind: CommitteeAnswer = CommitteeAnswer.STOPS) -> None:
        """Record the answer of the first committee written to."""
        case = self.case()
        record_answer(
            self.session,
            Seen(case.id, case.version),
            case.committees[0].committee_id,
            Answer(kind, factories.TODAY, "Nye vilkår", "BUU punkt 7"),
            link=LINK,
            by=self.office,
            at=AT,
        )
