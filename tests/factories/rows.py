"""Makers of rows: each writes one with sensible values, and keywords override them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from sqlalchemy.orm import Session

from portal.domain.actors import Role, ScopeKind
from portal.domain.agenda import DecisionKind
from portal.domain.assessments import AssessmentState
from portal.domain.letters import LetterKind
from portal.domain.notice_channels import NoticeChannel
from portal.domain.notices import NoticeRecipientKind, RedNoticeState
from portal.domain.overview import ProjectPhase
from portal.domain.rag import Rag
from portal.domain.reports import ReportState
from portal.domain.rounds import RoundState
from portal.domain.theory import Level, NodeKind
from portal.domain.workshop import WorkshopState
from portal.i18n import search_key, sort_key
from portal.storage import models
from portal.storage.document_store import DocumentStore
from portal.tokens import new_id, new_secret

NOW = datetime(2010, 7, 8, 12, 0, tzinfo=UTC)
TODAY = date(2010, 7, 8)
BEGINNING = date(2006, 1, 1)

Written = TypeVar("Written", bound=models.Base)


def municipality(session: Session, **values: object) -> models.Municipality:
    """Write the municipality."""
    standard = {
        "name": "Prøvekøbing Kommune",
        "address": "Rådhuspladsen 1, 9999 Prøvekøbing",
        "contact_email": "kontor@proevekoebing.example",
        "contact_text": "Ring til sekretariatet på 33 66 00 00.",
        "is_demo": True,
    }
    return _write(session, models.Municipality(**{**standard, **values}))


def committee(session: Session, name: str, **values: object) -> models.Committee:
    """Write a committee."""
    standard = {"name": name, "code": name[:3].upper(), "position": 1, "valid_from": BEGINNING}
    return _write(session, models.Committee(**{**standard, **values}))


def organisation(session: Session, name: str, **values: object) -> models.Organisation:
    """Write an organisation; an association unless told otherwise."""
    standard = {
        "name": name,
        "valid_from": BEGINNING,
        "sort_key": sort_key(name),
        "search_key": search_key(name),
    }
    return _write(session, models.Organisation(**{**standard, **values}))


def pool(session: Session, name: str, owner: str, **values: object) -> models.FundingPool:
    """Write a pool held by an organisation."""
    standard = {"name": name, "owner_organisation_id": owner, "sort_key": sort_key(name)}
    return _write(session, models.FundingPool(**{**standard, **values}))


def scheme(
    session: Session, organisation_id: str, committee_id: str, **values: object
) -> models.MonitoringScheme:
    """Write a monitoring scheme with the standard policy."""
    standard = {
        "name": "Monitorering af integrationsprojekter",
        "subject": "integrationsprojekter",
        "position": 1,
        "organisation_id": organisation_id,
        "committee_id": committee_id,
        "policy": {},
    }
    return _write(session, models.MonitoringScheme(**{**standard, **values}))


def reporting_round(
    session: Session, scheme_id: str, name: str, **values: object
) -> models.ReportingRound:
    """Write an open round for the second quarter of 2010."""
    standard = {
        "scheme_id": scheme_id,
        "name": name,
        "position": 1,
        "period_start": date(2010, 4, 1),
        "period_end": date(2010, 6, 30),
        "opens_on": date(2010, 6, 21),
        "due": date(2010, 7, 9),
        "assess_by": date(2010, 7, 23),
        "publish_on": date(2010, 8, 6),
        "state": RoundState.OPEN,
    }
    return _write(session, models.ReportingRound(**{**standard, **values}))


def person(session: Session, name: str, **values: object) -> models.Person:
    """Write a person with a confirmed account and no password."""
    standard = {
        "email": f"{name.split(maxsplit=1)[0].lower()}.{new_id()}@proevekoebing.example",
        "name": name,
        "sort_key": sort_key(name),
        "fs_uniquifier": new_secret(),
        "created_at": NOW,
        "confirmed_at": NOW,
    }
    return _write(session, models.Person(**{**standard, **values}))


def assignment(
    session: Session, person_id: str, role: Role, kind: ScopeKind, scope_id: str, **values: object
) -> models.RoleAssignment:
    """Give a person a role in a scope."""
    standard = {
        "person_id": person_id,
        "role": role,
        "scope_kind": kind,
        "scope_id": scope_id,
        "valid_from": BEGINNING,
    }
    return _write(session, models.RoleAssignment(**{**standard, **values}))


def project(
    session: Session,
    scheme_id: str,
    holder_id: str,
    name: str,
    *,
    owners: tuple[str, ...] = (),
    pool_id: str | None = None,
    **values: object,
) -> models.Project:
    """Write a monitored, active project with 250,000 kr. of the municipality's money."""
    standard = {
        "scheme_id": scheme_id,
        "number": 1,
        "name": name,
        "sort_key": sort_key(name),
        "search_key": search_key(name),
        "phase": ProjectPhase.ACTIVE,
        "starts_on": date(2008, 11, 1),
        "ends_on": date(2010, 12, 31),
        "holder_organisation_id": holder_id,
        "yearly_budget": Decimal(250_000),
        "is_monitored": True,
        "monitored_from": date(2008, 11, 1),
        "created_at": NOW,
    }
    found = _write(session, models.Project(**{**standard, **values}))
    for position, owner in enumerate(owners, 1):
        _write(
            session,
            models.ProjectOwner(project_id=found.id, organisation_id=owner, position=position),
        )
    funding_line(session, found.id, pool_id=pool_id)
    return found


def funding_line(session: Session, project_id: str, **values: object) -> models.FundingLine:
    """Write a line of municipal money."""
    standard = {
        "project_id": project_id,
        "position": 1,
        "source": "Kommunen",
        "year": 2010,
        "amount": Decimal(250_000),
        "is_municipal": True,
    }
    return _write(session, models.FundingLine(**{**standard, **values}))


def workshop(session: Session, project_id: str, **values: object) -> models.Workshop:
    """Write an agreed workshop: one activity, one outcome, a criterion, a milestone, a risk."""
    standard = {
        "project_id": project_id,
        "number": 1,
        "state": WorkshopState.AGREED,
        "held_on": date(2008, 10, 20),
        "problem": "Familier i området kender ikke tilbuddene.",
        "created_at": NOW,
        "agreed_at": NOW,
    }
    found = _write(session, models.Workshop(**{**standard, **values}))
    found.nodes = [
        models.ResultNode(key="meetings", kind=NodeKind.ACTIVITY, text="Møder", position=1),
        models.ResultNode(key="families", kind=NodeKind.OUTCOME, text="Familier", position=2),
    ]
    found.links = [
        models.CausalLink(
            from_key="meetings", to_key="families", assumption="De kommer", position=1
        )
    ]
    found.criteria = [_criterion()]
    found.milestones = [
        models.Milestone(
            key="start", position=1, title="Første møde", baseline_date=date(2009, 2, 1)
        )
    ]
    found.risks = [models.Risk(key="few", position=1, text="Få frivillige", likelihood=3, impact=4)]
    session.flush()
    return found


def _criterion() -> models.SuccessCriterion:
    return models.SuccessCriterion(
        key="hundred",
        position=1,
        node_key="families",
        label="100 familier deltager",
        unit="familier",
        level=Level.RESULT,
        baseline_value=Decimal(0),
        baseline_on=date(2008, 11, 1),
        target=Decimal(100),
        group="Familier",
        due=date(2010, 6, 30),
    )


def report(session: Session, project_id: str, round_id: str, **values: object) -> models.Report:
    """Write a submitted report."""
    standard = {
        "project_id": project_id,
        "round_id": round_id,
        "state": ReportState.SUBMITTED,
        "submitted_at": NOW,
        "activity_text": "Vi har holdt fire møder.",
        "result_text": "60 familier har deltaget.",
        "own_overall": Rag.GREEN,
    }
    return _write(session, models.Report(**{**standard, **values}))


def assessment(
    session: Session, project_id: str, round_id: str, rag: Rag | None, **values: object
) -> models.Assessment:
    """Write an approved, unpublished assessment."""
    standard = {
        "project_id": project_id,
        "round_id": round_id,
        "number": 1,
        "state": AssessmentState.APPROVED,
        "activity": rag,
        "result": rag,
        "rag": rag,
        "rationale": "Se rapporten.",
        "created_at": NOW,
    }
    return _write(session, models.Assessment(**{**standard, **values}))


def red_notice(
    session: Session,
    assessment_id: str,
    kind: NoticeRecipientKind,
    recipient_id: str,
    organisation_id: str,
    **values: object,
) -> models.RedNotice:
    """Write a queued notice of a red rating, sent by mail."""
    standard = {
        "assessment_id": assessment_id,
        "recipient_kind": kind,
        "recipient_id": recipient_id,
        "organisation_id": organisation_id,
        "channel": NoticeChannel.MAIL,
        "state": RedNoticeState.QUEUED,
        "queued_at": NOW,
    }
    return _write(session, models.RedNotice(**{**standard, **values}))


def meeting(session: Session, committee_id: str, on: date, **values: object) -> models.Meeting:
    """Write a planned meeting of a committee."""
    standard = {"committee_id": committee_id, "on": on}
    return _write(session, models.Meeting(**{**standard, **values}))


def agenda_item(
    session: Session,
    scheme_id: str,
    round_id: str,
    *,
    meetings: tuple[str, ...] = (),
    **values: object,
) -> models.AgendaItem:
    """Write an item about a round, placed at one meeting after the other."""
    standard = {
        "scheme_id": scheme_id,
        "round_id": round_id,
        "title": "Monitorering af integrationsprojekter",
        "created_at": NOW,
    }
    found = _write(session, models.AgendaItem(**{**standard, **values}))
    for place, meeting_id in enumerate(meetings):
        _write(
            session,
            models.MeetingPlacement(
                item_id=found.id,
                meeting_id=meeting_id,
                position=place + 1,
                number=4,
                reason="Udsat" if place else "",
                placed_at=NOW + timedelta(days=place),
            ),
        )
    return found


def action_plan(
    session: Session, assessment: models.Assessment, **values: object
) -> models.ActionPlan:
    """Write the action plan of a red rating, requested and due in a fortnight."""
    standard = {
        "project_id": assessment.project_id,
        "assessment_id": assessment.id,
        "requested_at": NOW,
        "due": TODAY + timedelta(days=14),
    }
    return _write(session, models.ActionPlan(**{**standard, **values}))


def escalation_case(
    session: Session, project_id: str, *round_ids: str, **values: object
) -> models.EscalationCase:
    """Write an open case of a project that was red in these rounds."""
    standard = {
        "project_id": project_id,
        "opened_at": NOW,
        "rounds": [models.EscalationRound(round_id=one) for one in round_ids],
    }
    return _write(session, models.EscalationCase(**{**standard, **values}))


def letter(session: Session, scheme_id: str, **values: object) -> models.Letter:
    """Write a letter in draft."""
    standard = {
        "kind": LetterKind.SECOND_RED,
        "scheme_id": scheme_id,
        "recipient": "Børne- og Ungdomsudvalget",
        "created_at": NOW,
    }
    return _write(session, models.Letter(**{**standard, **values}))


def attachment(session: Session, store: DocumentStore, **values: object) -> models.Attachment:
    """Write a file of a report or an item, named in the values; it may not be published."""
    content = b"%PDF-1.7 En fil.\n%%EOF"
    standard = {
        "filename": "bilag.pdf",
        "file_format": "pdf",
        "sha256": store.put(content),
        "size": len(content),
        "added_at": NOW,
    }
    return _write(session, models.Attachment(**{**standard, **values}))


def decision(session: Session, placed: models.MeetingPlacement) -> models.AgendaDecision:
    """Write that a committee approved an item at the meeting it was placed on."""
    return _write(
        session,
        models.AgendaDecision(
            item_id=placed.item_id,
            meeting_id=placed.meeting_id,
            kind=DecisionKind.APPROVED,
            text="Indstillingen blev godkendt.",
            recorded_at=NOW,
        ),
    )


def _write(session: Session, row: Written) -> Written:
    session.add(row)
    session.flush()
    return row
