"""Everything about one project in one round that the pages of its assessment are made of."""

from dataclasses import dataclass

from flask import abort, url_for

from portal.clock import local_date
from portal.domain.assessments import AssessmentState, Ratings
from portal.domain.permissions import Action, AssessmentFacts, ProjectFacts, ReportFacts, may
from portal.domain.policy import SchemePolicy
from portal.domain.report_states import SENT
from portal.domain.verdict import Reason, Verdict
from portal.services.assessments import Place
from portal.services.suggestions import Arithmetic, Judged, from_json, judge
from portal.storage.queries.assessments import (
    AssessmentRow,
    assessments_of_project,
    current_assessment,
)
from portal.storage.queries.project_facts import project_facts
from portal.storage.queries.project_page import ProjectRow, project
from portal.storage.queries.reports import ReportRow, report_in_round, reports_of_round
from portal.storage.queries.schemes import RoundRow, round_row, scheme_policy
from portal.web import transaction
from portal.web.access import actor

SETTLED = frozenset({AssessmentState.APPROVED, AssessmentState.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Desk:
    """A project in a round, before somebody who judges it."""

    project: ProjectRow
    facts: ProjectFacts
    round: RoundRow
    policy: SchemePolicy
    report: ReportRow | None
    judged: Judged | None
    row: AssessmentRow | None
    last: AssessmentRow | None

    @property
    def state(self) -> AssessmentState | None:
        """How far the latest version is, None before the first."""
        return self.row.state if self.row is not None else None

    @property
    def lock(self) -> int:
        """The version that a page shows, 0 before the first."""
        return self.row.lock if self.row is not None else 0

    @property
    def place(self) -> Place:
        """The place without a version seen."""
        return Place(self.project.id, self.round.id, self.lock)

    @property
    def is_sent(self) -> bool:
        """Whether there is a report that can be judged now."""
        return self.report is not None and self.report.state in SENT

    @property
    def arithmetic(self) -> Arithmetic | None:
        """The suggestion as it was kept with the proposal, else as it stands now."""
        settled = self.row is not None and self.state is not AssessmentState.DRAFT
        kept = from_json(self.row.suggestion) if self.row is not None and settled else None
        if kept is not None:
            return kept
        return self.judged.arithmetic if self.judged is not None else None

    @property
    def suggested(self) -> Ratings:
        """The suggested colours that the decision is compared with."""
        found = self.arithmetic
        return found.suggested if found is not None else Ratings()

    @property
    def own(self) -> Ratings:
        """The holder's own rating."""
        if self.report is None or self.report.submitted_at is None:
            return Ratings()
        return Ratings(self.report.own_activity, self.report.own_result, self.report.own_overall)

    def verdict(self, action: Action) -> Verdict:
        """Return whether the request's actor may do this here, and why not."""
        today = local_date(transaction.now(), self.policy.time_zone)
        facts: ReportFacts | AssessmentFacts
        if action is Action.RETURN_REPORT:
            facts = ReportFacts(self.facts, submitted=self.is_sent)
        else:
            facts = AssessmentFacts(
                self.facts,
                rag=self.row.rag if self.row is not None else None,
                proposed_by=self.row.proposed_by_id if self.row is not None else None,
            )
        return may(actor(), action, facts, today, self.policy)

    def allows(self, action: Action) -> bool:
        """Return whether the request's actor may do this here."""
        return self.verdict(action).allowed

    def why_not(self, action: Action) -> tuple[Reason, ...]:
        """Return the reasons why the request's actor may not do this here."""
        return self.verdict(action).reasons

    @property
    def may_write(self) -> bool:
        """Whether the request's actor may write the decision now."""
        is_open = self.state in {None, AssessmentState.DRAFT}
        return self.is_sent and is_open and self.allows(Action.PROPOSE_RATING)


def open_desk(project_id: str, round_id: str) -> Desk:
    """Return a project in a round for somebody who judges it, else 404."""
    session, today = transaction.session(), local_date(transaction.now())
    found = project(session, actor(), today, project_id)
    of_round = round_row(session, round_id)
    facts = project_facts(session, project_id)
    if found is None or facts is None or of_round is None:
        abort(404)
    policy = scheme_policy(session, found.scheme_id)
    seen = may(actor(), Action.VIEW_SUGGESTION, facts, today, policy).allowed
    if of_round.scheme_id != found.scheme_id or not seen:
        abort(404)
    report = report_in_round(session, actor(), today, project_id, round_id)
    told = report is not None and report.submitted_at is not None
    return Desk(
        project=found,
        facts=facts,
        round=of_round,
        policy=policy,
        report=report,
        judged=judge(session, report) if report is not None and told else None,
        row=current_assessment(session, actor(), today, project_id, round_id),
        last=_last_rating(project_id, of_round),
    )


def _last_rating(project_id: str, of_round: RoundRow) -> AssessmentRow | None:
    today = local_date(transaction.now())
    found = assessments_of_project(transaction.session(), actor(), today, project_id)
    before = [
        one
        for one in found
        if one.round_position < of_round.position and one.state in SETTLED and one.rag is not None
    ]
    return before[-1] if before else None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a project stands among those of its round, and the ones beside it."""

    number: int
    total: int
    previous: str
    next: str


def neighbours(desk: Desk) -> Neighbours:
    """Return the place of a project among those whose report came, in Danish order."""
    today = local_date(transaction.now())
    found = reports_of_round(transaction.session(), actor(), today, desk.round.id)
    ids = [
        one.project_id
        for one in found
        if one.submitted_at is not None or one.project_id == desk.project.id
    ]
    place = ids.index(desk.project.id) if desk.project.id in ids else 0

    def href(at: int) -> str:
        if not 0 <= at < len(ids) or desk.project.id not in ids:
            return ""
        return show_href(ids[at], desk.round.id)

    return Neighbours(place + 1, max(len(ids), 1), href(place - 1), href(place + 1))


def show_href(project_id: str, round_id: str) -> str:
    """Return the address of a project's assessment in a round."""
    return url_for("assessments.show", project_id=project_id, round_id=round_id)
