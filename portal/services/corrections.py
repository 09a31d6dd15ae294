"""Correcting and withdrawing what is published (rettelse, tilbagetrækning): always to be seen.

A correction is a new version; the one before stays readable. One that becomes red waits for its own
notices, and the published version stands until then.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.assessments import (
    ASSESSMENT_TRANSITIONS,
    AssessmentAction,
    AssessmentState,
    Ratings,
    may_propose,
    reason_given,
)
from portal.domain.errors import DomainError
from portal.domain.notices import NoticeTimes, carried_notices
from portal.domain.permissions import Action, Actor, AssessmentFacts, may
from portal.domain.policy import SchemePolicy
from portal.domain.privacy_scan import has_cpr
from portal.domain.publication import (
    PublicationGap,
    PublicationReason,
    may_correct,
    no_gaps,
    rating_gaps,
)
from portal.domain.rag import Rag
from portal.domain.transitions import TransitionReason
from portal.domain.verdict import Reason, Verdict
from portal.services import notices
from portal.services.action_plan_requests import carry_plan, lapse_with_rating
from portal.services.assessments import Place
from portal.services.correction_mail import tell_of_change
from portal.services.escalation import follow
from portal.services.notice_mail import NoticeDraft, notice_drafts
from portal.services.noting import note_rating
from portal.services.project_access import known_facts
from portal.services.public_forms import keep_form
from portal.services.publication_texts import has_cpr_in_texts, has_stale_redaction
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.services.step_journal import journal_change
from portal.services.steps import guarded_step, require_known
from portal.services.working_calendar import holidays_around
from portal.storage.models.assessments import Assessment
from portal.storage.queries.schemes import scheme_policy


@dataclass(frozen=True, slots=True)
class Correction:
    """What a published rating becomes: colours, rationale, and the note that everybody reads."""

    ratings: Ratings
    rationale: str
    note: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The version that is out, and the correction that waits behind it."""

    published: Assessment
    waiting: Assessment | None
    newest: Assessment

    @property
    def mark(self) -> int:
        """A number that is another one as soon as a version was added or changed."""
        return self.newest.number * 10_000 + self.newest.version


def correct_assessment(
    session: Session, place: Place, wanted: Correction, *, link: str, by: Actor, at: datetime
) -> bool:
    """Correct a published rating; return whether the correction is out at once.

    One that becomes red queues its notices and waits.

    Args:
        session: The writing session.
        place: Project, round and the version shown.
        wanted: What it becomes.
        link: Where those who are told can read of it.
        by: Who corrects.
        at: When.

    Raises:
        Missing: The rating is not theirs.
        DomainError: Somebody else came first, nothing is out, or a correction waits already.
        Refused: The note, the colour or the rationale is missing.
    """
    found = _opened(session, place, Action.CORRECT_RATING, by=by, at=at)
    old = found.published
    require_known(ASSESSMENT_TRANSITIONS, old.state, AssessmentAction.CORRECT)
    if found.waiting is not None:
        raise DomainError(TransitionReason.NOT_FROM_THIS_STATE)
    _require_whole(wanted)
    fresh = _fresh(session, found, wanted, by=by, at=at)
    if fresh.rag is Rag.RED and old.rag is not Rag.RED:
        note_rating(session, fresh, "assessment_correction_prepared", by=by, at=at)
        notices.queue_notices(session, fresh, link=link, by=by, at=at)
        return False
    _publish(session, old, fresh, link=link, by=by, at=at)
    return True


def publish_correction(
    session: Session, place: Place, note: str, *, link: str, by: Actor, at: datetime
) -> None:
    """Publish the correction that waits, once those concerned have been told.

    Raises:
        Missing: The rating is not theirs.
        DomainError: Somebody else came first, or one thing is missing.
        Refused: Several things are missing.
    """
    found = _opened(session, place, Action.CORRECT_RATING, by=by, at=at)
    if found.waiting is None:
        raise DomainError(TransitionReason.NOT_FROM_THIS_STATE)
    found.waiting.note = note.strip()
    _publish(session, found.published, found.waiting, link=link, by=by, at=at)


def drop_correction(
    session: Session, place: Place, reason: str, *, by: Actor, at: datetime
) -> None:
    """Give up the correction that waits; who was told of it hears that it is no more.

    Raises:
        Missing: The rating is not theirs.
        DomainError: Somebody else came first, nothing waits, or the reason is missing.
    """
    found = _opened(session, place, Action.CORRECT_RATING, by=by, at=at)
    row = found.waiting
    if row is None:
        raise DomainError(TransitionReason.NOT_FROM_THIS_STATE)
    action = AssessmentAction.DROP
    taken = guarded_step(ASSESSMENT_TRANSITIONS, row.state, action, reason_given, reason)
    row.state, row.note = taken.to, reason.strip()
    notices.take_back(session, row, taken, reason, by=by, at=at)
    note_rating(session, row, taken.event, by=by, at=at)
    if taken.journal:
        journal_change(session, row, at=at)


def withdraw_assessment(
    session: Session, place: Place, reason: str, *, link: str, by: Actor, at: datetime
) -> None:
    """Withdraw a published rating; a note stands in its place.

    Raises:
        Missing: The rating is not theirs.
        DomainError: Somebody else came first, nothing is out, the reason is missing, or it holds a
            CPR number, which the public would read (G6).
    """
    found = _opened(session, place, Action.WITHDRAW_RATING, by=by, at=at)
    row = found.published
    if found.waiting is not None:
        raise DomainError(TransitionReason.NOT_FROM_THIS_STATE)
    if has_cpr(reason):
        raise DomainError(PublicationReason.CPR_IN_TEXT, "reason")
    action = AssessmentAction.WITHDRAW
    taken = guarded_step(ASSESSMENT_TRANSITIONS, row.state, action, reason_given, reason)
    row.state, row.note = taken.to, reason.strip()
    note_rating(session, row, taken.event, by=by, at=at)
    if taken.journal:
        journal_change(session, row, at=at)
    lapse_with_rating(session, row, reason, by=by, at=at)
    tell_of_change(session, row, taken.mail, link=link, at=at)
    follow(session, row.project_id, by=by, at=at)


def preview_correction(
    session: Session, place: Place, wanted: Correction, *, link: str, at: datetime
) -> list[NoticeDraft]:
    """Return the notices that a correction to red would queue; nothing is written."""
    row = Assessment(
        project_id=place.project_id,
        round_id=place.round_id,
        rag=wanted.ratings.overall,
        rationale=wanted.rationale,
    )
    with session.no_autoflush:
        return notice_drafts(session, row, link=link, at=at)


def correction_gaps(session: Session, row: Assessment, at: datetime) -> tuple[Reason, ...]:
    """Return what a waiting correction lacks before it can be published, its note aside."""
    times, policy, days = _asked(session, row, at)
    ruled = rating_gaps(row.rag, times, policy, at, days)
    return (*ruled, *_text_reasons(session, row, row.note))


def standing(
    session: Session, project_id: str, round_id: str, *, to_change: bool = False
) -> Standing | None:
    """Return the version that is out and the correction behind it, None when nothing is out.

    Who means to change them holds their rows until the transaction ends.
    """
    asked = (
        select(Assessment)
        .where(Assessment.project_id == project_id, Assessment.round_id == round_id)
        .order_by(Assessment.number)
    )
    rows = session.scalars(asked.with_for_update() if to_change else asked).all()
    published = [row for row in rows if row.published_at is not None]
    if not published:
        return None
    newest = rows[-1]
    waits = newest.published_at is None and newest.state is AssessmentState.APPROVED
    return Standing(published[-1], newest if waits else None, newest)


def _opened(session: Session, place: Place, action: Action, *, by: Actor, at: datetime) -> Standing:
    project = known_facts(session, place.project_id)
    found = standing(session, place.project_id, place.round_id, to_change=True)
    if found is None:
        raise Missing
    policy = scheme_policy(session, project.scheme_id)
    facts = AssessmentFacts(project, rag=found.published.rag)
    require(may(by, action, facts, local_date(at, policy.time_zone), policy))
    if found.mark != place.seen:
        raise DomainError(SAVED_BY_ANOTHER)
    return found


def _require_whole(wanted: Correction) -> None:
    reasons = list(may_propose(Ratings(), wanted.ratings, wanted.rationale).reasons)
    if not wanted.note.strip():
        reasons.append(Reason(PublicationReason.CORRECTION_REASON_MISSING))
    require(Verdict.unless(reasons))


def _fresh(
    session: Session, found: Standing, wanted: Correction, *, by: Actor, at: datetime
) -> Assessment:
    old, new = found.published, wanted.ratings
    before = NoticeTimes(old.holder_notified_at, old.owners_notified_at)
    times = NoticeTimes()
    if old.rag is not None and new.overall is not None:
        times = carried_notices(before, old.rag, new.overall)
    fresh = Assessment(
        project_id=old.project_id,
        round_id=old.round_id,
        number=found.newest.number + 1,
        state=AssessmentState.APPROVED,
        suggested_activity=old.suggested_activity,
        suggested_result=old.suggested_result,
        suggested_overall=old.suggested_overall,
        suggestion=old.suggestion,
        activity=new.activity,
        result=new.result,
        rag=new.overall,
        rationale=wanted.rationale,
        note=wanted.note.strip(),
        proposed_by_id=by.person_id,
        proposed_at=at,
        approved_by_id=by.person_id,
        approved_at=at,
        holder_notified_at=times.holder_notified_at,
        owners_notified_at=times.owners_notified_at,
        created_at=at,
    )
    session.add(fresh)
    session.flush()
    return fresh


def _publish(
    session: Session, old: Assessment, fresh: Assessment, *, link: str, by: Actor, at: datetime
) -> None:
    require(Verdict.unless(_text_reasons(session, fresh, fresh.note)))
    times, policy, days = _asked(session, fresh, at)
    rag = fresh.rag or Rag.RED
    corrected = guarded_step(
        ASSESSMENT_TRANSITIONS, old.state, AssessmentAction.CORRECT,
        may_correct, rag, times, fresh.note, policy, at, days,
    )  # fmt: skip
    published = guarded_step(
        ASSESSMENT_TRANSITIONS, fresh.state, AssessmentAction.PUBLISH,
        rating_gaps, rag, times, policy, at, days,
    )  # fmt: skip
    old.state, fresh.state, fresh.published_at = corrected.to, published.to, at
    note_rating(session, old, corrected.event, by=by, at=at)
    note_rating(session, fresh, published.event, by=by, at=at)
    keep_form(session, fresh, at=at)
    if published.journal:
        journal_change(session, fresh, at=at)
    carry_plan(session, old, fresh, fresh.note, by=by, at=at)
    tell_of_change(session, fresh, corrected.mail, link=link, at=at)
    follow(session, fresh.project_id, by=by, at=at)


def _asked(
    session: Session, row: Assessment, at: datetime
) -> tuple[NoticeTimes, SchemePolicy, frozenset[date]]:
    policy = scheme_policy(session, known_facts(session, row.project_id).scheme_id)
    times = NoticeTimes(row.holder_notified_at, row.owners_notified_at)
    return times, policy, holidays_around(local_date(at, policy.time_zone))


def _text_reasons(session: Session, row: Assessment, note: str) -> tuple[Reason, ...]:
    found = []
    if has_cpr_in_texts(session, row.project_id, row.round_id, note):
        found.append(PublicationGap(row.project_id, PublicationReason.CPR_IN_TEXT))
    if has_stale_redaction(session, row.project_id, row.round_id):
        found.append(PublicationGap(row.project_id, PublicationReason.REDACTION_STALE))
    return no_gaps(found).reasons
