"""Registers (register) of all reason codes and all tables of states, for tests and wording.

A test elsewhere walks them to prove that every code has a text and every mail a template.
"""

from enum import StrEnum

from portal.domain.action_plan import ACTION_PLAN_TRANSITIONS, ActionPlanReason
from portal.domain.agenda import AGENDA_ITEM_TRANSITIONS, MEETING_TRANSITIONS, AgendaReason
from portal.domain.assessments import ASSESSMENT_TRANSITIONS, AssessmentReason
from portal.domain.attachments import AttachmentReason
from portal.domain.attainment import ProgressReason
from portal.domain.criteria import CriterionReason
from portal.domain.documents import DocumentReason
from portal.domain.escalation import ESCALATION_TRANSITIONS, EscalationReason
from portal.domain.letters import LETTER_TRANSITIONS, LetterReason
from portal.domain.notices import RED_NOTICE_TRANSITIONS, NoticeReason
from portal.domain.overview import PROJECT_TRANSITIONS, OverviewReason
from portal.domain.permissions import PermissionReason
from portal.domain.planned_path import PathReason
from portal.domain.policy import PolicyReason
from portal.domain.publication import PublicationReason
from portal.domain.receipts import ReceiptReason
from portal.domain.redaction import RedactionReason
from portal.domain.registration import RegistrationReason
from portal.domain.reports import REPORT_TRANSITIONS, ReportReason
from portal.domain.risks import RiskReason
from portal.domain.rounds import ROUND_TRANSITIONS, RoundReason
from portal.domain.theory import TheoryReason
from portal.domain.transitions import TransitionReason
from portal.domain.workshop import WORKSHOP_TRANSITIONS, WorkshopReason

REASON_ENUMS: tuple[type[StrEnum], ...] = (
    ActionPlanReason,
    AgendaReason,
    AssessmentReason,
    AttachmentReason,
    CriterionReason,
    DocumentReason,
    EscalationReason,
    LetterReason,
    NoticeReason,
    OverviewReason,
    PathReason,
    PermissionReason,
    PolicyReason,
    ProgressReason,
    PublicationReason,
    ReceiptReason,
    RedactionReason,
    RegistrationReason,
    ReportReason,
    RiskReason,
    RoundReason,
    TheoryReason,
    TransitionReason,
    WorkshopReason,
)

TRANSITION_TABLES = (
    ACTION_PLAN_TRANSITIONS,
    AGENDA_ITEM_TRANSITIONS,
    ASSESSMENT_TRANSITIONS,
    ESCALATION_TRANSITIONS,
    LETTER_TRANSITIONS,
    MEETING_TRANSITIONS,
    PROJECT_TRANSITIONS,
    RED_NOTICE_TRANSITIONS,
    REPORT_TRANSITIONS,
    ROUND_TRANSITIONS,
    WORKSHOP_TRANSITIONS,
)


def reason_codes() -> tuple[str, ...]:
    """Return every reason code of the domain, module by module.

    >>> "value_missing" in reason_codes()
    True
    """
    return tuple(member.value for kind in REASON_ENUMS for member in kind)


def events() -> frozenset[str]:
    """Return every event that a transition writes."""
    return frozenset(row.event for table in TRANSITION_TABLES for row in table.rows)


def mails() -> frozenset[str]:
    """Return every mail that a transition asks for."""
    return frozenset(
        row.mail for table in TRANSITION_TABLES for row in table.rows if row.mail is not None
    )
