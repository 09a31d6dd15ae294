"""Nothing private is published: CPR numbers stop a round, and what is hidden is marked (G5, G6)."""

import re

import pytest

from portal.domain.redaction import MARK
from portal.storage import models
from tests.integration.app_world import Browser, House
from tests.integration.rounds.given import events

CPR = "010190-1234"


def _write(house: House, text: str) -> None:
    with house.database.writing() as session:
        report = session.query(models.Report).filter_by(project_id=house.made.project_a.id).one()
        report.activity_text = text
        session.commit()


def _texts(house: House) -> str:
    return f"/runder/{house.made.summer.id}/tekster/{house.made.project_a.id}"


def _publish(house: House, office: Browser) -> int:
    return office.post(f"/runder/{house.made.summer.id}/offentliggoer").status_code


def _hide(house: House, office: Browser, words: str, field: str = "activity") -> tuple[int, str]:
    page = office.get(_texts(house)).text
    mark = re.search(r'name="tekst0-version"[^>]* value="([^"]+)"', page)
    assert mark is not None
    data = {"tekst0-words": words, "tekst0-version": mark.group(1)}
    answer = office.post(f"{_texts(house)}/{field}", data)
    return answer.status_code, answer.text


def _public(house: House) -> str:
    made = house.made
    return house.browser().get(f"/overblik/projekter/{made.project_a.id}/{made.summer.id}").text


def test_a_cpr_number_stops_the_whole_round_until_it_is_hidden(ready: House) -> None:
    _write(ready, f"Vi hjalp en mor ({CPR}) i gang.")
    office = ready.as_person("secretariat")
    page = office.get(f"/runder/{ready.made.summer.id}/offentliggoer").text
    assert "Der står noget, der ligner et CPR-nummer" in page
    assert "Sekretariatet: skjul det i teksten" in page
    assert _texts(ready) in page
    assert _publish(ready, office) == 409
    assert _hide(ready, office, CPR)[0] == 303
    assert _publish(ready, office) == 303
    assert CPR not in _public(ready)
    assert MARK in _public(ready)


def test_addresses_and_telephones_are_pointed_out_and_stop_nothing(ready: House) -> None:
    _write(ready, "Ring til Anna på 33 66 00 00 eller anna@skole.dk.")
    office = ready.as_person("secretariat")
    page = office.get(f"/runder/{ready.made.summer.id}/offentliggoer").text
    assert "Et telefonnummer: 33 66 00 00" in page
    assert "En e-mailadresse: anna@skole.dk" in page
    assert _publish(ready, office) == 303


def test_what_is_hidden_is_shown_as_the_public_will_see_it(ready: House) -> None:
    _write(ready, "Anna og Annas mor kom.")
    office = ready.as_person("secretariat")
    assert _hide(ready, office, "Anna")[0] == 303
    page = office.get(_texts(ready)).text
    assert f'<mark class="fr-omitted">{MARK}</mark>' in page
    assert "Anna og Annas mor kom." in page
    assert events(ready, "report_redacted") == 1
    assert _hide(ready, office, "")[0] == 303
    with ready.database.reading() as session:
        assert session.query(models.Redaction).count() == 0


def test_words_that_are_not_in_the_text_are_told_at_the_field(ready: House) -> None:
    _write(ready, "Anna kom.")
    status, page = _hide(ready, ready.as_person("secretariat"), "Bo")
    assert status == 422
    assert "Det står ikke i teksten: Bo." in page


def test_a_text_that_changed_meanwhile_is_not_hidden_unseen(ready: House) -> None:
    _write(ready, "Anna kom.")
    office = ready.as_person("secretariat")
    page = office.get(_texts(ready)).text
    mark = re.search(r'name="tekst0-version"[^>]* value="([^"]+)"', page)
    assert mark is not None
    _write(ready, "Anna kom med Bo.")
    data = {"tekst0-words": "Anna", "tekst0-version": mark.group(1)}
    answer = office.post(f"{_texts(ready)}/activity", data)
    assert answer.status_code == 409
    assert "Anna kom med Bo." in answer.text


def test_a_redaction_of_an_older_text_stops_the_round(ready: House) -> None:
    _write(ready, "Anna kom.")
    office = ready.as_person("secretariat")
    _hide(ready, office, "Anna")
    _write(ready, "Anna kom, og Bo gik.")
    page = office.get(f"/runder/{ready.made.summer.id}/offentliggoer").text
    assert "Teksten er ændret, efter at noget i den blev skjult." in page
    assert _publish(ready, office) == 409


def test_what_is_hidden_after_publication_is_gone_at_once(out: House) -> None:
    office = out.as_person("secretariat")
    assert "fire møder" in _public(out)
    assert _hide(out, office, "fire møder")[0] == 303
    assert "fire møder" not in _public(out)
    assert MARK in _public(out)


def test_a_cpr_number_that_is_out_of_sight_cannot_be_brought_back(ready: House) -> None:
    _write(ready, f"Vi hjalp en mor ({CPR}) i gang.")
    office = ready.as_person("secretariat")
    assert _hide(ready, office, CPR)[0] == 303
    assert _publish(ready, office) == 303
    status, page = _hide(ready, office, "")
    assert status == 422
    assert "Der står noget, der ligner et CPR-nummer" in page
    assert CPR not in _public(ready)
    assert MARK in _public(ready)


@pytest.mark.parametrize("who", ["holder_a", "assessor", "approver", "administrator"])
def test_only_the_secretariat_goes_through_the_texts(ready: House, who: str) -> None:
    assert ready.as_person(who).get(_texts(ready)).status_code == 404


def test_a_reason_with_a_cpr_number_stops_the_round_as_well(ready: House) -> None:
    with ready.database.writing() as session:
        rating = session.query(models.Assessment).filter_by(project_id=ready.made.project_b.id)
        rating.delete()
        session.commit()
    office = ready.as_person("secretariat")
    prefix = f"p{ready.made.project_b.id}-"
    data = {f"{prefix}kind": "assessed_later", f"{prefix}reason": f"Sagen om {CPR} venter."}
    path = f"/runder/{ready.made.summer.id}/offentliggoer"
    assert office.post(f"{path}/{ready.made.project_b.id}", data).status_code == 303
    assert _publish(ready, office) == 409
