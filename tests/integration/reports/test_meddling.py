"""Fields of the models posted along with a form change nothing: no role raises itself (A3)."""

from itertools import cycle, product

from portal.domain.reports import ReportState
from portal.storage.models import reports as kept
from portal.web.reports.office import KINDS
from tests.integration.page_checks import business_rows
from tests.integration.reports.desk import STEPS, WHOLE, Page, ReportDesk

MODELS = (kept.Report, kept.ReportField, kept.ReportSection, kept.ReportValue, kept.ReportVersion)
COLUMNS = sorted({column.key for model in MODELS for column in model.__table__.columns})
MORE = ("role", "rating", "published_at", "csrf", "_method", "is_system", "person_id", "scheme_id")
VALUES = ("accepted", "1", "red", "2010-07-08T12:00:00")
UNTOUCHED = ("report", "report_version", "report_value", "role_assignment", "person", "project")


def test_more_than_300_meddled_fields_change_nothing_in_any_step(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    desk.write(holder)
    pages = {step: desk.open(holder, step) for step in STEPS}
    before, texts = business_rows(desk.house.database), desk.texts
    names = (*COLUMNS, *MORE)
    meddled = [
        *zip(cycle(STEPS), ({name: value} for name, value in zip(names, cycle(VALUES)))),
        *product(STEPS, (dict.fromkeys(names, value) for value in VALUES)),
    ]
    for step, fields in meddled:
        page = pages[step]
        sent = Page(holder, page.path, page.seen, {**page.typed, **fields})
        assert sent.save().status_code == 303, (step, fields)
    assert sum(len(fields) for _step, fields in meddled) >= 300
    after = business_rows(desk.house.database)
    assert [name for name in before if before[name] != after[name]] == []
    assert desk.texts == texts


def test_a_sending_takes_nothing_from_its_form_but_its_key(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    desk.write(holder)
    meddled = dict.fromkeys((*COLUMNS, *MORE), "accepted")
    holder.get(f"{desk.path}/tjek")
    wrong = {**meddled, "receipt_number": "R-1999-01-01-EVIL", "own_overall": "red", "key": "k"}
    assert holder.post(f"{desk.path}/send", wrong).status_code == 303
    report = desk.report
    assert report.state is ReportState.SUBMITTED
    assert (report.receipt_number or "").startswith("R-2010-07-08-")
    assert report.project_id == desk.house.made.project_a.id
    assert report.submitted_at == desk.house.clock.now()
    assert report.submitted_by_id == desk.house.made.people["holder_a"].id
    assert report.own_overall is not None
    assert report.own_overall.value == WHOLE["economy"]["egen-overall"]
    assert (report.number, report.accepted_at, report.extended_to) == (1, None, None)


def test_a_holder_who_posts_the_office_s_duties_changes_nothing(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    desk.write(holder)
    desk.send(holder)
    before = business_rows(desk.house.database)
    for kind in KINDS:
        duty = {f"{kind.id}-reason": "Fordi", f"{kind.id}-until": "30.7.2010"}
        for value in VALUES:
            sent = {**dict.fromkeys(COLUMNS, value), **duty}
            assert holder.post(f"{desk.path}/{kind.id}", sent).status_code == 404
    after = business_rows(desk.house.database)
    assert {name: after[name] for name in UNTOUCHED} == {name: before[name] for name in UNTOUCHED}
