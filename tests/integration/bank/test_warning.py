"""Somebody who writes a CPR number in a report is told while writing, and before sending (G6)."""

from portal.domain.reports import ReportState
from tests import factories
from tests.integration.app_world import House


def test_a_cpr_number_is_pointed_out_while_writing_and_before_sending(house: House) -> None:
    with house.database.writing() as session:
        made = house.made
        agreed = factories.workshop(session, made.project_a.id)
        report = factories.report(
            session, made.project_a.id, made.summer.id, state=ReportState.DRAFT,
            workshop_id=agreed.id, submitted_at=None,
        )  # fmt: skip
        session.commit()
        path = f"/rapporter/{report.id}"
    browser = house.as_person("holder_a")
    browser.get(f"{path}/trin/activities")
    saved = browser.post(f"{path}/trin/activities/gem", {"aktivitet-story": "Mor 010190-1234"})
    assert "ligner et CPR-nummer" in saved.text
    assert "ligner et CPR-nummer" in browser.get(f"{path}/tjek").text
