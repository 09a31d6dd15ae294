"""Whoever saves after somebody else is told so in the same way in every area, and loses no text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]

import forms.agenda_item
import forms.assessment
import forms.project
import forms.settings
import forms.workshop_plan
import forms.workshop_theory
from forms.base import VersionedForm
from portal import web
from tests.integration.app_world import Browser, House
from tests.integration.rounds.given import report_came
from tests.integration.workshop.desk import a_draft

MINE = "Min egen tekst, som ikke må gå tabt."
THEIRS = "Det, den anden nåede at gemme."


@dataclass(frozen=True, slots=True)
class Place:
    """A form that two people have open: who they are, its page, action, and the field changed."""

    people: tuple[str, str]
    page: Callable[[House], str]
    field: str
    mine: str = MINE
    theirs: str = THEIRS
    action: str = ""


def _project(house: House) -> str:
    return f"/projekter/{house.made.project_a.id}/ret"


def _agenda_item(house: House) -> str:
    office = house.as_person("secretariat")
    office.get("/dagsordenspunkter/nyt")
    facts = {
        "round_id": house.made.summer.id,
        "title": "Monitorering",
        "case_number": "2010-1",
        "meeting_on": "23.8.2010",
        "number": "4",
    }
    made = office.post("/dagsordenspunkter/nyt", facts)
    assert made.status_code == 303
    return made.location


def _section(house: House) -> str:
    return _link(house, _agenda_item(house), "/tekst/")


def _link(house: House, page: str, part: str) -> str:
    """Return the first address of a page that leads to a part, and not to a new one."""
    links = html.fromstring(house.as_person("secretariat").get(page).text).iterlinks()
    return next(str(link) for _e, _a, link, _at in links if part in link and "/ny" not in link)


def _draft(part: str) -> Callable[[House], str]:
    return lambda house: f"{a_draft(house)}/{part}"


def _arrow(house: House) -> str:
    return _link(house, f"{a_draft(house)}/forandringsteori", "/pil/")


def _criterion(house: House) -> str:
    return _link(house, a_draft(house), "/kriterium/")


def _assessment(house: House) -> str:
    report_came(house, house.made.project_a)
    return f"/vurderinger/{house.made.project_a.id}/{house.made.summer.id}"


def _proposed(house: House) -> str:
    page = _assessment(house)
    assessor = house.as_person("assessor")
    colours = {"activity": "green", "result": "yellow", "overall": "yellow"}
    _send(assessor, page, page, rationale="Halvdelen er nået.", do="propose", **colours)
    return page


def _approved(house: House) -> str:
    page = _proposed(house)
    _send(house.as_person("approver"), page, f"{page}/godkend")
    return page


def _send(browser: Browser, page: str, action: str, **changed: str) -> html.HtmlElement:
    fields = {**_filled(browser.get(page).text, action), **changed}
    answer = browser.post(action, fields)
    assert answer.status_code in {302, 303}, answer.text
    return answer


def _filled(page: str, action: str) -> dict[str, str]:
    """Return what a browser would send of a page's form."""
    form = next(one for one in html.fromstring(page).forms if one.action == action)
    return {name: text for name, text in form.form_values() if name != "csrf_token"}


OFFICE = ("secretariat", "secretariat")
WRITERS = ("holder_a", "secretariat")
ADMINISTRATORS = ("administrator", "administrator")

PLACES: dict[type[VersionedForm], Place] = {
    forms.project.ProjectForm: Place(OFFICE, _project, "purpose"),
    forms.agenda_item.AgendaItemForm: Place(
        OFFICE, lambda house: f"{_agenda_item(house)}/ret", "title"
    ),
    forms.agenda_item.SectionForm: Place(OFFICE, _section, "text"),
    forms.agenda_item.ExternalForm: Place(
        OFFICE, lambda house: f"{_agenda_item(house)}/kopier", "external_case"
    ),
    forms.settings.PolicyForm: Place(
        ADMINISTRATORS,
        lambda house: f"/opsaetning/ordning/{house.made.scheme.id}",
        "registered_over",
        "123.456",
        "234.567",
    ),
    forms.settings.ContactForm: Place(
        ADMINISTRATORS, lambda _house: "/opsaetning/kommune", "contact_text"
    ),
    forms.workshop_theory.FrameForm: Place(WRITERS, _draft("problem"), "problem"),
    forms.workshop_theory.NodeForm: Place(WRITERS, _draft("boks/meetings"), "text"),
    forms.workshop_theory.LinkForm: Place(WRITERS, _arrow, "assumption"),
    forms.workshop_plan.CriterionForm: Place(WRITERS, _criterion, "label"),
    forms.workshop_plan.MilestoneForm: Place(WRITERS, _draft("milepael/start"), "title"),
    forms.workshop_plan.RiskForm: Place(WRITERS, _draft("risiko/few"), "text"),
    forms.assessment.AssessmentForm: Place(("assessor", "assessor"), _assessment, "rationale"),
}
"""Forms that are saved: the late one is shown what the other saved."""

STEPS: dict[type[VersionedForm], Place] = {
    forms.assessment.SendBackForm: Place(
        ("approver", "approver"), _proposed, "tilbage-reason", action="/tilbage"
    ),
    forms.assessment.ReopenForm: Place(
        ("approver", "approver"), _approved, "igen-reason", action="/genaabn"
    ),
    forms.assessment.ApprovalForm: Place(
        ("approver", "approver"), _proposed, "", action="/godkend"
    ),
}
"""Forms that move something on: the late one is shown where it now stands."""


def _all(kind: type[VersionedForm]) -> Iterator[type[VersionedForm]]:
    for inner in kind.__subclasses__():
        yield inner
        yield from _all(inner)


def test_every_form_with_a_version_is_tried() -> None:
    """A form stands for a page once a view asks for it; add its place above."""
    asked = "".join(file.read_text("utf-8") for file in Path(web.__file__).parent.rglob("*.py"))
    modules = {kind.__module__ for kind in PLACES}
    found = {
        kind
        for kind in _all(VersionedForm)
        if kind.__module__ in modules and re.search(rf"\b{kind.__name__}\b", asked)
    }
    only_new = {forms.agenda_item.NewAgendaItemForm, forms.project.RegisterForm}
    assert {*PLACES, *STEPS} == found - only_new


@pytest.mark.parametrize("form", PLACES, ids=lambda form: form.__name__)
def test_who_saves_late_sees_both_texts_and_can_save_again(
    house: House, form: type[VersionedForm]
) -> None:
    place = PLACES[form]
    page = place.page(house)
    mine, theirs = (house.as_person(who) for who in place.people)
    typed = {**_filled(mine.get(page).text, page), place.field: place.mine}
    first = {"do": "save"} if form is forms.assessment.AssessmentForm else {}
    _send(theirs, page, page, **{place.field: place.theirs}, **first)
    late = mine.post(page, {**typed, **first})
    assert late.status_code == 409
    assert "<title>Fejl: " in late.text
    assert "En anden har gemt, mens du skrev." in late.text
    assert "Det, den anden har gemt" in late.text
    assert place.theirs in late.text.split("Det, den anden har gemt")[1].split("</dl>")[0]
    again = _filled(late.text, page)
    assert again[place.field].strip() == place.mine
    assert mine.post(page, {**again, **first}).status_code in {302, 303}


@pytest.mark.parametrize("form", STEPS, ids=lambda form: form.__name__)
def test_who_takes_a_step_late_is_told_where_it_now_stands(
    house: House, form: type[VersionedForm]
) -> None:
    place = STEPS[form]
    page = place.page(house)
    mine, theirs = (house.as_person(who) for who in place.people)
    typed = _filled(mine.get(page).text, page + place.action)
    first = {"tilbage-reason": THEIRS} if place.action != "/genaabn" else {"igen-reason": THEIRS}
    step = "/genaabn" if place.action == "/genaabn" else "/tilbage"
    _send(theirs, page, page + step, **first)
    late = mine.post(page + place.action, {**typed, **({place.field: MINE} if place.field else {})})
    assert late.status_code == 409
    assert "En anden har gemt, mens du skrev." in late.text
    assert MINE in late.text or not place.field
    assert THEIRS in late.text


def test_a_text_for_something_that_is_gone_is_given_back(house: House) -> None:
    holder = house.as_person("holder_a")
    page = f"{a_draft(house)}/boks/meetings"
    typed = {**_filled(holder.get(page).text, page), "text": MINE * 2}
    office = house.as_person("secretariat")
    office.get(page)
    assert office.post(f"{page}/slet").status_code == 200
    late = holder.post(page, typed)
    assert late.status_code in {404, 409}
    assert MINE * 2 in late.text
    assert "password" not in late.text
