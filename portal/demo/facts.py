"""The demo municipality's facts as they lie in its data files.

A day is written as a date or as a number of days from the last day of the current period; an amount
or a value as a number or, where it must be exact, as a text.
"""

import json
from typing import Literal, NotRequired, TypedDict

from portal import paths

Day = str | int
Number = int | str
Colour = Literal["green", "yellow", "red"] | None


class MunicipalityFacts(TypedDict):
    """The municipality itself."""

    name: str
    address: str
    section_preset: str
    contact_email: str
    contact_text: str


class PlaceFacts(TypedDict):
    """Committees, administrations, associations, pools, areas and districts, in their order."""

    municipality: MunicipalityFacts
    committees: list[tuple[str, str, bool]]
    administrations: list[tuple[str, str, str]]
    associations: list[tuple[str, str]]
    pools: list[tuple[str, str, str, int | None]]
    focus_areas: list[tuple[str, list[str]]]
    districts: list[str]


class PersonFacts(TypedDict):
    """An invented person with roles as (role, kind of scope, name of the scope)."""

    name: str
    organisation: str | None
    roles: list[tuple[str, str, str]]


class PeopleFacts(TypedDict):
    """The people of the demo, and one who was invited and has not come yet."""

    people: list[PersonFacts]
    invited: PersonFacts


class CriterionFacts(TypedDict):
    """A success criterion; ``node`` is its place in the chain, 3 for the output."""

    node: int
    label: str
    unit: str
    group: str
    baseline: tuple[Number, Day] | None
    target: Number
    due: Day | None
    direction: NotRequired[str]
    snapshot: NotRequired[bool]
    scored: NotRequired[bool]
    tolerance: NotRequired[Number]
    at_end: NotRequired[bool]
    points: NotRequired[list[tuple[Day, Number]]]


class WorkshopFacts(TypedDict):
    """What a workshop came to; ``chain`` holds input, activity, output, outcome and impact."""

    held: Day | None
    problem: str
    chain: list[str]
    assumption: str
    criteria: list[CriterionFacts]
    milestones: list[tuple[str, Day]]
    risks: list[tuple[str, int, int, str, str]]


class ReportFacts(TypedDict):
    """What a project told in a round, and how it was judged.

    ``reached`` are days of milestones by place; without it all planned ones were reached in time
    but for those in ``late``.
    """

    values: NotRequired[list[Number | None]]
    unavailable: NotRequired[str]
    reached: NotRequired[dict[str, Day]]
    late: NotRequired[list[int]]
    used: NotRequired[int]
    own: NotRequired[tuple[Colour, Colour, Colour]]
    activity: NotRequired[str]
    result: NotRequired[str]
    rationale: NotRequired[str]


class CurrentFacts(ReportFacts):
    """A report of the current round: how far it has come, and its assessment."""

    state: str
    extended: NotRequired[int]
    reason: NotRequired[str]
    assessment: NotRequired[str]


class ProjectFacts(TypedDict):
    """A project as it is registered."""

    number: int
    name: str
    short: str
    holder: NotRequired[str]
    owners: list[str]
    phase: str
    period: tuple[Day, Day]
    ended: NotRequired[Day]
    monitored_from: Day
    yearly_budget: int
    areas: list[str]
    districts: list[str]
    target_group: str
    purpose: str
    problem_note: NotRequired[str]
    funding: list[tuple[str, int, int, str | None]]
    evaluations: NotRequired[list[tuple[str, Day]]]
    workshop: WorkshopFacts


class PastProjectFacts(ProjectFacts):
    """A project of 2009-2010 with its reports by the round's name."""

    standing: NotRequired[tuple[str, str, str]]
    reports: dict[str, ReportFacts]


class PresentProjectFacts(ProjectFacts):
    """An invented project of today: its earlier reports, oldest first, and the current one."""

    earlier: list[ReportFacts]
    now: CurrentFacts | None


class SchemeFacts(TypedDict):
    """A monitoring scheme."""

    name: str
    subject: str
    organisation: str
    committee: str
    decision_body: str
    decision_reference: str
    decision_date: str | None
    signatory: str
    policy: dict[str, Number]


class RoundFacts(TypedDict):
    """A round with all its days."""

    name: str
    period: tuple[str, str]
    opens: str
    due: str
    submitted: str
    assessed: str
    approved: str
    assess_by: str
    published: str


class PlacementFacts(TypedDict):
    """An item's place at a meeting."""

    on: str
    number: int
    placed: str
    meeting: str
    reason: str


class AgendaFacts(TypedDict):
    """The committee's item about a round."""

    title: str
    case_number: str
    round: str
    placements: list[PlacementFacts]


class PastSchemeFacts(TypedDict):
    """The scheme of 2009-2010, whole."""

    scheme: SchemeFacts
    rounds: list[RoundFacts]
    agenda: AgendaFacts
    projects: list[PastProjectFacts]


class PresentSchemeFacts(TypedDict):
    """The invented scheme of today."""

    scheme: SchemeFacts
    projects: list[PresentProjectFacts]


def _read(name: str) -> str:
    return (paths.demo_data() / f"{name}.json").read_text("utf-8")


def place_facts() -> PlaceFacts:
    """Return the municipality and its places."""
    found: PlaceFacts = json.loads(_read("places"))
    return found


def people_facts() -> PeopleFacts:
    """Return the invented people."""
    found: PeopleFacts = json.loads(_read("people"))
    return found


class PlanItemFacts(TypedDict):
    """An item of an action plan; days count from the day on which all were told."""

    what: str
    who: str
    due: int | None
    seen_by: str
    review: str
    comment: NotRequired[str]
    done: NotRequired[int]
    told: NotRequired[str]


class PlanFacts(TypedDict):
    """An action plan after a red; an empty round means whichever it was."""

    project: str
    round: str
    state: str
    items: list[PlanItemFacts]
    submitted: NotRequired[int]
    agreed: NotRequired[int]
    support: NotRequired[str]


def plan_facts() -> list[PlanFacts]:
    """Return the action plans of both schemes."""
    found: list[PlanFacts] = json.loads(_read("plans"))
    return found


def past_scheme_facts() -> PastSchemeFacts:
    """Return the scheme of 2009-2010."""
    found: PastSchemeFacts = json.loads(_read("scheme_2009"))
    return found


def present_scheme_facts() -> PresentSchemeFacts:
    """Return the invented scheme of today."""
    found: PresentSchemeFacts = json.loads(_read("scheme_now"))
    return found
