"""The six steps of a project in the cockpit: passed, here, not needed, to come."""

from dataclasses import dataclass

from portal.domain.assessments import AssessmentState
from portal.domain.rag import CellKind, cell_kind
from portal.domain.report_states import WRITABLE, ReportState
from portal.i18n import _
from portal.web.rounds.cockpit_facts import Known, Waits, day_of, show_day
from portal.web.wording import cell_word, rag_word

DRAFT, SUBMITTED, RETURNED, ASSESSED, NOTICED, PUBLISHED = range(6)


@dataclass(frozen=True, slots=True)
class StepView:
    """One of the six steps of a project."""

    title: str
    css: str
    note: str
    shape: str = ""


def step_titles() -> tuple[str, ...]:
    """Return the names of the six steps."""
    return (
        _("Kladde"),
        _("Indsendt"),
        _("Returneret"),
        _("Vurderet"),
        _("Varslet"),
        _("Offentliggjort"),
    )


HERE = {
    Waits.CERTIFIER: SUBMITTED,
    Waits.ASSESSOR: SUBMITTED,
    Waits.APPROVER: ASSESSED,
    Waits.NOTICE: NOTICED,
    Waits.READY: PUBLISHED,
}


def steps(known: Known, waits: Waits) -> tuple[StepView, ...]:
    """Return the six steps of a project."""
    returned = known.report is not None and known.report.state is ReportState.RETURNED
    here = RETURNED if returned else HERE.get(waits, DRAFT)
    done = waits is Waits.DONE
    skipped = _skipped(known, returned=returned, here=here)
    notes = _notes(known, waits)
    found = []
    for place, title in enumerate(step_titles()):
        css = ["fr-step"]
        css += ["fr-step--first"] if place == DRAFT else []
        css += ["fr-step--last"] if place == PUBLISHED else []
        if place < here or done:
            css.append("fr-step--passed")
        elif place == here:
            css.append("fr-step--over" if known.is_overdue else "fr-step--here")
        if place in skipped:
            css.append("fr-step--skipped")
        found.append(StepView(title, " ".join(css), notes.get(place, ""), _shape(known, place)))
    return tuple(found)


def _skipped(known: Known, *, returned: bool, here: int) -> frozenset[int]:
    """Return the steps that are passed without a dot, because they were not needed."""
    found = set()
    if not returned:
        found.add(RETURNED)
    if not known.is_red:
        found.add(NOTICED)
    if known.report is None or known.report.submitted_at is None:
        found |= {DRAFT, SUBMITTED, ASSESSED}
    return frozenset(one for one in found if one < here)


def _shape(known: Known, place: int) -> str:
    rag = known.assessment.rag if known.assessment is not None else None
    shown = known.state in {
        AssessmentState.PROPOSED,
        AssessmentState.APPROVED,
        AssessmentState.PUBLISHED,
    }
    return rag.value if place == ASSESSED and shown and rag is not None else ""


def _notes(known: Known, waits: Waits) -> dict[int, str]:
    return {
        **_report_notes(known),
        ASSESSED: _assessed_note(known, waits),
        NOTICED: _noticed_note(known, waits),
        PUBLISHED: _published_note(known, waits),
    }


def _report_notes(known: Known) -> dict[int, str]:
    report = known.report
    if report is None:
        return {}
    sent = day_of(known, report.submitted_at)
    found = {DRAFT: _draft_note(known, report.state), SUBMITTED: show_day(sent) if sent else ""}
    if report.state is ReportState.AWAITING_CERTIFICATION:
        found[SUBMITTED] = _("Afventer godkendelse")
    if report.state is ReportState.RETURNED:
        found[RETURNED] = _("Sendt tilbage")
    return found


def _assessed_note(known: Known, waits: Waits) -> str:
    row = known.assessment
    if _shape(known, ASSESSED) and row is not None and row.rag is not None:
        word = rag_word(row.rag)
        return _("%(rag)s foreslået", rag=word) if waits is Waits.APPROVER else word
    if known.standing.cell is not None:
        return cell_word(cell_kind(known.standing.cell))
    missing = known.report is not None and known.report.state is ReportState.NOT_SUBMITTED
    return cell_word(CellKind.NOT_REPORTED) if missing else ""


def _noticed_note(known: Known, waits: Waits) -> str:
    if known.is_red:
        return _("Alle varslet") if known.standing.notices.complete else _("Mangler")
    return _("Ikke krævet") if waits in {Waits.READY, Waits.DONE} else ""


def _published_note(known: Known, waits: Waits) -> str:
    if waits is Waits.READY:
        return _("Klar")
    out = day_of(known, known.round.published_at)
    return show_day(out) if waits is Waits.DONE and out is not None else ""


def _draft_note(known: Known, state: ReportState) -> str:
    if state is ReportState.NOT_STARTED:
        return _("Ikke begyndt")
    if state in WRITABLE and known.saved_on is not None:
        return _("Gemt %(day)s", day=show_day(known.saved_on))
    return show_day(known.saved_on) if known.saved_on is not None else ""
