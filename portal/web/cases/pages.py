"""What the pages of cases show."""

from dataclasses import dataclass

from flask import abort, url_for

from forms.base import filled_form
from forms.case import CaseCommitteeForm, CaseReasonForm, CommitteeAnswerForm
from portal.clock import local_date
from portal.domain.escalation import (
    ESCALATION_TRANSITIONS,
    CommitteeAnswer,
    EscalationAction,
    EscalationState,
)
from portal.domain.letters import LetterKind, LetterState
from portal.i18n import _, show_date, show_instant
from portal.services.documents.project_words import project_view
from portal.storage.queries.escalation import (
    CaseCommittee,
    CaseRow,
    case,
    cases,
    prepared_cases,
)
from portal.storage.queries.letters import LetterRow, letters
from portal.storage.queries.organisations import committees
from portal.web.access import actor
from portal.web.transaction import now, session
from portal.web.wording import word, words

TONES = {
    EscalationState.OPEN: "wait",
    EscalationState.BEFORE_COMMITTEE: "wait",
    EscalationState.LETTERS_SENT: "info",
    EscalationState.ANSWERED: "good",
    EscalationState.CLOSED: "plain",
    EscalationState.WITHDRAWN: "plain",
}
LETTER_TONES = {
    LetterState.DRAFT: "wait",
    LetterState.APPROVED: "info",
    LetterState.SENT: "good",
    LetterState.CANCELLED: "plain",
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the list."""

    href: str
    project: str
    rounds: str
    state: str
    tone: str
    opened: str


@dataclass(frozen=True, slots=True)
class PreparedLine:
    """What an unpublished red prepares."""

    project: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """Cases, and what is coming."""

    prepared: tuple[PreparedLine, ...]
    cases: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One point of a case's timeline."""

    title: str
    when: str = ""
    text: str = ""
    state: str = "done"
    links: tuple[tuple[str, str], ...] = ()
    receipts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter of a case."""

    href: str
    title: str
    recipient: str
    state: str
    tone: str
    when: str


@dataclass(frozen=True, slots=True)
class CommitteeView:
    """One committee of a case: why, what it answered, and what can be done."""

    name: str
    basis: str
    left_out_because: str
    answer: str
    answer_text: str
    reference: str
    answer_href: str
    omit_href: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case with all that hangs on it."""

    id: str
    project: str
    state: str
    tone: str
    reason: str
    version: int
    next_step: str
    facts: tuple[tuple[str, str], ...]
    project_href: str
    item_href: str
    letter_href: str
    committees: tuple[CommitteeView, ...]
    letters: tuple[LetterLine, ...]
    events: tuple[Event, ...]
    may_add: bool
    may_close: bool
    may_withdraw: bool


def list_page() -> ListPage:
    """Return the cases the request's actor handles."""
    today = local_date(now())
    prepared = prepared_cases(session(), actor(), today)
    return ListPage(
        prepared=tuple(
            PreparedLine(
                one.project_name,
                _("Runden føjes til den åbne sag.")
                if one.case_id
                else _("Sagen åbner, når runden %(round)s offentliggøres.", round=one.round_name),
                url_for("projects.show", project_id=one.project_id),
            )
            for one in prepared
        ),
        cases=tuple(_line(row) for row in cases(session(), actor(), today)),
    )


def _line(row: CaseRow) -> CaseLine:
    return CaseLine(
        href=url_for("cases.show", case_id=row.id),
        project=row.project_short,
        rounds=", ".join(one.name for one in row.rounds),
        state=word(row.state),
        tone=TONES[row.state],
        opened=show_date(local_date(row.opened_at)),
    )


def found_case(case_id: str) -> CaseRow:
    """Return a case the request's actor handles, else 404."""
    found = case(session(), actor(), local_date(now()), case_id)
    if found is None:
        abort(404)
    return found


def found_committee(row: CaseRow, committee_id: str) -> CaseCommittee:
    """Return a committee of a case, else 404."""
    found = next((one for one in row.committees if one.committee_id == committee_id), None)
    if found is None:
        abort(404)
    return found


def case_page(row: CaseRow) -> CasePage:
    """Return the page of a case."""
    mail = letters(session(), actor(), local_date(now()), case_id=row.id)
    told = project_view(session(), row.project_id)
    allowed = ESCALATION_TRANSITIONS.actions(row.state)
    return CasePage(
        id=row.id,
        project=row.project_short,
        state=word(row.state),
        tone=TONES[row.state],
        reason=row.reason,
        version=row.lock,
        next_step=_next_step(row),
        facts=(
            (_("Projektejer"), told.owner or "–"),
            (_("Pulje"), told.pool or "–"),
            (_("Puljeholder"), told.pool_owner or "–"),
            (_("Åbnet"), show_date(local_date(row.opened_at))),
        ),
        project_href=url_for("projects.show", project_id=row.project_id),
        item_href=url_for("committee.show", item_id=row.item_id) if row.item_id else "",
        letter_href=_letter_to_send(row, mail),
        committees=tuple(_committee(row, one, mail) for one in row.committees),
        letters=tuple(_letter(one) for one in mail),
        events=_events(row, mail),
        may_add=EscalationAction.WITHDRAW in allowed,
        may_close=EscalationAction.CLOSE in allowed,
        may_withdraw=EscalationAction.WITHDRAW in allowed,
    )


def _letter_to_send(row: CaseRow, mail: tuple[LetterRow, ...]) -> str:
    """Return the address of the first letter that waits to be sent, once there is a decision."""
    waits = {LetterState.DRAFT, LetterState.APPROVED}
    found = next((one.id for one in mail if one.state in waits), None)
    if row.decision is None or found is None:
        return ""
    return url_for("letters.show", letter_id=found)


def _next_step(row: CaseRow) -> str:
    match row.state:
        case EscalationState.OPEN:
            return _("Gør punktet færdigt og sæt det på et møde. Brevene er skrevet som kladder.")
        case EscalationState.BEFORE_COMMITTEE if row.decision is None:
            return _("Udvalget skal beslutte sagen. Brevene kan først sendes bagefter.")
        case EscalationState.BEFORE_COMMITTEE:
            return _("Udvalget har besluttet sagen. Godkend og send brevene.")
        case EscalationState.LETTERS_SENT:
            return _("Vent på svar fra udvalgene, og notér dem her.")
        case EscalationState.ANSWERED:
            return _("Send brevet om beslutningen til projektholderen, og luk sagen.")
        case _:
            return ""


def _committee(row: CaseRow, one: CaseCommittee, mail: tuple[LetterRow, ...]) -> CommitteeView:
    sent = any(
        letter.committee_id == one.committee_id
        and letter.kind is LetterKind.SECOND_RED
        and letter.state is LetterState.SENT
        for letter in mail
    )
    waiting = row.state is EscalationState.LETTERS_SENT and sent and one.answer is None
    omits = (
        not sent
        and not one.left_out_because
        and row.state
        in {
            EscalationState.OPEN,
            EscalationState.BEFORE_COMMITTEE,
        }
    )
    return CommitteeView(
        name=one.name,
        basis=word(one.basis),
        left_out_because=one.left_out_because,
        answer=word(one.answer) if one.answer is not None else "",
        answer_text=one.answer_text,
        reference=one.reference,
        answer_href=_at("cases.answer", row, one) if waiting else "",
        omit_href=_at("cases.omit", row, one) if omits else "",
    )


def _at(endpoint: str, row: CaseRow, one: CaseCommittee) -> str:
    return url_for(endpoint, case_id=row.id, committee_id=one.committee_id)


def _letter(one: LetterRow) -> LetterLine:
    return LetterLine(
        href=url_for("letters.show", letter_id=one.id),
        title=word(one.kind),
        recipient=one.recipient,
        state=word(one.state),
        tone=LETTER_TONES[one.state],
        when=show_instant(one.sent_at) if one.sent_at is not None else "",
    )


def _events(row: CaseRow, mail: tuple[LetterRow, ...]) -> tuple[Event, ...]:
    """Return what has happened, oldest first, and what comes next."""
    found = [
        Event(
            _("Rød, runde %(round)s", round=one.name),
            show_date(local_date(one.published_at)) if one.published_at else "",
            one.rationale,
            "red",
            receipts=((_("Varsel"), show_instant(one.notified_at)),) if one.notified_at else (),
        )
        for one in row.rounds
    ]
    item = url_for("committee.show", item_id=row.item_id) if row.item_id else ""
    links = ((_("Se punktet"), item),) if item else ()
    opened = show_date(local_date(row.opened_at))
    found.append(Event(_("Sag og brev oprettet som kladde"), opened, links=links))
    if row.decision is not None:
        found.append(Event(_("Udvalget: %(decision)s", decision=word(row.decision))))
    found += [
        Event(
            _("%(kind)s sendt", kind=word(one.kind)),
            show_instant(one.sent_at),
            one.recipient,
            links=((_("Se brevet"), url_for("letters.show", letter_id=one.id)),),
        )
        for one in reversed(mail)
        if one.sent_at is not None
    ]
    found += [
        Event(
            one.name,
            show_date(one.answered_on) if one.answered_on else "",
            word(one.answer),
        )
        for one in row.committees
        if one.answer is not None
    ]
    if row.closed_at is not None:
        found.append(Event(word(row.state), show_date(local_date(row.closed_at)), row.reason))
    else:
        found.append(Event(_next_title(row), state="now"))
    return tuple(found)


def _next_title(row: CaseRow) -> str:
    match row.state:
        case EscalationState.OPEN:
            return _("Punktet gøres færdigt")
        case EscalationState.BEFORE_COMMITTEE:
            return _("Udvalget beslutter, og brevene sendes")
        case EscalationState.LETTERS_SENT:
            return _("Udvalgene svarer")
        case _:
            return _("Beslutningen følges op")


def committee_form(row: CaseRow, *, as_stored: bool = False) -> CaseCommitteeForm:
    """Return the form that adds a committee, with those that are not in the case."""
    taken = {one.committee_id for one in row.committees if not one.left_out_because}
    form = filled_form(CaseCommitteeForm, {"version": str(row.lock)}, as_stored=as_stored)
    choices = [
        (one.id, one.name)
        for one in committees(session(), on=local_date(now()))
        if one.id not in taken
    ]
    form.with_choices(committee_id=choices)
    return form


def reason_form(row: CaseRow, *, as_stored: bool = False) -> CaseReasonForm:
    """Return the form of a step that needs a reason."""
    return filled_form(CaseReasonForm, {"version": str(row.lock)}, as_stored=as_stored)


def answer_form(row: CaseRow, *, as_stored: bool = False) -> CommitteeAnswerForm:
    """Return the form of a committee's answer."""
    form = filled_form(CommitteeAnswerForm, {"version": str(row.lock)}, as_stored=as_stored)
    form.with_choices(answer=words(CommitteeAnswer))
    return form
