"""The standard words of the action plan, Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class ActionPlanWording:
    """One field a heading, label or sentence; `states` are the plan's by their code."""

    title: str
    summary: str
    round: str
    footer: str
    facts_heading: str
    facts_caption: str
    fact: str
    content: str
    project: str
    holder: str
    rated: str
    rated_red: str
    state: str
    requested: str
    due: str
    submitted: str
    agreed: str
    items_heading: str
    items_caption: str
    no_items: str
    item: str
    what: str
    who: str
    when: str
    seen_by: str
    status: str
    comment: str
    followed_heading: str
    told: str
    support_heading: str
    support_wanted: str
    support_answer: str
    lapsed: str
    states: Mapping[str, str]


DA = ActionPlanWording(
    title="Handlingsplan: {project}",
    summary="Planen er lavet, fordi projektet blev vurderet rødt i runden {round}.",
    round="Runden {round}",
    footer="Handlingsplan · {project} · {round}",
    facts_heading="Planen",
    facts_caption="{table}. Projekt, frist og status",
    fact="Oplysning",
    content="Indhold",
    project="Projekt",
    holder="Projektholder",
    rated="Vurdering",
    rated_red="Rød i runden {round}",
    state="Status",
    requested="Ønsket",
    due="Frist",
    submitted="Sendt til puljeholder",
    agreed="Aftalt",
    items_heading="Tiltag",
    items_caption="{table}. Tiltag: hvad, hvem, hvornår, og hvordan det ses",
    no_items="Der er ikke skrevet tiltag endnu.",
    item="Nr.",
    what="Hvad",
    who="Hvem",
    when="Hvornår",
    seen_by="Det kan ses på",
    status="Status",
    comment="Puljeholderen til tiltag {number}.",
    followed_heading="Fortalt i rapporterne",
    told="{name} har den {date} orienteret projektet om, at det relevante udvalg hører om "
    "projekter, der er røde to gange.",
    support_heading="Støtte",
    support_wanted="Puljeholderen har bedt om.",
    support_answer="Sekretariatet svarer.",
    lapsed="Planen er bortfaldet.",
    states={
        "requested": "Ønsket",
        "drafted": "Under udarbejdelse",
        "submitted": "Sendt til puljeholder",
        "agreed": "Aftalt",
        "returned": "Sendt tilbage",
        "in_progress": "I gang",
        "completed": "Gennemført",
        "lapsed": "Bortfaldet",
    },
)
EN = ActionPlanWording(
    title="Action plan: {project}",
    summary="The plan was made because the project was rated red in the round {round}.",
    round="Round {round}",
    footer="Action plan · {project} · {round}",
    facts_heading="The plan",
    facts_caption="{table}. Project, deadline and status",
    fact="Fact",
    content="Content",
    project="Project",
    holder="Project holder",
    rated="Rating",
    rated_red="Red in the round {round}",
    state="Status",
    requested="Requested",
    due="Deadline",
    submitted="Submitted to the pool owner",
    agreed="Agreed",
    items_heading="Actions",
    items_caption="{table}. Actions: what, who, when, and how it will be seen",
    no_items="No actions have been written yet.",
    item="No.",
    what="What",
    who="Who",
    when="When",
    seen_by="Seen by",
    status="Status",
    comment="The pool owner on action {number}.",
    followed_heading="Told in the reports",
    told="On {date} {name} told the project that the relevant committee hears of projects that are "
    "red twice.",
    support_heading="Support",
    support_wanted="The pool owner asked for.",
    support_answer="The secretariat answers.",
    lapsed="The plan has lapsed.",
    states={
        "requested": "Requested",
        "drafted": "Being drafted",
        "submitted": "Sent to the pool owner",
        "agreed": "Agreed",
        "returned": "Returned",
        "in_progress": "In progress",
        "completed": "Completed",
        "lapsed": "Lapsed",
    },
)
WORDING: dict[Language, ActionPlanWording] = {"da": DA, "en": EN}
