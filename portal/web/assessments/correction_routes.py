"""Correcting and withdrawing what is published: every way leaves something to be seen."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for

from forms.base import BaseForm, VersionedForm
from forms.correction import CorrectionForm, DropForm, WaitingForm, WithdrawForm
from portal.domain.actors import Role
from portal.domain.assessments import AssessmentReason
from portal.domain.publication import PublicationReason
from portal.i18n import _
from portal.services import corrections as services
from portal.web import transaction
from portal.web.access import actor, enter, roles
from portal.web.assessments.correction_pages import (
    CorrectionForms,
    Opened,
    correction_page,
    fresh_forms,
    open_published,
)
from portal.web.assessments.notice_views import draft_views
from portal.web.assessments.routes import AT_FIELD, Answer, blueprint
from portal.web.saving import Attempt

__all__ = ["blueprint"]

CORRECTORS = roles(Role.APPROVER, Role.SECRETARIAT)
AT_NOTE = {
    **AT_FIELD,
    PublicationReason.CORRECTION_REASON_MISSING: "note",
    AssessmentReason.REASON_MISSING: "reason",
}


def _page(opened: Opened, forms: CorrectionForms, refused: BaseForm | None = None) -> str:
    return render_template(
        "assessments/correct.html",
        page=correction_page(opened),
        form_set=forms,
        forms=[refused] if refused is not None else [],
    )


def _again(project_id: str, round_id: str, attempt: Attempt) -> Answer:
    """Show the page as it now stands, with the form that was refused and what was typed."""
    opened, form = open_published(project_id, round_id), attempt.form
    if attempt.is_late and isinstance(form, VersionedForm):
        form.show_again(str(opened.standing.mark))
    return _page(opened, fresh_forms(opened).holding(form), form), attempt.status


def _project_link(project_id: str) -> str:
    return url_for("projects.show", project_id=project_id, _external=True)


def _here(project_id: str, round_id: str) -> Answer:
    return redirect(url_for("assessments.correct", project_id=project_id, round_id=round_id), 303)


@blueprint.get("/<project_id>/<round_id>/ret")
@enter(CORRECTORS)
def correct(project_id: str, round_id: str) -> Answer:
    """Show a published rating, and how it can be corrected or withdrawn."""
    opened = open_published(project_id, round_id)
    return _page(opened, fresh_forms(opened))


@blueprint.post("/<project_id>/<round_id>/ret")
@enter(CORRECTORS)
def save_correction(project_id: str, round_id: str) -> Answer:
    """Correct a published rating; one that becomes red only after its notices were read."""
    opened = open_published(project_id, round_id)
    form = CorrectionForm()
    wanted = services.Correction(form.ratings(), form.rationale.data or "", form.note.data or "")
    attempt = Attempt(form, at_field=AT_NOTE)
    if form.validate_on_submit():
        with attempt:
            link = _project_link(project_id)
            is_out = services.correct_assessment(
                transaction.session(), opened.place(form), wanted,
                link=link, by=actor(), at=transaction.now(),
            )  # fmt: skip
            if not is_out and request.form.get("told") != "1":
                transaction.abandon()
                return _preview(opened, form, wanted)
            done = _("Rettelsen er offentliggjort.")
            waits = _("Varslerne er på vej. Rettelsen offentliggøres, når alle har fået besked.")
            flash(done if is_out else waits, "success")
            return _here(project_id, round_id)
    return _again(project_id, round_id, attempt)


def _preview(opened: Opened, form: CorrectionForm, wanted: services.Correction) -> str:
    """Show both texts of the notices before a correction to red is kept."""
    drafts = services.preview_correction(
        transaction.session(),
        opened.place(form),
        wanted,
        link=_project_link(opened.desk.project.id),
        at=transaction.now(),
    )
    fresh = open_published(opened.desk.project.id, opened.desk.round.id)
    return render_template(
        "assessments/correct_red.html",
        page=correction_page(fresh),
        drafts=draft_views(drafts),
        typed=[(field.name, field.data or "") for field in form if field.name != "csrf_token"],
    )


def _step(
    project_id: str,
    round_id: str,
    form: VersionedForm,
    act: Callable[[Opened], None],
    done: str,
) -> Answer:
    opened = open_published(project_id, round_id)
    attempt = Attempt(form, at_field=AT_NOTE)
    if form.validate_on_submit():
        with attempt:
            act(opened)
            flash(done, "success")
            return _here(project_id, round_id)
    return _again(project_id, round_id, attempt)


@blueprint.post("/<project_id>/<round_id>/ret/offentliggoer")
@enter(CORRECTORS)
def publish_correction(project_id: str, round_id: str) -> Answer:
    """Publish the correction that waits, once those concerned have been told."""
    form = WaitingForm(prefix="venter-")

    def act(opened: Opened) -> None:
        services.publish_correction(
            transaction.session(), opened.place(form), form.note.data or "",
            link=_project_link(project_id), by=actor(), at=transaction.now(),
        )  # fmt: skip

    return _step(project_id, round_id, form, act, _("Rettelsen er offentliggjort."))


@blueprint.post("/<project_id>/<round_id>/ret/opgiv")
@enter(CORRECTORS)
def drop_correction(project_id: str, round_id: str) -> Answer:
    """Give up the correction that waits."""
    form = DropForm(prefix="opgiv-")

    def act(opened: Opened) -> None:
        place, reason = opened.place(form), form.reason.data or ""
        services.drop_correction(
            transaction.session(), place, reason, by=actor(), at=transaction.now()
        )

    return _step(project_id, round_id, form, act, _("Rettelsen er opgivet."))


@blueprint.post("/<project_id>/<round_id>/traek-tilbage")
@enter(CORRECTORS)
def withdraw(project_id: str, round_id: str) -> Answer:
    """Withdraw a published rating; a note stands in its place."""
    form = WithdrawForm(prefix="tilbage-")

    def act(opened: Opened) -> None:
        services.withdraw_assessment(
            transaction.session(), opened.place(form), form.reason.data or "",
            link=_project_link(project_id), by=actor(), at=transaction.now(),
        )  # fmt: skip

    done = _("Vurderingen er trukket tilbage. Noten står på de offentlige sider.")
    return _step(project_id, round_id, form, act, done)
