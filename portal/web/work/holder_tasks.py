"""What waits for a project's own people: reports to write and certify, workshops to sign."""

from collections.abc import Iterator
from datetime import date

from flask import url_for

from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.reports import ReportState, ReportStep
from portal.domain.workshop import WorkshopState
from portal.i18n import _, show_date, show_instant
from portal.storage.queries.tasks import (
    ReportTask,
    WorkshopTask,
    reports_sent,
    reports_to_certify,
    reports_to_write,
    workshops_in_work,
)
from portal.web.transaction import session
from portal.web.wording import word
from portal.web.work.task import Task, Waiting, days_left, deadline


def holder_tasks(who: Actor, today: date) -> Iterator[Task]:
    """Yield what the person's own projects must do."""
    for report in reports_to_write(session(), who, today):
        yield _report(report, today)
    for report in reports_to_certify(session(), who, today):
        yield _certify(report, today)
    for workshop in workshops_in_work(session(), who, today, office=False):
        if workshop.state is WorkshopState.DRAFT:
            yield _draft(workshop)
        elif workshop.holder_signed_at is None:
            yield _sign(workshop)


def _period(report: ReportTask) -> str:
    return _("Dækker %(first)s – %(last)s.") % {
        "first": show_date(report.period_start),
        "last": show_date(report.period_end),
    }


def _title(report: ReportTask) -> str:
    return _("Rapport, %(name)s") % {"name": report.round_name}


def _report(report: ReportTask, today: date) -> Task:
    begun = report.state is not ReportState.NOT_STARTED
    returned = report.state is ReportState.RETURNED
    saved = ""
    if report.saved_at is not None:
        saved = _("Senest gemt %(when)s af %(who)s.") % {
            "when": show_instant(report.saved_at),
            "who": report.saved_by or _("ukendt"),
        }
    return Task(
        title=_title(report),
        button=_("Fortsæt rapporten") if begun else _("Begynd rapporten"),
        href=url_for("reports.show", report_id=report.id),
        project=report.project_name,
        note=_("Sendt tilbage: %(reason)s") % {"reason": report.reason} if returned else "",
        tag=word(report.state),
        due=report.due,
        due_text=deadline(report.due),
        days_text=f"{days_left(report.due, today)} {_period(report)}",
        steps_done=report.steps_done if begun else None,
        steps_total=len(ReportStep),
        saved=saved,
        rank=1,
    )


def _certify(report: ReportTask, today: date) -> Task:
    return Task(
        title=_("Godkend rapporten, %(name)s") % {"name": report.round_name},
        button=_("Læs og godkend"),
        href=url_for("reports.show", report_id=report.id),
        project=report.project_name,
        tag=word(report.state),
        due=report.due,
        due_text=deadline(report.due),
        days_text=days_left(report.due, today),
        rank=0,
    )


def _version_href(workshop: WorkshopTask) -> str:
    return url_for("workshop.show", project_id=workshop.project_id, number=workshop.number)


def _draft(workshop: WorkshopTask) -> Task:
    return Task(
        title=_("Workshop, version %(number)s") % {"number": workshop.number},
        button=_("Skriv videre"),
        href=_version_href(workshop),
        project=workshop.project_name,
        note=_("Udkastet kan rettes, til det er sendt til underskrift."),
        tag=word(workshop.state),
        rank=3,
    )


def _sign(workshop: WorkshopTask) -> Task:
    return Task(
        title=_("Underskriv workshoppen, version %(number)s") % {"number": workshop.number},
        button=_("Læs og underskriv"),
        href=_version_href(workshop),
        project=workshop.project_name,
        note=_("Når begge har underskrevet, er det aftalt, hvad I følges op på."),
        tag=word(workshop.state),
        rank=2,
    )


def waiting_for_others(who: Actor, today: date) -> tuple[Waiting, ...]:
    """Return what the person's projects have done and now wait for."""
    reports = (
        Waiting(
            _title(report),
            _("I sendte rapporten %(day)s. Nu bliver den læst og vurderet.")
            % {"day": show_date(local_date(report.submitted_at)) if report.submitted_at else "–"},
            url_for("reports.show", report_id=report.id),
            _("Se rapporten"),
            report.project_name,
        )
        for report in reports_sent(session(), who, today)
    )
    workshops = (
        Waiting(
            _("Workshop, version %(number)s") % {"number": workshop.number},
            _("I har underskrevet. Sekretariatet underskriver til sidst."),
            _version_href(workshop),
            _("Se workshoppen"),
            workshop.project_name,
        )
        for workshop in workshops_in_work(session(), who, today, office=False)
        if workshop.state is WorkshopState.PROPOSED and workshop.holder_signed_at is not None
    )
    return (*reports, *workshops)
