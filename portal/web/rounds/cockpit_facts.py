"""What one row of the cockpit is made of, and who is waited for."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from portal.clock import local_date
from portal.domain.assessments import AssessmentState
from portal.domain.escalation import EscalationCount, RoundRating
from portal.domain.policy import SchemePolicy
from portal.domain.publication import RoundProject, notice_gaps
from portal.domain.rag import Rag
from portal.domain.report_states import SENT, UNSENT, WRITABLE, ReportState
from portal.domain.rounds import is_overdue
from portal.domain.working_days import working_days_between
from portal.i18n import _, ngettext, show_date
from portal.services.working_calendar import holidays_around
from portal.storage.queries.assessments import AssessmentRow
from portal.storage.queries.matrix import MatrixRow
from portal.storage.queries.reports import ReportRow
from portal.storage.queries.schemes import RoundRow
from portal.web import transaction


class Waits(StrEnum):
    """Who is waited for."""

    HOLDER = "projektholder"
    CERTIFIER = "leder"
    ASSESSOR = "vurderer"
    APPROVER = "godkender"
    NOTICE = "varsel"
    READY = "klar"
    DONE = "offentliggjort"


@dataclass(frozen=True, slots=True)
class Known:
    """What one row is made of."""

    round: RoundRow
    policy: SchemePolicy
    row: MatrixRow
    standing: RoundProject
    report: ReportRow | None
    saved_on: date | None

    @property
    def assessment(self) -> AssessmentRow | None:
        """The latest version of the assessment in the round."""
        return self.row.assessments[-1] if self.row.assessments else None

    @property
    def state(self) -> AssessmentState | None:
        """How far the assessment is."""
        return self.assessment.state if self.assessment is not None else None

    @property
    def is_red(self) -> bool:
        """Whether the rating is approved, or out, and red."""
        settled = self.state in {AssessmentState.APPROVED, AssessmentState.PUBLISHED}
        return settled and self.assessment is not None and self.assessment.rag is Rag.RED

    @property
    def reds(self) -> EscalationCount | None:
        """The reds that count, or will, where the rating of this round is one of them."""
        this = RoundRating(self.round.id, self.round.position, Rag.RED)
        found = self.row.reds(self.policy, this) if self.is_red else None
        return found if found is not None and this.round_id in found.round_ids else None

    @property
    def is_overdue(self) -> bool:
        """Whether a report is missing after its deadline."""
        report = self.report
        if report is None or report.state not in UNSENT:
            return False
        return is_overdue(
            self.round.due, transaction.now(), self.policy.time_zone, report.extended_to
        )


def waits_words() -> dict[Waits, str]:
    """Return the words of who is waited for."""
    return {
        Waits.HOLDER: _("Projektholder"),
        Waits.CERTIFIER: _("Projektets leder"),
        Waits.ASSESSOR: _("Vurderer"),
        Waits.APPROVER: _("Godkender"),
        Waits.NOTICE: _("Varsel eller ventetid"),
        Waits.READY: _("Klar"),
        Waits.DONE: _("Offentliggjort"),
    }


def waits_for(known: Known) -> Waits:  # noqa: PLR0911 - one return an answer
    """Return who is waited for before a project is out."""
    report = known.report
    if known.state is AssessmentState.PUBLISHED:
        return Waits.DONE
    if known.state is AssessmentState.APPROVED:
        gaps = known.is_red and notice_gaps(
            known.standing.notices, known.policy, transaction.now(), holidays(known)
        )
        return Waits.NOTICE if gaps else Waits.READY
    if known.standing.cell is not None:
        return Waits.DONE if known.round.published_at is not None else Waits.READY
    if known.state is AssessmentState.PROPOSED:
        return Waits.APPROVER
    if report is None:
        return Waits.READY
    if report.state in WRITABLE:
        return Waits.HOLDER
    if report.state is ReportState.AWAITING_CERTIFICATION:
        return Waits.CERTIFIER
    return Waits.ASSESSOR if report.state in SENT else Waits.READY


def working_days(first: date, last: date) -> int:
    """Return how many working days lie between two days."""
    return working_days_between(first, last, holidays_around(first, last))


def days_words(number: int) -> str:
    """Return a number of working days in words."""
    return ngettext("%(num)s arbejdsdag", "%(num)s arbejdsdage", number)


def show_day(day: date) -> str:
    """Return a day without its year, "18. november", as the narrow columns of a round need it."""
    return show_date(day).rsplit(" ", 1)[0]


def holidays(known: Known) -> frozenset[date]:
    """Return the public holidays around a round."""
    return holidays_around(known.round.publish_on, today_of(known))


def today_of(known: Known) -> date:
    """Return the day of the request in the scheme's time zone."""
    return local_date(transaction.now(), known.policy.time_zone)


def day_of(known: Known, instant: datetime | None) -> date | None:
    """Return the day of an instant in the scheme's time zone."""
    return local_date(instant, known.policy.time_zone) if instant is not None else None
