"""Publishing a round: what is missing, what stands where no rating does, and the step itself."""

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for

from forms.round import StandingForm
from portal.domain.permissions import Action
from portal.domain.publication import PublicationReason
from portal.domain.rag import AssessedLater, NotDue, Rag, cell_kind, rating_of
from portal.domain.rounds import RoundState
from portal.i18n import _, ngettext, show_date
from portal.services import publication as services
from portal.services.publication_texts import TextCheck, check_texts
from portal.storage.queries.projects import ProjectFilter, all_projects
from portal.storage.queries.schemes import RoundRow
from portal.web import transaction
from portal.web.access import actor, enter
from portal.web.bank.cells import reason_words
from portal.web.rounds.gaps import GapLine, gap_lines
from portal.web.rounds.office import round_for, today
from portal.web.rounds.routes import OFFICE, Answer, blueprint
from portal.web.saving import Attempt
from portal.web.wording import cell_word, word

__all__ = ["blueprint"]


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One project for which the office may say why it has no rating."""

    project_id: str
    name: str
    form: StandingForm
    is_refused: bool


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """One project for which the office has said why it has no rating."""

    project_id: str
    name: str
    word: str
    reason: str
    may_clear: bool


@dataclass(frozen=True, slots=True)
class TextLine:
    """A report that will be read by the public, and what looks private in it."""

    name: str
    href: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishPage:
    """What happens when a round is published, and what is missing before."""

    round_id: str
    name: str
    is_closed: bool
    is_out: bool
    lead: str
    gaps: tuple[GapLine, ...]
    open_lines: tuple[StandingLine, ...]
    chosen: tuple[ChosenLine, ...]
    facts: tuple[tuple[str, str], ...]
    texts: tuple[TextLine, ...]


def _page(of_round: RoundRow, refused: tuple[str, StandingForm] | None = None) -> PublishPage:
    session, who, at = transaction.session(), actor(), transaction.now()
    flight = services.pre_flight(session, of_round.id, by=who, at=at)
    wanted = ProjectFilter(scheme_id=of_round.scheme_id)
    names = {one.id: one.name for one in all_projects(session, who, today(), wanted)}
    check = check_texts(session, of_round.id, flight.projects)
    gaps = gap_lines((*flight.gaps, *check.gaps), names, of_round.id, flight.projects)
    pending = [one.project_id for one in flight.gaps if one.code == PublicationReason.PENDING]
    return PublishPage(
        round_id=of_round.id,
        name=of_round.name,
        is_closed=of_round.state is RoundState.CLOSED,
        is_out=of_round.published_at is not None,
        lead=_("Planlagt til %(day)s.", day=show_date(of_round.publish_on)),
        gaps=gaps,
        open_lines=tuple(_standing(one, names, refused) for one in dict.fromkeys(pending)),
        chosen=tuple(
            ChosenLine(
                one.project_id,
                names.get(one.project_id, "–"),
                cell_word(cell_kind(one.cell)),
                reason_words(one.cell.because),
                services.is_chosen(session, of_round.id, one.project_id),
            )
            for one in flight.projects
            if isinstance(one.cell, AssessedLater | NotDue) and one.cell.because
        ),
        facts=_facts(flight),
        texts=_texts(of_round, check, names),
    )


def _texts(of_round: RoundRow, check: TextCheck, names: dict[str, str]) -> tuple[TextLine, ...]:
    """Return the reports that will be read by the public, with what looks private in them."""
    found: dict[str, list[str]] = {one: [] for one in names if one in check.reported}
    for one in check.findings:
        if one.project_id in found:
            found[one.project_id].append(f"{word(one.found.kind)}: {one.found.text}")
    return tuple(
        TextLine(
            names[project_id],
            url_for("rounds.redact", round_id=of_round.id, project_id=project_id),
            tuple(lines),
        )
        for project_id, lines in found.items()
    )


def _standing(
    project_id: str,
    names: dict[str, str],
    refused: tuple[str, StandingForm] | None,
) -> StandingLine:
    mine = refused is not None and refused[0] == project_id
    form = refused[1] if refused is not None and mine else _blank(project_id)
    return StandingLine(project_id, names.get(project_id, "–"), form, mine)


def _blank(project_id: str) -> StandingForm:
    return StandingForm(formdata=None, prefix=f"p{project_id}-")


def _facts(flight: services.PreFlight) -> tuple[tuple[str, str], ...]:
    rated = [rating_of(one.cell) for one in flight.projects]
    colours = sum(one is not None for one in rated)
    return (
        (_("Projekter"), str(len(flight.projects))),
        (_("Grønne"), str(rated.count(Rag.GREEN))),
        (_("Gule"), str(rated.count(Rag.YELLOW))),
        (_("Røde"), str(rated.count(Rag.RED))),
        (_("Uden farve"), str(sum(one.cell is not None for one in flight.projects) - colours)),
        (_("Ikke klar endnu"), str(sum(one.cell is None for one in flight.projects))),
    )


@blueprint.get("/<round_id>/offentliggoer")
@enter(OFFICE)
def publish_page(round_id: str) -> Answer:
    """Show what is missing before a round can be published."""
    of_round = round_for(Action.PUBLISH_ROUND, round_id)
    return render_template("rounds/publish.html", page=_page(of_round))


def _link(project_id: str) -> str:
    return url_for("projects.show", project_id=project_id, _external=True)


@blueprint.post("/<round_id>/offentliggoer")
@enter(OFFICE)
def publish(round_id: str) -> Answer:
    """Publish a whole round at once."""
    rated = services.publish_round(
        transaction.session(), round_id, link=_link, by=actor(), at=transaction.now()
    )
    if rated:
        words = ngettext(
            "Runden er offentliggjort med %(num)s vurdering.",
            "Runden er offentliggjort med %(num)s vurderinger.",
            rated,
        )
        flash(words, "success")
    return redirect(url_for("rounds.show", round_id=round_id), 303)


@blueprint.post("/<round_id>/tillaeg")
@enter(OFFICE)
def supplement(round_id: str) -> Answer:
    """Publish the ratings that came after the round."""
    services.supplement_round(
        transaction.session(), round_id, link=_link, by=actor(), at=transaction.now()
    )
    flash(_("Tillægget er offentliggjort."), "success")
    return redirect(url_for("rounds.show", round_id=round_id), 303)


@blueprint.post("/<round_id>/offentliggoer/<project_id>")
@enter(OFFICE)
def stand(round_id: str, project_id: str) -> Answer:
    """Say why a project has no rating in the round, or take it back."""
    of_round = round_for(Action.PUBLISH_ROUND, round_id)
    session, who, at = transaction.session(), actor(), transaction.now()
    own = all_projects(session, who, today(), ProjectFilter(scheme_id=of_round.scheme_id))
    if project_id not in {one.id for one in own}:
        abort(404)
    if request.form.get("do") == "clear":
        services.clear_standing(session, round_id, project_id, by=who, at=at)
        return redirect(url_for("rounds.publish_page", round_id=round_id), 303)
    form = StandingForm(prefix=f"p{project_id}-")
    attempt = Attempt(form)
    if form.validate_on_submit():
        with attempt:
            kind, reason = form.value()
            services.set_standing(session, round_id, project_id, kind, reason, by=who, at=at)
            flash(_("Det er noteret."), "success")
            return redirect(url_for("rounds.publish_page", round_id=round_id), 303)
    page = _page(of_round, (project_id, form))
    return render_template("rounds/publish.html", page=page, form=form), attempt.status
