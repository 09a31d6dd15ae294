"""A version's overview: drawings, criteria with their SMART check, and the way to the agreement."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from flask import abort, url_for
from markupsafe import Markup

from portal.clock import local_date
from portal.domain.criteria import SuccessCriterion, smart_check
from portal.domain.permissions import Action, may
from portal.domain.verdict import Reason
from portal.domain.workshop import Workshop, WorkshopState, agreement_gaps
from portal.i18n import _, ngettext, show_date, show_instant, show_number
from portal.storage.queries.project_facts import project_facts
from portal.storage.queries.workshop_versions import WorkshopVersion, version_by_number
from portal.storage.queries.workshops import WorkshopVersionRow, workshop_versions
from portal.web.access import actor
from portal.web.transaction import now, session
from portal.web.wording import told, word
from portal.web.workshop.drawn import (
    assumption_labels,
    columns_of,
    criterion_labels,
    drawn_milestones,
    drawn_risks,
    drawn_theory,
    milestone_delay,
    milestone_note,
)
from portal.web.workshop.words import column_word, met_word

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the SMART check."""

    letter: str
    word: str
    met: bool
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionCard:
    """One criterion with its facts and its check."""

    key: str
    label: str
    text: str
    kind: str
    missing: str
    facts: Pairs
    letters: tuple[Letter, ...]
    met: int
    href: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One column of the theory as a list: heading and boxes with their criteria's labels."""

    heading: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """One milestone in words."""

    label: str
    title: str
    planned: str
    forecast: str
    reached: str
    note: str
    late: str
    state: str
    href: str


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk in words; high ones first."""

    label: str
    text: str
    product: str
    score: int
    band: str
    owner: str
    mitigation: str
    href: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to the agreement: done or not, and what is said of it."""

    title: str
    note: str
    done: bool


@dataclass(frozen=True, slots=True)
class Rights:
    """What the actor may do with the version now."""

    edit: bool
    propose: bool
    rework: bool
    sign: bool
    agree: bool
    revise: bool


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """What the overview of a version shows."""

    version: WorkshopVersion
    state: str
    lead: str
    theory: Markup | None
    stages: tuple[Stage, ...]
    assumptions: Pairs
    criteria: tuple[CriterionCard, ...]
    timeline: Markup | None
    milestones: tuple[MilestoneLine, ...]
    matrix: Markup | None
    risks: tuple[RiskLine, ...]
    steps: tuple[Step, ...]
    gaps: tuple[str, ...]
    rights: Rights
    versions: tuple[tuple[str, str, bool], ...]
    document_href: str


def found_version(project_id: str, number: int) -> WorkshopVersion:
    """Return a version that the actor sees; a foreign and a missing one are not found alike."""
    found = version_by_number(session(), actor(), local_date(now()), project_id, number)
    if found is None:
        abort(404)
    return found


def all_versions(project_id: str) -> tuple[WorkshopVersionRow, ...]:
    """Return the versions of a project's workshop that the actor sees, the first one first."""
    return workshop_versions(session(), actor(), local_date(now()), project_id)


def allows(project_id: str, version: WorkshopVersion, action: Action) -> bool:
    """Return whether the actor may do something with a version's project today."""
    facts = project_facts(session(), project_id)
    today = local_date(now(), version.policy.time_zone)
    return facts is not None and may(actor(), action, facts, today, version.policy).allowed


def overview_page(version: WorkshopVersion) -> OverviewPage:
    """Return what the overview of a version shows to the actor."""
    workshop = version.value
    today = local_date(now(), version.policy.time_zone)
    gaps = agreement_gaps(workshop)
    kept = all_versions(version.project_id)
    return OverviewPage(
        version=version,
        state=word(version.state),
        lead=_lead(version, kept),
        theory=drawn_theory(
            workshop, _("Forandringsteori for %(name)s") % {"name": version.project_name}
        ),
        stages=_stages(workshop),
        assumptions=tuple((label, text) for text, label in assumption_labels(workshop).items()),
        criteria=tuple(criterion_card(version, each) for each in workshop.criteria),
        timeline=drawn_milestones(workshop, today),
        milestones=_milestones(version, today),
        matrix=drawn_risks(workshop),
        risks=_risks(version),
        steps=_steps(version, len(gaps)),
        gaps=tuple(dict.fromkeys(told(reason) for reason in gaps)),
        rights=_rights(version, kept),
        versions=tuple(
            (
                _("Version %(number)s") % {"number": each.number},
                url_for("workshop.show", project_id=version.project_id, number=each.number),
                each.number == version.number,
            )
            for each in kept
        ),
        document_href=url_for("documents.request_document"),
    )


def _rights(version: WorkshopVersion, kept: tuple[WorkshopVersionRow, ...]) -> Rights:
    project_id, state = version.project_id, version.state
    edits = allows(project_id, version, Action.EDIT_WORKSHOP)
    proposed = state is WorkshopState.PROPOSED
    signed = version.holder_signature is not None
    return Rights(
        edit=edits and version.is_draft,
        propose=edits and version.is_draft,
        rework=edits and proposed,
        sign=proposed and not signed and allows(project_id, version, Action.SIGN_WORKSHOP),
        agree=proposed and signed and allows(project_id, version, Action.AGREE_WORKSHOP),
        revise=edits and state is WorkshopState.AGREED and kept[-1].number == version.number,
    )


def _lead(version: WorkshopVersion, kept: tuple[WorkshopVersionRow, ...]) -> str:
    values = {"number": version.number, "state": word(version.state).lower()}
    if version.agreed_at is not None:
        day = show_date(local_date(version.agreed_at))
        return _("Version %(number)s, aftalt %(day)s.") % {**values, "day": day}
    holding = next((each for each in reversed(kept) if each.state is WorkshopState.AGREED), None)
    if holding is None or holding.agreed_at is None:
        return _("Version %(number)s, %(state)s.") % values
    return _(
        "Version %(number)s, %(state)s. Version %(before)s blev aftalt %(day)s og gælder, til"
        " version %(number)s er underskrevet."
    ) % {
        **values,
        "before": holding.number,
        "day": show_date(local_date(holding.agreed_at)),
    }


def _stages(workshop: Workshop) -> tuple[Stage, ...]:
    labels = criterion_labels(workshop)
    carried: dict[str, list[str]] = {}
    for criterion in workshop.criteria:
        carried.setdefault(criterion.node_id, []).append(labels[criterion.id])
    return tuple(
        Stage(
            column_word(kind),
            tuple(
                f"{', '.join(carried[node.id])}: {node.text}" if node.id in carried else node.text
                for node in nodes
            ),
        )
        for kind, nodes in columns_of(workshop)
    )


def criterion_card(version: WorkshopVersion, criterion: SuccessCriterion) -> CriterionCard:
    """Return one criterion with its facts and its SMART check in words."""
    workshop = version.value
    letters = tuple(
        Letter(
            finding.letter.value,
            word(finding.letter),
            finding.met,
            tuple(told_code(code) for code in finding.codes) or (met_word(finding.letter),),
        )
        for finding in smart_check(criterion, workshop.period)
    )
    missing = sum(not letter.met for letter in letters)
    node = workshop.theory.node(criterion.node_id)
    return CriterionCard(
        key=criterion.id,
        label=criterion_labels(workshop)[criterion.id],
        text=criterion.label,
        kind=word(node.kind).lower() if node is not None else "",
        missing=ngettext("%(num)s ting mangler", "%(num)s ting mangler", missing)
        if missing
        else "",
        facts=_criterion_facts(version, criterion),
        letters=letters,
        met=len(letters) - missing,
        href=item_href(version, "kriterium", criterion.id),
    )


def told_code(code: str) -> str:
    """Return the text of a code that has no facts."""
    return told(Reason(code))


def item_href(version: WorkshopVersion, part: str, key: str) -> str:
    """Return the address at which one item of a draft is edited, empty when it is no draft."""
    if not version.is_draft:
        return ""
    return url_for(
        "workshop.item", project_id=version.project_id, number=version.number, part=part, key=key
    )


def _with_unit(number: Decimal | None, unit: str) -> str:
    return "" if number is None else f"{show_number(number)}\u00a0{unit}".strip()


def _criterion_facts(version: WorkshopVersion, criterion: SuccessCriterion) -> Pairs:
    baseline = criterion.baseline
    start = _with_unit(baseline.value, criterion.unit)
    if start and baseline.on is not None:
        start = f"{start}, {show_date(baseline.on)}"
    first = criterion.original_target
    changed = first is not None and first != criterion.target
    pairs = (
        (_("Målet"), _with_unit(criterion.target, criterion.unit)),
        (_("Oprindeligt mål"), _with_unit(first, criterion.unit) if changed else ""),
        (_("Startmåling"), start or (baseline.missing_because or "")),
        (_("Nås senest"), show_date(criterion.due) if criterion.due else ""),
        (_("Hvem"), criterion.group),
        (_("Måles"), version.indicators.get(criterion.id, "")),
        (_("Retning"), word(criterion.direction)),
        (_("Vægt"), show_number(criterion.weight) if criterion.weight != 1 else ""),
        (_("Nøglekriterium"), _("Ja") if criterion.key else ""),
    )
    return tuple((term, value) for term, value in pairs if value)


def _milestones(version: WorkshopVersion, today: date) -> tuple[MilestoneLine, ...]:
    return tuple(
        MilestoneLine(
            label=f"M{number}",
            title=each.title,
            planned=show_date(each.baseline_date),
            forecast=show_date(each.forecast) if each.forecast else "",
            reached=show_date(each.reached_on) if each.reached_on else "",
            note=milestone_note(each),
            late=milestone_delay(each, today),
            state="done" if each.reached_on else "next",
            href=item_href(version, "milepael", each.id),
        )
        for number, each in enumerate(version.value.milestones, 1)
    )


def _risks(version: WorkshopVersion) -> tuple[RiskLine, ...]:
    numbered = enumerate(version.value.risks, 1)
    return tuple(
        RiskLine(
            label=f"R{number}",
            text=each.text,
            product=f"{each.likelihood} × {each.impact} = {each.score}",
            score=each.score,
            band=word(each.band),
            owner=each.owner,
            mitigation=each.mitigation,
            href=item_href(version, "risiko", each.id),
        )
        for number, each in sorted(numbered, key=lambda pair: (-pair[1].score, pair[0]))
    )


def _steps(version: WorkshopVersion, gaps: int) -> tuple[Step, ...]:
    proposed = version.state is not WorkshopState.DRAFT
    holder, office = version.holder_signature, version.office_signature
    lacking = ngettext("%(num)s ting mangler", "%(num)s ting mangler", gaps) if gaps else ""
    return (
        Step(_("Alt er skrevet"), lacking or _("Intet mangler."), done=not gaps),
        Step(
            _("Sendt til underskrift"),
            _("Derefter kan der ikke rettes, før versionen hentes tilbage."),
            done=proposed,
        ),
        Step(
            _("Projektholderen underskriver"),
            f"{holder.name}, {show_instant(holder.at)}" if holder else _("Ikke endnu."),
            done=holder is not None,
        ),
        Step(
            _("Sekretariatet underskriver"),
            f"{office.name}, {show_instant(office.at)}"
            if office
            else _("Så er version %(number)s aftalt.") % {"number": version.number},
            done=office is not None,
        ),
    )
