"""The words of states, kinds and choices, by enumeration and member."""

from collections.abc import Mapping
from enum import StrEnum

from portal.domain.action_plan import ActionPlanState, ItemReview
from portal.domain.actors import Role, ScopeKind
from portal.domain.agenda import (
    AgendaItemKind,
    AgendaItemState,
    DecisionKind,
    FiguresOf,
    MeetingState,
)
from portal.domain.assessments import AssessmentState
from portal.domain.criteria import Accumulation, Direction, Measure, SmartLetter
from portal.domain.documents import RequestState
from portal.domain.escalation import CommitteeAnswer, CommitteeBasis, EscalationState
from portal.domain.evaluations import EvaluatedBy, EvaluationKind
from portal.domain.journal import JournalDirection, JournalTheme
from portal.domain.letters import LetterKind, LetterState
from portal.domain.meeting_deadlines import MeetingDeadlineKind
from portal.domain.notice_channels import NoticeChannel
from portal.domain.notices import NoticeRecipientKind, RedNoticeState
from portal.domain.outbox import MailState
from portal.domain.overview import Aftermath, ProjectPhase
from portal.domain.policy import MonitoredBasis, RedTwice
from portal.domain.privacy_scan import PrivateKind
from portal.domain.rag import CellKind, Rag
from portal.domain.reports import ReportState, ReportStep
from portal.domain.risks import RiskBand
from portal.domain.rounds import ReportingInterval, RoundState
from portal.domain.theory import Level, NodeKind
from portal.domain.workshop import WorkshopState
from portal.i18n import lazy_

PEOPLE: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Role: {
        Role.PROJECT_EDITOR: lazy_("projektholder"),
        Role.CERTIFIER: lazy_("godkender hos projektholder"),
        Role.PROJECT_READER: lazy_("læser af projektet"),
        Role.POOL_OWNER: lazy_("puljeholder"),
        Role.ASSESSOR: lazy_("vurderer"),
        Role.APPROVER: lazy_("godkender af vurderinger"),
        Role.SECRETARIAT: lazy_("sekretariat"),
        Role.COMMITTEE_READER: lazy_("udvalgsmedlem"),
        Role.ADMINISTRATOR: lazy_("administrator"),
    },
    ScopeKind: {
        ScopeKind.PROJECT: lazy_("projekt"),
        ScopeKind.POOL: lazy_("pulje"),
        ScopeKind.ORGANISATION: lazy_("forvaltning eller organisation"),
        ScopeKind.COMMITTEE: lazy_("udvalg"),
        ScopeKind.SCHEME: lazy_("monitoreringsordning"),
    },
}

RAG_MEANINGS: Mapping[Rag, str] = {
    Rag.GREEN: lazy_("god fremdrift"),
    Rag.YELLOW: lazy_("visse problemer"),
    Rag.RED: lazy_("betydelige problemer"),
}

RATINGS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    PrivateKind: {
        PrivateKind.CPR: lazy_("Et CPR-nummer"),
        PrivateKind.EMAIL: lazy_("En e-mailadresse"),
        PrivateKind.PHONE: lazy_("Et telefonnummer"),
    },
    Rag: {
        Rag.GREEN: lazy_("Grøn"),
        Rag.YELLOW: lazy_("Gul"),
        Rag.RED: lazy_("Rød"),
    },
    CellKind: {
        CellKind.ASSESSED: lazy_("Vurderet"),
        CellKind.CLOSING: lazy_("Projektet lukker"),
        CellKind.ENDED: lazy_("Er afsluttet"),
        CellKind.NOT_MONITORED: lazy_("–"),
        CellKind.NOT_DUE: lazy_("Ikke i denne runde"),
        CellKind.NOT_REPORTED: lazy_("Ikke indrapporteret"),
        CellKind.ASSESSED_LATER: lazy_("Vurderes senere"),
    },
    AssessmentState: {
        AssessmentState.DRAFT: lazy_("Kladde"),
        AssessmentState.PROPOSED: lazy_("Foreslået"),
        AssessmentState.APPROVED: lazy_("Godkendt"),
        AssessmentState.PUBLISHED: lazy_("Offentliggjort"),
        AssessmentState.CORRECTED: lazy_("Rettet"),
        AssessmentState.WITHDRAWN: lazy_("Trukket tilbage"),
    },
    EscalationState: {
        EscalationState.OPEN: lazy_("Åben"),
        EscalationState.BEFORE_COMMITTEE: lazy_("Forelagt udvalget"),
        EscalationState.LETTERS_SENT: lazy_("Breve sendt"),
        EscalationState.ANSWERED: lazy_("Besvaret"),
        EscalationState.CLOSED: lazy_("Lukket"),
        EscalationState.WITHDRAWN: lazy_("Trukket tilbage"),
    },
    CommitteeBasis: {
        CommitteeBasis.POOL: lazy_("Puljens udvalg"),
        CommitteeBasis.OWNER: lazy_("Projektejerens udvalg"),
        CommitteeBasis.CHOSEN: lazy_("Valgt af sekretariatet"),
    },
    LetterKind: {
        LetterKind.ORIENTATION: lazy_("Orienteringsbrev"),
        LetterKind.RED_NOTICE: lazy_("Varsel om rød vurdering"),
        LetterKind.SECOND_RED: lazy_("Brev om anden røde vurdering"),
        LetterKind.REMINDER: lazy_("Påmindelse"),
        LetterKind.DECISION: lazy_("Brev om beslutning"),
        LetterKind.CORRECTION: lazy_("Rettelsesbrev"),
    },
    JournalDirection: {
        JournalDirection.IN: lazy_("Indgående"),
        JournalDirection.OUT: lazy_("Udgående"),
        JournalDirection.INTERNAL: lazy_("Internt"),
    },
    JournalTheme: {
        JournalTheme.REPORT: lazy_("Rapport"),
        JournalTheme.RED_NOTICE: lazy_("Varsel om rødt"),
        JournalTheme.PUBLICATION: lazy_("Offentliggørelse"),
        JournalTheme.ACTION_PLAN: lazy_("Handlingsplan"),
        JournalTheme.ESCALATION: lazy_("Rød to gange"),
        JournalTheme.LETTER: lazy_("Brev"),
        JournalTheme.COMMITTEE: lazy_("Udvalgsbehandling"),
        JournalTheme.WORKSHOP: lazy_("Workshop"),
        JournalTheme.PROJECT: lazy_("Projekt"),
    },
    AgendaItemKind: {
        AgendaItemKind.OVERVIEW: lazy_("Overblik over en runde"),
        AgendaItemKind.RED_TWICE: lazy_("Projekt med to røde vurderinger"),
    },
    FiguresOf: {
        FiguresOf.FROZEN: lazy_("Tallene som de var"),
        FiguresOf.REFRESHED: lazy_("Tallene som de er nu"),
    },
    CommitteeAnswer: {
        CommitteeAnswer.CONTINUES: lazy_("Projektet fortsætter"),
        CommitteeAnswer.CHANGED_TERMS: lazy_("Projektet fortsætter på ændrede vilkår"),
        CommitteeAnswer.STOPS: lazy_("Projektet stopper"),
    },
}

WORKSHOP: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    WorkshopState: {
        WorkshopState.DRAFT: lazy_("Udkast"),
        WorkshopState.PROPOSED: lazy_("Klar til underskrift"),
        WorkshopState.AGREED: lazy_("Aftalt"),
        WorkshopState.SUPERSEDED: lazy_("Afløst"),
    },
    NodeKind: {
        NodeKind.PROBLEM: lazy_("Problem"),
        NodeKind.INPUT: lazy_("Ressource"),
        NodeKind.ACTIVITY: lazy_("Aktivitet"),
        NodeKind.OUTPUT: lazy_("Ydelse"),
        NodeKind.OUTCOME: lazy_("Virkning"),
        NodeKind.IMPACT: lazy_("Langsigtet effekt"),
    },
    Level: {
        Level.ACTIVITY: lazy_("Aktivitet"),
        Level.RESULT: lazy_("Resultat"),
    },
    Direction: {
        Direction.UP: lazy_("Skal stige"),
        Direction.DOWN: lazy_("Skal falde"),
        Direction.KEEP: lazy_("Skal holdes"),
    },
    Accumulation: {
        Accumulation.CUMULATIVE: lazy_("Tælles sammen fra projektets start"),
        Accumulation.SNAPSHOT: lazy_("Et øjebliksbillede hver gang"),
    },
    Measure: {
        Measure.QUANTITATIVE: lazy_("Tælles eller måles"),
        Measure.SCORED: lazy_("Bedømmes på en skala"),
    },
    SmartLetter: {
        SmartLetter.SPECIFIC: lazy_("Specifikt"),
        SmartLetter.MEASURABLE: lazy_("Målbart"),
        SmartLetter.ACHIEVABLE: lazy_("Opnåeligt"),
        SmartLetter.RELEVANT: lazy_("Relevant"),
        SmartLetter.TIME_BOUND: lazy_("Tidsbestemt"),
    },
    RiskBand: {
        RiskBand.LOW: lazy_("lav"),
        RiskBand.MEDIUM: lazy_("mellem"),
        RiskBand.HIGH: lazy_("høj"),
    },
}

ROUNDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    RoundState: {
        RoundState.PLANNED: lazy_("Planlagt"),
        RoundState.OPEN: lazy_("Åben"),
        RoundState.CLOSED: lazy_("Lukket"),
        RoundState.PUBLISHED: lazy_("Offentliggjort"),
        RoundState.SUPPLEMENTED: lazy_("Offentliggjort med tillæg"),
    },
    ReportingInterval: {
        ReportingInterval.EVERY_ROUND: lazy_("Hver runde"),
        ReportingInterval.HALF_YEARLY: lazy_("Hvert halve år"),
        ReportingInterval.YEARLY: lazy_("En gang om året"),
    },
    MonitoredBasis: {
        MonitoredBasis.WHOLE_PERIOD: lazy_("Hele projektperioden"),
        MonitoredBasis.PER_YEAR: lazy_("Pr. år"),
    },
    RedTwice: {
        RedTwice.ANY_TWO: lazy_("To gange i alt"),
        RedTwice.CONSECUTIVE: lazy_("To gange i træk"),
    },
}

COMMITTEE: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    MeetingState: {
        MeetingState.PLANNED: lazy_("Planlagt"),
        MeetingState.AGENDA_CLOSED: lazy_("Dagsorden lukket"),
        MeetingState.HELD: lazy_("Holdt"),
        MeetingState.MINUTES_APPROVED: lazy_("Referat godkendt"),
        MeetingState.CANCELLED: lazy_("Aflyst"),
    },
    MeetingDeadlineKind: {
        MeetingDeadlineKind.PAPERS_READY: lazy_("Sager klar"),
        MeetingDeadlineKind.AGENDA_CLOSES: lazy_("Dagsorden lukkes"),
        MeetingDeadlineKind.AGENDA_SENT: lazy_("Dagsorden sendes ud"),
    },
    AgendaItemState: {
        AgendaItemState.DRAFT: lazy_("Kladde"),
        AgendaItemState.IN_APPROVAL: lazy_("Til godkendelse"),
        AgendaItemState.READY: lazy_("Klar"),
        AgendaItemState.SCHEDULED: lazy_("På dagsordenen"),
        AgendaItemState.DEFERRED: lazy_("Udsat"),
        AgendaItemState.DECIDED: lazy_("Besluttet"),
        AgendaItemState.WITHDRAWN: lazy_("Trukket tilbage"),
        AgendaItemState.REOPENED: lazy_("Genoptaget"),
    },
    DecisionKind: {
        DecisionKind.APPROVED: lazy_("Godkendt"),
        DecisionKind.APPROVED_WITH_CHANGES: lazy_("Godkendt med ændringer"),
        DecisionKind.TAKEN_NOTE: lazy_("Taget til efterretning"),
        DecisionKind.DISCUSSED: lazy_("Drøftet"),
        DecisionKind.REJECTED: lazy_("Afvist"),
        DecisionKind.DEFERRED: lazy_("Udsat"),
        DecisionKind.REFERRED: lazy_("Henvist"),
    },
    RequestState: {
        RequestState.QUEUED: lazy_("Venter"),
        RequestState.RUNNING: lazy_("Laves nu"),
        RequestState.DONE: lazy_("Klar"),
        RequestState.FAILED: lazy_("Mislykket"),
    },
    MailState: {
        MailState.QUEUED: lazy_("Venter"),
        MailState.SENT: lazy_("Sendt"),
        MailState.FAILED: lazy_("Ikke sendt"),
    },
}

PROJECTS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    ProjectPhase: {
        ProjectPhase.REGISTERED: lazy_("Registreret"),
        ProjectPhase.WORKSHOP_OFFERED: lazy_("Workshop tilbudt"),
        ProjectPhase.PLANNED: lazy_("Planlagt"),
        ProjectPhase.ACTIVE: lazy_("I gang"),
        ProjectPhase.PAUSED: lazy_("På pause"),
        ProjectPhase.CLOSING: lazy_("Lukker"),
        ProjectPhase.COMPLETED: lazy_("Afsluttet"),
        ProjectPhase.TERMINATED: lazy_("Stoppet før tid"),
    },
    Aftermath: {
        Aftermath.ANCHORED: lazy_("Forankret i almindelig drift"),
        Aftermath.CONTINUED: lazy_("Videreført som projekt"),
        Aftermath.STOPPED: lazy_("Ophørt"),
    },
    EvaluationKind: {
        EvaluationKind.PRE_STUDY: lazy_("Foranalyse"),
        EvaluationKind.MIDWAY: lazy_("Midtvejsevaluering"),
        EvaluationKind.FINAL: lazy_("Slutevaluering"),
        EvaluationKind.SELF: lazy_("Selvevaluering"),
    },
    EvaluatedBy: {
        EvaluatedBy.INTERNAL: lazy_("Intern"),
        EvaluatedBy.EXTERNAL: lazy_("Ekstern"),
    },
}

REPORTS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    ReportState: {
        ReportState.NOT_STARTED: lazy_("Ikke begyndt"),
        ReportState.DRAFT: lazy_("Kladde"),
        ReportState.AWAITING_CERTIFICATION: lazy_("Venter på godkendelse"),
        ReportState.SUBMITTED: lazy_("Indsendt"),
        ReportState.RETURNED: lazy_("Sendt tilbage"),
        ReportState.ACCEPTED: lazy_("Modtaget og godkendt"),
        ReportState.NOT_SUBMITTED: lazy_("Ikke indsendt"),
        ReportState.EXEMPTED: lazy_("Fritaget"),
    },
    ReportStep: {
        ReportStep.ACTIVITIES: lazy_("Aktiviteter og milepæle"),
        ReportStep.CRITERIA: lazy_("Succeskriterier"),
        ReportStep.RISKS: lazy_("Risici"),
        ReportStep.ECONOMY: lazy_("Økonomi og egen vurdering"),
        ReportStep.CHECK: lazy_("Tjek og send"),
    },
}

PLANS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    RedNoticeState: {
        RedNoticeState.QUEUED: lazy_("Venter på at blive sendt"),
        RedNoticeState.SENT: lazy_("Sendt"),
        RedNoticeState.FAILED: lazy_("Ikke sendt"),
        RedNoticeState.BOUNCED: lazy_("Kom retur"),
        RedNoticeState.LOGGED: lazy_("Givet på anden måde"),
    },
    NoticeChannel: {
        NoticeChannel.MAIL: lazy_("Mail"),
        NoticeChannel.LETTER: lazy_("Brev"),
        NoticeChannel.CALL: lazy_("Telefon"),
    },
    NoticeRecipientKind: {
        NoticeRecipientKind.HOLDER: lazy_("Projektholder"),
        NoticeRecipientKind.POOL_OWNER: lazy_("Puljeholder"),
        NoticeRecipientKind.OWNER: lazy_("Projektejer"),
    },
    ActionPlanState: {
        ActionPlanState.REQUESTED: lazy_("Ønsket"),
        ActionPlanState.DRAFTED: lazy_("Under udarbejdelse"),
        ActionPlanState.SUBMITTED: lazy_("Sendt til puljeholder"),
        ActionPlanState.AGREED: lazy_("Aftalt"),
        ActionPlanState.RETURNED: lazy_("Sendt tilbage"),
        ActionPlanState.IN_PROGRESS: lazy_("I gang"),
        ActionPlanState.COMPLETED: lazy_("Gennemført"),
        ActionPlanState.LAPSED: lazy_("Bortfaldet"),
    },
    ItemReview: {
        ItemReview.OPEN: lazy_("Ikke gennemgået"),
        ItemReview.AGREED: lazy_("Enig"),
        ItemReview.RETURNED: lazy_("Retur"),
    },
    LetterState: {
        LetterState.DRAFT: lazy_("Kladde"),
        LetterState.APPROVED: lazy_("Godkendt"),
        LetterState.SENT: lazy_("Sendt"),
        LetterState.CANCELLED: lazy_("Annulleret"),
    },
}

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    **PEOPLE,
    **RATINGS,
    **WORKSHOP,
    **ROUNDS,
    **COMMITTEE,
    **PROJECTS,
    **REPORTS,
    **PLANS,
}
