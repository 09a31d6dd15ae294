"""The standard words of the letters about a project, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class LetterWording:
    """The words every letter has."""

    salutation: str
    greeting: str
    round: str
    rating: str
    ratings_caption: str
    owner: str
    pool: str
    pool_of: str
    footer: str


@dataclass(frozen=True, slots=True)
class SecondRedWording:
    """The letter to a committee about a project that is red twice."""

    subject: str
    decision: str
    resolved: str
    resolved_soon: str
    about_heading: str
    meaning: str
    red_meaning: str
    choice_heading: str
    choice_lead: str
    choices: tuple[str, ...]
    closing: str
    meeting: str
    meeting_item: str


@dataclass(frozen=True, slots=True)
class RedNoticeWording:
    """The notice of a red rating; pairs are (first time red, red again)."""

    subject: str
    opening: str
    first_time: str
    again: str
    told_now: str
    told_after: str
    publication: str
    published: str
    on: str
    on_after: tuple[str, str]
    why_heading: str
    next_heading: str
    mistakes: str
    whole_round: str
    plan: str
    plan_due: str
    help: str
    rule: str
    twice: str
    no_committee: str
    round_line: str
    footer: str
    footer_open: str


@dataclass(frozen=True, slots=True)
class ReminderWording:
    """The reminder that a report or an action plan is awaited."""

    report_subject: str
    report: str
    report_next: str
    plan_subject: str
    plan: str
    plan_next: str
    help: str


@dataclass(frozen=True, slots=True)
class DecisionWording:
    """The letter with a committee's decision to a project's holder."""

    subject: str
    background: str
    decision_heading: str
    decided: str
    continues: str
    changed_terms: str
    stops: str
    reference: str
    next_heading: str
    goes_on: str
    stops_next: str
    questions: str


@dataclass(frozen=True, slots=True)
class CorrectionWording:
    """The letter that takes back what a committee was told."""

    subject: str
    first_letter: str
    first_letter_undated: str
    corrected: str
    nothing: str
    apology: str


@dataclass(frozen=True, slots=True)
class LettersWording:
    """All letters in one language."""

    shared: LetterWording
    second_red: SecondRedWording
    red_notice: RedNoticeWording
    reminder: ReminderWording
    decision: DecisionWording
    correction: CorrectionWording


DA = LettersWording(
    shared=LetterWording(
        salutation="Kære {recipients}",
        greeting="Med venlig hilsen",
        round="Runde",
        rating="Vurdering",
        ratings_caption="{table}. Vurdering af {project}",
        owner="{owner} er projektejer.",
        pool="Projektet får penge fra {pool}.",
        pool_of="Projektet får penge fra {pool} under {pool_owner}.",
        footer="{address}",
    ),
    second_red=SecondRedWording(
        subject="{project} er vurderet rødt to gange",
        decision=(
            "{body} vedtog[ den {date}][ ({reference})], at {subject} med mindst {threshold} i "
            "kommunal medfinansiering skal monitoreres. Når et projekt er rødt to gange, inddrages "
            "det udvalg, som projektet hører under."
        ),
        resolved=(
            "På mødet den {date} (punkt {number}) besluttede vi at skrive til jer om projektet "
            "{project}. Jeg beder jer tage stilling til projektets videre forløb."
        ),
        resolved_soon=(
            "Vi har besluttet at skrive til jer om projektet {project}. Jeg beder jer tage "
            "stilling til projektets videre forløb."
        ),
        about_heading="Det drejer sig om",
        meaning="Betydning",
        red_meaning="Betydelige problemer med fremdriften",
        choice_heading="Det kan I beslutte",
        choice_lead="I kan for eksempel beslutte,",
        choices=(
            "at projektet fortsætter efter en handlingsplan med nye frister,",
            "at projektets mål, aktiviteter eller tidsplan ændres,",
            "at projektet lukkes.",
        ),
        closing=(
            "Giv os besked om jeres beslutning, så den kan følges op i næste runde. {register} "
            "svarer gerne på spørgsmål om vurderingerne."
        ),
        meeting="Møde den {date}",
        meeting_item="Møde den {date}, punkt {number}",
    ),
    red_notice=RedNoticeWording(
        subject="Varsel om rød vurdering: {project}",
        opening="Projektet {project} er vurderet rødt i runden {round}.",
        first_time="Det er første gang.",
        again="Det har også været rødt i {rounds}.",
        told_now="I får besked nu, før vurderingen offentliggøres på {register}.",
        told_after="Vurderingen er offentliggjort på {register}.",
        publication="Offentliggørelse",
        published="Offentliggjort",
        on="Offentliggøres tidligst den {date}",
        on_after=(
            "Offentliggøres tidligst den {date}, én arbejdsdag efter varslet",
            "Offentliggøres tidligst den {date}, {days} arbejdsdage efter varslet",
        ),
        why_heading="Begrundelse",
        next_heading="Det sker der nu",
        mistakes="Er der faktiske fejl i grundlaget, skal I sige til senest den {date}.",
        whole_round="Hele runden offentliggøres på én gang.",
        plan=(
            "Puljeholderen eller forvaltningen støtter projektet og laver sammen med "
            "projektholderen en handlingsplan: hvad skal gøres, af hvem og hvornår."
        ),
        plan_due="Fristen er den {date}.",
        help="Mangler der ressourcer til det, kan {register} hjælpe.",
        rule="Bliver projektet rødt to gange, får {committee} en sag om dets videre forløb.",
        twice=(
            "Projektet er nu rødt mere end én gang. Derfor får {committee} en indstilling om at "
            "skrive til {committees}, som kan beslutte, hvad der videre skal ske."
        ),
        no_committee="det udvalg, som projektet hører under",
        round_line="Runden {round}",
        footer="Varsel om rød vurdering · Ikke offentligt før den {date}",
        footer_open="Varsel om rød vurdering",
    ),
    reminder=ReminderWording(
        report_subject="Påmindelse: rapporten for {project} i runden {round}",
        report=(
            "Vi har endnu ikke modtaget rapporten for projektet {project} i runden {round}. "
            "Fristen er den {date}."
        ),
        report_next=(
            "Projektet vurderes ud fra rapporten. Kommer den ikke, står projektet som ikke "
            "indberettet i det overblik, udvalget får."
        ),
        plan_subject="Påmindelse: handlingsplanen for {project}",
        plan=(
            "Vi har endnu ikke modtaget handlingsplanen for projektet {project}, som er vurderet "
            "rødt i runden {round}. Fristen er den {date}."
        ),
        plan_next="Planen skal sige, hvad der skal gøres, af hvem og hvornår.",
        help="Er der noget, I har brug for hjælp til, så skriv eller ring til {register}.",
    ),
    decision=DecisionWording(
        subject="Beslutning om {project}",
        background="Projektet {project} er vurderet rødt i {rounds}. Derfor har {committee} taget "
        "stilling til dets videre forløb.",
        decision_heading="Beslutningen",
        decided="{committee} besluttede den {date}, {answer}",
        continues="at projektet fortsætter.",
        changed_terms="at projektet fortsætter på ændrede vilkår.",
        stops="at projektet stopper.",
        reference="Beslutningen findes som {reference}.",
        next_heading="Det skal I gøre nu",
        goes_on=(
            "Fortæl i jeres næste rapport, hvordan I følger op på beslutningen. De aftalte tiltag "
            "i handlingsplanen gælder fortsat."
        ),
        stops_next=(
            "Vi kontakter jer om, hvordan og hvornår projektet afsluttes. Fortæl i jeres næste "
            "rapport, hvordan det går."
        ),
        questions="{register} svarer gerne på spørgsmål.",
    ),
    correction=CorrectionWording(
        subject="Rettelse: {project} er ikke rødt to gange",
        first_letter="Den {date} skrev vi til jer om projektet {project}.",
        first_letter_undated="Vi har skrevet til jer om projektet {project}.",
        corrected=(
            "En af vurderingerne er siden blevet rettet, og projektet er derfor ikke længere "
            "rødt to gange."
        ),
        nothing="I skal ikke foretage jer noget, og I kan se bort fra det første brev.",
        apology="Vi beklager ulejligheden.",
    ),
)
EN = LettersWording(
    shared=LetterWording(
        salutation="Dear {recipients}",
        greeting="Yours sincerely",
        round="Round",
        rating="Rating",
        ratings_caption="{table}. Ratings of {project}",
        owner="{owner} owns the project.",
        pool="It is paid from {pool}.",
        pool_of="It is paid from {pool} under {pool_owner}.",
        footer="{address}",
    ),
    second_red=SecondRedWording(
        subject="{project} has been rated red twice",
        decision=(
            "[On {date} ]{body} resolved[ ({reference})] that {subject} with at least {threshold} "
            "in municipal co-financing are to be monitored. When a project is red twice, the "
            "committee it belongs to is brought in."
        ),
        resolved=(
            "At the meeting on {date} (item {number}) we decided to write to you about the project "
            "{project}. I ask you to decide on its further course."
        ),
        resolved_soon=(
            "We have decided to write to you about the project {project}. I ask you to decide on "
            "its further course."
        ),
        about_heading="What it is about",
        meaning="Meaning",
        red_meaning="Serious problems with progress",
        choice_heading="What you can decide",
        choice_lead="You can decide, for example,",
        choices=(
            "that the project goes on with an action plan and new deadlines,",
            "that its goals, activities or timetable are changed,",
            "that the project is closed.",
        ),
        closing=(
            "Please tell us what you decide, so that it can be followed up in the next round. "
            "{register} will gladly answer questions about the ratings."
        ),
        meeting="Meeting on {date}",
        meeting_item="Meeting on {date}, item {number}",
    ),
    red_notice=RedNoticeWording(
        subject="Notice of a red rating: {project}",
        opening="The project {project} is rated red in the {round} round.",
        first_time="It is the first time.",
        again="It was also red in {rounds}.",
        told_now="You are told now, before the rating is published at {register}.",
        told_after="The rating has been published at {register}.",
        publication="Publication",
        published="Published",
        on="Published on {date} at the earliest",
        on_after=(
            "Published on {date} at the earliest, one working day after this notice",
            "Published on {date} at the earliest, {days} working days after this notice",
        ),
        why_heading="Reasons",
        next_heading="What happens now",
        mistakes="If there are mistakes of fact, tell us by {date}.",
        whole_round="The whole round is published at once.",
        plan=(
            "The pool owner or the administration supports the project and makes an action plan "
            "together with its holder: what is to be done, by whom and when."
        ),
        plan_due="The deadline is {date}.",
        help="Where resources are lacking, {register} can help.",
        rule="If the project becomes red twice, {committee} gets an item about its further course.",
        twice=(
            "The project is now red more than once. Therefore {committee} gets a recommendation to "
            "write to {committees}, which can decide what is to happen."
        ),
        no_committee="the committee it belongs to",
        round_line="The {round} round",
        footer="Notice of a red rating · Not public before {date}",
        footer_open="Notice of a red rating",
    ),
    reminder=ReminderWording(
        report_subject="Reminder: the report of {project} in the {round} round",
        report=(
            "We have not yet received the report of the project {project} in the {round} round. "
            "The deadline is {date}."
        ),
        report_next=(
            "The project is rated by its report. Without one, the overview for the committee says "
            "that the project has not reported."
        ),
        plan_subject="Reminder: the action plan of {project}",
        plan=(
            "We have not yet received the action plan of the project {project}, which is rated red "
            "in the {round} round. The deadline is {date}."
        ),
        plan_next="The plan must say what is to be done, by whom and when.",
        help="If you need help with anything, write to or call {register}.",
    ),
    decision=DecisionWording(
        subject="Decision on {project}",
        background="The project {project} was rated red in {rounds}. Therefore {committee} has "
        "decided on its further course.",
        decision_heading="The decision",
        decided="On {date} {committee} decided {answer}",
        continues="that the project goes on.",
        changed_terms="that the project goes on with changed terms.",
        stops="that the project stops.",
        reference="The decision is found as {reference}.",
        next_heading="What you must do now",
        goes_on=(
            "Tell in your next report how you follow the decision up. What was agreed in the "
            "action plan still holds."
        ),
        stops_next=(
            "We will contact you about how and when the project is brought to its end. Tell in "
            "your next report how it goes."
        ),
        questions="{register} will gladly answer questions.",
    ),
    correction=CorrectionWording(
        subject="Correction: {project} is not red twice",
        first_letter="On {date} we wrote to you about the project {project}.",
        first_letter_undated="We have written to you about the project {project}.",
        corrected=(
            "One of its ratings has since been corrected, and the project is therefore no longer "
            "red twice."
        ),
        nothing="You need not do anything, and can disregard the first letter.",
        apology="We apologise for the inconvenience.",
    ),
)
WORDING: dict[Language, LettersWording] = {"da": DA, "en": EN}
