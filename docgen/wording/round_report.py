"""The standard words of the round report, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class RoundReportWording:
    """One field a heading, label or sentence."""

    title: str
    receipt: str
    receipt_at: str
    clock: str
    not_received: str
    fixed: str
    round: str
    footer: str
    footer_receipt: str
    project_heading: str
    project_caption: str
    fact: str
    content: str
    project: str
    holder: str
    target_group: str
    period: str
    funding: str
    funding_parts: str
    funding_part: str
    spent: str
    spent_text: str
    spent_share: str
    rating_heading: str
    rating_caption: str
    level: str
    own: str
    suggested: str
    fixed_rating: str
    green_from: str
    yellow_from: str
    red_below: str
    suggestion: str
    rationale: str
    criteria_heading: str
    criteria_caption: str
    criterion: str
    start: str
    planned: str
    reached: str
    target: str
    index: str
    index_note: str
    remark: str
    unavailable: str
    development_heading: str
    figure_caption: str
    figure_alt: str
    figure_point: str
    figures_caption: str
    measured_on: str
    milestones_heading: str
    milestones_caption: str
    milestone: str
    agreed: str
    reached_or_expected: str
    status: str
    measures_heading: str
    measures_caption: str
    measure: str
    who: str
    when: str
    told: str
    own_heading: str
    activity: str
    result: str
    economy: str
    attachments_heading: str


DA = RoundReportWording(
    title="Rapport for {round}: {project}",
    receipt="Kvittering {number}: Rapporten blev modtaget den {date}.",
    receipt_at="Kvittering {number}: Rapporten blev modtaget den {date} {time}.",
    clock="kl. {time}",
    not_received="Rapporten er ikke indsendt endnu.",
    fixed="Vurderingen blev fastsat den {date}.",
    round="Runden {round}",
    footer="Rapport for {round} · {project}",
    footer_receipt="Rapport for {round} · {project} · Kvittering {number}",
    project_heading="Projektet",
    project_caption="{table}. Projekt, periode og økonomi",
    fact="Oplysning",
    content="Indhold",
    project="Projekt",
    holder="Projektholder",
    target_group="Målgruppe",
    period="Projektperiode",
    funding="Bevilling",
    funding_parts="{total}, heraf {parts}",
    funding_part="{amount} fra {source}",
    spent="Forbrug",
    spent_text="{amount} til og med den {date}",
    spent_share="{amount} til og med den {date} ({share} procent af bevillingen)",
    rating_heading="Vurdering",
    rating_caption="{table}. Egen vurdering, beregnet forslag og fastsat vurdering",
    level="Niveau",
    own="Egen vurdering",
    suggested="Beregnet forslag",
    fixed_rating="Fastsat vurdering",
    green_from="Grøn fra {limit}",
    yellow_from="Gul fra {limit}",
    red_below="Rød under {limit}",
    suggestion="Sådan er forslaget beregnet:",
    rationale="Begrundelse.",
    criteria_heading="Succeskriterier",
    criteria_caption="{table}. Planlagt og nået pr. {date}",
    criterion="Kriterium",
    start="Start",
    planned="Planlagt",
    reached="Nået",
    target="Mål",
    index="Indeks",
    index_note="Indeks er det nåede i forhold til det planlagte. – betyder, at der ikke er et tal.",
    remark="Kriterium {number}.",
    unavailable="Tallet mangler: {reason}",
    development_heading="Udvikling i kriterium {number}",
    figure_caption="{figure}. {label}",
    figure_alt="Kurve fra {first} til {last}. {points}.",
    figure_point="{date}: planlagt {planned}, nået {reached}",
    figures_caption="{table}. Tallene bag {figure}",
    measured_on="Opgjort pr.",
    milestones_heading="Milepæle",
    milestones_caption="{table}. Aftalte milepæle og status pr. {date}",
    milestone="Milepæl",
    agreed="Aftalt",
    reached_or_expected="Nået eller ventet",
    status="Status",
    measures_heading="Tiltag fra handlingsplanen",
    measures_caption="{table}. Tiltag fra handlingsplanen, og hvordan det går",
    measure="Tiltag",
    who="Hvem",
    when="Hvornår",
    told="Nu",
    own_heading="Projektets egen beskrivelse",
    activity="Aktivitet.",
    result="Resultat.",
    economy="Økonomi.",
    attachments_heading="Bilag",
)
EN = RoundReportWording(
    title="Report for {round}: {project}",
    receipt="Receipt {number}: the report was received on {date}.",
    receipt_at="Receipt {number}: the report was received on {date} {time}.",
    clock="at {time}",
    not_received="The report has not been submitted yet.",
    fixed="The rating was fixed on {date}.",
    round="Round {round}",
    footer="Report for {round} · {project}",
    footer_receipt="Report for {round} · {project} · Receipt {number}",
    project_heading="The project",
    project_caption="{table}. Project, period and funding",
    fact="Fact",
    content="Content",
    project="Project",
    holder="Project holder",
    target_group="Target group",
    period="Project period",
    funding="Funding",
    funding_parts="{total}, of which {parts}",
    funding_part="{amount} from {source}",
    spent="Spent",
    spent_text="{amount} up to {date}",
    spent_share="{amount} up to {date} ({share} per cent of the funding)",
    rating_heading="Rating",
    rating_caption="{table}. Own rating, computed suggestion and fixed rating",
    level="Level",
    own="Own rating",
    suggested="Suggestion",
    fixed_rating="Fixed rating",
    green_from="Green from {limit}",
    yellow_from="Yellow from {limit}",
    red_below="Red below {limit}",
    suggestion="How the suggestion was computed:",
    rationale="Rationale.",
    criteria_heading="Success criteria",
    criteria_caption="{table}. Planned and reached on {date}",
    criterion="Criterion",
    start="Start",
    planned="Planned",
    reached="Reached",
    target="Target",
    index="Index",
    index_note="The index is the reached against the planned figure. – means there is none.",
    remark="Criterion {number}.",
    unavailable="No figure: {reason}",
    development_heading="Development of criterion {number}",
    figure_caption="{figure}. {label}",
    figure_alt="Curve from {first} to {last}. {points}.",
    figure_point="{date}: planned {planned}, reached {reached}",
    figures_caption="{table}. The figures behind {figure}",
    measured_on="Measured on",
    milestones_heading="Milestones",
    milestones_caption="{table}. Agreed milestones and their status on {date}",
    milestone="Milestone",
    agreed="Agreed",
    reached_or_expected="Reached or expected",
    status="Status",
    measures_heading="Actions of the action plan",
    measures_caption="{table}. Actions of the action plan, and how they are going",
    measure="Action",
    who="Who",
    when="When",
    told="Now",
    own_heading="The project's own account",
    activity="Activity.",
    result="Result.",
    economy="Finances.",
    attachments_heading="Annexes",
)
WORDING: dict[Language, RoundReportWording] = {"da": DA, "en": EN}
