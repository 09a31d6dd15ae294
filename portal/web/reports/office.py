"""What the office may do with a report, one small form a duty."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from wtforms import Field

from forms.base import BaseForm
from forms.report_office import ConfirmForm, ExtensionForm, ReasonForm, ReturnForm
from portal.domain.permissions import Action
from portal.domain.reports import REPORT_TRANSITIONS, ReportAction
from portal.i18n import lazy_
from portal.web.reports.pages import Desk


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing the office may do now, with its form."""

    id: str
    heading: str
    help: str
    label: str
    action: str
    form: BaseForm

    @property
    def fields(self) -> Sequence[Field]:
        """The form's own fields; the token is printed by the page."""
        return [field for field in self.form if field.short_name != "csrf_token"]


@dataclass(frozen=True, slots=True)
class DutyKind:
    """A duty before it is offered: its place in the table of states, its right, its words."""

    id: str
    action: ReportAction
    right: Action
    form: type[BaseForm]
    heading: str
    help: str
    label: str


KINDS = (
    DutyKind(
        "godkend",
        ReportAction.ACCEPT,
        Action.ACCEPT_REPORT,
        ConfirmForm,
        lazy_("Godkend rapporten"),
        lazy_("Rapporten er fyldestgørende og kan vurderes."),
        lazy_("Godkend"),
    ),
    DutyKind(
        "returner",
        ReportAction.RETURN,
        Action.RETURN_REPORT,
        ReturnForm,
        lazy_("Send tilbage"),
        lazy_("Projektet kan rette og sende igen. Det, der var sendt, bliver gemt."),
        lazy_("Send tilbage"),
    ),
    DutyKind(
        "forlaeng",
        ReportAction.EXTEND,
        Action.EXTEND_DEADLINE,
        ExtensionForm,
        lazy_("Giv længere frist"),
        lazy_("Gælder kun dette projekt i denne runde."),
        lazy_("Forlæng fristen"),
    ),
    DutyKind(
        "fritag",
        ReportAction.EXEMPT,
        Action.EXEMPT_REPORT,
        ReasonForm,
        lazy_("Fritag projektet"),
        lazy_("Projektet skal ikke rapportere i denne runde."),
        lazy_("Fritag"),
    ),
    DutyKind(
        "mangler",
        ReportAction.MARK_NOT_SUBMITTED,
        Action.MARK_NOT_SUBMITTED,
        ConfirmForm,
        lazy_("Markér som ikke indsendt"),
        lazy_("Overblikket viser, at der ikke kom en rapport. En ny frist åbner den igen."),
        lazy_("Markér som ikke indsendt"),
    ),
    DutyKind(
        "genaabn",
        ReportAction.REOPEN,
        Action.REOPEN_REPORT,
        ReasonForm,
        lazy_("Genåbn rapporten"),
        lazy_("Projektet kan sende en ny version. Den gamle bliver stående."),
        lazy_("Genåbn"),
    ),
)


def duty_form(kind: DutyKind, *, blank: bool) -> BaseForm:
    """Return a duty's form, blank or as it was sent; its names begin with the duty's own."""
    return kind.form(formdata=None, prefix=kind.id) if blank else kind.form(prefix=kind.id)


def kind_of(duty_id: str) -> DutyKind | None:
    """Return the duty with a name, None when there is none."""
    return next((kind for kind in KINDS if kind.id == duty_id), None)


def offered(desk: Desk, kind: DutyKind, form: BaseForm) -> Duty:
    """Return a duty as its page shows it, with a form that may hold what was typed."""
    address = url_for("reports.do_duty", report_id=desk.head.id, duty=kind.id)
    return Duty(kind.id, str(kind.heading), str(kind.help), str(kind.label), address, form)


def duties(desk: Desk) -> tuple[Duty, ...]:
    """Return what the request's actor may do with the report now."""
    return tuple(
        offered(desk, kind, duty_form(kind, blank=True))
        for kind in KINDS
        if REPORT_TRANSITIONS.row(desk.head.state, kind.action)
        and desk.allows(kind.right)
        and (kind.action is not ReportAction.MARK_NOT_SUBMITTED or desk.may_mark_not_submitted)
    )
