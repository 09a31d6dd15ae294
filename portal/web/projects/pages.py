"""One project's page: facts, money and limits in words, people, reports and ratings."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from flask import abort, url_for

from forms.project import PhaseForm, ReasonForm
from portal.clock import local_date
from portal.domain.actors import Role, ScopeKind
from portal.domain.evaluations import EvaluatedBy, EvaluationKind
from portal.domain.overview import PROJECT_TRANSITIONS, Aftermath, ProjectAction
from portal.domain.permissions import Action, may
from portal.domain.policy import (
    MonitoringStep,
    SchemePolicy,
    monitored_amount,
    monitoring_step,
    municipal_total,
    must_be_monitored,
    must_be_registered,
)
from portal.domain.rag import Rag
from portal.domain.workshop import WorkshopState
from portal.i18n import _, show_date, show_money
from portal.storage.queries.action_plans import plans_of_project
from portal.storage.queries.assessments import assessments_of_project
from portal.storage.queries.people import assignments, names
from portal.storage.queries.project_page import ProjectRow, project
from portal.storage.queries.reports import reports_of_project
from portal.storage.queries.schemes import rounds, scheme, scheme_policy
from portal.storage.queries.workshops import WorkshopVersionRow, workshop_versions
from portal.web.access import actor
from portal.web.projects.words import phase_action_word
from portal.web.transaction import now, session
from portal.web.wording import rag_meaning, told, word

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """One limit in words: what it asks, whether it is met, and why not."""

    question: str
    answer: str
    met: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round of the project: its report and the rating that the reader may see."""

    name: str
    report: str
    report_href: str
    rag: Rag | None
    meaning: str
    rationale: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the workshop."""

    text: str
    state: str
    href: str


@dataclass(frozen=True, slots=True)
class Money:
    """One line of funding."""

    source: str
    year: str
    amount: str
    whose: str
    pool: str


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """What the page of one project shows."""

    row: ProjectRow
    scheme: str
    phase: str
    facts: Pairs
    texts: Pairs
    contact: Pairs
    money: tuple[Money, ...]
    municipal: Decimal
    compared: Decimal
    thresholds: tuple[Threshold, ...]
    monitoring: str
    asks_secretariat: bool
    people: Pairs
    rounds: tuple[RoundLine, ...]
    versions: tuple[VersionLine, ...]
    plans: tuple[VersionLine, ...]
    evaluations: tuple[tuple[str, str], ...]
    documents_href: str
    may_edit: bool
    may_monitor: bool
    sees_notes: bool
    may_open_workshop: bool


def found_project(project_id: str) -> ProjectRow:
    """Return a project that the actor sees; a foreign and a missing one are not found alike."""
    row = project(session(), actor(), local_date(now()), project_id)
    if row is None:
        abort(404)
    return row


def allows(row: ProjectRow, action: Action) -> bool:
    """Return whether the actor may do something with a project today."""
    policy = scheme_policy(session(), row.scheme_id)
    return may(actor(), action, row.facts, local_date(now(), policy.time_zone), policy).allowed


def project_page(row: ProjectRow) -> ProjectPage:
    """Return what the page of a project shows to the actor."""
    policy = scheme_policy(session(), row.scheme_id)
    kept = scheme(session(), row.scheme_id)
    step = monitoring_step(
        row.lines,
        policy,
        monitored=row.is_monitored,
        by_decision=bool(row.monitored_reason),
    )
    versions = workshop_versions(session(), actor(), local_date(now()), row.id)
    may_edit = allows(row, Action.EDIT_PROJECT)
    return ProjectPage(
        row=row,
        scheme="" if kept is None else kept.name,
        phase=word(row.phase),
        facts=_facts(row),
        texts=_texts(row),
        contact=_contact(row),
        money=_money(row),
        municipal=municipal_total(row.lines),
        compared=monitored_amount(row.lines, policy),
        thresholds=_thresholds(row, policy),
        monitoring=_monitoring(row),
        asks_secretariat=may_edit and step is MonitoringStep.ASK_SECRETARIAT,
        people=_people(row),
        rounds=_rounds(row),
        versions=tuple(_version(row, each) for each in reversed(versions)),
        plans=_plans(row),
        evaluations=_evaluations(row),
        documents_href=url_for("documents.index"),
        may_edit=may_edit,
        may_monitor=allows(row, Action.DECIDE_MONITORING),
        sees_notes=allows(row, Action.VIEW_INTERNAL_NOTES),
        may_open_workshop=not versions and allows(row, Action.AGREE_WORKSHOP),
    )


def phase_form(row: ProjectRow) -> PhaseForm | None:
    """Return the form of the project's next steps, None when the actor may take none."""
    if not allows(row, Action.CHANGE_PHASE):
        return None
    roles = actor().roles(local_date(now()))
    steps = PROJECT_TRANSITIONS.actions(row.phase, roles)
    if not steps:
        return None
    form = PhaseForm(prefix="fase-")
    pairs = [(step, phase_action_word(ProjectAction(step))) for step in steps]
    form.with_choices(action=pairs)
    return form


def monitor_form(row: ProjectRow) -> ReasonForm | None:
    """Return the form by which monitoring is decided or ended, None when the actor may not."""
    return ReasonForm(prefix="monitorering-") if allows(row, Action.DECIDE_MONITORING) else None


def _period(first: date, last: date) -> str:
    return f"{show_date(first)} – {show_date(last)}"


def _facts(row: ProjectRow) -> Pairs:
    aftermath = word(Aftermath(row.anchoring)) if row.anchoring else ""
    pairs = (
        (_("Projektholder"), row.holder.name),
        (_("Projektejere"), ", ".join(each.name for each in row.owners)),
        (_("Periode"), _period(row.starts_on, row.ends_on)),
        (_("Indsatsområder"), ", ".join(each.name for each in row.focus_areas)),
        (_("Bydele og boligområder"), ", ".join(each.name for each in row.districts)),
        (_("Nationalitet"), row.nationality),
        (_("Indrapporterer"), word(row.interval)),
        (_("Efter projektet"), aftermath),
        (_("Grundlag"), row.anchoring_reason),
    )
    return tuple((term, value) for term, value in pairs if value)


def _texts(row: ProjectRow) -> Pairs:
    pairs = (
        (_("Beskrivelse"), row.description),
        (_("Formål"), row.purpose),
        (_("Problem"), row.problem_note),
        (_("Målgruppe"), row.target_group),
        (_("Politiske mål"), "\n".join(each.name for each in row.policy_goals)),
    )
    return tuple((term, value) for term, value in pairs if value)


def _contact(row: ProjectRow) -> Pairs:
    pairs = (
        (_("Navn"), row.contact_name),
        (_("Mail"), row.contact_email),
        (_("Telefon"), row.contact_phone),
    )
    return tuple((term, value) for term, value in pairs if value)


def _money(row: ProjectRow) -> tuple[Money, ...]:
    return tuple(
        Money(
            source=line.source,
            year=str(line.year),
            amount=show_money(line.amount),
            whose=_("Kommunen") if line.is_municipal else _("Andre"),
            pool=line.pool_name or "–",
        )
        for line in row.funding
    )


def _thresholds(row: ProjectRow, policy: SchemePolicy) -> tuple[Threshold, ...]:
    registered = must_be_registered(row.lines, policy)
    monitored = must_be_monitored(row.lines, policy)
    return (
        Threshold(
            _("Skal stå i Projektbanken"),
            _("Ja, budgettet er over grænsen") if registered.allowed else _("Nej"),
            registered.allowed,
            tuple(told(reason) for reason in registered.reasons),
        ),
        Threshold(
            _("Skal monitoreres"),
            _("Ja, kommunen betaler nok") if monitored.allowed else _("Nej"),
            monitored.allowed,
            tuple(told(reason) for reason in monitored.reasons),
        ),
    )


def _monitoring(row: ProjectRow) -> str:
    if not row.is_monitored:
        return _("Projektet monitoreres ikke.")
    since = show_date(row.monitored_from) if row.monitored_from else "–"
    if row.monitored_reason:
        return _("Monitoreres efter beslutning siden %(day)s: %(reason)s") % {
            "day": since,
            "reason": row.monitored_reason,
        }
    return _("Monitoreres siden %(day)s.") % {"day": since}


def _people(row: ProjectRow) -> Pairs:
    held = [
        *_held(ScopeKind.PROJECT, row.id),
        *_held(ScopeKind.ORGANISATION, row.holder.id),
    ]
    known = names(session(), frozenset(person_id for person_id, _role in held))
    order = list(Role)
    told_of = sorted(
        {(person_id, role) for person_id, role in held},
        key=lambda pair: (order.index(pair[1]), known[pair[0]], pair[0]),
    )
    return tuple((known[person_id], word(role)) for person_id, role in told_of)


def _held(kind: ScopeKind, scope_id: str) -> list[tuple[str, Role]]:
    today = local_date(now())
    found = assignments(session(), scope_kind=kind, scope_id=scope_id, on=today)
    return [(each.person_id, each.role) for each in found]


def _rounds(row: ProjectRow) -> tuple[RoundLine, ...]:
    today = local_date(now())
    reports = {
        each.round_id: each for each in reports_of_project(session(), actor(), today, row.id)
    }
    rated = {
        each.round_id: each for each in assessments_of_project(session(), actor(), today, row.id)
    }
    lines = []
    for each in rounds(session(), row.scheme_id):
        report, assessment = reports.get(each.id), rated.get(each.id)
        if report is None and assessment is None:
            continue
        rag = None if assessment is None else assessment.rag
        lines.append(
            RoundLine(
                name=each.name,
                report=word(report.state) if report else "–",
                report_href=url_for("reports.show", report_id=report.id) if report else "",
                rag=rag,
                meaning=rag_meaning(rag) if rag else "",
                rationale=assessment.rationale if assessment else "",
            )
        )
    return tuple(reversed(lines))


def _version(row: ProjectRow, version: WorkshopVersionRow) -> VersionLine:
    text = _("Version %(number)s") % {"number": version.number}
    if version.state is WorkshopState.AGREED and version.agreed_at is not None:
        agreed = show_date(local_date(version.agreed_at))
        text = _("Version %(number)s, aftalt %(day)s") % {"number": version.number, "day": agreed}
    return VersionLine(
        text,
        word(version.state),
        url_for("workshop.show", project_id=row.id, number=version.number),
    )


def _plans(row: ProjectRow) -> tuple[VersionLine, ...]:
    """Return the action plans that the reader may know of, the newest first."""
    found = plans_of_project(session(), actor(), local_date(now()), row.id)
    return tuple(
        VersionLine(
            _("Efter runden %(round)s, frist %(day)s")
            % {"round": each.round_name, "day": show_date(each.due)},
            word(each.state),
            url_for("action_plans.show", plan_id=each.id),
        )
        for each in reversed(found)
    )


def _evaluations(row: ProjectRow) -> Pairs:
    return tuple(
        (
            f"{word(EvaluationKind(each.kind))}, "
            + word(EvaluatedBy.EXTERNAL if each.is_external else EvaluatedBy.INTERNAL).lower(),
            " ".join(part for part in (show_date(each.due) if each.due else "", each.note) if part),
        )
        for each in row.evaluations
    )
