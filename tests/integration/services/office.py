"""One report and what people do with it, each thing in a transaction of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.domain.actors import Actor
from portal.domain.assessments import Ratings
from portal.domain.progress import ReportedValue
from portal.domain.rag import Rag
from portal.domain.reports import (
    MilestoneUpdate,
    ProgressReport,
    ReportAction,
    ReportState,
    ReportStep,
    RiskReview,
)
from portal.services import reports as services
from portal.services.report_drafts import save_draft
from portal.services.reports import Submission
from portal.storage.history import seal
from portal.storage.models.records import OutboundMail
from portal.storage.models.reports import Report, ReportVersion
from tests.factories import NOW
from tests.integration.services.written import Written

LINK = "http://localhost/rapporter/x"


def submission(value: str = "60", **changed: object) -> Submission:
    """Return a whole report about the small world's one criterion, milestone and risk."""
    standard: dict[str, object] = {
        "project_id": "p",
        "round_id": "r",
        "period_end": date(2010, 6, 30),
        "values": (ReportedValue("hundred", Decimal(value)),),
        "milestones": (MilestoneUpdate("start", reached_on=date(2009, 2, 1)),),
        "risks": (RiskReview("few", 2, 3, "Flere kom."),),
        "activity_narrative": "Vi har holdt fire møder.",
        "result_narrative": "Mange kom.",
        "economy_used": Decimal("1234567.89"),
        "own_rating": Ratings(Rag.GREEN, Rag.YELLOW, Rag.YELLOW),
    }
    return Submission(ProgressReport(**{**standard, **changed}), "Alt er brugt.")  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Office:
    """Does one thing with the report as one request does it."""

    written: Written

    def begin(self) -> None:
        """Write something, so that the report is a draft."""
        self.run(
            lambda session, by: save_draft(
                session, self.written.report_id, ReportStep.ACTIVITIES, {"felt": "x"}, {},
                by=by, at=NOW,
            ),
            "holder_a",
        )  # fmt: skip

    def put(self, state: ReportState) -> None:
        """Put the report into a state."""
        sent = state in {ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.RETURNED}
        with self.written.database.writing() as session:
            report = session.get_one(Report, self.written.report_id)
            report.state = state
            report.submitted_at = NOW if sent else None
            report.receipt_number = "R-2010-07-08-ABCD" if sent else None
            session.commit()

    def run(self, act: Callable[[Session, Actor], object], who: str) -> object:
        """Do something in a transaction of its own."""
        with self.written.database.writing() as session:
            found = act(session, self.written.people[who])
            seal(session)
            session.commit()
        return found

    def send(self, who: str = "holder_a", sent: Submission | None = None, key: str = "k") -> str:
        """Send the report and return the receipt's number."""
        return str(
            self.run(
                lambda session, by: services.submit_report(
                    session, self.written.report_id, sent or submission(), key=key, link=LINK,
                    by=by, at=NOW,
                ),
                who,
            )
        )  # fmt: skip

    def duty(self, action: ReportAction, who: str = "secretariat", reason: str = "Fordi") -> None:
        """Do one of the office's duties."""
        report_id = self.written.report_id
        acts: dict[ReportAction, Callable[[Session, Actor], object]] = {
            ReportAction.RETURN: lambda session, by: services.return_report(
                session, report_id, reason, link=LINK, by=by, at=NOW),
            ReportAction.ACCEPT: lambda session, by: services.accept_report(
                session, report_id, by=by, at=NOW),
            ReportAction.REOPEN: lambda session, by: services.reopen_report(
                session, report_id, reason, link=LINK, by=by, at=NOW),
            ReportAction.EXEMPT: lambda session, by: services.exempt_report(
                session, report_id, reason, link=LINK, by=by, at=NOW),
            ReportAction.MARK_NOT_SUBMITTED: lambda session, by: services.mark_not_submitted(
                session, report_id, link=LINK, by=by, at=NOW + timedelta(days=9)),
            ReportAction.EXTEND: lambda session, by: services.extend_deadline(
                session, report_id, date(2010, 7, 30), reason, link=LINK, by=by, at=NOW),
        }  # fmt: skip
        self.run(acts[action], who)

    @property
    def state(self) -> ReportState:
        """The state the report is in."""
        return self.report.state

    @property
    def report(self) -> Report:
        """The report as it stands."""
        with self.written.database.reading() as session:
            return session.get_one(Report, self.written.report_id)

    def versions(self) -> list[ReportVersion]:
        """Return what was sent, the first first."""
        with self.written.database.reading() as session:
            return list(session.scalars(select(ReportVersion).order_by(ReportVersion.number)))

    def mails(self, kind: str) -> int:
        """Return how many mails of a kind lie in the outbox."""
        asked = select(func.count()).select_from(OutboundMail).where(OutboundMail.kind == kind)
        with self.written.database.reading() as session:
            return session.scalar(asked) or 0
