"""Tables as typed models, one module a subject; columns and named constraints, no rules."""

from portal.storage.models.action_plans import ActionItem, ActionPlan, ReportActionItem
from portal.storage.models.assessments import (
    Assessment,
    PublishedForm,
    RedNotice,
    RoundStanding,
)
from portal.storage.models.attachments import Attachment
from portal.storage.models.base import Base
from portal.storage.models.committee import (
    AgendaDecision,
    AgendaItem,
    AgendaSection,
    Committee,
    Meeting,
    MeetingPlacement,
)
from portal.storage.models.documents import DocumentRequest, GeneratedDocument
from portal.storage.models.escalation import (
    EscalationCase,
    EscalationCommittee,
    EscalationRound,
)
from portal.storage.models.letters import JournalEntry, Letter, Redaction
from portal.storage.models.organisations import FundingPool, Municipality, Organisation
from portal.storage.models.people import (
    AccountRole,
    Invitation,
    LoginSession,
    Person,
    RoleAssignment,
)
from portal.storage.models.projects import (
    District,
    Evaluation,
    FocusArea,
    FundingLine,
    PolicyGoal,
    Project,
    ProjectDistrict,
    ProjectFocusArea,
    ProjectOwner,
    ProjectPolicyGoal,
)
from portal.storage.models.records import (
    AuditChange,
    AuditEvent,
    AuditHead,
    OutboundMail,
)
from portal.storage.models.reports import (
    Report,
    ReportField,
    ReportMilestone,
    ReportRisk,
    ReportSection,
    ReportValue,
    ReportVersion,
)
from portal.storage.models.schemes import MonitoringScheme, ReportingRound
from portal.storage.models.workshops import (
    CausalLink,
    Milestone,
    PathPoint,
    ResultNode,
    Risk,
    SuccessCriterion,
    Workshop,
)

__all__ = [
    "AccountRole",
    "ActionItem",
    "ActionPlan",
    "AgendaDecision",
    "AgendaItem",
    "AgendaSection",
    "Assessment",
    "Attachment",
    "AuditChange",
    "AuditEvent",
    "AuditHead",
    "Base",
    "CausalLink",
    "Committee",
    "District",
    "DocumentRequest",
    "EscalationCase",
    "EscalationCommittee",
    "EscalationRound",
    "Evaluation",
    "FocusArea",
    "FundingLine",
    "FundingPool",
    "GeneratedDocument",
    "Invitation",
    "JournalEntry",
    "Letter",
    "LoginSession",
    "Meeting",
    "MeetingPlacement",
    "Milestone",
    "MonitoringScheme",
    "Municipality",
    "Organisation",
    "OutboundMail",
    "PathPoint",
    "Person",
    "PolicyGoal",
    "Project",
    "ProjectDistrict",
    "ProjectFocusArea",
    "ProjectOwner",
    "ProjectPolicyGoal",
    "PublishedForm",
    "RedNotice",
    "Redaction",
    "Report",
    "ReportActionItem",
    "ReportField",
    "ReportMilestone",
    "ReportRisk",
    "ReportSection",
    "ReportValue",
    "ReportVersion",
    "ReportingRound",
    "ResultNode",
    "Risk",
    "RoleAssignment",
    "RoundStanding",
    "SuccessCriterion",
    "Workshop",
]
