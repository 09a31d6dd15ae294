"""A project, its workshop and a round in every state, and what is done with them."""

from datetime import timedelta
from enum import StrEnum

from portal.domain.assessments import AssessmentState
from portal.domain.overview import PROJECT_TRANSITIONS, ProjectAction, ProjectPhase
from portal.domain.rag import Rag
from portal.domain.rounds import ROUND_TRANSITIONS, RoundAction, RoundState
from portal.domain.workshop import WORKSHOP_TRANSITIONS, WorkshopAction, WorkshopState
from portal.services import publication, rounds, workshop_plan, workshops
from portal.services.project_phases import change_phase
from portal.storage import models
from tests import factories
from tests.integration.steps.proof import AT, LINK, Deed, Ground, Hand

A, S = WorkshopAction, WorkshopState
P, R = ProjectAction, RoundAction
HELD = {S.AGREED, S.SUPERSEDED}
LATER = AT + timedelta(hours=1)


def lay_workshop(ground: Ground, state: StrEnum, deed: str) -> str:
    """Write a version in a state; one to be agreed is signed, one to be superseded has a newer."""
    signed = {"holder_signed_at": AT, "holder_signed_by_id": ground.made.people["holder_a"].id}
    row = ground.workshop()
    row.state, row.agreed_at = S(state), AT if state in HELD else None
    row.holder_signed_at, row.holder_signed_by_id = AT, ground.made.people["holder_a"].id
    if deed == "agree_next":
        newer = {"number": 2, "revision_reason": "Nye tal", "agreed_at": None}
        project_id = ground.made.project_a.id
        factories.workshop(ground.session, project_id, state=S.PROPOSED, **newer, **signed)
    ground.session.flush()
    return row.id


def save(ground: Ground, _workshop_id: str) -> None:
    """Remove a risk from the version."""
    by, project_id = ground.actor("holder_a"), ground.made.project_a.id
    workshop_plan.remove_risk(ground.session, project_id, 1, "few", by=by, at=AT)


def propose(ground: Ground, _workshop_id: str) -> None:
    """Put the version forward."""
    by, project_id = ground.actor("holder_a"), ground.made.project_a.id
    workshops.propose_workshop(ground.session, project_id, 1, link=LINK, by=by, at=AT)


def rework(ground: Ground, _workshop_id: str) -> None:
    """Take the version back."""
    by, project_id = ground.actor("holder_a"), ground.made.project_a.id
    workshops.rework_workshop(ground.session, project_id, 1, by=by, at=AT)


def agree(ground: Ground, _workshop_id: str, number: int = 1) -> None:
    """Sign the version for the office."""
    by, project_id = ground.actor("secretariat"), ground.made.project_a.id
    workshops.agree_workshop(ground.session, project_id, number, link=LINK, by=by, at=AT)


def agree_next(ground: Ground, workshop_id: str) -> None:
    """Agree the version after it."""
    agree(ground, workshop_id, 2)


def workshop_state(ground: Ground, workshop_id: str) -> WorkshopState:
    """Return the state the version is in."""
    return ground.session.get_one(models.Workshop, workshop_id).state


def lay_project(ground: Ground, state: StrEnum, deed: str) -> str:
    """Put project A into a phase, with an agreed workshop."""
    row = ground.session.get_one(models.Project, ground.made.project_a.id)
    row.phase = ProjectPhase(state)
    ground.session.flush()
    return row.id


def lead(action: ProjectAction) -> Deed:
    """Return the office's way of leading a project to another phase."""

    def take(ground: Ground, project_id: str) -> None:
        by = ground.actor("secretariat")
        change_phase(ground.session, project_id, action, "Fordi", link=LINK, by=by, at=AT)

    return Deed((action,), take)


def phase(ground: Ground, project_id: str) -> ProjectPhase:
    """Return the phase the project is in."""
    return ground.session.get_one(models.Project, project_id).phase


def lay_round(ground: Ground, state: StrEnum, deed: str) -> str:
    """Put the summer round into a state, with two approved ratings to publish."""
    made, session = ground.made, ground.session
    row = session.get_one(models.ReportingRound, made.summer.id)
    row.state = RoundState(state)
    for project in (made.project_a, made.project_b):
        if deed != "open_":
            factories.report(session, project.id, row.id)
            rating = {"state": AssessmentState.APPROVED, "approved_at": AT}
            factories.assessment(session, project.id, row.id, Rag.GREEN, **rating)
    return row.id


def open_(ground: Ground, round_id: str) -> None:
    """Open the round."""
    by = ground.actor("secretariat")
    rounds.open_round(ground.session, round_id, link=lambda _id: LINK, by=by, at=AT)


def close(ground: Ground, round_id: str) -> None:
    """Close the round."""
    rounds.close_round(ground.session, round_id, by=ground.actor("secretariat"), at=AT)


def publish(ground: Ground, round_id: str) -> None:
    """Publish the round."""
    by = ground.actor("secretariat")
    publication.publish_round(ground.session, round_id, link=lambda _id: LINK, by=by, at=LATER)


def supplement(ground: Ground, round_id: str) -> None:
    """Publish what came after the round was published."""
    by = ground.actor("secretariat")
    publication.supplement_round(ground.session, round_id, link=lambda _id: LINK, by=by, at=LATER)


def round_state(ground: Ground, round_id: str) -> RoundState:
    """Return the state the round is in."""
    return ground.session.get_one(models.ReportingRound, round_id).state


WORKSHOP = Hand(
    WORKSHOP_TRANSITIONS,
    lay_workshop,
    {
        "save": Deed((A.SAVE,), save),
        "propose": Deed((A.PROPOSE,), propose),
        "rework": Deed((A.REWORK,), rework),
        "agree": Deed((A.AGREE,), agree),
        "agree_next": Deed((A.SUPERSEDE,), agree_next, frozenset({"workshop_agreed"})),
    },
    workshop_state,
)

PROJECT = Hand(
    PROJECT_TRANSITIONS, lay_project, {action.value: lead(action) for action in P}, phase
)

ROUND = Hand(
    ROUND_TRANSITIONS,
    lay_round,
    {
        "open_": Deed((R.OPEN,), open_),
        "close": Deed((R.CLOSE,), close),
        "publish": Deed((R.PUBLISH,), publish),
        "supplement": Deed((R.SUPPLEMENT,), supplement),
    },
    round_state,
)
