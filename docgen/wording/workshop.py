"""The standard words of the workshop result, Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.views import Language
from docgen.views.workshop import Direction, NodeKind


@dataclass(frozen=True, slots=True)
class WorkshopWording:
    """One field a heading, label or sentence."""

    title: str
    held: str
    agreed: str
    agreed_by: str
    draft: str
    revision: str
    version: str
    footer: str
    project_heading: str
    project_caption: str
    fact: str
    content: str
    project: str
    holder: str
    period: str
    problem_heading: str
    model_heading: str
    figure_caption: str
    figure_alt: str
    figure_step: str
    kinds: Mapping[NodeKind, str]
    model_caption: str
    step: str
    text: str
    leads_to: str
    assumptions_caption: str
    from_step: str
    to_step: str
    assumption: str
    criteria_heading: str
    criteria_caption: str
    criterion: str
    remark: str
    level: str
    start: str
    target: str
    due: str
    start_on: str
    missing: str
    group: str
    key: str
    directions: Mapping[Direction, str]
    tolerance: str
    milestones_heading: str
    milestones_caption: str
    milestone: str
    at_latest: str


DA = WorkshopWording(
    title="Forandringsteori for {project}",
    held="Resultat af workshoppen den {date}.",
    agreed="Version {version} er aftalt den {date}.",
    agreed_by="Version {version} er aftalt den {date} mellem {people}.",
    draft="Version {version} er endnu ikke aftalt.",
    revision="Begrundelse for den nye version:",
    version="Version {version}",
    footer="Forandringsteori · {project} · Version {version}",
    project_heading="Projektet",
    project_caption="{table}. Projekt og periode",
    fact="Oplysning",
    content="Indhold",
    project="Projekt",
    holder="Projektholder",
    period="Projektperiode",
    problem_heading="Problemet",
    model_heading="Sådan virker projektet",
    figure_caption="{figure}. Forandringsteorien",
    figure_alt="Forandringsteori, der læses fra venstre mod højre. {steps}.",
    figure_step="{kind}: {texts}",
    kinds={
        "problem": "Problem",
        "input": "Ressourcer",
        "activity": "Aktiviteter",
        "output": "Ydelser",
        "outcome": "Virkninger",
        "impact": "Langsigtet effekt",
    },
    model_caption="{table}. Leddene i forandringsteorien",
    step="Led",
    text="Indhold",
    leads_to="Fører til",
    assumptions_caption="{table}. Antagelser mellem leddene",
    from_step="Fra",
    to_step="Til",
    assumption="Antagelse",
    criteria_heading="Succeskriterier",
    criteria_caption="{table}. Mål og startværdier",
    criterion="Kriterium",
    remark="Kriterium {number}.",
    level="Niveau",
    start="Start",
    target="Mål",
    due="Senest",
    start_on="Startværdien er fra den {date}.",
    missing="Startværdien mangler: {reason}",
    group="Målgruppe: {group}.",
    key="Nøglekriterium.",
    directions={
        "up": "Tallet skal op.",
        "down": "Tallet skal ned.",
        "keep": "Tallet skal holdes.",
    },
    tolerance="Afvigelse på {tolerance} accepteres.",
    milestones_heading="Milepæle",
    milestones_caption="{table}. Aftalte milepæle",
    milestone="Milepæl",
    at_latest="Senest",
)
EN = WorkshopWording(
    title="Theory of change for {project}",
    held="Result of the workshop on {date}.",
    agreed="Version {version} was agreed on {date}.",
    agreed_by="Version {version} was agreed on {date} between {people}.",
    draft="Version {version} is not agreed yet.",
    revision="Reason for the new version:",
    version="Version {version}",
    footer="Theory of change · {project} · Version {version}",
    project_heading="The project",
    project_caption="{table}. Project and period",
    fact="Fact",
    content="Content",
    project="Project",
    holder="Project holder",
    period="Project period",
    problem_heading="The problem",
    model_heading="How the project works",
    figure_caption="{figure}. The theory of change",
    figure_alt="Theory of change, read from left to right. {steps}.",
    figure_step="{kind}: {texts}",
    kinds={
        "problem": "Problem",
        "input": "Inputs",
        "activity": "Activities",
        "output": "Outputs",
        "outcome": "Outcomes",
        "impact": "Impact",
    },
    model_caption="{table}. The steps of the theory of change",
    step="Step",
    text="Content",
    leads_to="Leads to",
    assumptions_caption="{table}. Assumptions between the steps",
    from_step="From",
    to_step="To",
    assumption="Assumption",
    criteria_heading="Success criteria",
    criteria_caption="{table}. Targets and baselines",
    criterion="Criterion",
    remark="Criterion {number}.",
    level="Level",
    start="Start",
    target="Target",
    due="By",
    start_on="The baseline is from {date}.",
    missing="No baseline: {reason}",
    group="Target group: {group}.",
    key="Key criterion.",
    directions={
        "up": "The figure is to rise.",
        "down": "The figure is to fall.",
        "keep": "The figure is to be kept.",
    },
    tolerance="A deviation of {tolerance} is accepted.",
    milestones_heading="Milestones",
    milestones_caption="{table}. Agreed milestones",
    milestone="Milestone",
    at_latest="By",
)
WORDING: dict[Language, WorkshopWording] = {"da": DA, "en": EN}
