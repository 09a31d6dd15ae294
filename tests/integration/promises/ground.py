"""The ground on which people meet: own and other objects of every kind, in two schemes.

A place is a project in a round with all that hangs on it, its ids under the names that addresses
use. The cast of factories.world belongs to the first scheme; nobody of it belongs to the place
abroad, which is of another scheme with other people.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.action_plan import ActionPlanState
from portal.domain.actors import Role, ScopeKind
from portal.domain.assessments import AssessmentState
from portal.domain.documents import RequestState
from portal.domain.escalation import CommitteeBasis, EscalationState
from portal.domain.notices import NoticeRecipientKind, RedNoticeState
from portal.domain.permissions import ProjectFacts
from portal.domain.rag import Rag
from portal.domain.reports import ReportState
from portal.domain.workshop import WorkshopState
from portal.storage import models
from portal.storage.document_store import DocumentStore
from portal.storage.queries.project_facts import project_facts
from tests import factories
from tests.factories import NOW, World

PUBLISHED = datetime(2010, 5, 7, 8, 0, tzinfo=UTC)
TOLD = PUBLISHED - timedelta(days=5)
NOWHERE = "zzzzzzzzzzzz"

Row = TypeVar("Row", bound=models.Base)


@dataclass(frozen=True, slots=True)
class Place:
    """One project in one round: the ids of its things, and what the rights ask of it.

    Attributes:
        name: What the place is called in a failing case.
        project_name: What its project is called.
        facts: Where the project belongs; None for the place where nothing is.
        submitted: Whether its report was sent.
        ids: Ids by the names of the arguments that addresses take.
        maker_id: Who made its document.
        asker_id: Who asked for a document about it.
    """

    name: str
    project_name: str
    facts: ProjectFacts | None
    submitted: bool
    ids: dict[str, str]
    maker_id: str
    asker_id: str


MISSING_IDS = (
    "project_id", "round_id", "scheme_id", "report_id", "document_id", "request_id", "item_id",
    "meeting_id", "case_id", "letter_id", "committee_id",
    "notice_id", "person_id", "assignment_id", "plan_id", "measure_id", "file_id", "annex_id",
)  # fmt: skip


def nowhere(like: Place) -> Place:
    """Return a place where nothing is, but whose addresses look like those of another place."""
    ids = {**like.ids, **dict.fromkeys(MISSING_IDS, NOWHERE), "number": "9", "key": NOWHERE}
    return Place("nowhere", "", None, submitted=False, ids=ids, maker_id="", asker_id="")


@dataclass(frozen=True, slots=True)
class Things:
    """What hangs on a place besides its project, round and report."""

    report: models.Report
    notice_id: str
    item_id: str
    person: models.Person
    part: tuple[str, str]
    number: int
    duty: str
    maker_id: str
    asker_id: str


def lay_out(session: Session, store: DocumentStore, made: World) -> tuple[Place, ...]:
    """Write the places of the cast, and one abroad; return them with the one where nothing is."""
    in_spring, at_a = _round_of_a(session, made)
    at_b = _red_of_b(session, made)
    abroad, c = _abroad(session, made)
    item_now = _item(session, made.scheme.id, made.summer, made.committee.id, 9)
    item_then = _item(session, made.scheme.id, made.spring, made.committee.id, 5)
    item_c = _item(session, abroad.id, c.round, str(made.other_administration.committee_id), 7)
    office, holder_b = made.people["secretariat"].id, made.people["holder_b"].id
    holder_a, stranger = made.people["holder_a"], c.people[0]
    rows = (
        ("A now", (made.project_a, made.summer),
         Things(at_a, in_spring[1], item_now, holder_a, ("kriterium", "hundred"), 2, "forlaeng",
                office, holder_a.id)),
        ("A then", (made.project_a, made.spring),
         Things(in_spring[0], in_spring[1], item_then, made.people["newcomer"],
                ("milepael", "start"), 1, "genaabn", holder_a.id, office)),
        ("B now", (made.project_b, made.summer),
         Things(at_b[0], at_b[1], item_now, made.people["certifier"], ("risiko", "few"), 1,
                "returner", holder_b, holder_b)),
        ("abroad", (c.project, c.round),
         Things(c.report, c.notice_id, item_c, stranger, ("boks", "families"), 2, "fritag",
                stranger.id, stranger.id)),
    )  # fmt: skip
    places = tuple(_place(session, store, *row) for row in rows)
    return (*places, nowhere(places[0]))


def _round_of_a(session: Session, made: World) -> tuple[tuple[models.Report, str], models.Report]:
    """Write project A: accepted and published in spring, a draft now, a workshop in work."""
    made.people["newcomer"] = _newcomer(session, made.project_a.id)
    agreed = factories.workshop(session, made.project_a.id)
    factories.workshop(session, made.project_a.id, number=2, state=WorkshopState.DRAFT)
    then = factories.report(
        session,
        made.project_a.id,
        made.spring.id,
        state=ReportState.ACCEPTED,
        workshop_id=agreed.id,
        receipt_number="2010-2-0001-AAAA",
    )
    told = {"holder_notified_at": TOLD, "owners_notified_at": TOLD, "published_at": PUBLISHED}
    red = factories.assessment(
        session,
        made.project_a.id,
        made.spring.id,
        Rag.RED,
        state=AssessmentState.PUBLISHED,
        proposed_by_id=made.people["assessor"].id,
        **told,
    )
    notice = _notice(session, red.id, made.pool_1.id, made.administration.id)
    plan = factories.action_plan(session, red, state=ActionPlanState.DRAFTED)
    plan.items = [models.ActionItem(position=1, what="Aftale med tre skoler", who="Foreningen")]
    now = factories.report(
        session,
        made.project_a.id,
        made.summer.id,
        state=ReportState.DRAFT,
        workshop_id=agreed.id,
        submitted_at=None,
    )
    return (then, notice), now


def _red_of_b(session: Session, made: World) -> tuple[models.Report, str]:
    """Write project B: submitted now, and proposed to be red, which nobody was told."""
    agreed = factories.workshop(session, made.project_b.id)
    kept = factories.report(
        session,
        made.project_b.id,
        made.summer.id,
        workshop_id=agreed.id,
        receipt_number="2010-3-0002-BBBB",
    )
    red = factories.assessment(
        session,
        made.project_b.id,
        made.summer.id,
        Rag.RED,
        state=AssessmentState.PROPOSED,
        proposed_by_id=made.people["assessor"].id,
        proposed_at=NOW,
    )
    return kept, _notice(session, red.id, made.pool_2.id, made.other_administration.id)


@dataclass(frozen=True, slots=True)
class _Foreign:
    project: models.Project
    round: models.ReportingRound
    report: models.Report
    notice_id: str
    people: tuple[models.Person, ...]


def _abroad(session: Session, made: World) -> tuple[models.MonitoringScheme, _Foreign]:
    """Write another scheme with its own office, holder, pool, project, round and report."""
    office = factories.organisation(session, "Kulturens kontor", is_administration=True)
    holder = factories.organisation(session, "Xylofonens Venner")
    committee_id = str(made.other_administration.committee_id)
    scheme = factories.scheme(session, office.id, committee_id, name="Kulturordningen", position=2)
    pool = factories.pool(session, "Kulturpuljen", office.id)
    project = factories.project(
        session, scheme.id, holder.id, "Qvindernes kor", owners=(office.id,), pool_id=pool.id
    )
    of_round = factories.reporting_round(session, scheme.id, "korrunden")
    agreed = factories.workshop(session, project.id)
    factories.workshop(session, project.id, number=2, state=WorkshopState.DRAFT)
    report = factories.report(
        session,
        project.id,
        of_round.id,
        workshop_id=agreed.id,
        state=ReportState.DRAFT,
        submitted_at=None,
    )
    red = factories.assessment(
        session, project.id, of_round.id, Rag.RED, state=AssessmentState.DRAFT
    )
    notice = _notice(session, red.id, pool.id, office.id)
    person = _newcomer(session, project.id, name="Ulla Udenfor")
    made.people["all_parts_abroad"] = _all_parts(session, scheme.id, project.id, made)
    return scheme, _Foreign(project, of_round, report, notice, (person,))


def _all_parts(session: Session, scheme_id: str, project_id: str, made: World) -> models.Person:
    """Write a person who plays every part abroad, and only reads project A here."""
    found = factories.person(session, "Alma Altmulig", password="closed")
    for role in (Role.PROJECT_EDITOR, Role.CERTIFIER):
        factories.assignment(session, found.id, role, ScopeKind.PROJECT, project_id)
    for role in (Role.ASSESSOR, Role.APPROVER, Role.SECRETARIAT, Role.ADMINISTRATOR):
        factories.assignment(session, found.id, role, ScopeKind.SCHEME, scheme_id)
    here = (Role.PROJECT_READER, ScopeKind.PROJECT, made.project_a.id)
    factories.assignment(session, found.id, *here)
    return found


def _newcomer(session: Session, project_id: str, name: str = "Ny Læser") -> models.Person:
    found = factories.person(session, name, confirmed_at=None)
    factories.assignment(session, found.id, Role.PROJECT_READER, ScopeKind.PROJECT, project_id)
    return found


def _notice(session: Session, assessment_id: str, pool_id: str, organisation_id: str) -> str:
    return factories.red_notice(
        session,
        assessment_id,
        NoticeRecipientKind.POOL_OWNER,
        pool_id,
        organisation_id,
        state=RedNoticeState.FAILED,
    ).id


def _item(
    session: Session,
    scheme_id: str,
    of_round: models.ReportingRound,
    committee_id: str,
    month: int,
) -> str:
    held = factories.meeting(session, committee_id, date(2010, month, 23))
    return factories.agenda_item(
        session, scheme_id, of_round.id, meetings=(held.id,), title=f"Punkt om {of_round.name}"
    ).id


def _document(
    session: Session,
    store: DocumentStore,
    name: str,
    at: tuple[models.Project, models.ReportingRound],
    things: Things,
) -> models.GeneratedDocument:
    project, of_round = at
    content = f"made of {name}".encode()
    return _kept(
        session,
        models.GeneratedDocument(
            kind="round-report",
            title=f"Dokument om {project.name}",
            filename="rapport.docx",
            file_format="docx",
            language="da",
            sha256=store.put(content),
            size=len(content),
            scheme_id=project.scheme_id,
            project_id=project.id,
            round_id=of_round.id,
            created_by_id=things.maker_id,
            created_at=NOW,
        ),
    )


def _request(session: Session, things: Things) -> models.DocumentRequest:
    return _kept(
        session,
        models.DocumentRequest(
            kind="round-report",
            arguments={"report": things.report.id},
            file_format="pdf",
            language="da",
            state=RequestState.FAILED,
            requested_by_id=things.asker_id,
            requested_at=NOW,
            error="Skriften mangler.",
        ),
    )


def _place(
    session: Session,
    store: DocumentStore,
    name: str,
    at: tuple[models.Project, models.ReportingRound],
    things: Things,
) -> Place:
    project, of_round = at
    document = _document(session, store, name, at, things)
    request = _request(session, things)
    case, letter = _case(session, project, of_round)
    held = select(models.RoleAssignment.id).where(
        models.RoleAssignment.person_id == things.person.id
    )
    case, letter = _case(session, project, of_round)
    ids = {
        "project_id": project.id,
        "round_id": of_round.id,
        "scheme_id": project.scheme_id,
        "report_id": things.report.id,
        "notice_id": things.notice_id,
        "item_id": things.item_id,
        "case_id": case.id,
        "letter_id": letter.id,
        "letter_part": "choices",
        "committee_id": case.committees[0].committee_id,
        "meeting_id": _meeting(session, things.item_id),
        "meeting_step": "close_agenda",
        "item_step": "submit",
        "why": "withdraw",
        "document_id": document.id,
        "request_id": request.id,
        **_plan_ids(session, project.id, of_round.id),
        "file_id": factories.attachment(session, store, report_id=things.report.id).id,
        "annex_id": factories.attachment(session, store, item_id=things.item_id).id,
        "person_id": things.person.id,
        "assignment_id": session.scalars(held).one(),
        "part": things.part[0],
        "key": things.part[1],
        "number": str(things.number),
        "duty": things.duty,
        "way": "op",
        "step": "activities",
        "code": "summary",
        "field": "activity",
    }
    submitted = things.report.submitted_at is not None
    facts = project_facts(session, project.id)
    return Place(name, project.name, facts, submitted, ids, things.maker_id, things.asker_id)


def _case(
    session: Session, project: models.Project, of_round: models.ReportingRound
) -> tuple[models.EscalationCase, models.Letter]:
    """Write a case of red twice, open for the newest round alone, with its drafted letter."""
    earlier = session.scalars(
        select(models.EscalationCase.id).where(models.EscalationCase.project_id == project.id)
    ).first()
    state = EscalationState.OPEN if earlier is None else EscalationState.CLOSED
    case = factories.escalation_case(session, project.id, of_round.id, state=state)
    committee_id = session.get_one(models.MonitoringScheme, project.scheme_id).committee_id
    case.committees = [
        models.EscalationCommittee(committee_id=committee_id, basis=CommitteeBasis.OWNER)
    ]
    letter = factories.letter(
        session, project.scheme_id, project_id=project.id, round_id=of_round.id, case_id=case.id
    )
    return case, letter


def _meeting(session: Session, item_id: str) -> str:
    """Return the meeting on whose agenda an item stands."""
    asked = select(models.MeetingPlacement.meeting_id)
    return session.scalars(asked.where(models.MeetingPlacement.item_id == item_id)).one()


def _plan_ids(session: Session, project_id: str, round_id: str) -> dict[str, str]:
    """Return the ids of the plan that answers a project's red in a round, and of its item."""
    asked = (
        select(models.ActionItem)
        .join(models.ActionPlan, models.ActionPlan.id == models.ActionItem.plan_id)
        .join(models.Assessment, models.Assessment.id == models.ActionPlan.assessment_id)
        .where(models.Assessment.project_id == project_id, models.Assessment.round_id == round_id)
    )
    found = session.scalars(asked).one_or_none()
    if found is None:
        return {"plan_id": NOWHERE, "measure_id": NOWHERE}
    return {"plan_id": found.plan_id, "measure_id": found.id}


def _kept(session: Session, row: Row) -> Row:
    session.add(row)
    session.flush()
    return row
