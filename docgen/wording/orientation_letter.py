"""The standard words of the orientation letter, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class OrientationLetterWording:
    """One field a sentence; the steps are the items of the two processes."""

    subject: str
    salutation: str
    decision: str
    lead_in: str
    process_heading: str
    process_steps: tuple[str, ...]
    red_heading: str
    red_steps: tuple[str, ...]
    closing: str
    greeting: str
    footer: str


DA = OrientationLetterWording(
    subject=(
        "Orientering om proces for monitorering af {subject} med minimum {threshold} "
        "i medfinansiering fra {municipality}."
    ),
    salutation="Kære {recipients}",
    decision=(
        "{body} besluttede[ den {date}][ ({reference})], at fremdriften i {subject} med mindst "
        "{threshold} i kommunal medfinansiering skal følges i et elektronisk system. Projekterne "
        "indberetter hvert kvartal, hvordan det går med deres succeskriterier, og vurderes "
        "derefter grønne (god fremdrift), gule (visse problemer) eller røde (betydelige "
        "problemer). Systemet giver mulighed for at gå i dialog med og støtte de projekter, der "
        "ikke kommer tilstrækkeligt fremad."
    ),
    lead_in="Til jeres orientering er processen for monitoreringen følgende:",
    process_heading="Proces for monitorering",
    process_steps=(
        (
            "Projektet får tilbudt en workshop. Her opstilles en forandringsteori med indikatorer "
            "og succeskriterier, der lægges en milepælsplan, og risikofaktorerne drøftes."
        ),
        "Projektet indberetter hvert kvartal fremdriften i forhold til succeskriterierne.",
        (
            "Fremdriften vurderes på to niveauer, aktivitet og resultat, og i forhold til hele "
            "projektperioden."
        ),
        "Projektet får én farve: grøn, gul eller rød.",
        (
            "{committee} orienteres hvert kvartal om farve og fremdrift for alle monitorerede "
            "projekter."
        ),
        "Monitoreringsskemaer og en samlet oversigt offentliggøres på {register}.",
    ),
    red_heading="Proces for projekter i ”rødt”",
    red_steps=(
        (
            "Projektet og puljeholderen, eller den forvaltning det hører under, får besked, før "
            "den røde vurdering offentliggøres."
        ),
        (
            "Puljeholderen eller forvaltningen støtter projektet og laver en handlingsplan. "
            "Mangler der ressourcer, kan {register} hjælpe. Projektet får at vide, at det "
            "relevante udvalg orienteres, hvis det bliver rødt to gange."
        ),
        (
            "Er projektet rødt to gange, får {committee} en indstilling om at skrive til de "
            "relevante udvalg, som så kan beslutte, hvad der videre skal ske."
        ),
    ),
    closing=(
        "Jeg håber, at monitoreringen bliver til gavn for projekterne, og ser frem til samarbejdet."
    ),
    greeting="Med venlig hilsen",
    footer="{address}",
)
EN = OrientationLetterWording(
    subject=(
        "How {subject} with at least {threshold} in co-financing from {municipality} are monitored."
    ),
    salutation="Dear {recipients}",
    decision=(
        "[On {date} ]{body} decided[ ({reference})] that the progress of {subject} with at least "
        "{threshold} in municipal co-financing is to be followed in an electronic system. Every "
        "quarter the projects report how they stand against their success criteria, and on that "
        "basis they are rated green (good progress), yellow (some problems) or red (serious "
        "problems). The system makes it possible to talk to projects that do not make enough "
        "progress, and to support them."
    ),
    lead_in="For your information, the monitoring proceeds as follows:",
    process_heading="How projects are monitored",
    process_steps=(
        (
            "The project is offered a workshop, where a theory of change with indicators and "
            "success criteria is set up, milestones are planned and risks are discussed."
        ),
        "The project reports its progress against the success criteria every quarter.",
        (
            "Progress is assessed on two levels, activity and result, against the whole project "
            "period."
        ),
        "The project gets one colour: green, yellow or red.",
        (
            "{committee} is told every quarter about the colour and progress of all monitored "
            "projects."
        ),
        "Monitoring forms and an overview of all projects are published at {register}.",
    ),
    red_heading="What happens when a project is red",
    red_steps=(
        (
            "The project and its pool owner, or the administration it belongs to, are told before "
            "the red rating is published."
        ),
        (
            "The pool owner or administration supports the project and makes an action plan to "
            "regain progress. Where resources are lacking, {register} can help. The project is "
            "also told that the relevant political committee hears of projects that are red twice."
        ),
        (
            "When a project is red twice, {committee} is recommended to write to the relevant "
            "committee or committees, which can then decide what is to happen."
        ),
    ),
    closing=(
        "I hope that the projects will benefit from this, and look forward to working with you."
    ),
    greeting="Yours sincerely",
    footer="{address}",
)
WORDING: dict[Language, OrientationLetterWording] = {"da": DA, "en": EN}
