"""The scheme of 2009-2010: ten projects, three published rounds, and the committee's item."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from portal.demo.diary import Diary, instant
from portal.demo.facts import (
    AgendaFacts,
    PastProjectFacts,
    PastSchemeFacts,
    ReportFacts,
    RoundFacts,
)
from portal.demo.places import Places
from portal.demo.projects import Scheme
from portal.demo.ratings import Rated, Stage, add_assessment
from portal.demo.reports import Subject, Writer, add_report, send_report
from portal.demo.stagecraft import Stagecraft
from portal.demo.workshops import Signers, add_workshop
from portal.domain.agenda import AgendaItemState, MeetingState
from portal.domain.assessments import AssessmentState
from portal.domain.rag import CellKind
from portal.domain.reports import ReportState
from portal.domain.rounds import RoundState
from portal.storage.models import (
    AgendaItem,
    Meeting,
    MeetingPlacement,
    Project,
    ReportingRound,
    RoundStanding,
)
from portal.tokens import new_id

NOON = 12


@dataclass(frozen=True, slots=True)
class PastRound:
    """A round that was added, with its days."""

    row: ReportingRound
    facts: RoundFacts


def add_past_rounds(
    session: Session, scheme: Scheme, facts: list[RoundFacts], diary: Diary
) -> dict[str, PastRound]:
    """Add the published rounds of a scheme, by name."""
    added: dict[str, PastRound] = {}
    for position, one in enumerate(facts, 1):
        days = {name: date.fromisoformat(one[name]) for name in ("opens", "due", "published")}
        start, end = (date.fromisoformat(day) for day in one["period"])
        row = ReportingRound(
            id=new_id(),
            scheme_id=scheme.id,
            name=one["name"],
            position=position,
            period_start=start,
            period_end=end,
            opens_on=days["opens"],
            due=days["due"],
            assess_by=date.fromisoformat(one["assess_by"]),
            publish_on=days["published"],
            state=RoundState.PUBLISHED,
            opened_at=instant(days["opens"], 8),
            closed_at=instant(days["due"] + timedelta(days=1), 8),
            published_at=instant(days["published"], 10),
        )
        added[row.name] = PastRound(row, one)
        session.add(row)
        for action, at in (
            ("round_opened", row.opened_at),
            ("round_closed", row.closed_at),
            ("round_published", row.published_at),
        ):
            if at is not None:
                diary.note(at, action, "round", row.id)
    session.flush()
    return added


def add_past_scheme(
    session: Session,
    scheme: Scheme,
    facts: PastSchemeFacts,
    projects: dict[int, Project],
    *,
    places: Places,
    craft: Stagecraft,
) -> None:
    """Add rounds, workshops, reports, ratings and the committee's item of 2009-2010."""
    rounds = add_past_rounds(session, scheme, facts["rounds"], craft.diary)
    cast = craft.notices.cast
    for one in facts["projects"]:
        project = projects[one["number"]]
        signers = Signers(cast.editor(project), cast.office)
        workshop = add_workshop(
            session,
            project,
            one["workshop"],
            scheme.calendar,
            signers=signers,
            diary=craft.diary,
        )
        session.flush()
        reds = 0
        for name, told in one["reports"].items():
            subject = Subject(scheme, project, workshop, rounds[name].row)
            days = rounds[name].facts
            reds += add_past_report(session, subject, days, told, craft, is_second=reds > 0)
        _add_standing(session, project, one, rounds)
    committee_id = places.committees[facts["scheme"]["committee"]]
    _add_agenda(
        session,
        scheme,
        facts["agenda"],
        rounds,
        committee_id=committee_id,
        diary=craft.diary,
    )


def add_past_report(
    session: Session,
    subject: Subject,
    facts: RoundFacts,
    told: ReportFacts,
    craft: Stagecraft,
    *,
    is_second: bool = False,
) -> bool:
    """Add a report of a published round with its assessment; return whether it was red."""
    minute = subject.project.number * 3
    submitted_at = instant(date.fromisoformat(facts["submitted"]), 14, minute + 14)
    assessed_on = date.fromisoformat(facts["assessed"])
    writer = Writer(
        craft.notices.cast.editor(subject.project),
        submitted_at - timedelta(minutes=3),
        submitted_at,
        instant(assessed_on, 9, minute),
    )
    report = add_report(session, subject, told, ReportState.ACCEPTED, writer)
    send_report(session, report, writer, craft.receipts, craft.diary)
    session.flush()
    stage = Stage(
        AssessmentState.PUBLISHED,
        created_at=instant(assessed_on, 9, minute + 2),
        proposed_at=instant(assessed_on, NOON, minute),
        approved_at=instant(date.fromisoformat(facts["approved"]), 9, minute),
        published_at=subject.round.published_at,
    )
    rationale = told.get("rationale", "")
    rated = Rated(subject, report)
    found = add_assessment(session, rated, stage, rationale, craft, is_second=is_second)
    return found.holder_notified_at is not None


def _add_standing(
    session: Session, project: Project, facts: PastProjectFacts, rounds: dict[str, PastRound]
) -> None:
    if "standing" not in facts:
        return
    name, kind, reason = facts["standing"]
    in_round = rounds[name]
    session.add(
        RoundStanding(
            project_id=project.id,
            round_id=in_round.row.id,
            kind=CellKind(kind),
            reason=reason,
            set_at=instant(date.fromisoformat(in_round.facts["approved"]), 10),
        )
    )


def _add_agenda(
    session: Session,
    scheme: Scheme,
    facts: AgendaFacts,
    rounds: dict[str, PastRound],
    *,
    committee_id: str,
    diary: Diary,
) -> None:
    first_placed = date.fromisoformat(facts["placements"][0]["placed"])
    item = AgendaItem(
        id=new_id(),
        scheme_id=scheme.id,
        round_id=rounds[facts["round"]].row.id,
        title=facts["title"],
        case_number=facts["case_number"],
        state=AgendaItemState.SCHEDULED,
        created_at=instant(first_placed - timedelta(days=1), 9),
    )
    session.add(item)
    session.flush()
    for position, one in enumerate(facts["placements"], 1):
        meeting = Meeting(
            id=new_id(),
            committee_id=committee_id,
            on=date.fromisoformat(one["on"]),
            state=MeetingState(one["meeting"]),
        )
        session.add(meeting)
        session.flush()
        placed_at = instant(date.fromisoformat(one["placed"]), 9)
        session.add(
            MeetingPlacement(
                id=new_id(),
                item_id=item.id,
                meeting_id=meeting.id,
                position=position,
                number=one["number"],
                reason=one["reason"],
                placed_at=placed_at,
            )
        )
        diary.note(placed_at, "item_scheduled", "agenda_item", item.id, meeting=meeting.id)
    session.flush()
