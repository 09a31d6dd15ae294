"""The journal is in the office's menu, and one step from each thing that it tells of."""

from datetime import date

import pytest

from portal.domain.journal import JournalDirection, JournalTheme
from portal.services.journal import journal
from tests import factories
from tests.integration.app_world import House

THINGS = ("agenda_item", "escalation_case", "letter", "meeting")


def things(house: House) -> dict[str, tuple[str, str]]:
    """Write a thing of each kind with a row of the journal; return their pages and ids."""
    made = house.made
    with house.database.writing() as session:
        meeting = factories.meeting(session, made.committee.id, date(2010, 9, 6))
        item = factories.agenda_item(
            session, made.scheme.id, made.summer.id, meetings=(meeting.id,)
        )
        case = factories.escalation_case(session, made.project_a.id, made.spring.id)
        letter = factories.letter(session, made.scheme.id)
        found = {
            "agenda_item": (f"/dagsordenspunkter/{item.id}", item.id),
            "escalation_case": (f"/sager/{case.id}", case.id),
            "letter": (f"/breve/{letter.id}", letter.id),
            "meeting": (f"/moeder/{meeting.id}", meeting.id),
        }
        for kind, (_path, object_id) in found.items():
            journal(
                session,
                JournalTheme.ESCALATION,
                f"Om {kind}",
                direction=JournalDirection.OUT,
                kind=kind,
                object_id=object_id,
                scheme_id=made.scheme.id,
                at=house.clock.now(),
            )
        session.commit()
    return found


def test_the_journal_is_in_the_menu_of_the_office_and_of_nobody_else(house: House) -> None:
    office = house.as_person("secretariat")
    assert '<a href="/journal">Journal</a>' in office.get("/konto").text
    page = office.get("/journal").text
    assert '<a href="/journal" aria-current="page">' in page
    assert '<a href="/breve" aria-current="page">' not in page
    assert '<a href="/breve" aria-current="page">' in office.get("/breve/nyt").text
    for who in ("assessor", "holder_a", "committee_reader", "administrator"):
        assert 'href="/journal"' not in house.as_person(who).get("/konto").text, who


@pytest.mark.parametrize("kind", THINGS)
def test_a_thing_leads_to_what_the_journal_has_about_it(house: House, kind: str) -> None:
    office = house.as_person("secretariat")
    path, object_id = things(house)[kind]
    href = f"/journal?om={object_id}"
    assert href in office.get(path).text
    page = office.get(href).text
    assert f"Om {kind}" in page
    for other in THINGS:
        assert other == kind or f"Om {other}" not in page
    taken = office.get(f"/journal.csv?om={object_id}").data.decode("utf-8-sig")
    assert taken.count("Om ") == 1


def test_a_project_leads_the_office_to_its_rows_of_the_journal(house: House) -> None:
    project_id = house.made.project_a.id
    href = f"/journal?projekt={project_id}"
    assert href in house.as_person("secretariat").get(f"/projekter/{project_id}").text
    assert href not in house.as_person("holder_a").get(f"/projekter/{project_id}").text
