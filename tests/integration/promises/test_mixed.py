"""Own and foreign ids in one request: only what is theirs is touched, else nothing (A1, A2)."""

from collections.abc import Iterator, Mapping

import pytest
from sqlalchemy import select

from portal.storage.models import OutboundMail, Report, RoundStanding
from tests.integration.promises.ground import Place
from tests.integration.promises.visitors import ACTORS, Grounds, same_for_all
from tests.integration.promises.walks import FIXED


@pytest.fixture
def at(grounds: Grounds) -> Iterator[Mapping[str, Place]]:
    """Return the places by name; the database is put back after the test."""
    with grounds.put_back():
        yield {place.name: place for place in grounds.places}


def _chosen(*places: Place) -> dict[str, str | list[str]]:
    return {"project": [place.ids["project_id"] for place in places]}


def test_a_reminder_to_own_and_foreign_projects_goes_to_the_own_alone(
    grounds: Grounds, at: Mapping[str, Place]
) -> None:
    own, sent, abroad, nowhere = at["A now"], at["B now"], at["abroad"], at["nowhere"]
    path = f"/runder/{own.ids['round_id']}/paamind"
    before = _mails(grounds)
    answer = grounds.send("secretariat", "POST", path, _chosen(abroad, own, sent, nowhere))
    assert answer.status_code == 303
    assert {about for about, _ in _mails(grounds) - before} == {own.ids["report_id"]}


def _mails(grounds: Grounds) -> set[tuple[str, str]]:
    with grounds.house.database.reading() as session:
        return {(one.about_id, one.id) for one in session.scalars(select(OutboundMail))}


@pytest.mark.parametrize("order", [("A now", "abroad"), ("abroad", "A now")])
def test_a_later_deadline_is_given_to_own_projects_alone(
    grounds: Grounds, at: Mapping[str, Place], order: tuple[str, str]
) -> None:
    data = {
        **_chosen(*(at[name] for name in order)),
        "until": "20.07.2010",
        "reason": "Sommerferie i hele huset.",
    }
    path = f"/runder/{at['A now'].ids['round_id']}/frist"
    assert grounds.send("secretariat", "POST", path, data).status_code == 303
    with grounds.house.database.reading() as session:
        extended = {one.id for one in session.scalars(select(Report)) if one.extended_to}
    assert extended == {at["A now"].ids["report_id"]}


def test_a_bulk_deed_on_foreign_projects_alone_changes_nothing(
    grounds: Grounds, at: Mapping[str, Place]
) -> None:
    before = grounds.version
    for deed in ("paamind", "frist", "vurder"):
        path = f"/runder/{at['A now'].ids['round_id']}/{deed}"
        answer = grounds.send("secretariat", "POST", path, _chosen(at["abroad"], at["nowhere"]))
        assert answer.status_code in {200, 303}
        assert at["abroad"].ids["project_id"] not in answer.text + answer.location
    assert grounds.version == before


def test_the_way_to_the_assessment_leads_to_the_own_project(
    grounds: Grounds, at: Mapping[str, Place]
) -> None:
    path = f"/runder/{at['A now'].ids['round_id']}/vurder"
    answer = grounds.send("secretariat", "POST", path, _chosen(at["abroad"], at["B now"]))
    assert at["B now"].ids["project_id"] in answer.location


def test_a_foreign_project_is_given_no_standing_in_the_own_round(
    grounds: Grounds, at: Mapping[str, Place]
) -> None:
    foreign = at["abroad"].ids["project_id"]
    path = f"/runder/{at['A now'].ids['round_id']}/offentliggoer/{foreign}"
    data = {f"p{foreign}-kind": "not_due", f"p{foreign}-reason": "Ikke denne gang."}
    assert grounds.send("secretariat", "POST", path, data).status_code == 404
    with grounds.house.database.reading() as session:
        assert not session.scalars(select(RoundStanding)).all()


def _mixtures(grounds: Grounds) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Yield every address of several ids, one of them foreign or missing, by method."""
    app = grounds.house.app
    own = grounds.places[0]
    others = [place for place in grounds.places if place.name in {"abroad", "nowhere"}]
    for rule in app.url_map.iter_rules():
        ids = sorted(name for name in rule.arguments if name.endswith("_id"))
        for name in ids if len(ids) > 1 else ():
            for other in others:
                values = {one: FIXED.get(one) or own.ids[one] for one in rule.arguments}
                values[name] = other.ids[name]
                with app.test_request_context():
                    path = app.url_map.bind("localhost").build(rule.endpoint, values)
                for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                    yield method, rule.endpoint, path, values


@pytest.mark.parametrize("who", ["secretariat", "approver", "assessor", "administrator"])
def test_an_address_of_an_own_and_a_foreign_id_leads_nowhere(grounds: Grounds, who: str) -> None:
    found: list[tuple[str, str, int]] = []
    pages: dict[str, set[str]] = {}
    mixtures = list(_mixtures(grounds))
    assert len(mixtures) >= 30
    for method, endpoint, path, values in mixtures:
        before = grounds.version
        with grounds.put_back():
            answer = grounds.send(who, method, path)
            pages.setdefault(endpoint, set()).add(same_for_all(answer.text, path, values))
            if answer.status_code != 404 or grounds.version != before:
                found.append((method, path, answer.status_code))
    assert not found
    assert not {endpoint for endpoint, told in pages.items() if len(told) > 1}


KINDS = {
    "agenda-item": ("round", "round_id"),
    "orientation-letter": ("scheme", "scheme_id"),
    "round-report": ("report", "report_id"),
    "workshop": ("workshop", "report_id"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("file_format", ["docx", "pdf"])
def test_no_document_is_made_of_foreign_things(
    grounds: Grounds, at: Mapping[str, Place], kind: str, file_format: str
) -> None:
    name, argument = KINDS[kind]
    before = grounds.version
    answers: dict[str, set[str]] = {}
    for who in ACTORS[:-1]:
        for place in (at["abroad"], at["nowhere"]):
            data = {"kind": kind, "format": file_format, name: place.ids[argument]}
            answer = grounds.send(who, "POST", "/dokumenter", data)
            assert answer.status_code == (404 if grounds.visitors[who].is_in else 401), who
            answers.setdefault(who, set()).add(same_for_all(answer.text, "/dokumenter", place.ids))
    assert not {who for who, pages in answers.items() if len(pages) > 1}
    assert grounds.version == before
