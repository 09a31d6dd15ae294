"""A case follows what is published: it opens, grows, is withdrawn or corrected, by itself (R27)."""

import pytest
from sqlalchemy import select

from portal.domain.agenda import AgendaItemKind, AgendaItemState, DecisionKind
from portal.domain.assessments import AssessmentState
from portal.domain.errors import DomainError
from portal.domain.escalation import (
    CommitteeAnswer,
    CommitteeBasis,
    EscalationState,
    EscalationStep,
)
from portal.domain.letters import LetterKind, LetterState
from portal.domain.rag import Rag
from portal.services.escalation_cases import (
    Seen,
    add_committee,
    close_case,
    leave_out,
    withdraw_case,
)
from portal.storage import models
from portal.storage.queries.escalation import last_final_order, prepared_cases
from tests import factories
from tests.integration.cases.stage import AT, Stage


def test_one_red_opens_nothing_and_two_open_a_case_with_its_item_and_letter(stage: Stage) -> None:
    stage.rate(Rag.RED)
    assert stage.follow() is EscalationStep.NOTHING
    stage.rate(Rag.GREEN)
    stage.rate(Rag.RED)
    assert stage.follow() is EscalationStep.OPEN_CASE
    case = stage.case()
    assert (case.state, len(case.rounds)) == (EscalationState.OPEN, 2)
    assert [(one.committee_id, one.basis) for one in case.committees] == [
        (stage.made.other_administration.committee_id, CommitteeBasis.POOL)
    ]
    item = stage.session.get_one(models.AgendaItem, case.agenda_item_id)
    assert (item.kind, item.state) == (AgendaItemKind.RED_TWICE, AgendaItemState.DRAFT)
    assert item.title == "Henvendelse til Børne- og Ungdomsudvalget om ”Zebrafelter på skolevejen”"
    [letter] = stage.letters()
    assert (letter.kind, letter.state) == (LetterKind.SECOND_RED, LetterState.DRAFT)
    assert letter.recipient == "Børne- og Ungdomsudvalget"
    [row] = stage.session.scalars(select(models.JournalEntry))
    assert row.object_id == case.id


def test_two_in_a_row_are_asked_for_where_the_scheme_wants_it(stage: Stage) -> None:
    stage.made.scheme.policy = {"red_twice": "consecutive"}
    for rag in (Rag.RED, Rag.GREEN, Rag.RED):
        stage.rate(rag)
    assert stage.follow() is EscalationStep.NOTHING
    stage.rate(Rag.RED)
    assert stage.follow() is EscalationStep.OPEN_CASE


def test_a_further_red_is_added_to_the_one_open_case(stage: Stage) -> None:
    case = stage.red_twice()
    assert stage.follow() is EscalationStep.NOTHING
    stage.rate(Rag.RED)
    assert stage.follow() is EscalationStep.ADD_ROUND
    assert len(case.rounds) == 3
    assert stage.cases() == [case]


def test_a_correction_below_two_withdraws_the_case_its_item_and_its_letter(stage: Stage) -> None:
    stage.rate(Rag.RED)
    second = stage.rate(Rag.RED)
    stage.follow()
    stage.correct(second, Rag.YELLOW)
    assert stage.follow() is EscalationStep.WITHDRAW_CASE
    case = stage.case()
    assert case.state is EscalationState.WITHDRAWN
    assert case.reason
    assert case.closed_at == AT
    item = stage.session.get_one(models.AgendaItem, case.agenda_item_id)
    assert item.state is AgendaItemState.WITHDRAWN
    assert [one.state for one in stage.letters()] == [LetterState.CANCELLED]
    stage.rate(Rag.RED)
    assert stage.follow() is EscalationStep.OPEN_CASE


def test_a_correction_after_the_letters_drafts_a_correcting_letter_once(stage: Stage) -> None:
    stage.rate(Rag.RED)
    second = stage.rate(Rag.RED)
    stage.follow()
    stage.decide(DecisionKind.APPROVED)
    stage.send()
    stage.correct(second, Rag.GREEN)
    assert stage.follow() is EscalationStep.CORRECTING_LETTER
    assert stage.follow() is EscalationStep.CORRECTING_LETTER
    [letter] = stage.letters(LetterKind.CORRECTION)
    assert (letter.recipient, letter.state) == ("Børne- og Ungdomsudvalget", LetterState.DRAFT)
    stage.rate(Rag.RED)
    assert stage.follow() is EscalationStep.ADD_ROUND
    assert letter.state is LetterState.CANCELLED


def test_a_rejection_cancels_the_letters_ends_the_case_and_starts_the_count_again(
    stage: Stage,
) -> None:
    case = stage.red_twice()
    stage.decide(DecisionKind.REJECTED)
    assert case.state is EscalationState.CLOSED
    assert [one.state for one in stage.letters()] == [LetterState.CANCELLED]
    assert last_final_order(stage.session, stage.project.id) == stage.rounds
    assert stage.follow() is EscalationStep.NOTHING
    stage.rate(Rag.RED)
    assert stage.follow() is EscalationStep.NOTHING
    stage.rate(Rag.RED)
    assert stage.follow() is EscalationStep.OPEN_CASE
    assert len(stage.case().rounds) == 2


@pytest.mark.parametrize(
    "kind",
    [DecisionKind.DEFERRED, DecisionKind.REFERRED, DecisionKind.TAKEN_NOTE, DecisionKind.APPROVED],
)
def test_other_decisions_leave_the_letters_waiting(stage: Stage, kind: DecisionKind) -> None:
    case = stage.red_twice()
    stage.decide(kind)
    assert case.state is EscalationState.BEFORE_COMMITTEE
    assert [one.state for one in stage.letters()] == [LetterState.DRAFT]
    assert last_final_order(stage.session, stage.project.id) is None


@pytest.mark.parametrize("answer", list(CommitteeAnswer))
def test_the_answer_is_the_final_decision_and_goes_to_the_holder(
    stage: Stage, answer: CommitteeAnswer
) -> None:
    case = stage.red_twice()
    stage.decide(DecisionKind.APPROVED)
    stage.send()
    stage.answer(answer)
    assert case.state is EscalationState.ANSWERED
    assert last_final_order(stage.session, stage.project.id) == stage.rounds
    mails = stage.session.scalars(select(models.OutboundMail)).all()
    assert [one.kind for one in mails] == ["committee_answer"]
    [letter] = stage.letters(LetterKind.DECISION)
    assert (letter.recipient, letter.state) == (stage.made.holder_b.name, LetterState.DRAFT)
    stage.rate(Rag.RED)
    assert stage.follow() is EscalationStep.NOTHING
    assert len(case.rounds) == 2
    stage.rate(Rag.RED)
    assert stage.follow() is EscalationStep.OPEN_CASE
    assert case.state is EscalationState.CLOSED
    assert stage.case() is not case or len(stage.cases()) == 2


def test_a_case_the_office_withdrew_opens_again_only_for_a_new_red(stage: Stage) -> None:
    case = stage.red_twice()
    seen = Seen(case.id, case.version)
    with pytest.raises(DomainError):
        withdraw_case(stage.session, seen, " ", by=stage.office, at=AT)
    stage.session.refresh(case)
    again = Seen(case.id, case.version)
    withdraw_case(stage.session, again, "Projektet er lukket", by=stage.office, at=AT)
    stage.rate(Rag.GREEN)
    stage.follow()
    assert len(stage.cases()) == 1
    stage.rate(Rag.RED)
    stage.follow()
    assert len(stage.cases()) == 2


def test_the_office_adds_committees_and_leaves_others_out_with_a_reason(stage: Stage) -> None:
    case = stage.red_twice()
    more = factories.committee(stage.session, "Socialudvalget", position=3)
    add_committee(stage.session, Seen(case.id, case.version), more.id, by=stage.office, at=AT)
    assert len(stage.letters()) == 2
    with pytest.raises(DomainError):
        add_committee(stage.session, Seen(case.id, case.version), more.id, by=stage.office, at=AT)
    stage.session.refresh(case)
    seen = Seen(case.id, case.version)
    leave_out(stage.session, seen, more.id, "Hører ikke under det", by=stage.office, at=AT)
    states = {one.recipient: one.state for one in stage.letters()}
    assert states["Socialudvalget"] is LetterState.CANCELLED
    stage.decide(DecisionKind.APPROVED)
    stage.session.refresh(case)
    stale = Seen(case.id, case.version - 1)
    with pytest.raises(DomainError):
        close_case(stage.session, stale, by=stage.office, at=AT)


def test_only_the_office_sees_what_an_unpublished_red_prepares(stage: Stage) -> None:
    stage.rate(Rag.RED)
    factories.assessment(
        stage.session,
        stage.project.id,
        stage.made.summer.id,
        Rag.RED,
        state=AssessmentState.APPROVED,
    )
    for who, found in (("secretariat", 1), ("assessor", 0), ("holder_b", 0), ("pool_owner_2", 0)):
        assert len(prepared_cases(stage.session, stage.made.actor(who), factories.TODAY)) == found
    assert stage.follow() is EscalationStep.NOTHING
    assert not stage.cases()
