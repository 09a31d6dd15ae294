"""A workshop is begun, signed by both, agreed, and revised without losing a target."""

from decimal import Decimal

from portal.domain.overview import ProjectPhase
from portal.domain.workshop import WorkshopState
from portal.storage.models.projects import Project
from tests.integration.app_world import House
from tests.integration.workshop.desk import a_draft, agreed, criterion, home, latest, mark


def test_a_project_without_a_workshop_says_what_comes_next(house: House) -> None:
    assert "Sekretariatet begynder workshoppen" in house.as_person("holder_a").get(home(house)).text
    assert "Begynd workshoppen" in house.as_person("secretariat").get(home(house)).text


def test_the_office_begins_a_workshop_and_the_project_is_offered_one(house: House) -> None:
    with house.database.writing() as session:
        row = session.get(Project, house.made.project_a.id)
        assert row is not None
        row.phase = ProjectPhase.REGISTERED
        session.commit()
    browser = house.as_person("secretariat")
    browser.get(home(house))
    answer = browser.post(f"{home(house)}/begynd")
    assert answer.status_code == 303
    page = browser.get(answer.location).text
    assert "Version 1, udkast." in page
    assert browser.post(f"{home(house)}/begynd").status_code == 409
    with house.database.reading() as session:
        kept = session.get(Project, house.made.project_a.id)
        assert kept is not None
        assert kept.phase is ProjectPhase.WORKSHOP_OFFERED


def test_an_empty_draft_cannot_be_proposed_and_all_that_lacks_is_told(house: House) -> None:
    browser = house.as_person("secretariat")
    browser.get(home(house))
    browser.post(f"{home(house)}/begynd")
    answer = browser.post(f"{home(house)}/1/foreslaa")
    assert answer.status_code == 422
    for text in ("Skriv det problem", "Skriv mindst én aktivitet", "Skriv mindst én milepæl"):
        assert text in answer.text
    assert "Fejl:" in answer.text
    assert latest(house).state is WorkshopState.DRAFT


def test_both_sign_and_then_it_is_agreed(house: House) -> None:
    path = a_draft(house)
    with house.database.writing() as session:
        row = session.get(Project, house.made.project_a.id)
        assert row is not None
        row.phase = ProjectPhase.WORKSHOP_OFFERED
        session.commit()
    holder, office = house.as_person("holder_a"), house.as_person("secretariat")
    office.get(path)
    holder.get(path)
    assert holder.post(f"{path}/foreslaa").status_code == 303
    assert "Læs og underskriv" in holder.get("/opgaver").text
    assert holder.post(f"{path}/boks/ny", {"kind": "activity", "text": "x"}).status_code == 409
    assert office.post(f"{path}/underskriv").status_code == 404
    early = office.post(f"{path}/aftal")
    assert early.status_code == 422
    assert "Projektholderen har ikke underskrevet." in early.text
    assert holder.post(f"{path}/underskriv").status_code == 303
    assert holder.post(f"{path}/underskriv").status_code == 422
    assert holder.post(f"{path}/aftal").status_code == 404
    assert "Sekretariatet underskriver til sidst." in holder.get("/opgaver").text
    assert office.post(f"{path}/aftal").status_code == 303
    assert "aftalt 8." in office.get(path).text
    kept = latest(house)
    assert kept.state is WorkshopState.AGREED
    assert kept.holder_signed_by_id == house.made.people["holder_a"].id
    assert kept.office_signed_by_id == house.made.people["secretariat"].id
    with house.database.reading() as session:
        project = session.get(Project, house.made.project_a.id)
        assert project is not None
        assert project.phase is ProjectPhase.ACTIVE


def test_a_proposal_taken_back_loses_its_signature(house: House) -> None:
    path = a_draft(house)
    holder = house.as_person("holder_a")
    holder.get(path)
    holder.post(f"{path}/foreslaa")
    holder.post(f"{path}/underskriv")
    assert holder.post(f"{path}/hent-tilbage").status_code == 303
    kept = latest(house)
    assert kept.state is WorkshopState.DRAFT
    assert kept.holder_signed_at is None


def test_a_revision_is_a_whole_copy_that_keeps_keys_and_original_targets(house: House) -> None:
    path = agreed(house)
    holder, office = house.as_person("holder_a"), house.as_person("secretariat")
    office.get(path)
    silent = office.post(f"{path}/ny-version", {"reason": ""})
    assert silent.status_code == 422
    assert "Skriv en begrundelse." in silent.text
    answer = office.post(f"{path}/ny-version", {"reason": "Færre familier end ventet."})
    assert answer.status_code == 303
    second = f"{home(house)}/2"
    page = office.get(second).text
    assert "Version 1 blev aftalt" in page
    assert "Færre familier end ventet." in page
    assert office.post(f"{path}/ny-version", {"reason": "Igen"}).status_code == 422
    seen = mark(office, f"{second}/kriterium/hundred")
    changed = criterion(house, label="80 familier deltager", version=seen)
    assert office.post(f"{second}/kriterium/hundred", changed).status_code == 303
    assert "Oprindeligt mål" in office.get(second).text
    first_kept, second_kept = latest(house, 1), latest(house, 2)
    assert first_kept.criteria[0].target == 100
    assert (second_kept.criteria[0].target, second_kept.criteria[0].original_target) == (
        Decimal(80),
        Decimal(100),
    )
    assert {node.key for node in second_kept.nodes} == {"meetings", "families"}
    holder.get(second)
    holder.post(f"{second}/foreslaa")
    holder.post(f"{second}/underskriv")
    assert office.post(f"{second}/aftal").status_code == 303
    assert latest(house, 1).state is WorkshopState.SUPERSEDED
    assert latest(house, 2).state is WorkshopState.AGREED


def test_an_agreed_version_is_changed_by_nobody(house: House) -> None:
    path = agreed(house)
    office = house.as_person("secretariat")
    office.get(path)
    for step, data in (
        ("boks/ny", {"kind": "activity", "text": "x"}),
        ("boks/meetings", {"kind": "activity", "text": "x"}),
        ("boks/meetings/slet", {}),
        ("boks/meetings/op", {}),
        ("kriterium/hundred", criterion(house)),
        ("kriterium/hundred/slet", {}),
        ("problem", {"problem": "Nyt"}),
    ):
        assert office.post(f"{path}/{step}", data).status_code == 409, step
    assert office.post(f"{path}/foreslaa").status_code == 422
    kept = latest(house)
    assert [node.text for node in kept.nodes] == ["Møder", "Familier"]
