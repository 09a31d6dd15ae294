"""Schemes and projects of the demo as the register holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from portal.demo.diary import Calendar, Diary, instant
from portal.demo.facts import ProjectFacts, SchemeFacts
from portal.demo.places import Places
from portal.domain.overview import ProjectPhase
from portal.domain.policy import SchemePolicy
from portal.i18n import search_key, sort_key
from portal.storage.models import (
    Evaluation,
    FundingLine,
    MonitoringScheme,
    Project,
    ProjectDistrict,
    ProjectFocusArea,
    ProjectOwner,
    ProjectPolicyGoal,
)
from portal.storage.queries.schemes import policy_from_json, policy_to_json
from portal.tokens import new_id

EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme that was added: its id, its settings, and the calendar its facts are written in."""

    id: str
    policy: SchemePolicy
    calendar: Calendar


def add_scheme(
    session: Session, facts: SchemeFacts, position: int, places: Places, calendar: Calendar
) -> Scheme:
    """Add a monitoring scheme."""
    policy = policy_from_json(dict(facts["policy"]))
    decided = facts["decision_date"]
    scheme = MonitoringScheme(
        id=new_id(),
        name=facts["name"],
        subject=facts["subject"],
        position=position,
        organisation_id=places.organisations[facts["organisation"]],
        committee_id=places.committees[facts["committee"]],
        decision_body=facts["decision_body"],
        decision_reference=facts["decision_reference"],
        decision_date=None if decided is None else date.fromisoformat(decided),
        signatory=facts["signatory"],
        policy=policy_to_json(policy),
    )
    session.add(scheme)
    session.flush()
    return Scheme(scheme.id, policy, calendar)


def add_projects(
    session: Session, scheme: Scheme, facts: Sequence[ProjectFacts], places: Places, diary: Diary
) -> dict[int, Project]:
    """Add the projects of a scheme with money, owners, areas and districts, by their number."""
    added = {one["number"]: _project(one, scheme, places) for one in facts}
    session.add_all(added.values())
    session.flush()
    for one in facts:
        project = added[one["number"]]
        _belongings(session, project, one, places, scheme.calendar)
        diary.note(project.created_at, "project_registered", "project", project.id)
    session.flush()
    return added


def _project(facts: ProjectFacts, scheme: Scheme, places: Places) -> Project:
    start, end = (scheme.calendar.day(day) for day in facts["period"])
    holder = facts.get("holder", facts["owners"][0])
    ended = facts.get("ended")
    monitored_from = scheme.calendar.day(facts["monitored_from"])
    return Project(
        id=new_id(),
        scheme_id=scheme.id,
        number=facts["number"],
        name=facts["name"],
        short_name=facts["short"],
        sort_key=sort_key(facts["name"]),
        search_key=search_key(facts["name"]),
        phase=ProjectPhase(facts["phase"]),
        description=facts["workshop"]["problem"],
        purpose=facts["purpose"],
        problem_note=facts.get("problem_note", ""),
        target_group=facts["target_group"],
        starts_on=start,
        ends_on=end,
        ended_on=None if ended is None else scheme.calendar.day(ended),
        holder_organisation_id=places.organisations[holder],
        yearly_budget=Decimal(facts["yearly_budget"]),
        is_monitored=True,
        monitored_from=monitored_from,
        created_at=instant(min(start, monitored_from)),
    )


def _belongings(
    session: Session, project: Project, facts: ProjectFacts, places: Places, calendar: Calendar
) -> None:
    session.add_all(
        ProjectOwner(
            project_id=project.id, organisation_id=places.organisations[code], position=position
        )
        for position, code in enumerate(facts["owners"], 1)
    )
    session.add_all(
        FundingLine(
            id=new_id(),
            project_id=project.id,
            position=position,
            source=source,
            year=year if year > 1 else calendar.base.year + year,
            amount=Decimal(amount),
            is_municipal=pool != EXTERNAL,
            pool_id=None if pool in {None, EXTERNAL} else places.pools[str(pool)],
        )
        for position, (source, year, amount, pool) in enumerate(facts["funding"], 1)
    )
    for name in facts["areas"]:
        session.add(ProjectFocusArea(project_id=project.id, focus_area_id=places.areas[name]))
        session.add(ProjectPolicyGoal(project_id=project.id, policy_goal_id=places.goals[name]))
    session.add_all(
        ProjectDistrict(project_id=project.id, district_id=places.districts[name])
        for name in facts["districts"]
    )
    session.add_all(
        Evaluation(id=new_id(), project_id=project.id, kind=kind, due=calendar.day(due))
        for kind, due in facts.get("evaluations", [])
    )
