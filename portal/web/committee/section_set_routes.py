"""The settings page of the agenda items' sections: the set, the order, the line of the case."""

from dataclasses import dataclass

from flask import abort, render_template, request, url_for
from werkzeug.wrappers import Response

from docgen import presets
from forms.base import filled_form
from forms.section_set import SectionSetForm
from portal.domain.permissions import Role
from portal.i18n import _, language
from portal.services.documents.sources import as_language
from portal.services.section_sets import SectionSet, change_sections, set_mark
from portal.storage.queries.organisations import municipality
from portal.web.access import actor, enter, roles
from portal.web.committee.routes import Answer
from portal.web.committee.sharing_routes import blueprint
from portal.web.differences import Difference
from portal.web.saving import Attempt, go_on, save_or_show
from portal.web.transaction import now, session

__all__ = ["blueprint"]

ADMINISTRATORS = roles(Role.ADMINISTRATOR)
ADDRESS = "/opsaetning/dagsorden"


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section in the office's order."""

    code: str
    heading: str


@blueprint.get(ADDRESS)
@enter(ADMINISTRATORS)
def section_set() -> Answer:
    """Show which sections agenda items have, and in which order."""
    kept = _kept()
    return _page(kept, _form(kept))


@blueprint.post(ADDRESS)
@enter(ADMINISTRATORS)
def save_section_set() -> Answer:
    """Change the set, or move a section up or down."""
    kept = _kept()
    form = _form(kept)
    attempt = Attempt(form, lambda: _form(_kept(), as_stored=True))

    def save() -> Response:
        order = _moved(kept, request.form.get("move", ""))
        wanted = SectionSet(form.preset.data, order, bool(form.opens_with_case_line.data))
        change_sections(session(), wanted, seen=form.seen, by=actor(), at=now())
        return go_on(_("Afsnittene er gemt."), url_for("committee.section_set"))

    return save_or_show(attempt, save, lambda: _page(kept, form, attempt.stored))


def _page(kept: SectionSet, form: SectionSetForm, stored: tuple[Difference, ...] = ()) -> str:
    lines = _lines(kept)
    return render_template("committee/section_set.html", form=form, lines=lines, stored=stored)


def _kept() -> SectionSet:
    found = municipality(session())
    if found is None:
        abort(404)
    order = tuple(found.section_order.split())
    return SectionSet(found.section_preset, order, found.opens_with_case_line)


def _form(kept: SectionSet, *, as_stored: bool = False) -> SectionSetForm:
    data = {
        "preset": kept.preset,
        "opens_with_case_line": kept.opens_with_case_line,
        "version": set_mark(kept),
    }
    return filled_form(SectionSetForm, data, as_stored=as_stored)


def _lines(kept: SectionSet) -> tuple[SectionLine, ...]:
    plans = presets.ordered(kept.preset, as_language(language()), kept.order)
    return tuple(SectionLine(plan.code, plan.heading) for plan in plans)


def _moved(kept: SectionSet, move: str) -> tuple[str, ...]:
    """Return the order after a section has changed places with the one above or below it."""
    way, _sign, code = move.partition(":")
    order = [line.code for line in _lines(kept)]
    if way not in {"up", "down"} or code not in order:
        return kept.order
    here = order.index(code)
    there = min(max(here + (-1 if way == "up" else 1), 0), len(order) - 1)
    order[here], order[there] = order[there], order[here]
    return tuple(order)
