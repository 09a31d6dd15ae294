"""Judging projects: the list, the three panes, and every step from draft to notices."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forms.assessment import (
    ApprovalForm,
    AssessmentForm,
    NoticeLogForm,
    ReopenForm,
    SendBackForm,
)
from forms.base import BaseForm, VersionedForm
from forms.report_office import ReturnForm
from portal.domain.assessments import AssessmentReason, AssessmentState
from portal.domain.permissions import Action, Role
from portal.domain.rag import Rag
from portal.i18n import _
from portal.services import assessments as services
from portal.services import notices as notice_services
from portal.services.refusals import Missing
from portal.services.reports import return_report
from portal.web import transaction
from portal.web.access import actor, enter, roles
from portal.web.assessments.desk import Desk, neighbours, open_desk, show_href
from portal.web.assessments.index_pages import index_page
from portal.web.assessments.notice_views import draft_views
from portal.web.assessments.pages import Forms, assessment_page, fresh_forms
from portal.web.saving import Attempt

blueprint = Blueprint("assessments", __name__, url_prefix="/vurderinger")

JUDGES = roles(Role.ASSESSOR, Role.APPROVER, Role.SECRETARIAT)
RATERS = roles(Role.ASSESSOR, Role.APPROVER)
OFFICE = roles(Role.SECRETARIAT)

Answer = str | Response | tuple[str, int]

AT_FIELD: Mapping[str, str] = {
    AssessmentReason.OVERALL_MISSING: "overall",
    AssessmentReason.RATIONALE_MISSING: "rationale",
    AssessmentReason.RATIONALE_FOR_YELLOW: "rationale",
    AssessmentReason.RATIONALE_FOR_RED: "rationale",
    AssessmentReason.RATIONALE_FOR_DEVIATION: "rationale",
}


@blueprint.get("")
@enter(JUDGES)
def index() -> Answer:
    """Show what is to be judged in a round."""
    return render_template("assessments/index.html", page=index_page())


@blueprint.get("/<project_id>/<round_id>")
@enter(JUDGES)
def show(project_id: str, round_id: str) -> Answer:
    """Show report, suggestion and decision of one project in one round."""
    desk = open_desk(project_id, round_id)
    return _page(desk, fresh_forms(desk))


def _page(desk: Desk, forms: Forms, attempt: Attempt | None = None) -> str:
    return render_template(
        "assessments/show.html",
        page=assessment_page(desk),
        form_set=forms,
        forms=[attempt.form] if attempt is not None else [],
        stored=attempt.stored if attempt is not None else (),
    )


def _again(project_id: str, round_id: str, attempt: Attempt) -> Answer:
    """Show the assessment as it now stands, with the form that was refused and what was typed."""
    desk, form = open_desk(project_id, round_id), attempt.form
    if attempt.is_late and isinstance(form, VersionedForm):
        form.show_again(str(desk.lock))
    return _page(desk, fresh_forms(desk).holding(form), attempt), attempt.status


def _place(desk: Desk, form: VersionedForm) -> services.Place:
    return replace(desk.place, seen=form.seen_number)


def _step(
    project_id: str,
    round_id: str,
    form: BaseForm,
    act: Callable[[Desk], None],
    done: str,
) -> Answer:
    """Take one step that asks for a reason, or show what is wrong with it."""
    desk = open_desk(project_id, round_id)
    attempt = Attempt(form)
    if form.validate_on_submit():
        with attempt:
            act(desk)
            flash(done, "success")
            return redirect(show_href(project_id, round_id), 303)
    return _again(project_id, round_id, attempt)


@blueprint.post("/<project_id>/<round_id>")
@enter(RATERS)
def decide(project_id: str, round_id: str) -> Answer:
    """Keep the decision as a draft, or propose it; what was typed is shown again when refused."""
    desk = open_desk(project_id, round_id)
    form = AssessmentForm()
    proposes = request.form.get("do") == "propose"
    link = url_for("assessments.show", project_id=project_id, round_id=round_id, _external=True)
    propose = partial(services.propose_assessment, link=link)
    service = propose if proposes else services.save_assessment
    attempt = Attempt(
        form, lambda: fresh_forms(open_desk(project_id, round_id)).decision, at_field=AT_FIELD
    )
    if form.validate_on_submit():
        with attempt:
            decision = services.Decision(form.ratings(), form.text())
            place, at = _place(desk, form), transaction.now()
            service(transaction.session(), place, decision, by=actor(), at=at)
            if not proposes:
                flash(_("Kladden er gemt."), "success")
                return redirect(show_href(project_id, round_id), 303)
            flash(_("Vurderingen af %(name)s er foreslået.", name=desk.project.name), "success")
            return redirect(neighbours(desk).next or show_href(project_id, round_id), 303)
    return _again(project_id, round_id, attempt)


@blueprint.post("/<project_id>/<round_id>/tilbage")
@enter(RATERS)
def send_back(project_id: str, round_id: str) -> Answer:
    """Send a proposed rating back to its assessor."""
    form = SendBackForm(prefix="tilbage-")

    def act(desk: Desk) -> None:
        place, at = _place(desk, form), transaction.now()
        services.send_back(transaction.session(), place, form.value(), by=actor(), at=at)

    done = _("Vurderingen er sendt tilbage til vurdereren.")
    return _step(project_id, round_id, form, act, done)


@blueprint.post("/<project_id>/<round_id>/retur")
@enter(OFFICE)
def give_back(project_id: str, round_id: str) -> Answer:
    """Send the report back to the project with a question."""
    form = ReturnForm(prefix="retur-")

    def act(desk: Desk) -> None:
        if desk.report is None:
            raise Missing
        session, report_id, at = transaction.session(), desk.report.id, transaction.now()
        link = url_for("reports.show", report_id=report_id, _external=True)
        return_report(session, report_id, form.value(), link=link, by=actor(), at=at)

    done = _("Rapporten er sendt tilbage til projektet med dit spørgsmål.")
    return _step(project_id, round_id, form, act, done)


@blueprint.get("/<project_id>/<round_id>/varsel")
@enter(RATERS)
def confirm_red(project_id: str, round_id: str) -> Answer:
    """Show both texts of the notices before a red rating is approved."""
    desk = open_desk(project_id, round_id)
    if not _may_approve_red(desk):
        return redirect(show_href(project_id, round_id), 303)
    return _confirm(desk)


def _may_approve_red(desk: Desk) -> bool:
    red = desk.row is not None and desk.row.rag is Rag.RED
    return red and desk.state is AssessmentState.PROPOSED and desk.allows(Action.APPROVE_RATING)


def _confirm(desk: Desk) -> str:
    drafts = services.preview_notices(
        transaction.session(),
        desk.place,
        link=_project_link(desk.project.id),
        at=transaction.now(),
    )
    return render_template(
        "assessments/confirm_red.html", page=assessment_page(desk), drafts=draft_views(drafts)
    )


def _project_link(project_id: str) -> str:
    return url_for("projects.show", project_id=project_id, _external=True)


@blueprint.post("/<project_id>/<round_id>/godkend")
@enter(RATERS)
def approve(project_id: str, round_id: str) -> Answer:
    """Approve a proposed rating; a red one only after its notices were read."""
    desk = open_desk(project_id, round_id)
    if _may_approve_red(desk) and request.form.get("told") != "1":
        return redirect(
            url_for("assessments.confirm_red", project_id=project_id, round_id=round_id), 303
        )
    form = ApprovalForm()
    attempt = Attempt(form)
    with attempt:
        rag = services.approve_assessment(
            transaction.session(),
            _place(desk, form),
            link=_project_link(project_id),
            by=actor(),
            at=transaction.now(),
        )
        if rag is Rag.RED:
            flash(_("Vurderingen er godkendt. Varslerne er på vej."), "success")
            return redirect(show_href(project_id, round_id), 303)
        flash(_("Vurderingen af %(name)s er godkendt.", name=desk.project.name), "success")
        return redirect(neighbours(desk).next or show_href(project_id, round_id), 303)
    return _again(project_id, round_id, attempt)


@blueprint.post("/<project_id>/<round_id>/genaabn")
@enter(RATERS)
def reopen(project_id: str, round_id: str) -> Answer:
    """Open an approved rating again before it is published."""
    form = ReopenForm(prefix="igen-")

    def act(desk: Desk) -> None:
        place, at = _place(desk, form), transaction.now()
        services.reopen_assessment(transaction.session(), place, form.value(), by=actor(), at=at)

    done = _("Vurderingen er åbnet igen som en ny version.")
    return _step(project_id, round_id, form, act, done)


@blueprint.route("/varsler/<notice_id>/log", methods=["GET", "POST"])
@enter(OFFICE)
def log_notice(notice_id: str) -> Answer:
    """Log that somebody was told of a red rating by letter or telephone."""
    who, at = actor(), transaction.now()
    session = transaction.session()
    project_id, round_id, _row_id = notice_services.place_of(session, notice_id, by=who, at=at)
    desk = open_desk(project_id, round_id)
    form = NoticeLogForm()
    if form.validate_on_submit():
        with Attempt(form):
            channel, on, note = form.value()
            plans_at = url_for("action_plans.index", _external=True)
            notice_services.log_notice(
                session, notice_id, channel, on, note, by=who, at=at, plans_at=plans_at
            )
            flash(_("Varslet er noteret."), "success")
            return redirect(show_href(project_id, round_id), 303)
    page = render_template(
        "assessments/log_notice.html",
        page=assessment_page(desk),
        notice=next(
            (one for one in assessment_page(desk).decision.notices if one.id == notice_id), None
        ),
        form=form,
        action=url_for("assessments.log_notice", notice_id=notice_id),
    )
    return page, 422 if form.is_submitted() else 200


@blueprint.post("/varsler/<notice_id>/send-igen")
@enter(OFFICE)
def resend_notice(notice_id: str) -> Answer:
    """Send a notice again that failed or came back."""
    return _moved(notice_id, notice_services.resend_notice, _("Varslet er på vej igen."))


@blueprint.post("/varsler/<notice_id>/kom-retur")
@enter(OFFICE)
def bounce_notice(notice_id: str) -> Answer:
    """Note that the mail of a notice came back."""
    done = _("Varslet er noteret som kommet retur. Det tæller ikke længere.")
    return _moved(notice_id, notice_services.bounce_notice, done)


def _moved(notice_id: str, take: Callable[..., None], done: str) -> Answer:
    """Take a notice one step on, say what is done, and go back to its rating."""
    session, who, at = transaction.session(), actor(), transaction.now()
    project_id, round_id, _row_id = notice_services.place_of(session, notice_id, by=who, at=at)
    take(session, notice_id, by=who, at=at)
    flash(done, "success")
    return redirect(show_href(project_id, round_id), 303)
