"""The list of assessments in a round: what is to be judged, proposed, approved, published."""

from dataclasses import dataclass
from datetime import date

from flask import abort, request

from portal.clock import local_date
from portal.domain.assessments import AssessmentState
from portal.domain.permissions import Action, Role, SchemeFacts, may
from portal.domain.report_states import SENT
from portal.domain.rounds import RoundState
from portal.i18n import _, show_date
from portal.storage.queries.assessments import AssessmentRow, assessments_of_round
from portal.storage.queries.reports import ReportRow, reports_of_round
from portal.storage.queries.schemes import (
    RoundRow,
    current_round,
    rounds,
    scheme_policy,
    schemes,
)
from portal.web import transaction
from portal.web.access import actor
from portal.web.assessments.desk import show_href
from portal.web.wording import rag_word, word


@dataclass(frozen=True, slots=True)
class RoundChoice:
    """One round that can be chosen."""

    id: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ListedAssessment:
    """One project in the list."""

    name: str
    href: str
    report: str
    own: str
    own_word: str
    state: str
    tone: str
    rag: str
    rag_word: str
    action: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The assessments of a round."""

    round_id: str
    round_name: str
    lead: str
    choices: tuple[RoundChoice, ...]
    rows: tuple[ListedAssessment, ...]


def index_page() -> IndexPage:
    """Return the list for the round asked for, else for the round in work."""
    today = local_date(transaction.now())
    known = _rounds(today)
    asked = request.args.get("runde", "")
    chosen = next((one for one in known if one.id == asked), None)
    if asked and chosen is None:
        abort(404)
    chosen = chosen or _standard(known)
    if chosen is None:
        return IndexPage("", "", "", (), ())
    session, who = transaction.session(), actor()
    judged = {row.project_id: row for row in assessments_of_round(session, who, today, chosen.id)}
    reports = reports_of_round(session, who, today, chosen.id)
    rows = [_listed(one, judged.get(one.project_id)) for one in reports]
    order = {"now": 0, "wait": 1, "good": 2, "plain": 3}
    return IndexPage(
        round_id=chosen.id,
        round_name=chosen.name,
        lead=_("Vurderingerne skal være godkendt senest %(day)s.", day=show_date(chosen.assess_by)),
        choices=tuple(RoundChoice(one.id, one.name, one.id == chosen.id) for one in known),
        rows=tuple(sorted(rows, key=lambda row: order[row.tone])),
    )


def _rounds(today: date) -> list[RoundRow]:
    """Return the rounds of the schemes in which the actor judges, the newest first."""
    session = transaction.session()
    found: list[RoundRow] = []
    for scheme in schemes(session):
        policy = scheme_policy(session, scheme.id)
        if may(actor(), Action.VIEW_MATRIX, SchemeFacts(scheme.id), today, policy).allowed:
            found.extend(
                one for one in rounds(session, scheme.id) if one.state is not RoundState.PLANNED
            )
    return sorted(found, key=lambda one: (one.period_end, one.position), reverse=True)


def _standard(known: list[RoundRow]) -> RoundRow | None:
    session = transaction.session()
    for scheme_id in dict.fromkeys(one.scheme_id for one in known):
        found = current_round(session, scheme_id)
        if found is not None and found.published_at is None:
            return found
    return known[0] if known else None


def _listed(report: ReportRow, row: AssessmentRow | None) -> ListedAssessment:
    own, rag = report.own_overall, row.rag if row is not None else None
    state = row.state if row is not None else None
    tone, action = _next(report, state)
    return ListedAssessment(
        name=report.project_name,
        href=show_href(report.project_id, report.round_id),
        report=word(report.state),
        own=own.value if own and report.submitted_at else "",
        own_word=rag_word(own) if own and report.submitted_at else "",
        state=word(state) if state is not None else "",
        tone=tone,
        rag=rag.value if rag else "",
        rag_word=rag_word(rag) if rag else "",
        action=action,
    )


def _next(report: ReportRow, state: AssessmentState | None) -> tuple[str, str]:
    if state is AssessmentState.PROPOSED:
        decides = actor().has_any({Role.APPROVER}, local_date(transaction.now()))
        return ("wait", _("Tag stilling")) if decides else ("good", _("Åbn"))
    if state in {None, AssessmentState.DRAFT}:
        return ("now", _("Vurdér")) if report.state in SENT else ("plain", _("Åbn"))
    return "good", _("Åbn")
