"""The four documents' views as the tests use them; figures of the agenda item are the real ones."""

from datetime import date, time
from decimal import Decimal

from docgen.views import (
    AgendaItemView,
    CriterionRowView,
    CurvePointView,
    DecisionReferenceView,
    DevelopmentView,
    FundingView,
    Language,
    MilestoneRowView,
    NoteView,
    OrientationLetterView,
    OverviewRowView,
    PostponementView,
    ProblemProjectView,
    RatingRowView,
    RiskRowView,
    RoundCountsView,
    RoundReportView,
    SenderView,
    StatusCell,
    WorkshopCriterionView,
    WorkshopLinkView,
    WorkshopMilestoneView,
    WorkshopNodeView,
    WorkshopView,
)

GREEN = StatusCell("assessed", "Grøn", "green", "circle")
YELLOW = StatusCell("assessed", "Gul", "yellow", "triangle")
RED = StatusCell("assessed", "Rød", "red", "square")
CLOSING = StatusCell("closing", "Projektet lukker", "neutral", "hollow_square")
ENDED = StatusCell("ended", "Er afsluttet", "neutral", "hollow_circle")
BLANK = StatusCell("not_monitored", "–")
REACHED = StatusCell("reached", "Nået", "accent", "circle")
EXPECTED = StatusCell("expected", "Ventes til tiden", "accent", "hollow_circle")

DECISION = DecisionReferenceView(
    "Borgerrepræsentationen", date(2009, 5, 28), "BR 28.05.09 punkt 42"
)
BIU = "Beskæftigelses- og Integrationsudvalget"
BIF = "Beskæftigelses- og Integrationsforvaltningen"
BUF = "Børne- og Ungdomsforvaltningen"
KFF = "Kultur- og Fritidsforvaltningen"
BYDELSMOEDRE = "Projekt Bydelsmødre og Kvinde-ambassadører i Akacieparken og på Bispebjerg"

_ROWS = (
    ("Skoler på X og tværs", BUF, (RED, RED, CLOSING)),
    ("Brobygning på Sjælør Boulevard", KFF, (BLANK, GREEN, GREEN)),
    ("Alle for én", BUF, (GREEN, GREEN, GREEN)),
    ("Integration, fastholdelse rekruttering og netværk", KFF, (BLANK, GREEN, GREEN)),
    ("KVINFO", BIF, (BLANK, GREEN, ENDED)),
    (BYDELSMOEDRE, f"Socialforvaltningen/{KFF}", (GREEN, GREEN, GREEN)),
    ("Fælles evaluering af Bydelsmødre", "Socialforvaltningen", (GREEN, GREEN, GREEN)),
    ("SFK – Satellit Floorball KBH", KFF, (BLANK, GREEN, GREEN)),
    ("Integrationsmedarbejdere i Bibliotekerne", KFF, (GREEN, GREEN, GREEN)),
    ("Copenhagen Budo Academy", KFF, (BLANK, GREEN, GREEN)),
)
_ENGLISH = {
    "Grøn": "Green",
    "Rød": "Red",
    "Projektet lukker": "Closing",
    "Er afsluttet": "Ended",
    "–": "–",
}


def _cell(cell: StatusCell, language: Language) -> StatusCell:
    word = cell.word if language == "da" else _ENGLISH[cell.word]
    return StatusCell(cell.kind, word, cell.tone, cell.shape)


def agenda_item(language: Language = "da") -> AgendaItemView:
    """Return the monitoring item of July 2010."""
    danish = language == "da"
    rounds = ("december 2009", "marts 2010", "juli 2010")
    return AgendaItemView(
        language=language,
        sender=SenderView("Københavns Kommune", BIU),
        committee=BIU,
        proposer=BIF,
        meeting_date=date(2010, 9, 6),
        item_number=4,
        title=(
            "Monitorering af integrationsprojekter, juli 2010"
            if danish
            else "Monitoring of integration projects, July 2010"
        ),
        subject="integrationsprojekter" if danish else "integration projects",
        round_name="juli 2010" if danish else "July 2010",
        rounds=rounds if danish else ("December 2009", "March 2010", "July 2010"),
        rows=tuple(
            OverviewRowView(name, owner, tuple(_cell(cell, language) for cell in cells))
            for name, owner, cells in _ROWS
        ),
        counts=RoundCountsView(monitored=10, green=8, closing=1, ended=1),
        decision=DECISION,
        threshold=Decimal(100000),
        written_on=date(2010, 9, 1),
        case_number="2010-131570",
        postponed=PostponementView("BIU", date(2010, 8, 23)),
        problem_projects=(
            ProblemProjectView(
                name="Skoler på X og tværs",
                owner=BUF,
                red_rounds=rounds[:2] if danish else ("December 2009", "March 2010"),
                pool="Den Tværgående Integrationspulje",
                pool_owner=BIF,
                reason=(
                    "Aktiviteterne er kommet langsomt i gang og ligger et godt stykke under planen."
                ),
                closing=True,
            ),
        ),
        ended_projects=("KVINFO",),
        notes=(
            NoteView(
                "Elektronisk indrapportering",
                "Projekterne indberetter i AMES, som også tager imod almindelige "
                "puljeansøgninger. Systemet vises på mødet.",
            ),
        ),
    )


def orientation_letter(language: Language = "da") -> OrientationLetterView:
    """Return the letter to the six other committees and the contact committee."""
    danish = language == "da"
    return OrientationLetterView(
        language=language,
        sender=SenderView("Københavns Kommune", BIU, "Københavns Rådhus, 1599 København V"),
        recipients=(
            "Økonomiudvalget",
            "Kultur- og Fritidsudvalget",
            "Børne- og Ungdomsudvalget",
            "Sundheds- og Omsorgsudvalget",
            "Socialudvalget",
            "Teknik- og Miljøudvalget",
            "Kontaktudvalget for frivilligt socialt arbejde",
        ),
        own_committee=BIU,
        subject="integrationsprojekter" if danish else "integration projects",
        decision=DECISION,
        threshold=Decimal(100000),
        signatory="Alma Demosen",
        letter_date=date(2009, 9, 14),
        public_register="Projektbanken",
    )
