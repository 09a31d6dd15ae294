"""Rounds: listed, planned, opened, followed in the cockpit, closed; and the colour matrix."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.report_office import ExtensionForm
from portal.domain.permissions import Action, Role
from portal.domain.rounds import DeadlineExtension, RoundState
from portal.i18n import _, ngettext
from portal.services import rounds as services
from portal.web import transaction
from portal.web.access import actor, enter, roles
from portal.web.rounds.cockpit import cockpit_page, cockpit_rows
from portal.web.rounds.exports import csv_answer
from portal.web.rounds.matrix_pages import matrix_page
from portal.web.rounds.office import round_for, scheme_for
from portal.web.rounds.pages import edit_form, index_page, new_form, plan_of
from portal.web.saving import Attempt

blueprint = Blueprint("rounds", __name__, url_prefix="/runder")

OFFICE = roles(Role.SECRETARIAT)
JUDGES = roles(Role.SECRETARIAT, Role.ASSESSOR, Role.APPROVER)

Answer = str | Response | tuple[str, int]


def report_link(report_id: str) -> str:
    """Return the address of a report as a mail gives it."""
    return url_for("reports.show", report_id=report_id, _external=True)


@blueprint.get("")
@enter(OFFICE)
def index() -> Answer:
    """Show the rounds of every scheme somebody runs."""
    return render_template("rounds/index.html", blocks=index_page())


@blueprint.get("/matrix")
@enter(JUDGES)
def matrix() -> Answer:
    """Show all projects by all rounds."""
    page = matrix_page()
    if page is None:
        abort(404)
    return render_template("rounds/matrix.html", page=page)


@blueprint.get("/matrix.csv")
@enter(JUDGES)
def matrix_file() -> Answer:
    """Give the matrix as a file."""
    page = matrix_page()
    if page is None:
        abort(404)
    head = [_("Projekt"), _("Projektejere"), *(column.name for column in page.columns)]
    rows = ([line.name, line.owners, *(cell.word for cell in line.cells)] for line in page.lines)
    return csv_answer("farvematrix", head, rows)


@blueprint.get("/ny/<scheme_id>")
@enter(OFFICE)
def new(scheme_id: str) -> Answer:
    """Show the form of a scheme's next round with proposed dates."""
    scheme = scheme_for(Action.MANAGE_ROUNDS, scheme_id)
    form = new_form(scheme, sent=False)
    return render_template("rounds/new.html", form=form, scheme=scheme)


@blueprint.post("/ny/<scheme_id>")
@enter(OFFICE)
def create(scheme_id: str) -> Answer:
    """Plan a scheme's next round."""
    scheme = scheme_for(Action.MANAGE_ROUNDS, scheme_id)
    form = new_form(scheme, sent=True)
    attempt = Attempt(form)
    if form.validate_on_submit():
        with attempt:
            made = services.create_round(
                transaction.session(), scheme_id, plan_of(form), by=actor(), at=transaction.now()
            )
            flash(_("Runden er planlagt."), "success")
            return redirect(url_for("rounds.show", round_id=made), 303)
    return render_template("rounds/new.html", form=form, scheme=scheme), attempt.status


@blueprint.get("/<round_id>")
@enter(OFFICE)
def show(round_id: str) -> Answer:
    """Show the cockpit of a round, or the form of one that is only planned."""
    of_round = round_for(Action.VIEW_COCKPIT, round_id)
    if of_round.state is RoundState.PLANNED:
        form = edit_form(of_round, sent=False)
        return render_template("rounds/planned.html", form=form, round=of_round)
    return render_template("rounds/cockpit.html", page=cockpit_page(of_round))


@blueprint.post("/<round_id>")
@enter(OFFICE)
def edit(round_id: str) -> Answer:
    """Change name and dates of a planned round."""
    of_round = round_for(Action.MANAGE_ROUNDS, round_id)
    form = edit_form(of_round, sent=True)
    attempt = Attempt(form)
    if form.validate_on_submit():
        with attempt:
            services.edit_round(
                transaction.session(), round_id, plan_of(form), by=actor(), at=transaction.now()
            )
            flash(_("Runden er rettet."), "success")
            return redirect(url_for("rounds.show", round_id=round_id), 303)
    return render_template("rounds/planned.html", form=form, round=of_round), attempt.status


@blueprint.post("/<round_id>/aabn")
@enter(OFFICE)
def open_round(round_id: str) -> Answer:
    """Open a round."""
    made = services.open_round(
        transaction.session(), round_id, link=report_link, by=actor(), at=transaction.now()
    )
    if made:
        words = ngettext(
            "Runden er åbnet. %(num)s projekt har fået besked.",
            "Runden er åbnet. %(num)s projekter har fået besked.",
            made,
        )
        flash(words, "success")
    return redirect(url_for("rounds.show", round_id=round_id), 303)


@blueprint.post("/<round_id>/luk")
@enter(OFFICE)
def close_round(round_id: str) -> Answer:
    """Close a round."""
    services.close_round(transaction.session(), round_id, by=actor(), at=transaction.now())
    flash(_("Runden er lukket."), "success")
    return redirect(url_for("rounds.show", round_id=round_id), 303)


@blueprint.get("/<round_id>/liste.csv")
@enter(OFFICE)
def listing(round_id: str) -> Answer:
    """Give the cockpit's list as a file."""
    of_round = round_for(Action.VIEW_COCKPIT, round_id)
    rows = cockpit_rows(of_round)
    head = [
        _("Projekt"),
        _("Projektejere"),
        _("Venter på"),
        _("Frist eller dato"),
        _("Arbejdsdage"),
    ]
    titles = [step.title for step in rows[0].steps] if rows else []
    return csv_answer(
        "runde",
        [*head, *titles],
        (
            [row.name, row.owners, row.waits_word, row.detail, row.days]
            + [step.note for step in row.steps]
            for row in rows
        ),
    )


def _chosen() -> list[str]:
    """Return the projects chosen: the one whose own button was pressed, else the ticked ones."""
    only = request.form.get("only")
    return [only] if only else request.form.getlist("project")


@blueprint.post("/<round_id>/paamind")
@enter(OFFICE)
def remind(round_id: str) -> Answer:
    """Remind the writers of the chosen projects."""
    round_for(Action.MANAGE_ROUNDS, round_id)
    sent = services.remind(
        transaction.session(),
        round_id,
        _chosen(),
        link=report_link,
        by=actor(),
        at=transaction.now(),
    )
    if sent:
        words = ngettext(
            "Påmindelsen er sendt til %(num)s projekt.",
            "Påmindelsen er sendt til %(num)s projekter.",
            sent,
        )
        flash(words, "success")
    else:
        flash(
            _("Ingen er påmindet. Vælg projekter, der mangler at sende; højst én gang i timen."),
            "warning",
        )
    return redirect(url_for("rounds.show", round_id=round_id), 303)


@blueprint.post("/<round_id>/vurder")
@enter(OFFICE)
def judge(round_id: str) -> Answer:
    """Go to the assessment of the first chosen project."""
    of_round = round_for(Action.VIEW_COCKPIT, round_id)
    chosen = _chosen()
    known = [row.project_id for row in cockpit_rows(of_round) if row.project_id in chosen]
    if not known:
        flash(_("Vælg et projekt i listen først."), "warning")
        return redirect(url_for("rounds.show", round_id=round_id), 303)
    target = url_for("assessments.show", project_id=known[0], round_id=round_id)
    return redirect(target, 303)


@blueprint.post("/<round_id>/frist")
@enter(OFFICE)
def extend(round_id: str) -> Answer:
    """Ask for the new deadline of the chosen projects, then give it."""
    of_round = round_for(Action.MANAGE_ROUNDS, round_id)
    chosen = _chosen()
    rows = [one for one in cockpit_rows(of_round) if one.project_id in chosen and one.can_remind]
    if not rows:
        flash(_("Vælg projekter, der mangler at sende deres rapport."), "warning")
        return redirect(url_for("rounds.show", round_id=round_id), 303)
    asks = "until" not in request.form
    form = ExtensionForm(formdata=None) if asks else ExtensionForm()
    if not asks and form.validate_on_submit() and _extend(round_id, form, rows_ids=chosen):
        return redirect(url_for("rounds.show", round_id=round_id), 303)
    page = render_template("rounds/extend.html", form=form, round=of_round, rows=rows)
    return page if asks else (page, 422)


def _extend(round_id: str, form: ExtensionForm, *, rows_ids: list[str]) -> bool:
    until, reason = form.value()
    with Attempt(form, field="until"):
        given = services.extend_deadlines(
            transaction.session(),
            round_id,
            rows_ids,
            DeadlineExtension(until, reason),
            link=report_link,
            by=actor(),
            at=transaction.now(),
        )
        words = ngettext(
            "Fristen er forlænget for %(num)s projekt.",
            "Fristen er forlænget for %(num)s projekter.",
            given,
        )
        flash(words, "success")
        return True
    return False
