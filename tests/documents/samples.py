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
from docgen.views.workshop import NodeKind

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


_NOTES = (
    NoteView(
        "Elektronisk indrapportering",
        "Projekterne indberetter i AMES, som også tager imod almindelige "
        "puljeansøgninger. Systemet vises på mødet.",
    ),
)


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
        notes=_NOTES,
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


_PERIODS = (date(2009, 12, 31), date(2010, 3, 31), date(2010, 6, 30))
_PLANNED, _DONE = (70, 85, 100), (74, 91, 108)
_RATINGS = (
    RatingRowView("Aktivitetsniveau", GREEN, GREEN, Decimal(1), GREEN),
    RatingRowView("Resultatniveau", YELLOW, GREEN, Decimal("0.937"), GREEN),
    RatingRowView("Samlet", YELLOW, GREEN, Decimal("0.937"), GREEN),
)
_ARITHMETIC = (
    "Aktivitetsniveau: kriterium 1 er nået, 108 mod planlagt 100, indeks 1,00.",
    "Resultatniveau: gennemsnittet af kriterium 2 og 3, (0,96 + 0,91) / 2 = 0,94.",
    "Samlet gælder det laveste af de to.",
)
_CRITERIA = (
    CriterionRowView(
        1,
        "Udsatte familier, projektet har været i kontakt med",
        "Aktivitet",
        "",
        Decimal(0),
        Decimal(100),
        Decimal(108),
        Decimal(100),
        Decimal(1),
    ),
    CriterionRowView(
        2,
        "Besøgte kvinder, der har fået mere viden om kommunens tilbud",
        "Resultat",
        "%",
        None,
        Decimal(80),
        Decimal(77),
        Decimal(80),
        Decimal("0.9625"),
    ),
    CriterionRowView(
        3,
        "Besøgte, socialt isolerede kvinder, der ikke længere oplever sig isolerede",
        "Resultat",
        "%",
        Decimal(0),
        Decimal(45),
        Decimal(41),
        Decimal(60),
        Decimal("0.911"),
        comment="Spørgsmålet stilles ved det sidste besøg.",
    ),
)
_DEVELOPMENTS = (
    DevelopmentView(
        1,
        "Udsatte familier, projektet har været i kontakt med",
        (
            CurvePointView(date(2008, 11, 1), Decimal(0), Decimal(0)),
            *(
                CurvePointView(on, Decimal(plan), Decimal(done), Decimal(1))
                for on, plan, done in zip(_PERIODS, _PLANNED, _DONE, strict=True)
            ),
        ),
    ),
)
_REPORTED_MILESTONES = (
    MilestoneRowView("9 bydelsmødre er uddannet", date(2009, 6, 30), date(2009, 6, 15), REACHED),
    MilestoneRowView(
        "Midtvejsevaluering er gennemført", date(2010, 2, 28), date(2010, 2, 26), REACHED
    ),
    MilestoneRowView(
        "Afsluttende evaluering foreligger", date(2010, 9, 30), date(2010, 9, 30), EXPECTED
    ),
)


def round_report(language: Language = "da") -> RoundReportView:
    """Return the July report of Projekt Bydelsmødre; what it reached is invented."""
    return RoundReportView(
        language=language,
        sender=SenderView("Københavns Kommune", "Projektbanken"),
        round_name="juli 2010" if language == "da" else "July 2010",
        project=BYDELSMOEDRE,
        short_name="Projekt Bydelsmødre",
        holder=f"Socialforvaltningen/{KFF}",
        period_from=date(2008, 11, 1),
        period_to=date(2010, 12, 31),
        reported_until=date(2010, 6, 30),
        written_on=date(2010, 7, 6),
        receipt_number="R-2010-07-06-K7QM",
        received_on=date(2010, 7, 6),
        received_at=time(14, 32),
        fixed_on=date(2010, 7, 14),
        case_number="2010-131570",
        target_group="Socialt isolerede kvinder på 16-50 år",
        funding=(
            FundingView(BIF, Decimal(1_370_000)),
            FundingView("Integrationsministeriet", Decimal(1_000_000)),
        ),
        spent=Decimal(1_830_000),
        ratings=_RATINGS,
        arithmetic=_ARITHMETIC,
        rationale="Projektet er foran på kontakten til familierne og tæt på målet for viden.",
        criteria=_CRITERIA,
        developments=_DEVELOPMENTS,
        milestones=_REPORTED_MILESTONES,
        risks=_RISKS,
        activity_text=(
            "Bydelsmødrene besøger kvinderne hjemme eller mødes med dem i kvarteret.\n\n"
            "Der er holdt en kursusdag for kommunale medarbejdere."
        ),
        result_text="Vi når endnu for få af de kvinder, der står helt uden for systemet.",
        economy_text="Lønnen til en medarbejder er sparet i foråret.",
        attachments=("Notat om midtvejsevalueringen",),
    )


LOW = StatusCell("low", "Lav", "green", "circle")
MEDIUM = StatusCell("medium", "Mellem", "yellow", "triangle")
_RISKS = (
    RiskRowView(
        "For få kvinder siger ja til et besøg",
        3,
        3,
        MEDIUM,
        "Projektlederen",
        "Samarbejde med sundhedsplejen om henvisninger",
    ),
    RiskRowView("En bydelsmor stopper", 2, 2, LOW, "Projektlederen", "To på venteliste"),
)


_AGREED_CRITERIA = (
    WorkshopCriterionView(
        number=1,
        text="Udsatte familier, projektet har været i kontakt med",
        level="Aktivitet",
        direction="up",
        target=Decimal(100),
        due=date(2010, 6, 30),
        baseline=Decimal(0),
        baseline_on=date(2008, 11, 1),
        group="udsatte familier",
        key=True,
    ),
    WorkshopCriterionView(
        number=2,
        text="Besøgte kvinder, der har fået mere viden om kommunens tilbud",
        level="Resultat",
        direction="up",
        target=Decimal(80),
        due=date(2010, 12, 31),
        unit="%",
        baseline_missing="spørgsmålet stilles først ved besøget.",
    ),
)
_AGREED_MILESTONES = (
    WorkshopMilestoneView("Midtvejsevaluering er gennemført", date(2010, 2, 28)),
    WorkshopMilestoneView("Afsluttende evaluering foreligger", date(2010, 9, 30)),
)


_NODES: tuple[tuple[str, NodeKind, str], ...] = (
    ("n1", "problem", "Isolerede kvinder kender ikke kommunens tilbud"),
    ("n2", "input", "9 bydelsmødre og 10 kommunale kvindeambassadører"),
    ("n3", "activity", "Opsøgende samtaler i hjemmet og i kvarteret"),
    ("n4", "activity", "Kursusdag for kommunale medarbejdere"),
    ("n5", "output", "Kontakt med 100 udsatte familier"),
    ("n6", "outcome", "Kvinderne får mere viden om kommunens tilbud"),
    ("n7", "outcome", "Færre oplever sig isolerede"),
    ("n8", "impact", "Kvinderne deltager i samfundslivet"),
)
_LINKS = (
    ("n1", "n2", ""),
    ("n2", "n3", "Bydelsmødrene bor selv i kvarteret og bliver lukket ind"),
    ("n2", "n4", ""),
    ("n3", "n5", "Et besøg fører til flere"),
    ("n4", "n5", ""),
    ("n5", "n6", ""),
    ("n5", "n7", "Kvinderne ønsker selv kontakt"),
    ("n6", "n8", ""),
    ("n7", "n8", ""),
)


def workshop(language: Language = "da") -> WorkshopView:
    """Return the theory of change of Projekt Bydelsmødre; people and assumptions are invented."""
    return WorkshopView(
        language=language,
        sender=SenderView("Københavns Kommune", "Projektbanken"),
        project=BYDELSMOEDRE,
        short_name="Projekt Bydelsmødre",
        holder=f"Socialforvaltningen/{KFF}",
        period_from=date(2008, 11, 1),
        period_to=date(2010, 12, 31),
        written_on=date(2008, 11, 10),
        held_on=date(2008, 11, 6),
        agreed_on=date(2008, 11, 10),
        agreed_by=("projektholderen", "sekretariatet"),
        problem=(
            "Mange kvinder i Akacieparken og på Bispebjerg lever isoleret og bruger ikke de "
            "tilbud, som kommunen har."
        ),
        nodes=tuple(WorkshopNodeView(*node) for node in _NODES),
        links=tuple(WorkshopLinkView(*link) for link in _LINKS),
        criteria=_AGREED_CRITERIA,
        milestones=_AGREED_MILESTONES,
        risks=_RISKS,
    )
