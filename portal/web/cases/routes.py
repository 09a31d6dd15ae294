"""Following a case of red twice: its committees, letters, answers, and its end."""

from functools import partial

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from forms.case import CaseCommitteeForm, CaseReasonForm, CaseStepForm, CommitteeAnswerForm
from portal.domain.permissions import Role
from portal.i18n import _
from portal.services.escalation_cases import (
    Answer,
    Seen,
    add_committee,
    close_case,
    leave_out,
    record_answer,
    withdraw_case,
)
from portal.storage.queries.escalation import CaseRow
from portal.web.access import actor, enter, roles
from portal.web.cases.pages import (
    answer_form,
    case_page,
    committee_form,
    found_case,
    found_committee,
    list_page,
    reason_form,
)
from portal.web.saving import Attempt, go_on, save_or_show
from portal.web.transaction import now, session

blueprint = Blueprint("cases", __name__, url_prefix="/sager")

OFFICE = roles(Role.SECRETARIAT)

Reply = str | Response | tuple[str, int]


def _back(case_id: str, message: str) -> Response:
    return go_on(message, url_for("cases.show", case_id=case_id))


@blueprint.get("")
@enter(OFFICE)
def index() -> Reply:
    """List the cases, and what unpublished ratings prepare."""
    return render_template("cases/index.html", page=list_page())


@blueprint.get("/<case_id>")
@enter(OFFICE)
def show(case_id: str) -> Reply:
    """Show a case with its rounds, item, letters and answers."""
    row = found_case(case_id)
    return render_template("cases/show.html", page=case_page(row), adding=committee_form(row))


@blueprint.post("/<case_id>/udvalg")
@enter(OFFICE)
def add(case_id: str) -> Reply:
    """Bring the case to one more committee."""
    row = found_case(case_id)
    form: CaseCommitteeForm = committee_form(row)
    attempt = Attempt(form, lambda: committee_form(found_case(case_id), as_stored=True))

    def save() -> Response:
        seen = Seen(case_id, form.seen_number)
        add_committee(session(), seen, form.committee_id.data, by=actor(), at=now())
        return _back(case_id, _("Udvalget er med i sagen. Brevet ligger som kladde."))

    def page() -> str:
        return render_template("cases/show.html", page=case_page(row), adding=form)

    return save_or_show(attempt, save, page)


@blueprint.route("/<case_id>/udvalg/<committee_id>/udelad", methods=["GET", "POST"])
@enter(OFFICE)
def omit(case_id: str, committee_id: str) -> Reply:
    """Leave a committee out, with a reason."""
    row = found_case(case_id)
    committee = found_committee(row, committee_id)
    form = reason_form(row)
    attempt = Attempt(form, lambda: reason_form(found_case(case_id), as_stored=True))

    def save() -> Response:
        seen, why = Seen(case_id, form.seen_number), form.reason.data or ""
        leave_out(session(), seen, committee_id, why, by=actor(), at=now())
        return _back(case_id, _("Udvalget er udeladt."))

    page = partial(
        _form_page,
        row,
        attempt,
        heading=_("Udelad %(committee)s", committee=committee.name),
        lead=_("Udvalget får ikke brev i denne sag."),
        button=_("Udelad udvalget"),
    )
    return save_or_show(attempt, save, page)


@blueprint.route("/<case_id>/udvalg/<committee_id>/svar", methods=["GET", "POST"])
@enter(OFFICE)
def answer(case_id: str, committee_id: str) -> Reply:
    """Record what a committee answered."""
    row = found_case(case_id)
    committee = found_committee(row, committee_id)
    form: CommitteeAnswerForm = answer_form(row)
    attempt = Attempt(form, lambda: answer_form(found_case(case_id), as_stored=True))

    def save() -> Response:
        record_answer(
            session(),
            Seen(case_id, form.seen_number),
            committee_id,
            Answer(form.kind(), form.day(), form.text.data or "", form.reference.data or ""),
            link=url_for("projects.show", project_id=row.project_id, _external=True),
            by=actor(),
            at=now(),
        )
        return _back(case_id, _("Svaret er noteret. Projektet har fået besked på mail."))

    page = partial(
        _form_page,
        row,
        attempt,
        heading=_("Svar fra %(committee)s", committee=committee.name),
        lead=_("Svaret er den endelige beslutning. Projektet får det på mail og i et brev."),
        button=_("Notér svaret"),
    )
    return save_or_show(attempt, save, page)


@blueprint.post("/<case_id>/luk")
@enter(OFFICE)
def close(case_id: str) -> Reply:
    """Close a case that is settled."""
    found_case(case_id)
    form = CaseStepForm()
    close_case(session(), Seen(case_id, form.seen_number), by=actor(), at=now())
    return _back(case_id, _("Sagen er lukket."))


@blueprint.route("/<case_id>/traek-tilbage", methods=["GET", "POST"])
@enter(OFFICE)
def withdraw(case_id: str) -> Reply:
    """Withdraw a case, with a reason."""
    row = found_case(case_id)
    form: CaseReasonForm = reason_form(row)
    attempt = Attempt(form, lambda: reason_form(found_case(case_id), as_stored=True))

    def save() -> Response:
        seen, why = Seen(case_id, form.seen_number), form.reason.data or ""
        withdraw_case(session(), seen, why, by=actor(), at=now())
        return _back(case_id, _("Sagen er trukket tilbage."))

    page = partial(
        _form_page,
        row,
        attempt,
        heading=_("Træk sagen tilbage"),
        lead=_("Punktet trækkes også tilbage, og breve, der ikke er sendt, annulleres."),
        button=_("Træk sagen tilbage"),
    )
    return save_or_show(attempt, save, page)


def _form_page(row: CaseRow, attempt: Attempt, *, heading: str, lead: str, button: str) -> str:
    """Return the page of a form about a case, with what somebody else has saved meanwhile."""
    return render_template(
        "cases/form.html",
        form=attempt.form,
        project=row.project_short,
        case_id=row.id,
        heading=heading,
        lead=lead,
        button=button,
        stored=attempt.stored,
    )
