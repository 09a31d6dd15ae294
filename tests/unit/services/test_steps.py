"""A step is taken by its row alone, and only after the guard that the row names said yes."""

import pytest

from portal.domain.assessments import ASSESSMENT_TRANSITIONS as TABLE
from portal.domain.assessments import AssessmentAction, AssessmentState, reason_given
from portal.domain.errors import DomainError
from portal.domain.notices import RED_NOTICE_TRANSITIONS, RedNoticeAction, RedNoticeState, log_gaps
from portal.domain.overview import phase_reason_given
from portal.domain.transitions import TransitionReason
from portal.services.refusals import Refused
from portal.services.steps import guarded_step, step
from tests.factories import TODAY

A, S = AssessmentAction, AssessmentState


def test_a_step_without_a_guard_gives_its_row() -> None:
    assert step(TABLE, S.PROPOSED, A.APPROVE).to is S.APPROVED


def test_a_step_that_the_table_does_not_know_is_refused() -> None:
    with pytest.raises(DomainError) as refused:
        step(TABLE, S.DRAFT, A.APPROVE)
    assert refused.value.code == TransitionReason.NOT_FROM_THIS_STATE
    with pytest.raises(DomainError):
        guarded_step(TABLE, S.DRAFT, A.REOPEN, reason_given, "Fordi")


def test_the_guard_decides_with_the_facts_it_is_given() -> None:
    assert guarded_step(TABLE, S.APPROVED, A.REOPEN, reason_given, "Fordi").to is S.DRAFT
    with pytest.raises(DomainError):
        guarded_step(TABLE, S.APPROVED, A.REOPEN, reason_given, " ")


def test_everything_that_a_guard_misses_is_told() -> None:
    with pytest.raises(Refused) as refused:
        guarded_step(
            RED_NOTICE_TRANSITIONS,
            RedNoticeState.QUEUED,
            RedNoticeAction.LOG,
            log_gaps,
            TODAY.replace(year=TODAY.year + 1),
            "",
            approved_on=TODAY,
            today=TODAY,
        )
    assert [reason.at for reason in refused.value.reasons] == ["on", "note"]


def test_a_guard_is_neither_left_out_nor_exchanged() -> None:
    with pytest.raises(TypeError):
        step(TABLE, S.APPROVED, A.REOPEN)
    with pytest.raises(TypeError):
        guarded_step(TABLE, S.APPROVED, A.REOPEN, phase_reason_given, "Fordi")
    with pytest.raises(TypeError):
        guarded_step(TABLE, S.PROPOSED, A.APPROVE, reason_given, "Fordi")
