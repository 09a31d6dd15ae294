"""What every page of a report shows: whose it is, its steps, what is saved and what is missing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from flask import abort, url_for

from portal.clock import local_date
from portal.domain.drafts import fingerprint
from portal.domain.permissions import Action, ReportFacts, may
from portal.domain.policy import SchemePolicy
from portal.domain.report_states import WRITABLE
from portal.domain.reports import (
    ProgressReport,
    ReportState,
    ReportStep,
    step_of,
    submission_gaps,
)
from portal.domain.rounds import may_mark_not_submitted
from portal.domain.verdict import Reason
from portal.domain.workshop import Workshop
from portal.i18n import _, show_date, show_time
from portal.services.report_drafts import SavedDraft, draft_texts
from portal.services.reports import Submission
from portal.storage.queries.project_facts import project_facts
from portal.storage.queries.report_measures import Measure, measures_of_report
from portal.storage.queries.report_pages import (
    ReportHead,
    SavedStep,
    ToldBefore,
    report_head,
    saved_steps,
    told_before,
    workshop_for_report,
)
from portal.storage.queries.schemes import scheme_policy
from portal.web import transaction
from portal.web.access import actor
from portal.web.reports.reading import (
    Entries,
    criterion_prefix,
    measure_prefix,
    milestone_prefix,
    prefilled,
    read_entries,
    read_report,
    risk_prefix,
)
from portal.web.wording import told, word

STEPS = tuple(ReportStep)
RECENTLY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything about one report that its pages are made of."""

    head: ReportHead
    facts: ReportFacts
    policy: SchemePolicy
    workshop: Workshop
    texts: Mapping[str, str]
    entries: Entries
    before: ToldBefore | None
    sections: Mapping[ReportStep, SavedStep]
    measures: tuple[Measure, ...] = ()

    @property
    def title(self) -> str:
        """The report's name, such as "Rapport, juli 2010"."""
        return _("Rapport, %(round)s", round=self.head.round.name)

    def allows(self, action: Action) -> bool:
        """Return whether the request's actor may do this to the report."""
        today = local_date(transaction.now(), self.policy.time_zone)
        return may(actor(), action, self.facts, today, self.policy).allowed

    @property
    def is_writable(self) -> bool:
        """Whether the request's actor may write in the report now."""
        return self.head.state in WRITABLE and self.allows(Action.EDIT_REPORT)

    @property
    def hands_over(self) -> bool:
        """Whether the request's actor cannot send the report, but hands it to the certifier."""
        return self.policy.certification and not self.allows(Action.SUBMIT_REPORT)

    @property
    def may_certify(self) -> bool:
        """Whether the report waits for the request's actor to certify it."""
        waits = self.head.state is ReportState.AWAITING_CERTIFICATION
        return waits and self.allows(Action.CERTIFY_REPORT)

    @property
    def may_take_back(self) -> bool:
        """Whether the request's actor may mend a report that waits to be certified."""
        waits = self.head.state is ReportState.AWAITING_CERTIFICATION
        return waits and self.allows(Action.EDIT_REPORT)

    @property
    def may_mark_not_submitted(self) -> bool:
        """Whether the deadline is over, so that the report can be said not to have come."""
        due, extended = self.head.round.due, self.head.report.extended_to
        zone = self.policy.time_zone
        return may_mark_not_submitted(due, transaction.now(), zone, extended).allowed

    @property
    def content(self) -> ProgressReport:
        """The report as far as it can be read."""
        return self.submission.content

    @property
    def submission(self) -> Submission:
        """The report as it would be sent now; the unreadable and the unseen count as missing."""
        return read_report(self.entries, self.texts, self.blank)

    @property
    def blank(self) -> ProgressReport:
        """The report without content."""
        return ProgressReport(
            self.head.report.project_id, self.head.round.id, self.head.round.period_end
        )

    def gaps(self) -> tuple[Reason, ...]:
        """Return what is missing before the report can be sent."""
        today = local_date(transaction.now(), self.policy.time_zone)
        return submission_gaps(self.content, self.workshop, today)

    def gap_count(self, step: ReportStep) -> int:
        """Return how much is missing in one step."""
        return sum(step_of(gap.code) is step for gap in self.gaps())


def open_desk(report_id: str) -> Desk:
    """Return everything about a report that the request's actor may know of, else 404."""
    session = transaction.session()
    today = local_date(transaction.now())
    head = report_head(session, actor(), today, report_id)
    facts = project_facts(session, head.report.project_id) if head else None
    if head is None or facts is None:
        abort(404)
    workshop = workshop_for_report(session, head.id)
    if workshop is None:
        abort(404)
    desk = Desk(
        head=head,
        facts=ReportFacts(facts, submitted=head.report.submitted_at is not None),
        policy=scheme_policy(session, head.report.scheme_id),
        workshop=workshop,
        texts={},
        entries=read_entries(workshop, {}),
        before=told_before(session, actor(), today, head),
        sections=saved_steps(session, head.id),
        measures=measures_of_report(session, head.id),
    )
    if not (desk.allows(Action.VIEW_REPORT) or desk.allows(Action.VIEW_REPORT_DRAFT)):
        abort(404)
    return with_texts(desk, draft_texts(session, head.id))


def with_texts(desk: Desk, texts: Mapping[str, str]) -> Desk:
    """Return the same desk with other texts in the draft."""
    known = (one.id for one in desk.measures)
    entries = read_entries(desk.workshop, prefilled(desk.workshop, texts), known)
    return replace(desk, texts=texts, entries=entries)


@dataclass(frozen=True, slots=True)
class StepLink:
    """One step in the list beside the page."""

    label: str
    href: str
    current: bool
    done: bool
    note: str
    errors: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, with the place where it is mended."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class HeadView:
    """The names a report's page prints."""

    id: str
    project_id: str
    project: str
    project_short: str
    title: str


def head_view(desk: Desk) -> HeadView:
    """Return the names of a report."""
    head, row = desk.head, desk.head.report
    return HeadView(row.id, row.project_id, row.project_name, head.project_short, desk.title)


def step_links(desk: Desk, current: ReportStep) -> tuple[StepLink, ...]:
    """Return the five steps with how far each is."""
    found = []
    for step in STEPS:
        row = desk.sections.get(step)
        faults = desk.entries.faults(step)
        missing = desk.gap_count(step)
        done = step is not ReportStep.CHECK and row is not None and not (missing or faults)
        found.append(
            StepLink(
                label=word(step),
                href=step_href(desk.head.id, step),
                current=step is current,
                done=done,
                note=_note(step, row, missing, faults, done=done),
                errors=faults,
            )
        )
    return tuple(found)


def _note(step: ReportStep, row: SavedStep | None, missing: int, faults: int, *, done: bool) -> str:
    if step is ReportStep.CHECK:
        return ""
    if faults:
        return _("%(count)s fejl", count=faults)
    if done:
        return _("Færdigt")
    return _("Ikke begyndt") if row is None else _("%(count)s mangler", count=missing)


def step_href(report_id: str, step: ReportStep) -> str:
    """Return the address of one step."""
    if step is ReportStep.CHECK:
        return url_for("reports.check", report_id=report_id)
    return url_for("reports.step", report_id=report_id, step=step.value)


def next_step(step: ReportStep) -> ReportStep:
    """Return the step after a step."""
    return STEPS[STEPS.index(step) + 1]


def first_open_step(desk: Desk) -> ReportStep:
    """Return the first step that lacks something, the check when none does."""
    open_steps = (link for link in zip(STEPS, step_links(desk, ReportStep.CHECK), strict=True))
    return next((step for step, link in open_steps if not link.done), ReportStep.CHECK)


def seen_marks(desk: Desk, step: ReportStep) -> str:
    """Return the fingerprints of a step's fields as they are shown, for the hidden field."""
    shown = prefilled(desk.workshop, desk.texts)
    return json.dumps({
        name: fingerprint(shown.get(name, "")) for name in desk.entries.names(step)
    })  # fmt: skip


def marks_after(saved: SavedDraft, typed: Mapping[str, str], seen: Mapping[str, str]) -> str:
    """Return the fingerprints for a page that stands unchanged after its texts were saved.

    Only what is stored as it stands in the page counts as seen anew: what somebody else wrote
    meanwhile is not in the page, so that it must not be overwritten from there.
    """
    same = {name for name, text in typed.items() if saved.texts.get(name, "") == text}
    return json.dumps({**seen, **{name: fingerprint(typed[name]) for name in same}})


def saved_words(desk: Desk) -> str:
    """Return "Gemt kl. 14.32", or that nothing is written yet."""
    times = [row.saved_at for row in desk.sections.values() if row.saved_at is not None]
    if not times:
        return _("Intet skrevet endnu")
    latest = max(times)
    if local_date(latest) == local_date(transaction.now()):
        return _("Gemt kl. %(time)s", time=show_time(latest))
    return _("Gemt den %(day)s", day=show_date(local_date(latest)))


def writing_words(desk: Desk) -> str:
    """Return who else has written in the report within the last quarter of an hour."""
    me = actor().person_id
    found = [
        _("%(name)s skriver i trin %(number)s.", name=row.saved_by, number=STEPS.index(step) + 1)
        for step, row in desk.sections.items()
        if row.saved_at is not None
        and row.saved_by_id not in {None, me}
        and transaction.now() - row.saved_at < RECENTLY
    ]
    return " ".join(found)


def missing(desk: Desk) -> tuple[Gap, ...]:
    """Return what is missing before the report can be sent, each with its place."""
    found = [
        Gap(
            _("Trin %(number)s: et felt kan ikke læses.", number=STEPS.index(step) + 1),
            step_href(desk.head.id, step),
        )
        for step in STEPS
        if desk.entries.faults(step)
    ]
    for gap in desk.gaps():
        step = step_of(gap.code)
        text = told(replace(gap, facts={**gap.facts, **_names(desk, gap)}))
        found.append(Gap(text, step_href(desk.head.id, step) + _anchor(desk, gap)))
    return tuple(found)


def _names(desk: Desk, gap: Reason) -> dict[str, str]:
    workshop = desk.workshop
    labels = {
        "criterion": {one.id: one.label for one in workshop.criteria},
        "milestone": {one.id: one.title for one in workshop.milestones},
        "risk": {one.id: one.text for one in workshop.risks},
        "action_item": {one.id: one.what for one in desk.measures},
    }
    return {
        kind: known[str(gap.facts[kind])]
        for kind, known in labels.items()
        if str(gap.facts.get(kind)) in known
    }


def _anchor(desk: Desk, gap: Reason) -> str:
    prefixes = {
        "criterion": (criterion_prefix, "value_now", desk.entries.criteria),
        "milestone": (milestone_prefix, "reached_on", desk.entries.milestones),
        "risk": (risk_prefix, "likelihood", desk.entries.risks),
        "action_item": (measure_prefix, "comment", desk.entries.measures),
    }
    for kind, (prefix, field, known) in prefixes.items():
        key = str(gap.facts.get(kind, ""))
        if key in known:
            return f"#{prefix(key)}-{field}"
    return ""
