"""The page of one assessment: three panes, and what may be done with it now."""

from dataclasses import dataclass, replace

from flask import url_for

from forms.assessment import AssessmentForm, ReopenForm, SendBackForm
from forms.base import BaseForm
from forms.report_office import ReturnForm
from portal.clock import local_date
from portal.domain.assessments import AssessmentState, Ratings, rationale_required
from portal.domain.permissions import Action
from portal.domain.rag import Rag
from portal.domain.report_states import ReportState
from portal.domain.theory import Level
from portal.i18n import _, show_date, show_instant
from portal.services.corrections import standing
from portal.storage.queries.action_plans import plan_of_round
from portal.storage.queries.people import names
from portal.web import transaction
from portal.web.access import actor
from portal.web.assessments.arithmetic import ArithmeticView, arithmetic_view
from portal.web.assessments.desk import Desk, Neighbours, neighbours
from portal.web.assessments.notice_views import NoticeView, notice_views
from portal.web.assessments.report_pane import ReportPane, report_pane
from portal.web.wording import rag_word, told, word


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour with its word, or a dash."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One level: what the holder says, what the rules suggest, what was assessed."""

    level: str
    own: Colour
    suggested: Colour
    assessed: Colour


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of the page; the one that was refused holds what was typed."""

    decision: AssessmentForm
    send_back: SendBackForm
    reopen: ReopenForm
    give_back: ReturnForm

    def holding(self, refused: BaseForm) -> "Forms":
        """Return the forms with the one that was refused in its place."""
        match refused:
            case AssessmentForm():
                return replace(self, decision=refused)
            case SendBackForm():
                return replace(self, send_back=refused)
            case ReopenForm():
                return replace(self, reopen=refused)
            case ReturnForm():
                return replace(self, give_back=refused)
            case _:
                return self


@dataclass(frozen=True, slots=True)
class DecisionPane:
    """The right pane: where the assessment stands and what may be done."""

    state: str
    who: tuple[str, ...]
    ratings: tuple[RatingRow, ...]
    rationale: tuple[str, ...]
    note: str
    may_write: bool
    may_send_back: bool
    may_approve: bool
    may_reopen: bool
    may_correct: bool
    may_give_back: bool
    why_not: str
    needs_rationale: tuple[str, ...]
    suggestions: dict[str, str]
    deviations: tuple[tuple[str, str], ...]
    is_red: bool
    notices: tuple[NoticeView, ...]
    may_handle_notices: bool


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """A project's assessment in a round."""

    project_id: str
    round_id: str
    title: str
    round_name: str
    owners: str
    period: str
    last: Colour | None
    last_round: str
    places: Neighbours
    lock: int
    report: ReportPane | None
    no_report: str
    arithmetic: ArithmeticView | None
    decision: DecisionPane
    plan_href: str

    def href(self, endpoint: str) -> str:
        """Return the address of something that can be done with the assessment."""
        return url_for(
            f"assessments.{endpoint}", project_id=self.project_id, round_id=self.round_id
        )


def fresh_forms(desk: Desk) -> Forms:
    """Return the page's forms, the decision filled with the draft."""
    row, lock = desk.row, str(desk.lock)
    written = {
        "activity": row.assessed.activity if row else None,
        "result": row.assessed.result if row else None,
        "overall": row.assessed.overall if row else None,
        "rationale": row.rationale if row else "",
        "version": lock,
    }
    return Forms(
        decision=AssessmentForm(formdata=None, data=written),
        send_back=SendBackForm(formdata=None, data={"version": lock}, prefix="tilbage-"),
        reopen=ReopenForm(formdata=None, data={"version": lock}, prefix="igen-"),
        give_back=ReturnForm(formdata=None, prefix="retur-"),
    )


def assessment_page(desk: Desk) -> AssessmentPage:
    """Return the page of an assessment."""
    found = desk.arithmetic
    project = desk.project
    return AssessmentPage(
        project_id=project.id,
        round_id=desk.round.id,
        title=project.name,
        round_name=desk.round.name,
        owners=" / ".join(owner.name for owner in project.owners) or project.holder.name,
        period=f"{show_date(project.starts_on)} – {show_date(project.ends_on)}",
        last=_colour(desk.last.rag) if desk.last is not None else None,
        last_round=desk.last.round_name if desk.last is not None else "",
        places=neighbours(desk),
        lock=desk.lock,
        report=report_pane(desk),
        no_report=_no_report(desk),
        arithmetic=arithmetic_view(found) if found is not None else None,
        decision=_decision(desk),
        plan_href=_plan_href(desk),
    )


def _plan_href(desk: Desk) -> str:
    """Return the address of the action plan that answers the rating, empty when there is none."""
    today = local_date(transaction.now(), desk.policy.time_zone)
    session = transaction.session()
    found = plan_of_round(session, actor(), today, desk.project.id, desk.round.id)
    return url_for("action_plans.show", plan_id=found.id) if found is not None else ""


def _no_report(desk: Desk) -> str:
    if desk.report is None:
        return _("Projektet skal ikke rapportere i denne runde.")
    if desk.report.submitted_at is None:
        return _(
            "Rapporten er ikke sendt endnu. Den er: %(state)s. Fristen er %(due)s.",
            state=word(desk.report.state).lower(),
            due=show_date(desk.report.deadline),
        )
    if desk.report.state is ReportState.RETURNED:
        return _("Rapporten er sendt tilbage til projektet. Her er det, der var sendt.")
    return ""


def _decision(desk: Desk) -> DecisionPane:
    row, state = desk.row, desk.state
    proposed = state is AssessmentState.PROPOSED
    approved = state is AssessmentState.APPROVED
    return DecisionPane(
        state=word(state) if state is not None else _("Ikke begyndt"),
        who=_who(desk),
        ratings=_ratings(desk),
        rationale=tuple(line for line in (row.rationale if row else "").split("\n") if line),
        note=row.note if row is not None else "",
        may_write=desk.may_write,
        may_send_back=proposed and desk.allows(Action.SEND_BACK_RATING),
        may_approve=proposed and desk.allows(Action.APPROVE_RATING),
        may_reopen=approved and desk.allows(Action.REOPEN_RATING),
        may_correct=desk.allows(Action.CORRECT_RATING) and _is_out(desk),
        may_give_back=_may_give_back(desk),
        why_not=_why_not(desk),
        needs_rationale=_needs(desk),
        suggestions=_suggestions(desk),
        deviations=_deviations(desk),
        is_red=row is not None and row.rag is Rag.RED,
        notices=notice_views(desk),
        may_handle_notices=desk.allows(Action.HANDLE_NOTICES),
    )


def _is_out(desk: Desk) -> bool:
    """Return whether a version of the assessment is published, be it not the latest."""
    return standing(transaction.session(), desk.project.id, desk.round.id) is not None


def _may_give_back(desk: Desk) -> bool:
    submitted = desk.report is not None and desk.report.state is ReportState.SUBMITTED
    return submitted and desk.allows(Action.RETURN_REPORT)


def _why_not(desk: Desk) -> str:
    """Return why a judge who would be expected to act here may not."""
    if desk.state is AssessmentState.PROPOSED:
        action = Action.APPROVE_RATING
    elif desk.state in {None, AssessmentState.DRAFT} and desk.is_sent:
        action = Action.PROPOSE_RATING
    else:
        return ""
    hidden = {"permission_not_this_role", "permission_out_of_scope"}
    return " ".join(told(one) for one in desk.why_not(action) if one.code not in hidden)


def _who(desk: Desk) -> tuple[str, ...]:
    row = desk.row
    if row is None:
        return ()
    ids = frozenset(one for one in (row.proposed_by_id, row.approved_by_id) if one is not None)
    known, zone = names(transaction.session(), ids), desk.policy.time_zone
    found = []
    if row.proposed_at is not None:
        found.append(
            _(
                "Foreslået af %(name)s %(when)s.",
                name=known.get(row.proposed_by_id or "", "–"),
                when=show_instant(row.proposed_at, zone),
            )
        )
    if row.approved_at is not None:
        found.append(
            _(
                "Godkendt af %(name)s %(when)s.",
                name=known.get(row.approved_by_id or "", "–"),
                when=show_instant(row.approved_at, zone),
            )
        )
    if row.published_at is not None:
        found.append(_("Offentliggjort %(when)s.", when=show_instant(row.published_at, zone)))
    return tuple(found)


def _ratings(desk: Desk) -> tuple[RatingRow, ...]:
    own, suggested = desk.own, desk.suggested
    given = desk.row.assessed if desk.row is not None else Ratings()
    levels = (
        (word(Level.ACTIVITY), own.activity, suggested.activity, given.activity),
        (word(Level.RESULT), own.result, suggested.result, given.result),
        (_("Samlet"), own.overall, suggested.overall, given.overall),
    )
    return tuple(
        RatingRow(label, _colour(one), _colour(two), _colour(three))
        for label, one, two, three in levels
    )


def _colour(rag: Rag | None) -> Colour:
    return Colour(rag.value, rag_word(rag)) if rag is not None else Colour("", "–")


def _suggestions(desk: Desk) -> dict[str, str]:
    suggested = desk.suggested
    pairs = {
        "activity": suggested.activity,
        "result": suggested.result,
        "overall": suggested.overall,
    }
    return {
        name: _("forslag: %(rag)s", rag=rag_word(rag)) if rag else _("intet forslag")
        for name, rag in pairs.items()
    }


def _deviations(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return what is to be said when an overall colour is chosen, by the id of its button."""
    suggested = desk.suggested.overall
    if suggested is None:
        return ()
    return tuple(
        (
            f"overall-{place}",
            _(
                "Vælger du %(chosen)s samlet, afviger du fra forslaget %(rag)s. Skriv hvorfor. "
                "Begrundelsen følger med til udvalget.",
                chosen=rag_word(chosen).lower(),
                rag=rag_word(suggested).lower(),
            ),
        )
        for place, chosen in enumerate(Rag)
        if chosen is not suggested
    )


def _needs(desk: Desk) -> tuple[str, ...]:
    if desk.row is None:
        return ()
    verdict = rationale_required(desk.suggested, desk.row.assessed)
    return tuple(dict.fromkeys(told(one) for one in verdict.reasons))
