"""People are invited and given roles by those who may, and nobody raises themselves."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.domain.actors import Role
from portal.storage.models.people import Invitation, Person, RoleAssignment
from portal.storage.models.records import AuditEvent
from tests.integration.app_world import Browser, House

CHOSEN = "helt almindelige ord"


def _wanted(house: House, role: str, scope: str, **more: str) -> dict[str, str]:
    return {
        "name": "Ny Person",
        "email": "Ny@Proevekoebing.example",
        "organisation": "",
        "language": "da",
        "role": role,
        "scope": scope,
        "valid_from": "8.7.2010",
        "valid_to": "",
        **more,
    }


def _roles(house: House, who: str) -> set[Role]:
    with house.database.reading() as session:
        asked = select(RoleAssignment.role).where(
            RoleAssignment.person_id == house.made.people[who].id,
            RoleAssignment.valid_to.is_(None),
        )
        return set(session.scalars(asked))


def _link(house: House) -> str:
    found = re.search(r"http\S+", house.mails("invitation")[-1].body)
    assert found
    return found.group(0).removeprefix(house.base_url)


def _invite(house: House, by: Browser, **more: str) -> str:
    scope = f"project:{house.made.project_a.id}"
    house.clock.move(timedelta(seconds=1))
    answer = by.post("/personer/ny", _wanted(house, "project_editor", scope, **more))
    assert answer.status_code == 302, answer.text
    return _link(house)


def _accept(house: House, link: str, password: str = CHOSEN) -> Browser:
    guest = house.browser()
    guest.get(link)
    guest.post(link, {"name": "Ny Persson", "password": password, "password_confirm": password})
    return guest


def test_an_invited_person_chooses_name_and_password_and_is_in(house: House) -> None:
    link = _invite(house, house.as_person("secretariat"))
    guest = _accept(house, link)
    assert guest.is_in()
    assert "Ny Persson" in guest.get("/konto").text
    again = house.browser()
    assert again.log_in("ny@proevekoebing.example", CHOSEN).status_code == 302


def test_an_invitation_works_once(house: House) -> None:
    link = _invite(house, house.as_person("administrator"))
    _accept(house, link)
    late = _accept(house, link, "noget helt andet her")
    assert not late.is_in()
    assert late.get(link).status_code == 404


def test_a_new_invitation_ends_the_old_one(house: House) -> None:
    office = house.as_person("administrator")
    old = _invite(house, office)
    new = _invite(house, office)
    assert old != new
    assert house.browser().get(old).status_code == 404
    assert house.browser().get(new).status_code == 200


def test_dead_and_unknown_invitations_look_alike(house: House) -> None:
    office = house.as_person("administrator")
    old, _new = _invite(house, office), _invite(house, office)
    texts = [house.browser().get(path) for path in (old, "/invitation/ukendt")]
    plain = [re.sub(r"/invitation/\w+|next=[^\"]*", "", answer.text) for answer in texts]
    assert [answer.status_code for answer in texts] == [404, 404]
    assert plain[0] == plain[1]


def test_only_the_hash_of_the_secret_is_kept(house: House) -> None:
    secret = _invite(house, house.as_person("administrator")).rpartition("/")[2]
    with house.database.reading() as session:
        assert secret not in session.scalars(select(Invitation.secret_hash)).all()


@pytest.mark.parametrize("role", ["administrator", "secretariat", "assessor", "approver"])
def test_the_secretariat_gives_no_roles_of_the_house(house: House, role: str) -> None:
    office = house.as_person("secretariat")
    scope = f"scheme:{house.made.scheme.id}"
    assert office.post("/personer/ny", _wanted(house, role, scope)).status_code == 422
    person = house.made.people["holder_a"].id
    given = {"role": role, "scope": scope, "valid_from": "8.7.2010"}
    assert office.post(f"/personer/{person}/roller", given).status_code == 422
    assert _roles(house, "holder_a") == {Role.PROJECT_EDITOR}
    assert not house.mails("invitation")


@pytest.mark.parametrize("who", ["administrator", "secretariat"])
def test_nobody_gives_or_ends_their_own_roles(house: House, who: str) -> None:
    browser, person = house.as_person(who), house.made.people[who].id
    before = _roles(house, who)
    given = {
        "role": "project_editor",
        "scope": f"project:{house.made.project_a.id}",
        "valid_from": "8.7.2010",
    }
    assert browser.post(f"/personer/{person}/roller", given).status_code == 422
    with house.database.reading() as session:
        held = session.scalars(
            select(RoleAssignment.id).where(RoleAssignment.person_id == person)
        ).one()
    assert browser.post(f"/personer/{person}/roller/{held}/afslut").status_code == 409
    assert browser.post(f"/personer/{person}/luk").status_code in {404, 409}
    assert _roles(house, who) == before


@pytest.mark.parametrize(
    "who",
    ["reader", "holder_a", "certifier", "pool_owner_1", "assessor", "approver", "committee_reader"],
)
def test_the_pages_about_people_do_not_exist_for_others(house: House, who: str) -> None:
    browser, person = house.as_person(who), house.made.people["holder_b"].id
    for path in ("/personer", "/personer/ny", f"/personer/{person}", "/opsaetning"):
        assert browser.get(path).status_code == 404
    browser.get("/konto")
    for path in (f"/personer/{person}/luk", "/personer/ny", f"/personer/{person}/roller"):
        assert browser.post(path).status_code == 404


@pytest.mark.parametrize(
    ("role", "kind"),
    [("project_editor", "scheme"), ("approver", "project"), ("pool_owner", "project")],
)
def test_a_role_is_given_only_where_it_makes_sense(house: House, role: str, kind: str) -> None:
    scopes = {"scheme": house.made.scheme.id, "project": house.made.project_a.id}
    office = house.as_person("administrator")
    answer = office.post("/personer/ny", _wanted(house, role, f"{kind}:{scopes[kind]}"))
    assert answer.status_code == 422
    assert "Rollen kan ikke gælde for det." in answer.text


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("email", "ikke en adresse"),
        ("email", "x" * 300 + "@x.example"),
        ("name", ""),
        ("name", "x" * 300),
        ("scope", "project:findesikke"),
        ("scope", "vrøvl"),
        ("role", "konge"),
        ("organisation", "findesikke"),
        ("valid_from", "31.2.2010"),
        ("valid_to", "1.1.2009"),
        ("language", "xx"),
    ],
)
def test_a_wrong_invitation_is_shown_again_with_all_that_was_typed(
    house: House, name: str, typed: str
) -> None:
    office = house.as_person("administrator")
    scope = f"project:{house.made.project_a.id}"
    form = {**_wanted(house, "project_editor", scope), name: typed}
    answer = office.post("/personer/ny", form)
    assert answer.status_code == 422
    assert "<title>Fejl: Inviter en person" in answer.text
    kept = form["name"] if name != "name" else form["email"].lower()
    assert kept in answer.text
    assert not house.mails("invitation")


def test_who_has_an_account_is_given_the_role_and_told(house: House) -> None:
    office = house.as_person("administrator")
    scope = f"project:{house.made.project_b.id}"
    wanted = _wanted(house, "project_reader", scope, email=house.addresses["holder_a"])
    assert office.post("/personer/ny", wanted).status_code == 302
    assert _roles(house, "holder_a") == {Role.PROJECT_EDITOR, Role.PROJECT_READER}
    assert len(house.mails("role_given")) == 1
    assert not house.mails("invitation")
    with house.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == len(house.made.people)


def test_mails_are_listed_and_their_texts_shown_in_the_demo_only(house: House) -> None:
    office = house.as_person("administrator")
    link = _invite(house, office)
    path = re.search(r'href="(/personer/\w+)">Ny Person', office.get("/personer?q=Ny").text)
    assert path
    assert link in office.get(path.group(1)).text
    house.app.extensions["settings"] = replace(
        house.app.extensions["settings"], environment="production"
    )
    page = office.get(path.group(1)).text
    assert "Du er inviteret til Fremdrift" in page
    assert link not in page


def test_every_step_is_in_the_history(house: House) -> None:
    office = house.as_person("administrator")
    _accept(house, _invite(house, office))
    page = office.get("/personer?q=Ny").text
    found = re.search(r'href="(/personer/\w+)">Ny Persson', page)
    assert found
    ending = re.search(r'action="([^"]+/afslut)"', office.get(found.group(1)).text)
    assert ending
    office.post(ending.group(1))
    office.post(f"{found.group(1)}/luk")
    with house.database.reading() as session:
        actions = list(session.scalars(select(AuditEvent.action).order_by(AuditEvent.seq)))
    assert actions == [
        "role_given",
        "person_invited",
        "invitation_accepted",
        "role_ended",
        "person_closed",
    ]


def test_the_list_is_searched_filtered_sorted_and_nonsense_is_harmless(house: House) -> None:
    office = house.as_person("administrator")
    name = house.made.people["holder_a"].name
    assert name in office.get(f"/personer?q={name[:5].upper()}&rolle=project_editor").text
    assert name not in office.get("/personer?rolle=assessor").text
    for nonsense in ("side=-1", "side=999", "sort=password", "rolle=x", "status=x", "q=%00%ff"):
        assert office.get(f"/personer?{nonsense}").status_code == 200
