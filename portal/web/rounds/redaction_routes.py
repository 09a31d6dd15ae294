"""Going through a report's texts before the public reads them, and hiding parts of them."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for

from forms.redaction import RedactionForm
from portal.domain.permissions import Action
from portal.domain.privacy_scan import PrivateFinding, PrivateKind
from portal.domain.public_form import ACTIVITY, COMMENT, RESULT
from portal.i18n import _
from portal.services import redactions as services
from portal.services.redactions import RedactableText
from portal.storage.queries.project_page import project
from portal.storage.queries.schemes import RoundRow
from portal.web import transaction
from portal.web.access import actor, enter
from portal.web.bank.form_pages import Paragraph, paragraphs
from portal.web.rounds.office import round_for, today
from portal.web.rounds.publish_routes import blueprint
from portal.web.rounds.routes import OFFICE, Answer
from portal.web.saving import Attempt
from portal.web.wording import word

__all__ = ["blueprint"]


@dataclass(frozen=True, slots=True)
class RedactionText:
    """One text with its form: as it was written, and as the public sees it."""

    field: str
    label: str
    text: tuple[str, ...]
    public: tuple[Paragraph, ...]
    is_hidden: bool
    is_stale: bool
    warnings: tuple[str, ...]
    form: RedactionForm
    action: str


@dataclass(frozen=True, slots=True)
class RedactionPage:
    """The texts of a report that the public is to read."""

    name: str
    round_id: str
    round_name: str
    is_out: bool
    texts: tuple[RedactionText, ...]


def _page(
    of_round: RoundRow, project_id: str, refused: tuple[str, RedactionForm] | None = None
) -> RedactionPage:
    session, who, at = transaction.session(), actor(), transaction.now()
    texts = services.redactable_texts(session, project_id, of_round.id, by=who, at=at)
    found = project(session, who, today(), project_id)
    labels = _labels(texts)
    return RedactionPage(
        name=found.name if found is not None else "",
        round_id=of_round.id,
        round_name=of_round.name,
        is_out=of_round.published_at is not None,
        texts=tuple(
            _text(one, place, labels[one.field], (of_round.id, project_id), refused)
            for place, one in enumerate(texts)
        ),
    )


def _labels(texts: tuple[RedactableText, ...]) -> dict[str, str]:
    """Return what each text is called; comments are numbered in the order they are read."""
    named = {ACTIVITY: _("Aktiviteter"), RESULT: _("Resultater")}
    labels: dict[str, str] = {}
    for place, one in enumerate(texts, 1):
        kind = one.field.partition(":")[0]
        comment = _("Bemærkning") if kind == COMMENT else _("Hvorfor tallet mangler")
        labels[one.field] = named.get(kind) or f"{comment} ({place})"
    return labels


def _text(
    one: RedactableText,
    place: int,
    label: str,
    at: tuple[str, str],
    refused: tuple[str, RedactionForm] | None,
) -> RedactionText:
    round_id, project_id = at
    form = RedactionForm(
        formdata=None,
        data={"words": "\n".join(one.hidden), "version": one.mark},
        prefix=f"tekst{place}-",
    )
    if refused is not None and refused[0] == one.field:
        form = refused[1]
        form.show_again(one.mark)
    return RedactionText(
        field=one.field,
        label=label,
        text=tuple(line for line in one.text.split("\n") if line.strip()),
        public=paragraphs(one.public),
        is_hidden=bool(one.hidden),
        is_stale=one.is_stale,
        warnings=tuple(_warning(found) for found in one.findings),
        form=form,
        action=url_for("rounds.hide", round_id=round_id, project_id=project_id, field=one.field),
    )


def _warning(found: PrivateFinding) -> str:
    if found.kind is PrivateKind.CPR:
        return _("%(text)s ligner et CPR-nummer og skal skjules.", text=found.text)
    return f"{word(found.kind)}: {found.text}"


@blueprint.get("/<round_id>/tekster/<project_id>")
@enter(OFFICE)
def redact(round_id: str, project_id: str) -> Answer:
    """Show the texts of a report as they were written, and as the public will see them."""
    of_round = round_for(Action.PUBLISH_ROUND, round_id)
    return render_template("rounds/redact.html", page=_page(of_round, project_id))


@blueprint.post("/<round_id>/tekster/<project_id>/<field>")
@enter(OFFICE)
def hide(round_id: str, project_id: str, field: str) -> Answer:
    """Hide words in one of the texts."""
    of_round = round_for(Action.PUBLISH_ROUND, round_id)
    session, who, at = transaction.session(), actor(), transaction.now()
    texts = services.redactable_texts(session, project_id, round_id, by=who, at=at)
    place = next((place for place, one in enumerate(texts) if one.field == field), 0)
    form = RedactionForm(prefix=f"tekst{place}-")
    attempt = Attempt(form)
    with attempt:
        if form.validate_on_submit():
            services.hide(
                session, project_id, round_id, field, form.value(), seen=form.seen, by=who, at=at
            )
            flash(_("Teksten er gemt, som offentligheden vil se den."), "success")
            return redirect(url_for("rounds.redact", round_id=round_id, project_id=project_id), 303)
    page = _page(of_round, project_id, (field, form))
    return render_template("rounds/redact.html", page=page, form=form), attempt.status
