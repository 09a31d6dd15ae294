"""Publication (offentliggørelse) of a whole round at once, and of papers that show its ratings.

If only the red ones were held back, their absence would tell; so one project that is not ready
holds the whole round.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never
from zoneinfo import ZoneInfo

from portal.domain.errors import DomainError
from portal.domain.notices import NoticeTimes
from portal.domain.policy import SchemePolicy
from portal.domain.rag import (
    Assessed,
    AssessedLater,
    Cell,
    Closing,
    Ended,
    NotDue,
    NotMonitored,
    NotReported,
    Rag,
    rating_of,
)
from portal.domain.rounds import RoundState
from portal.domain.verdict import Fact, Reason, Verdict
from portal.domain.working_days import add_working_days


class PublicationReason(StrEnum):
    """What keeps a project, and so its round, from being published."""

    PENDING = "publication_pending"
    REPORT_CAME = "publication_report_came"
    NO_REPORT_CAME = "publication_no_report_came"
    RATING_PROPOSED = "publication_rating_proposed"
    LATER_REASON_MISSING = "publication_later_reason_missing"
    HOLDER_NOT_NOTIFIED = "publication_holder_not_notified"
    OWNERS_NOT_NOTIFIED = "publication_owners_not_notified"
    NOTICE_NOT_BEFORE = "publication_notice_not_before"
    WAITING_TIME = "publication_waiting_time"
    NOT_RATED = "publication_not_rated"
    NO_PROJECTS = "publication_no_projects"
    ROUND_NOT_CLOSED = "publication_round_not_closed"
    ROUND_NOT_PUBLISHED = "publication_round_not_published"
    CPR_IN_TEXT = "publication_cpr_in_text"
    REDACTION_STALE = "publication_redaction_stale"
    CORRECTION_REASON_MISSING = "correction_reason_missing"
    INSTANT_WITHOUT_ZONE = "publication_instant_without_zone"


@dataclass(frozen=True, slots=True)
class RoundProject:
    """One project in a round before publication; `cell` is None while nothing is settled.

    A cell with a rating means an *approved* assessment. `proposed` stays true once a rating has
    been proposed, also when it was sent back, so that AssessedLater cannot hide a red.
    """

    project_id: str
    cell: Cell | None = None
    has_report: bool = False
    proposed: bool = False
    holder_notified_at: datetime | None = None
    owners_notified_at: datetime | None = None
    assessed_later_reason: str = ""

    @property
    def notices(self) -> NoticeTimes:
        """The notice times as one value."""
        return NoticeTimes(self.holder_notified_at, self.owners_notified_at)


@dataclass(frozen=True, slots=True)
class PublicationGap:
    """One thing that one project lacks before its round can be published."""

    project_id: str
    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


def earliest_publication(
    times: NoticeTimes, policy: SchemePolicy, holidays: Collection[date]
) -> date | None:
    """Return the first day a red rating may be published, None until all have been told.

    The waiting time is in working days after the local day of the last notice.
    """
    last = times.last
    if last is None:
        return None
    told_on = last.astimezone(ZoneInfo(policy.time_zone)).date()
    if policy.notice_working_days == 0:
        return told_on
    return add_working_days(told_on, policy.notice_working_days, holidays)


def notice_gaps(
    times: NoticeTimes, policy: SchemePolicy, now: datetime, holidays: Collection[date]
) -> tuple[Reason, ...]:
    """Return what the notices of a red rating lack at the instant.

    Both times must be there and strictly before the instant, and the waiting time over.
    """
    _aware(now, times)
    found: list[Reason] = []
    if times.holder_notified_at is None:
        found.append(Reason(PublicationReason.HOLDER_NOT_NOTIFIED))
    if times.owners_notified_at is None:
        found.append(Reason(PublicationReason.OWNERS_NOT_NOTIFIED))
    last, earliest = times.last, earliest_publication(times, policy, holidays)
    if last is None or earliest is None:
        return tuple(found)
    if last >= now:
        found.append(Reason(PublicationReason.NOTICE_NOT_BEFORE, {"notified_at": last}))
    elif now.astimezone(ZoneInfo(policy.time_zone)).date() < earliest:
        found.append(Reason(PublicationReason.WAITING_TIME, {"earliest": earliest}))
    return tuple(found)


def rating_gaps(
    rag: Rag | None,
    times: NoticeTimes,
    policy: SchemePolicy,
    now: datetime,
    holidays: Collection[date],
) -> tuple[Reason, ...]:
    """Return what one rating lacks before it can be published: a red one needs its notices."""
    return notice_gaps(times, policy, now, holidays) if rag is Rag.RED else ()


def _aware(now: datetime, times: NoticeTimes) -> None:
    """Refuse instants that do not say their time zone."""
    for instant in (now, times.holder_notified_at, times.owners_notified_at):
        if instant is not None and instant.tzinfo is None:
            raise DomainError(PublicationReason.INSTANT_WITHOUT_ZONE)


def _cell_gaps(project: RoundProject) -> tuple[PublicationReason, ...]:
    """Return what is wrong with a project's cell, notices aside."""
    rated = rating_of(project.cell) is not None
    hiding = (PublicationReason.RATING_PROPOSED,) if project.proposed and not rated else ()
    match project.cell:
        case None:
            return (PublicationReason.PENDING,)
        case NotReported():
            came = (PublicationReason.REPORT_CAME,) if project.has_report else ()
            return (*came, *hiding)
        case AssessedLater(because=because):
            return (*_later_gaps(project, because), *hiding)
        case Assessed() | Closing() | Ended() | NotDue() | NotMonitored():
            return hiding
        case _:
            assert_never(project.cell)


def _later_gaps(project: RoundProject, because: str | None) -> tuple[PublicationReason, ...]:
    """Return what a cell that is assessed later lacks: a report that came, and a reason."""
    found: list[PublicationReason] = []
    if not project.has_report:
        found.append(PublicationReason.NO_REPORT_CAME)
    if not (because or project.assessed_later_reason).strip():
        found.append(PublicationReason.LATER_REASON_MISSING)
    return tuple(found)


def publication_gaps(
    projects: Iterable[RoundProject],
    policy: SchemePolicy,
    now: datetime,
    holidays: Collection[date],
) -> tuple[PublicationGap, ...]:
    """Return everything that keeps the round from being published, project by project."""
    found: list[PublicationGap] = []
    for project in projects:
        found.extend(PublicationGap(project.project_id, code) for code in _cell_gaps(project))
        rag = rating_of(project.cell)
        found.extend(
            PublicationGap(project.project_id, reason.code, tuple(reason.facts.items()))
            for reason in rating_gaps(rag, project.notices, policy, now, holidays)
        )
    return tuple(found)


def no_gaps(gaps: Iterable[PublicationGap]) -> Verdict:
    """Return whether nothing is in the way; every gap is a reason that names its project."""
    return Verdict.unless(_as_reasons(gaps))


def _as_reasons(gaps: Iterable[PublicationGap]) -> list[Reason]:
    """Return the gaps as reasons that name their project."""
    return [Reason(gap.code, {"project": gap.project_id, **dict(gap.facts)}) for gap in gaps]


def may_publish(
    state: RoundState,
    projects: Iterable[RoundProject],
    policy: SchemePolicy,
    now: datetime,
    holidays: Collection[date],
) -> Verdict:
    """Return whether the whole round can be published now: it is closed and lacks nothing."""
    members = tuple(projects)
    found: list[Reason] = []
    if state is not RoundState.CLOSED:
        found.append(Reason(PublicationReason.ROUND_NOT_CLOSED, {"state": state.value}))
    if not members:
        found.append(Reason(PublicationReason.NO_PROJECTS))
    return Verdict.unless([*found, *_as_reasons(publication_gaps(members, policy, now, holidays))])


def may_supplement(
    state: RoundState,
    late: Iterable[RoundProject],
    policy: SchemePolicy,
    now: datetime,
    holidays: Collection[date],
) -> Verdict:
    """Return whether late assessments can follow a published round, under the same conditions."""
    members = tuple(late)
    found: list[Reason] = []
    if state not in {RoundState.PUBLISHED, RoundState.SUPPLEMENTED}:
        found.append(Reason(PublicationReason.ROUND_NOT_PUBLISHED, {"state": state.value}))
    if not members:
        found.append(Reason(PublicationReason.NO_PROJECTS))
    found.extend(
        Reason(PublicationReason.NOT_RATED, {"project": project.project_id})
        for project in members
        if project.cell is not None and rating_of(project.cell) is None
    )
    return Verdict.unless([*found, *_as_reasons(publication_gaps(members, policy, now, holidays))])


def may_correct(  # noqa: PLR0917 - the rule reads six things
    new: Rag,
    times: NoticeTimes,
    reason: str,
    policy: SchemePolicy,
    now: datetime,
    holidays: Collection[date],
) -> Verdict:
    """Return whether a correction can be published: a reason, and notices when it is red.

    `times` are those of the new version: carried over when it stays red (see carried_notices).
    """
    found: list[Reason] = []
    if not reason.strip():
        found.append(Reason(PublicationReason.CORRECTION_REASON_MISSING))
    return Verdict.unless([*found, *rating_gaps(new, times, policy, now, holidays)])


def may_release_papers(
    state: RoundState,
    shown: Iterable[RoundProject],
    policy: SchemePolicy,
    now: datetime,
    holidays: Collection[date],
) -> Verdict:
    """Return whether a document showing these ratings can go to committee readers or the public.

    The round must be published and every red shown have its notices.
    """
    found: list[Reason] = []
    if state not in {RoundState.PUBLISHED, RoundState.SUPPLEMENTED}:
        found.append(Reason(PublicationReason.ROUND_NOT_PUBLISHED, {"state": state.value}))
    for project in shown:
        rag = rating_of(project.cell)
        found.extend(
            Reason(reason.code, {"project": project.project_id, **reason.facts})
            for reason in rating_gaps(rag, project.notices, policy, now, holidays)
        )
    return Verdict.unless(found)
