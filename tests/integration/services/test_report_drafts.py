"""Two write in the same step of a report at once: nothing is lost, and conflicts are told (D1)."""

import random
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from portal.domain.actors import Actor
from portal.domain.drafts import fingerprint
from portal.domain.errors import DomainError
from portal.domain.reports import ReportState, ReportStep
from portal.services.refusals import Missing
from portal.services.report_drafts import SavedDraft, draft_texts, mark_done, save_draft
from portal.storage.history import seal
from portal.storage.models.records import AuditEvent
from portal.storage.models.reports import Report, ReportField, ReportSection
from tests.factories import NOW
from tests.integration.services.written import Written

PAIRS = 200
FIELDS = tuple(f"felt-{number}" for number in range(6))
WORDS = ("", "94", "ca. 94", "Vi har holdt fire møder.", "æøå", "to\nlinjer")


def texts_of(written: Written) -> dict[str, str]:
    with written.database.reading() as session:
        return draft_texts(session, written.report_id)


def save(
    written: Written,
    typed: Mapping[str, str],
    shown: Mapping[str, str],
    by: Actor,
    *,
    given: Mapping[str, str] | None = None,
    step: ReportStep = ReportStep.CRITERIA,
) -> SavedDraft:
    """Save as one request does: a session of its own, sealed and committed."""
    seen = {name: fingerprint(shown.get(name, "")) for name in typed}
    with written.database.writing() as session:
        found = save_draft(
            session, written.report_id, step, typed, seen, by=by, at=NOW, given=given
        )
        seal(session)
        session.commit()
    return found


def typed_by(
    who: str, number: int, shown: Mapping[str, str], chance: random.Random
) -> dict[str, str]:
    """Return a whole page as somebody sends it: some fields changed, the others as shown."""
    changed = chance.sample(FIELDS, chance.randint(1, 3))
    return {
        name: f"{chance.choice(WORDS)} {who}{number}" if name in changed else shown.get(name, "")
        for name in FIELDS
    }


def test_200_pairs_of_editors_lose_nothing(written: Written) -> None:
    chance = random.Random(1)
    one, other = written.people["holder_a"], written.people["certifier"]
    conflicts = 0
    with ThreadPoolExecutor(2) as both:
        for number in range(PAIRS):
            shown = texts_of(written)
            pages = [typed_by(who, number, shown, chance) for who in "AB"]
            gate = Barrier(2)

            def send(page: dict[str, str], by: Actor, gate: Barrier = gate) -> SavedDraft:
                gate.wait()
                return save(written, page, shown, by)  # noqa: B023 - awaited in this round

            sent = [
                both.submit(send, page, by) for page, by in zip(pages, (one, other), strict=True)
            ]
            saved = [future.result() for future in sent]
            after = texts_of(written)
            for page, result in zip(pages, saved, strict=True):
                told = {found.name: found for found in result.conflicts}
                for name, text in page.items():
                    if text == shown.get(name, ""):
                        continue
                    assert after[name] == text or told[name].typed == text
                    if name in told:
                        assert after[name] == told[name].stored
                conflicts += len(told)
            assert all(
                after.get(name, "") == shown.get(name, "")
                for name in FIELDS
                if all(page[name] == shown.get(name, "") for page in pages)
            )
            resolve(written, saved, (one, other), chance)
    assert conflicts > PAIRS // 4


def resolve(
    written: Written,
    saved: list[SavedDraft],
    people: tuple[Actor, Actor],
    chance: random.Random,
) -> None:
    """Settle every conflict by choosing theirs, mine or both, as the conflict page does."""
    for result, by in zip(saved, people, strict=True):
        for found in result.conflicts:
            chosen = chance.choice([found.stored, found.typed, f"{found.stored}\n\n{found.typed}"])
            settled = save(written, {found.name: chosen}, {found.name: found.stored}, by)
            assert not settled.conflicts
            assert texts_of(written)[found.name] == chosen


def test_a_conflict_tells_both_texts_and_writes_neither_over_the_other(written: Written) -> None:
    save(written, {"felt-1": "først"}, {}, written.people["holder_a"])
    later = save(written, {"felt-1": "sidst", "felt-2": "andet"}, {}, written.people["certifier"])
    assert [(one.name, one.stored, one.typed) for one in later.conflicts] == [
        ("felt-1", "først", "sidst")
    ]
    assert texts_of(written) == {"felt-1": "først", "felt-2": "andet"}


def test_a_third_writer_during_a_choice_is_a_new_conflict(written: Written) -> None:
    save(written, {"felt-1": "først"}, {}, written.people["holder_a"])
    save(written, {"felt-1": "tredje"}, {"felt-1": "først"}, written.people["secretariat"])
    chosen = save(written, {"felt-1": "sidst"}, {"felt-1": "først"}, written.people["certifier"])
    assert [one.stored for one in chosen.conflicts] == ["tredje"]
    assert texts_of(written) == {"felt-1": "tredje"}


def test_a_prefilled_field_left_as_it_was_is_kept_and_never_fights_with_a_change(
    written: Written,
) -> None:
    given = {"felt-1": "3"}
    one, other = written.people["holder_a"], written.people["certifier"]
    assert not save(written, {"felt-1": "5"}, given, one, given=given).conflicts
    assert not save(written, {"felt-1": "3"}, given, other, given=given).conflicts
    assert texts_of(written) == {"felt-1": "5"}


def test_a_prefilled_field_is_confirmed_by_saving_it(written: Written) -> None:
    given = {"felt-1": "3", "felt-2": "4"}
    save(written, {"felt-1": "3"}, given, written.people["holder_a"], given=given)
    assert texts_of(written) == {"felt-1": "3"}


def test_the_first_save_begins_the_report_and_is_told_in_its_history(written: Written) -> None:
    save(written, {"felt-1": "x"}, {}, written.people["holder_a"])
    save(written, {"felt-1": "y"}, {"felt-1": "x"}, written.people["holder_a"])
    save(written, {"felt-1": "y"}, {"felt-1": "y"}, written.people["holder_a"])
    with written.database.reading() as session:
        report = session.get_one(Report, written.report_id)
        assert report.state is ReportState.DRAFT
        assert not report.entered_for_holder
        section = session.get_one(ReportSection, (written.report_id, ReportStep.CRITERIA))
        assert (section.version, section.saved_by_id) == (2, written.people["holder_a"].person_id)
        events = session.scalars(select(AuditEvent.action).order_by(AuditEvent.seq)).all()
    assert events == ["report_started", "report_saved"]


def test_a_report_the_office_begins_is_marked_as_written_for_the_project(written: Written) -> None:
    save(written, {"felt-1": "x"}, {}, written.people["secretariat"])
    with written.database.reading() as session:
        assert session.get_one(Report, written.report_id).entered_for_holder


def test_who_wrote_a_field_last_is_kept_with_it(written: Written) -> None:
    save(written, {"felt-1": "x", "felt-2": "x"}, {}, written.people["holder_a"])
    save(written, {"felt-2": "y"}, {"felt-2": "x"}, written.people["certifier"])
    with written.database.reading() as session:
        writers = {row.name: row.saved_by_id for row in session.scalars(select(ReportField))}
    assert writers == {
        "felt-1": written.people["holder_a"].person_id,
        "felt-2": written.people["certifier"].person_id,
    }


@pytest.mark.parametrize(
    "who",
    ["reader", "holder_b", "pool_owner_1", "assessor", "approver", "committee_reader",
     "administrator"],
)  # fmt: skip
def test_nobody_else_writes_in_a_report(written: Written, who: str) -> None:
    with pytest.raises(Missing):
        save(written, {"felt-1": "x"}, {}, written.people[who])
    assert texts_of(written) == {}


@pytest.mark.parametrize(
    "state",
    [ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.NOT_SUBMITTED, ReportState.EXEMPTED],
)
def test_a_report_that_was_sent_or_ended_is_not_written(
    written: Written, state: ReportState
) -> None:
    with written.database.writing() as session:
        session.get_one(Report, written.report_id).state = state
        session.commit()
    with pytest.raises(DomainError):
        save(written, {"felt-1": "x"}, {}, written.people["holder_a"])
    assert texts_of(written) == {}


def test_a_report_that_does_not_exist_is_missing(written: Written) -> None:
    with written.database.writing() as session, pytest.raises(Missing):
        save_draft(session, "findesikke", ReportStep.RISKS, {}, {},
                   by=written.people["holder_a"], at=NOW)  # fmt: skip


def test_a_step_is_done_when_it_lacks_nothing(written: Written) -> None:
    save(written, {"felt-1": "x"}, {}, written.people["holder_a"])
    with written.database.writing() as session:
        mark_done(session, written.report_id, ReportStep.CRITERIA, done=True)
        mark_done(session, written.report_id, ReportStep.RISKS, done=True)
        session.commit()
    with written.database.reading() as session:
        assert session.get_one(ReportSection, (written.report_id, ReportStep.CRITERIA)).is_done
        assert session.get(ReportSection, (written.report_id, ReportStep.RISKS)) is None
