"""Hiding parts of a report before the public reads it (sløring), field by field."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.assessments import AssessmentState
from portal.domain.errors import DomainError
from portal.domain.permissions import Action, Actor, SchemeFacts, may
from portal.domain.privacy_scan import PrivateFinding, scan
from portal.domain.publication import PublicationReason
from portal.domain.redaction import RedactionReason, hidden_parts, redact
from portal.services.public_forms import (
    is_fresh,
    keep_form,
    redactions,
    report_behind,
    source_mark,
    whole_form,
)
from portal.services.publication_texts import has_cpr_in_texts
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.storage.history import record
from portal.storage.models.assessments import Assessment
from portal.storage.models.letters import Redaction
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.schemes import scheme_policy


@dataclass(frozen=True, slots=True)
class RedactableText:
    """One text of a report: as it was written, as the public sees it, and what looks private.

    Attributes:
        field: Its name among the public fields.
        text: As it was written.
        public: As the public sees it.
        hidden: The words that are hidden now.
        findings: What still looks private in what the public sees.
        is_stale: Whether the text was changed after something was hidden.
        mark: Known to a page that has seen text and redaction as they now stand.
    """

    field: str
    text: str
    public: str
    hidden: tuple[str, ...]
    findings: tuple[PrivateFinding, ...]
    is_stale: bool
    mark: str


def redactable_texts(
    session: Session, project_id: str, round_id: str, *, by: Actor, at: datetime
) -> tuple[RedactableText, ...]:
    """Return the free texts of a report that would be published, in the order they are read.

    Raises:
        Missing: The project is not theirs, or no report was sent.
    """
    report = _report(session, project_id, round_id, by=by, at=at)
    return _texts(session, report)


def hide(
    session: Session,
    project_id: str,
    round_id: str,
    field: str,
    words: Iterable[str],
    *,
    seen: str,
    by: Actor,
    at: datetime,
) -> None:
    """Hide words in one text of a report; nothing to hide takes the redaction away.

    What is out already is frozen anew, so that it is hidden at once.

    Args:
        session: The writing session.
        project_id: Whose report.
        round_id: Of which round.
        field: Which of its texts.
        words: What to hide, each wherever it begins a word.
        seen: The mark of the text as the page had shown it.
        by: Who hides.
        at: When.

    Raises:
        Missing: The project is not theirs, or there is no such text.
        DomainError: Text or redaction were changed meanwhile, words are not in the text, or what
            is out would show a CPR number (G6).
    """
    report = _report(session, project_id, round_id, by=by, at=at)
    session.scalars(select(Report.id).where(Report.id == report.id).with_for_update()).one()
    one = next((each for each in _texts(session, report) if each.field == field), None)
    if one is None:
        raise Missing
    if one.mark != seen:
        raise DomainError(SAVED_BY_ANOTHER)
    found = redact(one.text, words)
    if found.missing:
        facts = {"words": ", ".join(found.missing)}
        raise DomainError(RedactionReason.NOT_IN_TEXT, "words", facts)
    _keep(session, report, one, found.text, by=by, at=at)
    _freeze_again(session, report, at=at)


def _keep(
    session: Session, report: Report, one: RedactableText, public: str, *, by: Actor, at: datetime
) -> None:
    kept = session.get(Redaction, (report.id, one.field))
    if public == one.text:
        if kept is None:
            return
        session.delete(kept)
    else:
        if kept is None:
            kept = Redaction(report_id=report.id, field=one.field)
            session.add(kept)
        kept.text, kept.source = public, source_mark(one.text)
        kept.made_at, kept.made_by_id = at, by.person_id
    record(
        session,
        by=by,
        at=at,
        action="report_redacted" if public != one.text else "report_redaction_removed",
        kind="report",
        object_id=report.id,
        facts={"field": one.field},
    )
    session.flush()


def _freeze_again(session: Session, report: Report, *, at: datetime) -> None:
    asked = (
        select(Assessment)
        .where(
            Assessment.project_id == report.project_id,
            Assessment.round_id == report.round_id,
            Assessment.published_at.is_not(None),
            Assessment.state != AssessmentState.WITHDRAWN,
        )
        .order_by(Assessment.number.desc())
        .limit(1)
    )
    newest = session.scalars(asked).one_or_none()
    if newest is None:
        return
    if has_cpr_in_texts(session, report.project_id, report.round_id):
        raise DomainError(PublicationReason.CPR_IN_TEXT, "words")
    keep_form(session, newest, at=at)


def _texts(session: Session, report: Report) -> tuple[RedactableText, ...]:
    form = whole_form(session, report)
    kept = redactions(session, report.id)
    texts = form.texts() if form is not None else {}
    return tuple(_text(field, text, kept.get(field)) for field, text in texts.items())


def _text(field: str, text: str, kept: Redaction | None) -> RedactableText:
    stale = kept is not None and not is_fresh(kept, text)
    public = kept.text if kept is not None and not stale else text
    return RedactableText(
        field=field,
        text=text,
        public=public,
        hidden=hidden_parts(text, public) or (),
        findings=scan(public),
        is_stale=stale,
        mark=hashlib.sha256(f"{text}\0{kept.text if kept else ''}".encode()).hexdigest()[:16],
    )


def _report(session: Session, project_id: str, round_id: str, *, by: Actor, at: datetime) -> Report:
    project, of_round = session.get(Project, project_id), session.get(ReportingRound, round_id)
    if project is None or of_round is None or of_round.scheme_id != project.scheme_id:
        raise Missing
    policy = scheme_policy(session, project.scheme_id)
    today = local_date(at, policy.time_zone)
    require(may(by, Action.PUBLISH_ROUND, SchemeFacts(project.scheme_id), today, policy))
    found = report_behind(session, project_id, round_id)
    if found is None:
        raise Missing
    return found
