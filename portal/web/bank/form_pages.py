"""The public page of one report: what was published of it, with marks where something is hidden."""

from dataclasses import dataclass

from flask import url_for

from portal.domain.public_form import PublicCriterion, PublicForm, PublicMilestone
from portal.domain.redaction import MARK
from portal.i18n import _, show_date
from portal.storage.queries import public
from portal.storage.queries.attachments import AttachmentRow, public_attachments
from portal.storage.queries.public import PublicRating, PublicStanding
from portal.storage.queries.public_forms import published_forms
from portal.web import transaction
from portal.web.attached import AttachedLine, attached_lines
from portal.web.bank.cells import PublicCell, colour, public_cell
from portal.web.bank.pages import period_words, published_words
from portal.web.bank.project_pages import with_unit

Piece = tuple[str, bool]
Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One published version of the rating."""

    cell: PublicCell
    published: str
    note: str


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion: what was planned by its end, what was reached, and what is said of it."""

    label: str
    baseline: str
    goal: str
    due: str
    value: str
    comment: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A published report."""

    project: str
    project_href: str
    round: str
    round_href: str
    published: str
    period: str
    cell: PublicCell
    levels: tuple[tuple[str, PublicCell], ...]
    is_withdrawn: bool
    note: str
    earlier: tuple[Version, ...]
    activity: tuple[Paragraph, ...]
    result: tuple[Paragraph, ...]
    criteria: tuple[CriterionLine, ...]
    milestones: tuple[tuple[str, str, str], ...]
    attached: tuple[AttachedLine, ...]
    has_form: bool
    is_redacted: bool


def form_page(project_id: str, round_id: str) -> FormPage | None:
    """Return what was published of a report, None when nothing was."""
    session = transaction.session()
    found = public.public_project(session, project_id)
    history = public.public_history(session, project_id)
    one = next((each for each in history if each.round.id == round_id), None)
    if found is None or one is None or not one.versions:
        return None
    forms = {row.round_id: row.form for row in published_forms(session, project_id)}
    return _page(found.name, project_id, one, forms.get(round_id))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return a text in paragraphs, each in pieces that are told or hidden.

    >>> paragraphs("Vi mødte [udeladt].")
    ((('Vi mødte ', False), ('[udeladt]', True), ('.', False)),)
    """
    return tuple(tuple(_pieces(line)) for line in text.split("\n") if line.strip())


def _pieces(line: str) -> list[Piece]:
    found: list[Piece] = []
    for place, told in enumerate(line.split(MARK)):
        if place:
            found.append((MARK, True))
        if told:
            found.append((told, False))
    return found


def _page(name: str, project_id: str, one: PublicStanding, form: PublicForm | None) -> FormPage:
    newest = one.versions[-1]
    texts = form.texts() if form is not None else {}
    return FormPage(
        project=name,
        project_href=url_for("bank.project", project_id=project_id),
        round=one.round.name,
        round_href=url_for("bank.overview", round_id=one.round.id),
        published=published_words(newest.published_at),
        period=period_words(one.round),
        cell=public_cell(one.cell, withdrawn=newest.is_withdrawn),
        levels=_levels(newest),
        is_withdrawn=newest.is_withdrawn,
        note=newest.note,
        earlier=tuple(_version(each) for each in reversed(one.versions[:-1])),
        activity=paragraphs(form.activity) if form else (),
        result=paragraphs(form.result) if form else (),
        criteria=tuple(_criterion(each) for each in form.criteria) if form else (),
        milestones=tuple(_milestone(each) for each in form.milestones) if form else (),
        attached=_attached(project_id, one.round.id, form) if form else (),
        has_form=form is not None,
        is_redacted=any(MARK in text for text in texts.values()),
    )


def form_files(project_id: str, round_id: str) -> tuple[AttachmentRow, ...]:
    """Return the files that may be read with a published report; none when it is not out."""
    session = transaction.session()
    forms = {row.round_id: row.form for row in published_forms(session, project_id)}
    found = public.public_project(session, project_id)
    form = forms.get(round_id)
    return () if found is None or form is None else public_attachments(session, form)


def _attached(project_id: str, round_id: str, form: PublicForm) -> tuple[AttachedLine, ...]:
    return attached_lines(
        public_attachments(transaction.session(), form),
        lambda one: url_for(
            "bank.attachment", project_id=project_id, round_id=round_id, file_id=one
        ),
    )


def _levels(newest: PublicRating) -> tuple[tuple[str, PublicCell], ...]:
    if newest.is_withdrawn:
        return ()
    pairs = (
        (_("Aktivitetsniveau"), colour(newest.activity)),
        (_("Resultatniveau"), colour(newest.result)),
        (_("Samlet"), colour(newest.rag)),
    )
    return tuple((label, cell) for label, cell in pairs if cell is not None)


def _version(one: PublicRating) -> Version:
    cell = colour(one.rag)
    return Version(cell or PublicCell("", ""), published_words(one.published_at), one.note)


def _criterion(one: PublicCriterion) -> CriterionLine:
    missing = _("Ikke tilgængeligt") if one.unavailable else "–"
    said = "\n".join(text for text in (one.unavailable, one.comment) if text)
    goal = "–" if one.target is None else with_unit(one.target, one.unit)
    return CriterionLine(
        label=one.label,
        baseline="–" if one.baseline is None else with_unit(one.baseline, one.unit),
        goal=goal,
        due=_("senest %(day)s", day=show_date(one.due)) if one.due is not None else "",
        value=missing if one.value is None else with_unit(one.value, one.unit),
        comment=paragraphs(said),
    )


def _milestone(one: PublicMilestone) -> tuple[str, str, str]:
    if one.reached is not None:
        return one.title, show_date(one.planned), _("Nået den %(day)s", day=show_date(one.reached))
    waits = one.expected or one.planned
    return one.title, show_date(one.planned), _("Ventes den %(day)s", day=show_date(waits))
