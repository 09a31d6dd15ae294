"""The standard words of the item about a project that is red twice, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class RedTwiceItemWording:
    """One field a sentence or heading; pairs are (for one committee, for several)."""

    summary: str
    points: tuple[str, ...]
    points_many: tuple[str, ...]
    points_alone: tuple[str, ...]
    decision: str
    rule: str
    project_heading: str
    facts_caption: str
    fact: str
    content: str
    project: str
    owner: str
    pool: str
    pool_owner: str
    committee: tuple[str, str]
    rounds_heading: str
    rounds_caption: str
    round: str
    rating: str
    follow_up: str
    notified: str
    plan_agreed: str
    plan_asked: str
    published: str
    reached_caption: str
    criterion: str
    planned: str
    reached: str
    plan_heading: str
    plan_lead: str
    no_plan: str
    plan_caption: str
    what: str
    who: str
    when: str
    status: str
    letter_heading: str
    letter: tuple[str, str]
    choices: tuple[str, ...]
    economy: str
    process: tuple[str, str]
    process_alone: str
    annex: str
    annex_title: str
    annex_note: str
    footer: str
    footer_unnumbered: str


DA = RedTwiceItemWording(
    summary=(
        "Projektet {project} er vurderet rødt to gange. Udvalget skal tage stilling til, om der "
        "skal sendes brev til {committees}, som kan beslutte, hvad der videre skal ske."
    ),
    points=(
        "at {committee} tager til efterretning, at projektet {project} er rødt i {rounds},",
        "at {committee} godkender, at der sendes brev til {committees} som i bilag 1,",
        "at {committee} får besked om svaret sammen med resultaterne fra næste runde.",
    ),
    points_many=(
        "at {committee} tager til efterretning, at projektet {project} er rødt i {rounds},",
        "at {committee} godkender, at der sendes breve til {committees} som i bilagene,",
        "at {committee} får besked om svarene sammen med resultaterne fra næste runde.",
    ),
    points_alone=(
        "at {committee} tager til efterretning, at projektet {project} er rødt i {rounds},",
        "at {committee} beslutter, hvad der videre skal ske med projektet.",
    ),
    decision=(
        "{body} vedtog[ den {date}][ ({reference})], at {subject} med mindst {threshold} i "
        "kommunal medfinansiering skal monitoreres. Et rødt projekt har betydelige problemer med "
        "fremdriften."
    ),
    rule=(
        "Når et projekt er rødt to gange, skal udvalget have en indstilling om at henvende sig til "
        "det udvalg, som projektet hører under. Det gælder nu {project}."
    ),
    project_heading="Projektet",
    facts_caption="{table}. Projekt, ejer og pulje",
    fact="Oplysning",
    content="Indhold",
    project="Projekt",
    owner="Projektejer",
    pool="Pulje",
    pool_owner="Puljeholder",
    committee=("Relevant udvalg", "Relevante udvalg"),
    rounds_heading="Vurderingerne",
    rounds_caption="{table}. Vurdering og opfølgning, {rounds}",
    round="Runde",
    rating="Vurdering",
    follow_up="Opfølgning",
    notified="Varsel den {date}.",
    plan_agreed="Handlingsplan aftalt den {date}.",
    plan_asked="Bedt om handlingsplan den {date}.",
    published="Offentliggjort den {date}.",
    reached_caption="{table}. Planlagt og nået, {round}",
    criterion="Succeskriterium",
    planned="Planlagt",
    reached="Nået",
    plan_heading="Handlingsplanen",
    plan_lead="Puljeholder og projektholder har aftalt disse tiltag.",
    no_plan="Der er endnu ikke aftalt en handlingsplan.",
    plan_caption="{table}. Tiltag i handlingsplanen",
    what="Hvad",
    who="Hvem",
    when="Hvornår",
    status="Status",
    letter_heading="Brevet",
    letter=(
        (
            "Brevet gør rede for vurderingerne og beder {committees} tage stilling til det videre "
            "forløb. Udvalget kan for eksempel beslutte,"
        ),
        (
            "Brevene gør rede for vurderingerne og beder {committees} tage stilling til det videre "
            "forløb. Udvalgene kan for eksempel beslutte,"
        ),
    ),
    choices=(
        "at projektet fortsætter efter en handlingsplan med nye frister",
        "at projektets mål, aktiviteter eller tidsplan ændres",
        "at projektet lukkes",
    ),
    economy="Indstillingen har ingen økonomiske konsekvenser.",
    process=(
        (
            "Godkender udvalget indstillingen, bliver brevet sendt dagen efter mødet. Svaret fra "
            "{committees} bliver lagt på sagen og fulgt op i næste runde."
        ),
        (
            "Godkender udvalget indstillingen, bliver brevene sendt dagen efter mødet. Svarene fra "
            "{committees} bliver lagt på sagen og fulgt op i næste runde."
        ),
    ),
    process_alone="Beslutningen følges op i næste runde.",
    annex="Udkast til brev til {committee}",
    annex_title="Bilag {number}. Udkast til brev til {committee}",
    annex_note=(
        "Brevet bliver først sendt, når udvalget har godkendt det. Det får dato, når det sendes."
    ),
    footer="Punkt {number} · Henvendelse om {project}",
    footer_unnumbered="Henvendelse om {project}",
)
EN = RedTwiceItemWording(
    summary=(
        "The project {project} has been rated red twice. The committee is to decide whether to "
        "write to {committees}, which can then decide what is to happen."
    ),
    points=(
        "that {committee} notes that the project {project} was rated red in {rounds},",
        "that {committee} approves that a letter is sent to {committees} as in annex 1,",
        "that {committee} is told of the answer together with the results of the next round.",
    ),
    points_many=(
        "that {committee} notes that the project {project} was rated red in {rounds},",
        "that {committee} approves that letters are sent to {committees} as in the annexes,",
        "that {committee} is told of the answers together with the results of the next round.",
    ),
    points_alone=(
        "that {committee} notes that the project {project} was rated red in {rounds},",
        "that {committee} decides on the further course of the project.",
    ),
    decision=(
        "[On {date} ]{body} resolved[ ({reference})] that {subject} with at least {threshold} in "
        "municipal co-financing are to be monitored. A red project has serious problems with its "
        "progress."
    ),
    rule=(
        "When a project is red twice, the committee must get a recommendation to write to the "
        "committee the project belongs to. This now applies to {project}."
    ),
    project_heading="The project",
    facts_caption="{table}. Project, owner and pool",
    fact="Fact",
    content="Content",
    project="Project",
    owner="Project owner",
    pool="Pool",
    pool_owner="Pool owner",
    committee=("Relevant committee", "Relevant committees"),
    rounds_heading="The ratings",
    rounds_caption="{table}. Ratings and what followed, {rounds}",
    round="Round",
    rating="Rating",
    follow_up="What followed",
    notified="Notice on {date}.",
    plan_agreed="Action plan agreed on {date}.",
    plan_asked="Action plan asked for on {date}.",
    published="Published on {date}.",
    reached_caption="{table}. Planned and reached, {round}",
    criterion="Success criterion",
    planned="Planned",
    reached="Reached",
    plan_heading="The action plan",
    plan_lead="Pool owner and project holder have agreed on these measures.",
    no_plan="No action plan has been agreed yet.",
    plan_caption="{table}. Measures of the action plan",
    what="What",
    who="Who",
    when="When",
    status="Status",
    letter_heading="The letter",
    letter=(
        (
            "The letter tells of the ratings and asks {committees} to decide on the further "
            "course. The committee can decide, for example,"
        ),
        (
            "The letters tell of the ratings and ask {committees} to decide on the further course. "
            "The committees can decide, for example,"
        ),
    ),
    choices=(
        "that the project goes on with an action plan and new deadlines",
        "that its goals, activities or timetable are changed",
        "that the project is closed",
    ),
    economy="The recommendation has no financial consequences.",
    process=(
        (
            "If the committee approves the recommendation, the letter is sent the day after the "
            "meeting. The answer from {committees} is kept with the case and followed up in the "
            "next round."
        ),
        (
            "If the committee approves the recommendation, the letters are sent the day after the "
            "meeting. The answers from {committees} are kept with the case and followed up in "
            "the next round."
        ),
    ),
    process_alone="The decision is followed up in the next round.",
    annex="Draft of the letter to {committee}",
    annex_title="Annex {number}. Draft of the letter to {committee}",
    annex_note=(
        "The letter is sent only when the committee has approved it. It is dated when it is sent."
    ),
    footer="Item {number} · Letter about {project}",
    footer_unnumbered="Letter about {project}",
)
WORDING: dict[Language, RedTwiceItemWording] = {"da": DA, "en": EN}
