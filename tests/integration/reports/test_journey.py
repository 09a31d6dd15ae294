"""A report from its first word to its receipt, back and sent again, through the pages."""

from datetime import timedelta

from portal.domain.reports import REPORT_TRANSITIONS, ReportState
from portal.storage.models.schemes import MonitoringScheme
from portal.web.reports.office import KINDS
from tests.integration.reports.desk import STEPS, WHOLE, ReportDesk

OUTSIDERS = ("holder_b", "pool_owner_1", "assessor", "approver", "committee_reader",
             "administrator")  # fmt: skip
OVER = (ReportState.NOT_SUBMITTED, ReportState.EXEMPTED)


def test_a_report_is_begun_written_sent_returned_sent_again_accepted_and_reopened(
    desk: ReportDesk,
) -> None:
    holder, office = desk.house.as_person("holder_a"), desk.house.as_person("secretariat")
    assert holder.get(desk.path).location == f"{desk.path}/trin/activities"
    desk.write(holder)
    assert desk.report.state is ReportState.DRAFT
    assert holder.get(desk.path).location == f"{desk.path}/tjek"
    sent = desk.send(holder)
    assert (sent.status_code, sent.location) == (303, f"{desk.path}/kvittering")
    first = desk.report.receipt_number or ""
    receipt = holder.get(sent.location).text
    assert first in receipt
    assert len(desk.house.mails("report_receipt")) == 2
    assert first in desk.house.mails("report_receipt")[0].body

    empty = desk.duty(office, "returner", reason=" ")
    assert empty.status_code == 422
    assert "Skriv, hvad der skal rettes." in empty.text
    assert desk.duty(office, "returner", reason="Forklar tallet.").status_code == 303
    assert "Forklar tallet." in desk.house.mails("report_returned")[0].body
    page = desk.open(holder, "criteria")
    assert "Forklar tallet." in holder.get(f"{desk.path}/trin/criteria").text
    assert page.typed["kriterium-hundred-value_now"] == "94"
    assert page.type({"kriterium-hundred-comment": "Nu forklaret."}).save().status_code == 303
    assert desk.report.state is ReportState.DRAFT
    assert desk.send(holder).status_code == 303
    versions = desk.versions()
    assert [one.number for one in versions] == [1, 2]
    assert versions[0].receipt_number == first
    assert versions[0].content["kriterium-hundred-comment"] == "Talt ved døren."
    assert versions[1].content["kriterium-hundred-comment"] == "Nu forklaret."

    assert desk.duty(office, "godkend").status_code == 303
    assert desk.report.state is ReportState.ACCEPTED
    assert holder.get(f"{desk.path}/trin/criteria").location == desk.path
    assert desk.duty(office, "genaabn", reason="Et tal var forkert.").status_code == 303
    assert desk.report.state is ReportState.DRAFT
    assert desk.send(holder).status_code == 303
    assert [one.number for one in desk.versions()] == [1, 2, 3]


def test_the_check_lists_what_is_missing_each_with_the_place_to_mend_it(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    page = holder.get(f"{desk.path}/tjek").text
    for place in (
        "trin/activities#milepael-start-reached_on",
        "trin/activities",
        "trin/criteria#kriterium-hundred-value_now",
        "trin/risks#risiko-few-likelihood",
        "trin/economy",
    ):
        step, _mark, anchor = place.partition("#")
        assert f'href="{desk.path}/{place}"' in page
        if anchor:
            assert f'id="{anchor}"' in holder.get(f"{desk.path}/{step}").text
    refused = holder.post(f"{desk.path}/send", {"key": "x"})
    assert refused.status_code == 422
    assert "Der mangler noget" in refused.text
    assert desk.report.state is ReportState.NOT_STARTED


def test_a_report_that_lacks_one_step_is_not_sent(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    for step in STEPS:
        desk.forget()
        for other in STEPS:
            if other != step:
                desk.open(holder, other).type(WHOLE[other]).save()
        refused = desk.send(holder)
        assert refused.status_code == 422
        assert f"{desk.path}/trin/{step}" in refused.text
        assert not desk.versions()


def test_a_report_is_not_sent_again_with_a_field_that_cannot_be_read(desk: ReportDesk) -> None:
    holder, office = desk.house.as_person("holder_a"), desk.house.as_person("secretariat")
    desk.write(holder)
    desk.send(holder)
    desk.duty(office, "returner", reason="Ret.")
    desk.open(holder, "economy").type({"okonomi-comment": "x" * 1_001}).save()
    refused = desk.send(holder)
    assert refused.status_code == 422
    assert "et felt kan ikke læses" in refused.text
    assert len(desk.versions()) == 1


def test_the_steps_say_which_they_are_and_how_far(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    for number, step in enumerate(STEPS, 1):
        page = holder.get(f"{desk.path}/trin/{step}").text
        assert f"Trin {number} af 5" in page
        assert "Ikke begyndt" in page
    desk.write(holder)
    page = holder.get(f"{desk.path}/tjek").text
    assert "Trin 5 af 5" in page
    assert page.count("Færdigt") >= 4
    assert "Gemt kl. 14.00" in page


def test_last_round_stands_beside_each_field(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    assert "Vi har holdt fire møder." in holder.get(f"{desk.path}/trin/activities").text
    criteria = holder.get(f"{desk.path}/trin/criteria").text
    assert "60 familier" in criteria.replace("\u00a0", " ")
    assert "60 familier har deltaget." in criteria
    assert "I skrev i marts 2010" in criteria


def test_a_reader_sees_the_draft_and_changes_nothing(desk: ReportDesk) -> None:
    holder, reader = desk.house.as_person("holder_a"), desk.house.as_person("reader")
    desk.write(holder)
    assert "Vi har holdt fire møder." in reader.get(desk.path).text
    for path in (f"{desk.path}/trin/economy", f"{desk.path}/tjek", f"{desk.path}/kvittering"):
        assert reader.get(path).location == desk.path
    reader.get(desk.path)
    assert reader.post(f"{desk.path}/send", {"key": "x"}).status_code == 404
    assert reader.post(f"{desk.path}/trin/economy", {"okonomi-used": "1"}).status_code == 404
    assert desk.report.state is ReportState.DRAFT


def test_a_report_that_is_not_theirs_is_as_if_it_did_not_exist(desk: ReportDesk) -> None:
    for who in OUTSIDERS:
        browser = desk.house.as_person(who)
        for path in ("", "/tjek", "/kvittering", "/trin/criteria"):
            assert browser.get(desk.path + path).status_code == 404
            assert browser.get("/rapporter/findesikke" + path).status_code == 404
        for path in ("/trin/criteria", "/trin/criteria/gem", "/send", "/returner", "/godkend"):
            assert browser.post(desk.path + path, {"returner-reason": "x"}).status_code == 404
            assert browser.post(f"/rapporter/findesikke{path}").status_code == 404
    assert not desk.texts


def test_each_state_has_its_pages_for_everybody_who_may_see_them(desk: ReportDesk) -> None:
    people = [desk.house.as_person(who) for who in ("holder_a", "reader", "secretariat")]
    desk.write(people[0])
    for state in ReportState:
        desk.put(state)
        for browser in people:
            for path in ("", "/tjek", "/kvittering", "/trin/risks"):
                answer = browser.get(desk.path + path)
                assert answer.status_code in {200, 303}, (state, path)


def test_a_report_that_is_over_is_neither_written_nor_sent_from_an_old_page(
    desk: ReportDesk,
) -> None:
    holder = desk.house.as_person("holder_a")
    desk.write(holder)
    page, before = desk.open(holder, "economy"), desk.texts
    page.type({"okonomi-used": "1"})
    for state in OVER:
        desk.put(state)
        assert holder.post(f"{desk.path}/send", {"key": "x"}).status_code == 409
        assert desk.report.state is state
    for state in (*OVER, ReportState.SUBMITTED, ReportState.ACCEPTED):
        desk.put(state)
        assert page.save().status_code == 409
        assert page.autosave().status_code == 409
        assert (desk.report.state, desk.texts) == (state, before)


def certify_here(desk: ReportDesk) -> None:
    with desk.house.database.writing() as session:
        scheme = session.get_one(MonitoringScheme, desk.house.made.scheme.id)
        scheme.policy = {"certification": True}
        session.commit()


def test_where_reports_are_certified_the_certifier_sends_what_the_editor_hands_over(
    desk: ReportDesk,
) -> None:
    certify_here(desk)
    editor, certifier = desk.house.as_person("holder_a"), desk.house.as_person("certifier")
    desk.write(editor)
    check = editor.get(f"{desk.path}/tjek").text
    assert "Send til godkendelse" in check
    handed = desk.send(editor)
    assert (handed.status_code, handed.location) == (303, desk.path)
    assert desk.report.state is ReportState.AWAITING_CERTIFICATION
    assert "venter på godkendelse" in editor.get(desk.path).text
    assert "Godkend og send rapporten" in certifier.get(f"{desk.path}/tjek").text
    sent = desk.send(certifier)
    assert sent.location == f"{desk.path}/kvittering"
    assert desk.report.state is ReportState.SUBMITTED


def test_a_double_click_hands_over_once_and_does_not_certify(desk: ReportDesk) -> None:
    certify_here(desk)
    certifier = desk.house.as_person("certifier")
    desk.write(certifier)
    certifier.get(f"{desk.path}/tjek")
    for _click in range(2):
        answer = certifier.post(f"{desk.path}/send", {"key": "einmal"})
        assert (answer.status_code, answer.location) == (303, desk.path)
    assert desk.report.state is ReportState.AWAITING_CERTIFICATION
    editor = desk.house.as_person("holder_a")
    assert editor.post(f"{desk.path}/send", {"key": "x"}).status_code == 303
    assert editor.post(f"{desk.path}/send", {"key": "x", "certify": "1"}).status_code == 404
    assert desk.report.state is ReportState.AWAITING_CERTIFICATION


def test_a_report_that_waits_can_be_mended(desk: ReportDesk) -> None:
    certify_here(desk)
    editor = desk.house.as_person("holder_a")
    desk.write(editor)
    desk.send(editor)
    assert f"{desk.path}/trin/economy" in editor.get(desk.path).text
    assert desk.open(editor, "economy").type({"okonomi-used": "2"}).save().status_code == 303
    assert desk.report.state is ReportState.DRAFT
    assert desk.texts["okonomi-used"] == "2"


def test_an_extension_an_exemption_and_a_report_that_never_came(desk: ReportDesk) -> None:
    holder, office = desk.house.as_person("holder_a"), desk.house.as_person("secretariat")
    early = desk.duty(office, "forlaeng", until="1.7.2010", reason="Ferie")
    assert early.status_code == 422
    assert "Ferie" in early.text
    assert "ikke indsendt" not in office.get(desk.path).text
    assert "kan stadig nå at komme" in desk.duty(office, "mangler").text
    desk.house.clock.move(timedelta(days=9))
    holder, office = desk.house.as_person("holder_a"), desk.house.as_person("secretariat")
    assert "ikke indsendt" in office.get(desk.path).text
    assert desk.duty(office, "mangler").status_code == 303
    assert desk.report.state is ReportState.NOT_SUBMITTED
    assert holder.get(f"{desk.path}/trin/risks").location == desk.path
    given = desk.duty(office, "forlaeng", until="30.7.2010", reason="Ferie på skolen")
    assert given.status_code == 303, given.text
    assert desk.report.state is ReportState.DRAFT
    assert len(desk.house.mails("report_extended")) == 2
    page = holder.get(f"{desk.path}/trin/risks").text.replace("\u00a0", " ")
    assert "længere frist, til den 30. juli 2010" in page
    assert "Ferie på skolen" in page
    assert desk.duty(office, "fritag", reason="Projektet holder pause.").status_code == 303
    assert desk.report.state is ReportState.EXEMPTED
    assert "Projektet holder pause." in holder.get(desk.path).text


def test_a_duty_that_the_state_does_not_allow_is_refused_whatever_was_typed(
    desk: ReportDesk,
) -> None:
    office = desk.house.as_person("secretariat")
    for state in ReportState:
        desk.put(state)
        for kind in KINDS:
            if REPORT_TRANSITIONS.row(state, kind.action) is None:
                for texts in ({}, {"reason": "Fordi", "until": "30.7.2010"}):
                    assert desk.duty(office, kind.id, **texts).status_code == 409
                    assert desk.report.state is state


def test_a_duty_is_refused_alike_to_those_who_have_not_got_it(desk: ReportDesk) -> None:
    desk.put(ReportState.SUBMITTED)
    assessor = desk.house.as_person("assessor")
    for texts in ({}, {"reason": "Fordi"}):
        assert desk.duty(assessor, "returner", **texts).status_code == 404
    assert desk.duty(assessor, "findesikke").status_code == 404
    assert desk.duty(desk.house.as_person("holder_a"), "returner", reason="x").status_code == 404
    assert desk.duty(assessor, "godkend").status_code == 303
