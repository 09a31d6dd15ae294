"""The journal: read by the office, and taken along as CSV (G1, G3)."""

from collections.abc import Callable
from datetime import date

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from forms.fields import read_day
from forms.letter import JournalFilterForm
from portal.clock import local_date
from portal.i18n import _, show_date, show_short_date
from portal.storage.queries.letters import JournalFilter, JournalRow, journal_rows
from portal.storage.queries.projects import ProjectFilter, all_projects
from portal.web.access import actor, enter
from portal.web.letters.routes import OFFICE, blueprint
from portal.web.rounds.exports import csv_answer
from portal.web.transaction import now, session
from portal.web.wording import word

__all__ = ["blueprint"]


def _wanted() -> JournalFilter:
    return JournalFilter(
        project_id=request.args.get("projekt", "")[:16],
        case_number=request.args.get("sag", "").strip()[:40],
        since=read_day(request.args.get("fra", "")),
        until=read_day(request.args.get("til", "")),
        object_id=request.args.get("om", "")[:16],
    )


def _address(endpoint: str, page: int | None = None) -> str:
    """Return the address of the same choice, on another page or as a file."""
    return url_for(
        endpoint,
        side=page,
        projekt=request.args.get("projekt") or None,
        sag=request.args.get("sag") or None,
        fra=request.args.get("fra") or None,
        til=request.args.get("til") or None,
        om=request.args.get("om") or None,
    )


def _columns() -> tuple[str, ...]:
    return (
        _("Dato"),
        _("Retning"),
        _("Emne"),
        _("Titel"),
        _("Projekt"),
        _("Sagsnummer"),
        _("Aktindsigt fra"),
    )


def _cells(row: JournalRow, tell: Callable[[date], str]) -> tuple[str, ...]:
    return (
        tell(row.on),
        word(row.direction),
        word(row.theme),
        row.title,
        row.project_name,
        row.case_number,
        tell(row.accessible_from) if row.accessible_from else "",
    )


def _form() -> JournalFilterForm:
    today = local_date(now())
    form = JournalFilterForm(formdata=request.args, meta={"csrf": False})
    projects = all_projects(session(), actor(), today, ProjectFilter())
    choices = [(one.id, one.short_name or one.name) for one in projects]
    form.with_choices(projekt=[("", _("Alle projekter")), *choices])
    return form


@blueprint.get("/journal")
@enter(OFFICE)
def journal() -> str:
    """Show the journal, the newest row first."""
    asked = request.args.get("side", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    page = journal_rows(session(), actor(), local_date(now()), _wanted(), page=number)
    return render_template(
        "letters/journal.html",
        form=_form(),
        page=page,
        columns=_columns(),
        rows=[(_cells(row, show_date), row.document_id) for row in page],
        links={one: _address("letters.journal", one) for one in range(1, page.last + 1)},
        csv_href=_address("letters.journal_file"),
    )


@blueprint.get("/journal.csv")
@enter(OFFICE)
def journal_file() -> Response:
    """Return the journal as a file."""
    found = journal_rows(session(), actor(), local_date(now()), _wanted(), page=None)
    return csv_answer("journal", _columns(), [_cells(row, show_short_date) for row in found])
