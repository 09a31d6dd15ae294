"""The papers of a project that is red twice; its rounds and owners are the real ones."""

from datetime import date
from decimal import Decimal

from docgen.views import (
    CorrectionLetterView,
    DecisionLetterView,
    Language,
    LetterFrameView,
    PlanStepView,
    ProjectFactsView,
    RatedRoundView,
    ReachedView,
    RedNoticeView,
    RedTwiceItemView,
    ReminderLetterView,
    SecondRedLetterView,
    SenderView,
    StatusCell,
)
from tests.documents.samples import BIF, BIU, BUF, DECISION

BUU = "Børne- og Ungdomsudvalget"
NAME = "Skoler på X og tværs"
POOL = "Den Tværgående Integrationspulje"
ADDRESS = "Københavns Rådhus, 1599 København V"
_WORDS = {
    "da": {
        "red": "Rød",
        "green": "Grøn",
        "done": "Gennemført",
        "open": "Åben",
        "reason": (
            "Aktiviteterne er kommet langsomt i gang og ligger et godt stykke under planen. "
            "Forvaltningen overvejer at lukke projektet."
        ),
        "first": "december 2009",
        "second": "marts 2010",
        "first_note": "Varsel den 11. januar 2010. Handlingsplan aftalt den 19. februar 2010.",
        "second_note": "Varsel den 12. april 2010. Offentliggjort den 26. april 2010.",
        "subject": "integrationsprojekter",
        "terms": "Målet sættes ned til 30 skolestartere, og der ansættes en projektleder.",
    },
    "en": {
        "red": "Red",
        "green": "Green",
        "done": "Done",
        "open": "Open",
        "reason": "Activities started slowly and are far below plan. It may be closed.",
        "first": "December 2009",
        "second": "March 2010",
        "first_note": "Notice on 11 January 2010. Action plan agreed on 19 February 2010.",
        "second_note": "Notice on 12 April 2010. Published on 26 April 2010.",
        "subject": "integration projects",
        "terms": "The goal is lowered to 30 pupils, and a project manager is employed.",
    },
}


def red(language: Language) -> StatusCell:
    """Return a red rating in a language."""
    return StatusCell("red", _WORDS[language]["red"], "red", "square")


def rounds(language: Language, *, notes: bool = False) -> tuple[RatedRoundView, ...]:
    """Return the two rounds the project was red in."""
    words = _WORDS[language]
    return tuple(
        RatedRoundView(words[name], red(language), words[f"{name}_note"] if notes else "")
        for name in ("first", "second")
    )


def project(language: Language) -> ProjectFactsView:
    """Return the project as letters tell of it."""
    return ProjectFactsView(NAME, BUF, POOL, BIF, _WORDS[language]["reason"])


def frame(
    language: Language, recipient: str = BUU, *, on: date = date(2010, 5, 18), unit: str = BIU
) -> LetterFrameView:
    """Return the frame of a letter to somebody."""
    return LetterFrameView(
        language=language,
        sender=SenderView("Københavns Kommune", unit, ADDRESS),
        recipients=(recipient,),
        addressee=(recipient, "Københavns Rådhus", "1599 København V"),
        letter_date=on,
        signatory="Alma Demosen",
        case_number="2010-058846",
    )


def second_red_letter(language: Language = "da") -> SecondRedLetterView:
    """Return the letter to the committee the project belongs to."""
    return SecondRedLetterView(
        frame=frame(language),
        project=project(language),
        rounds=rounds(language),
        subject_of_scheme=_WORDS[language]["subject"],
        decision=DECISION,
        threshold=Decimal(100000),
        meeting_date=date(2010, 5, 17),
        item_number=5,
    )


def red_notice(language: Language = "da") -> RedNoticeView:
    """Return the notice of the second red rating."""
    words = _WORDS[language]
    return RedNoticeView(
        frame=frame(language, BUF, on=date(2010, 4, 12), unit=BIF),
        project=project(language),
        round_name=words["second"],
        rounds=rounds(language),
        publish_on=date(2010, 4, 26),
        own_committee=BIU,
        committees=(BUU,),
        working_days=10,
        object_by=date(2010, 4, 23),
        plan_due=date(2010, 5, 10),
    )


def reminder_letter(language: Language = "da") -> ReminderLetterView:
    """Return the reminder of an action plan."""
    return ReminderLetterView(
        frame=frame(language, BIF, on=date(2010, 5, 11), unit=BIF),
        project=project(language),
        round_name=_WORDS[language]["second"],
        due=date(2010, 5, 10),
        awaited="action_plan",
    )


def decision_letter(language: Language = "da") -> DecisionLetterView:
    """Return the committee's decision as the holder gets it."""
    return DecisionLetterView(
        frame=frame(language, BUF, on=date(2010, 6, 16), unit=BIF),
        project=project(language),
        rounds=rounds(language),
        committee=BUU,
        answer="changed_terms",
        decided_on=date(2010, 6, 15),
        text=_WORDS[language]["terms"],
        reference="BUU 15.06.10 punkt 7",
    )


def correction_letter(language: Language = "da") -> CorrectionLetterView:
    """Return the letter that takes the first one back."""
    green = StatusCell("green", _WORDS[language]["green"], "green", "circle")
    first, second = rounds(language)
    return CorrectionLetterView(
        frame=frame(language, on=date(2010, 6, 1)),
        project=project(language),
        rounds=(first, RatedRoundView(second.name, green)),
        first_letter_on=date(2010, 5, 18),
    )


def red_twice_item(language: Language = "da") -> RedTwiceItemView:
    """Return the item that proposes the letter."""
    words = _WORDS[language]
    done = StatusCell("done", words["done"], "accent", "circle")
    still = StatusCell("open", words["open"], "accent", "hollow_circle")
    return RedTwiceItemView(
        language=language,
        sender=SenderView("Københavns Kommune", BIU),
        committee=BIU,
        proposer=BIF,
        title=f"Henvendelse til {BUU} om ”{NAME}”"
        if language == "da"
        else f"Letter to {BUU} about “{NAME}”",
        project=project(language),
        rounds=rounds(language, notes=True),
        recipients=(BUU,),
        subject=words["subject"],
        decision_reference=DECISION,
        threshold=Decimal(100000),
        written_on=date(2010, 5, 3),
        meeting_date=date(2010, 5, 17),
        item_number=5,
        case_number="2010-058846",
        reached=(
            ReachedView("50 tosprogede skolestartere", Decimal(30), Decimal(8)),
            ReachedView("Aftaler med frie grundskoler", Decimal(3), None),
        ),
        plan=(
            PlanStepView("Aftale med tre frie grundskoler", BUF, date(2010, 5, 3), done),
            PlanStepView("Fast projektleder", BUF, date(2010, 5, 17), still),
        ),
        letters=(second_red_letter(language),),
    )
