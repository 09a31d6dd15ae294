"""What waits for the office: rounds, workshops, reports, projects; and for the judges."""

from collections.abc import Iterator
from datetime import date

from flask import url_for

from portal.domain.actors import Actor, Role, ScopeKind
from portal.domain.rounds import RoundState
from portal.domain.workshop import WorkshopState
from portal.i18n import _, show_date
from portal.storage.queries.schemes import scheme
from portal.storage.queries.tasks import (
    RoundTask,
    projects_without_workshop,
    proposals_to_approve,
    reports_to_accept,
    reports_to_assess,
    rounds_in_work,
    workshops_in_work,
)
from portal.web.transaction import session
from portal.web.work.task import Task


def office_tasks(who: Actor, today: date) -> Iterator[Task]:
    """Yield what the secretariat must do."""
    if not who.has_any({Role.SECRETARIAT}, today):
        return
    schemes = who.scopes(Role.SECRETARIAT, ScopeKind.SCHEME, today)
    for each in rounds_in_work(session(), schemes):
        yield from _round(each, today)
    for workshop in workshops_in_work(session(), who, today, office=True):
        if workshop.state is WorkshopState.PROPOSED and workshop.holder_signed_at is not None:
            yield Task(
                title=_("Underskriv workshoppen, version %(number)s") % {"number": workshop.number},
                button=_("Læs og underskriv"),
                href=url_for(
                    "workshop.show", project_id=workshop.project_id, number=workshop.number
                ),
                project=workshop.project_name,
                note=_("Projektholderen har underskrevet."),
                rank=1,
            )
    for report in reports_to_accept(session(), who, today):
        yield Task(
            title=_("Gennemgå rapporten, %(name)s") % {"name": report.round_name},
            button=_("Læs rapporten"),
            href=url_for("reports.show", report_id=report.id),
            project=report.project_name,
            note=_("Godkend den, eller send den tilbage med en begrundelse."),
            rank=2,
        )
    for project in projects_without_workshop(session(), who, today):
        yield Task(
            title=_("Tilbyd workshop"),
            button=_("Åbn workshoppen"),
            href=url_for("workshop.index", project_id=project.id),
            project=project.name,
            note=_("Projektet skal monitoreres og har ikke haft workshop."),
            rank=4,
        )


def _round(each: RoundTask, today: date) -> Iterator[Task]:
    href = url_for("rounds.show", round_id=each.id)
    if each.state is RoundState.PLANNED and each.opens_on <= today:
        yield Task(
            title=_("Åbn runden %(name)s") % {"name": each.name},
            button=_("Gå til runden"),
            href=href,
            note=_("Den skulle åbne %(day)s.") % {"day": show_date(each.opens_on)},
            rank=0,
        )
    if each.state is RoundState.OPEN and each.due < today:
        yield Task(
            title=_("Luk runden %(name)s") % {"name": each.name},
            button=_("Gå til runden"),
            href=href,
            note=_("Fristen var %(day)s.") % {"day": show_date(each.due)},
            rank=0,
        )
    if each.state is RoundState.CLOSED:
        yield Task(
            title=_("Gør runden %(name)s klar til offentliggørelse") % {"name": each.name},
            button=_("Se, hvad der mangler"),
            href=href,
            note=_("Offentliggøres efter planen %(day)s.") % {"day": show_date(each.publish_on)},
            rank=3,
        )


def judge_tasks(who: Actor, today: date) -> Iterator[Task]:
    """Yield the reports to assess and the proposals to approve."""
    for report in reports_to_assess(session(), who, today):
        yield Task(
            title=_("Vurdér rapporten, %(name)s") % {"name": report.round_name},
            button=_("Vurdér"),
            href=url_for(
                "assessments.show", project_id=report.project_id, round_id=report.round_id
            ),
            project=report.project_name,
            rank=2,
        )
    for proposal in proposals_to_approve(session(), who, today, own_too=_own_too(who, today)):
        yield Task(
            title=_("Godkend vurderingen, %(name)s") % {"name": proposal.round_name},
            button=_("Læs forslaget"),
            href=url_for(
                "assessments.show", project_id=proposal.project_id, round_id=proposal.round_id
            ),
            project=proposal.project_name,
            note=_("Foreslået af %(who)s.") % {"who": proposal.proposed_by or "–"},
            rank=1,
        )


def _own_too(who: Actor, today: date) -> bool:
    """Return whether a small office lets an approver judge own proposals, in every own scheme."""
    own = who.scopes(Role.APPROVER, ScopeKind.SCHEME, today)
    found = [scheme(session(), scheme_id) for scheme_id in sorted(own)]
    return bool(found) and all(
        row is not None and row.policy.own_proposals_may_be_approved for row in found
    )
