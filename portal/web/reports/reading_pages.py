"""The pages on which a report is read: check, receipt, conflict, and the report itself."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from wtforms import BooleanField, Field, SelectField

from portal.domain.drafts import Conflict, fingerprint
from portal.domain.privacy_scan import has_cpr
from portal.domain.reports import ReportState, ReportStep
from portal.i18n import _, show_date, show_instant
from portal.services.report_drafts import SavedDraft
from portal.storage.queries.report_pages import last_writer
from portal.web import transaction
from portal.web.reports.content import ContentView, content_view
from portal.web.reports.office import Duty, duties
from portal.web.reports.pages import (
    Desk,
    Gap,
    HeadView,
    StepLink,
    head_view,
    marks_after,
    missing,
    saved_words,
    step_links,
)
from portal.web.reports.step_pages import Notice
from portal.web.wording import word


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The whole report with what is missing."""

    head: HeadView
    steps: tuple[StepLink, ...]
    saved: str
    missing: tuple[Gap, ...]
    content: ContentView
    may_mend: bool
    holds_cpr: bool
    certifies: bool
    key: str
    send_label: str
    what_happens: str


def check_page(desk: Desk, *, key: str) -> CheckPage:
    """Return the page before sending; ``key`` names this one sending."""
    certifies = desk.head.state is ReportState.AWAITING_CERTIFICATION
    if desk.hands_over and not certifies:
        label = _("Send til godkendelse")
        happens = _("Rapporten går til den, der godkender hos jer. Derefter sendes den videre.")
    else:
        label = _("Godkend og send rapporten") if certifies else _("Send rapporten")
        happens = _(
            "I får en kvittering på mail. Rapporten kan derefter kun rettes, hvis sekretariatet "
            "sender den tilbage."
        )
    return CheckPage(
        head=head_view(desk),
        steps=step_links(desk, ReportStep.CHECK),
        saved=saved_words(desk),
        missing=missing(desk),
        content=content_view(desk),
        may_mend=desk.is_writable or desk.may_take_back,
        holds_cpr=any(has_cpr(text) for text in desk.texts.values()),
        certifies=certifies,
        key=key,
        send_label=label,
        what_happens=happens,
    )


@dataclass(frozen=True, slots=True)
class ConflictField:
    """One field two people changed."""

    name: str
    label: str
    theirs: str
    theirs_label: str
    mine: str
    typed: str
    both: str
    is_text: bool


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """The fields two people changed, with both texts."""

    head: HeadView
    step: ReportStep
    lead: str
    seen: str
    fields: tuple[ConflictField, ...]


def conflict_page(desk: Desk, step: ReportStep, conflicts: Sequence[Conflict]) -> ConflictPage:
    """Return the page that asks which text shall hold."""
    fields = {field.name: field for entry in desk.entries.of_step(step) for field in entry}
    about = _things(desk)
    session = transaction.session()
    shown = tuple(
        ConflictField(
            name=one.name,
            label=f"{about[one.name]}: {fields[one.name].label.text}",
            theirs=_readable(fields[one.name], one.stored),
            theirs_label=_(
                "Tekst fra %(name)s", name=last_writer(session, desk.head.id, one.name) or "–"
            ),
            mine=_readable(fields[one.name], one.typed),
            typed=one.typed,
            both="\n\n".join(text for text in (one.stored, one.typed) if text),
            is_text=fields[one.name].type == "LongField",
        )
        for one in conflicts
    )
    return ConflictPage(
        head=head_view(desk),
        step=step,
        lead=_("Intet er overskrevet. Alt andet, du skrev, er gemt. Vælg, hvad der skal gælde."),
        seen=json.dumps({one.name: fingerprint(one.stored) for one in conflicts}),
        fields=shown,
    )


def _things(desk: Desk) -> dict[str, str]:
    """Return what each field is about, by its name: the criterion, milestone, risk, item."""
    workshop, entries = desk.workshop, desk.entries
    named = (
        *((entries.criteria.get(one.id), one.label) for one in workshop.criteria),
        *((entries.milestones.get(one.id), one.title) for one in workshop.milestones),
        *((entries.risks.get(one.id), one.text) for one in workshop.risks),
        *((entries.measures.get(one.id), one.what) for one in desk.measures),
        (entries.activity, _("Aktiviteter")),
        (entries.result, _("Resultater")),
        (entries.economy, _("Økonomi")),
        (entries.own, _("Jeres egen vurdering")),
    )
    return {name: text for entry, text in named if entry is not None for name in entry.names()}


def _readable(field: Field, text: str) -> str:
    """Return a field's text as people read it: a choice by its words, a box by yes or no."""
    match field:
        case BooleanField():
            return _("Ja") if text else _("Nej")
        case SelectField():
            words = {str(value): str(label) for value, label, *_rest in field.iter_choices()}
            return words.get(text, text)
        case _:
            return text


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What a step's page learns when it has saved by itself."""

    saved: str
    seen: str


def saved_page(
    desk: Desk, saved: SavedDraft, typed: Mapping[str, str], seen: Mapping[str, str]
) -> SavedPage:
    """Return the words for the pill, and the fingerprints the page must send next time."""
    words = saved_words(desk)
    if any(has_cpr(text) for text in typed.values()):
        words = _("%(saved)s Her står noget, der ligner et CPR-nummer. Tag det ud.", saved=words)
    if saved.conflicts:
        words = _("En anden har skrevet i det samme felt. Tryk Gem for at se begge tekster.")
    return SavedPage(words, marks_after(saved, typed, seen))


@dataclass(frozen=True, slots=True)
class Ahead:
    """One thing that will happen."""

    title: str
    text: str
    when: str
    state: str


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """The receipt of a report."""

    head: HeadView
    number: str
    when: str
    mailed: str
    downloads: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    ahead: tuple[Ahead, ...]


def receipt_page(desk: Desk) -> ReceiptPage:
    """Return the receipt of a report that was sent."""
    row = desk.head.report
    when = _("Modtaget %(when)s fra %(name)s.", when=_when(desk), name=desk.head.submitted_by)
    fields = (("kind", "round-report"), ("report", row.id))
    address = url_for("documents.request_document")
    return ReceiptPage(
        head=head_view(desk),
        number=row.receipt_number or "",
        when=when,
        mailed=_("Kvitteringen er også sendt på mail til dem, der skriver projektets rapporter."),
        downloads=(
            (_("Hent som PDF"), address, (*fields, ("format", "pdf"))),
            (_("Hent som Word"), address, (*fields, ("format", "docx"))),
        ),
        ahead=_ahead(desk),
    )


def _when(desk: Desk) -> str:
    at = desk.head.report.submitted_at
    return show_instant(at, desk.policy.time_zone) if at else ""


def _ahead(desk: Desk) -> tuple[Ahead, ...]:
    of_round = desk.head.round
    return (
        Ahead(
            _("Rapporten læses"),
            _("Mangler der noget, får I den tilbage med en forklaring."),
            "",
            "now",
        ),
        Ahead(
            _("Projektet vurderes"),
            _("Vurderingen sker ud fra hele projektperioden."),
            _("Senest %(day)s", day=show_date(of_round.assess_by)),
            "next",
        ),
        Ahead(
            _("Besked, hvis projektet er rødt"),
            _("Er vurderingen rød, får I og puljeholderen besked, før noget offentliggøres."),
            "",
            "next",
        ),
        Ahead(
            _("Runden offentliggøres"),
            _("Alle projekters vurderinger offentliggøres samtidig."),
            show_date(of_round.publish_on),
            "next",
        ),
    )


@dataclass(frozen=True, slots=True)
class ShowPage:
    """A report to be read, with what the office may do with it."""

    head: HeadView
    standing: str
    facts: tuple[tuple[str, str], ...]
    notice: Notice | None
    content: ContentView
    duties: tuple[Duty, ...]
    may_mend: bool


def show_page(desk: Desk, duty: Duty | None = None) -> ShowPage:
    """Return the page of a report; a duty whose form was refused is shown with its faults."""
    return ShowPage(
        head=head_view(desk),
        standing=_standing(desk),
        facts=_facts(desk),
        notice=_notice(desk),
        content=content_view(desk),
        duties=tuple(duty if duty and duty.id == one.id else one for one in duties(desk)),
        may_mend=desk.is_writable or desk.may_take_back,
    )


def _standing(desk: Desk) -> str:
    state = word(desk.head.state)
    return _("%(state)s. Frist %(due)s.", state=state, due=show_date(desk.head.report.deadline))


def _facts(desk: Desk) -> tuple[tuple[str, str], ...]:
    row, of_round = desk.head.report, desk.head.round
    found = [
        (_("Runde"), of_round.name),
        (_("Periode"), f"{show_date(of_round.period_start)} – {show_date(of_round.period_end)}"),
        (_("Status"), word(row.state)),
        (_("Frist"), show_date(row.deadline)),
    ]
    if row.receipt_number:
        found += [(_("Kvittering"), row.receipt_number), (_("Modtaget"), _when(desk))]
        found.append((_("Version"), str(row.number)))
    if row.entered_for_holder:
        found.append((_("Skrevet af"), _("Sekretariatet på projektets vegne")))
    return tuple(found)


def _notice(desk: Desk) -> Notice | None:
    reason = desk.head.report.reason
    match desk.head.state:
        case ReportState.RETURNED:
            return Notice(_("Rapporten er sendt tilbage"), reason)
        case ReportState.EXEMPTED:
            return Notice(_("Projektet er fritaget i denne runde"), reason)
        case ReportState.AWAITING_CERTIFICATION:
            return Notice(
                _("Rapporten venter på godkendelse"),
                _("En fra projektet med ret til at godkende skal sende den."),
            )
        case _:
            return None
