"""The standard words of the agenda item, Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class AgendaItemWording:
    """One field a sentence or heading; pairs are (for one, for several)."""

    summary: str
    point: str
    decision: str
    colours: str
    twice_red: str
    monitored: tuple[str, str]
    mostly_good: str
    half_good: str
    few_good: str
    rated_green: tuple[str, str]
    rated_yellow: tuple[str, str]
    rated_red: tuple[str, str]
    closing: tuple[str, str]
    ended: tuple[str, str]
    unrated: tuple[str, str]
    see_table: str
    table_caption: str
    table_description: str
    project: str
    owner: str
    status: str
    problem_heading: str
    problem_red: str
    problem_other: str
    problem_owner: str
    problem_pool: str
    problem_pool_owner: str
    problem_answer: str
    problem_outcome: Mapping[str, str]
    problem_closing: str
    ended_heading: str
    ended_text: tuple[str, str]
    economy: str
    process: str
    footer: str


DA = AgendaItemWording(
    summary=(
        "Sagen gør status efter runden {round} for de {subject}, "
        "som {municipality} medfinansierer med mindst {threshold}"
    ),
    point="at {committee} godkender resultaterne for {round}.",
    decision=(
        "{body} vedtog[ den {date}][ ({reference})], at {subject} med mindst {threshold} i "
        "kommunal medfinansiering skal monitoreres. Projekterne indberetter hvert kvartal, hvor "
        "tæt de er på deres succeskriterier."
    ),
    colours=(
        "Fremdriften måles mod hele projektperioden og får én farve: grøn (god fremdrift), gul "
        "(visse problemer med fremdrift) eller rød (betydelige problemer med fremdrift). Er et "
        "projekt rødt to gange, indstilles det, at {committee} henvender sig til det udvalg, som "
        "projektet hører under."
    ),
    twice_red="Udvalget kan derefter tage stilling til projektets videre forløb.",
    monitored=(
        "Ét projekt er med i monitoreringen i {round}.",
        "{count} projekter er med i monitoreringen i {round}.",
    ),
    mostly_good="De fleste har god fremdrift.",
    half_good="Omkring halvdelen har god fremdrift.",
    few_good="Under halvdelen har god fremdrift.",
    rated_green=("{count} er vurderet grønt", "{count} er vurderet grønne"),
    rated_yellow=("{count} er vurderet gult", "{count} er vurderet gule"),
    rated_red=("{count} er vurderet rødt", "{count} er vurderet røde"),
    closing=("{count} er under lukning", "{count} er under lukning"),
    ended=("{count} er afsluttet", "{count} er afsluttet"),
    unrated=("{count} er endnu ikke vurderet", "{count} er endnu ikke vurderet"),
    see_table="{table} viser hver runde.",
    table_caption="{table}. Projekternes status, {rounds}",
    table_description=(
        "{count} projekter med projektholder og status i {rounds}. En streg betyder, at projektet "
        "ikke var med i runden."
    ),
    project="Projektnavn",
    owner="Projektholder",
    status="Status {round}",
    problem_heading="Projekter med problemer",
    problem_red="Projektet {name} er vurderet rødt i {rounds}.",
    problem_other="Projektet {name} har haft problemer med fremdriften.",
    problem_owner="Projektejer er {owner}.",
    problem_pool="Pengene kommer fra {pool}.",
    problem_pool_owner="Pengene kommer fra {pool} under {pool_owner}.",
    problem_answer=(
        "Efter røde vurderinger i {rounds} besluttede {committee} den {date}[ ({reference})], "
        "{outcome}."
    ),
    problem_outcome={
        "continues": "at projektet fortsætter",
        "changed_terms": "at projektet fortsætter på ændrede vilkår",
        "stops": "at projektet stopper",
    },
    problem_closing="Projektet er nu under lukning.",
    ended_heading="Afsluttede projekter",
    ended_text=(
        "{names} er afsluttet og udgår derfor af monitoreringen.",
        "{names} er afsluttet og udgår derfor alle af monitoreringen.",
    ),
    economy="Indstillingen har ingen økonomiske konsekvenser.",
    process=(
        "Skemaerne og den samlede oversigt offentliggøres på {register}. "
        "{committee} får en ny status efter næste runde."
    ),
    footer="Punkt {number} · {title}",
)
EN = AgendaItemWording(
    summary=(
        "This item reports on the {round} round for the {subject} "
        "that {municipality} co-finances with at least {threshold}"
    ),
    point="that {committee} approves the results for {round}.",
    decision=(
        "[On {date} ]{body} resolved[ ({reference})] that {subject} with at least {threshold} in "
        "municipal co-financing are to be monitored. The projects themselves report every quarter "
        "how far they have come with their success criteria."
    ),
    colours=(
        "Progress is measured against the whole project period and gets one colour: green (good "
        "progress), yellow (some problems) or red (serious problems). When a project has been red "
        "twice, it is recommended that {committee} writes to the committee the project belongs to."
    ),
    twice_red="That committee can then decide on the further course of the project.",
    monitored=(
        "One project is monitored in {round}.",
        "{count} projects are monitored in {round}.",
    ),
    mostly_good="Most of them make good progress.",
    half_good="About half of them make good progress.",
    few_good="Fewer than half of them make good progress.",
    rated_green=("{count} is rated green", "{count} are rated green"),
    rated_yellow=("{count} is rated yellow", "{count} are rated yellow"),
    rated_red=("{count} is rated red", "{count} are rated red"),
    closing=("{count} is closing", "{count} are closing"),
    ended=("{count} has ended", "{count} have ended"),
    unrated=("{count} is not yet rated", "{count} are not yet rated"),
    see_table="{table} shows each round.",
    table_caption="{table}. Status of the projects, {rounds}",
    table_description=(
        "{count} projects with project holder and status in {rounds}. A dash means that the "
        "project was not in the round."
    ),
    project="Project",
    owner="Project holder",
    status="Status {round}",
    problem_heading="Projects with problems",
    problem_red="The project {name} was rated red in {rounds}.",
    problem_other="The project {name} has had problems with its progress.",
    problem_owner="Its owner is {owner}.",
    problem_pool="The money comes from {pool}.",
    problem_pool_owner="The money comes from {pool} under {pool_owner}.",
    problem_answer=(
        "After red ratings in {rounds}, {committee} decided on {date}[ ({reference})] {outcome}."
    ),
    problem_outcome={
        "continues": "that the project continues",
        "changed_terms": "that the project continues on changed terms",
        "stops": "that the project stops",
    },
    problem_closing="The project is now being closed.",
    ended_heading="Projects that have ended",
    ended_text=(
        "{names} has ended and therefore leaves the monitoring.",
        "{names} have ended and therefore leave the monitoring.",
    ),
    economy="The recommendation has no financial consequences.",
    process=(
        "The forms and the whole overview are published at {register}. "
        "{committee} gets a new status after the next round."
    ),
    footer="Item {number} · {title}",
)
WORDING: dict[Language, AgendaItemWording] = {"da": DA, "en": EN}
