"""A rating in every state, and what assessor, approver and office do with it."""

from datetime import timedelta
from enum import StrEnum

from sqlalchemy import select

from portal.domain.assessments import (
    ASSESSMENT_TRANSITIONS,
    AssessmentAction,
    AssessmentState,
    Ratings,
)
from portal.domain.notices import NoticeRecipientKind, RedNoticeState
from portal.domain.rag import Rag
from portal.domain.rounds import RoundState
from portal.services import assessments, corrections, publication
from portal.services.assessments import Decision, Place
from portal.services.corrections import Correction
from portal.storage import models
from tests import factories
from tests.integration.steps.proof import AT, LINK, Deed, Ground, Hand

A, S = AssessmentAction, AssessmentState
OUT = {S.PUBLISHED, S.CORRECTED, S.WITHDRAWN}
EARLIER = AT - timedelta(days=1)
WHY = "Få er kommet."
RED = Decision(Ratings(overall=Rag.RED), WHY)


def lay(ground: Ground, state: StrEnum, deed: str) -> str:
    """Write a red rating of which all were told, in a state; the round is as far as it is."""
    made, session = ground.made, ground.session
    of_round = session.get_one(models.ReportingRound, made.summer.id)
    if deed == "publish":
        of_round.state = RoundState.PUBLISHED if state in OUT else RoundState.CLOSED
        factories.report(session, made.project_b.id, of_round.id)
        factories.assessment(session, made.project_b.id, of_round.id, Rag.GREEN, approved_at=AT)
    factories.report(session, made.project_a.id, of_round.id, workshop_id=ground.workshop().id)
    corrects = deed == "drop" and state not in OUT
    if corrects:
        _rating(ground, S.PUBLISHED, 1)
    row = _rating(ground, state, 2 if corrects else 1)
    if deed in {"reopen", "drop"}:
        _told(ground, row)
    return row.id


def _rating(ground: Ground, state: StrEnum, number: int) -> models.Assessment:
    made = ground.made
    return factories.assessment(
        ground.session,
        made.project_a.id,
        made.summer.id,
        Rag.RED,
        number=number,
        state=state,
        approved_at=AT,
        proposed_by_id=made.people["assessor"].id,
        holder_notified_at=EARLIER,
        owners_notified_at=EARLIER,
        published_at=AT if state in OUT else None,
    )


def _told(ground: Ground, row: models.Assessment) -> None:
    """Let the holder have been told of the rating by mail."""
    made, session = ground.made, ground.session
    mail_id = ground.notice_mail()
    holder = made.holder_a.id
    factories.red_notice(
        session,
        row.id,
        NoticeRecipientKind.HOLDER,
        holder,
        holder,
        mail_id=mail_id,
        state=RedNoticeState.SENT,
        counted_at=AT,
    )


def place(ground: Ground, row_id: str) -> Place:
    """Return where the rating stands, with its version."""
    row = ground.session.get_one(models.Assessment, row_id)
    return Place(row.project_id, row.round_id, row.version)


def standing(ground: Ground, row_id: str) -> Place:
    """Return where the rating stands, with the mark of what is out."""
    row = ground.session.get_one(models.Assessment, row_id)
    found = corrections.standing(ground.session, row.project_id, row.round_id)
    return Place(row.project_id, row.round_id, found.mark if found is not None else 0)


def save(ground: Ground, row_id: str) -> None:
    """Save another draft of it."""
    changed = Decision(Ratings(overall=Rag.RED), "Der kom endnu færre.")
    by = ground.actor("assessor")
    assessments.save_assessment(ground.session, place(ground, row_id), changed, by=by, at=AT)


def propose(ground: Ground, row_id: str) -> None:
    """Propose it to the approver."""
    by, seen = ground.actor("assessor"), place(ground, row_id)
    assessments.propose_assessment(ground.session, seen, RED, link=LINK, by=by, at=AT)


def send_back(ground: Ground, row_id: str) -> None:
    """Send it back to the assessor."""
    by = ground.actor("approver")
    assessments.send_back(ground.session, place(ground, row_id), "Fordi", by=by, at=AT)


def approve(ground: Ground, row_id: str) -> None:
    """Approve it."""
    by, seen = ground.actor("approver"), place(ground, row_id)
    assessments.approve_assessment(ground.session, seen, link=LINK, by=by, at=AT)


def reopen(ground: Ground, row_id: str) -> None:
    """Open it again before publication."""
    by = ground.actor("approver")
    assessments.reopen_assessment(ground.session, place(ground, row_id), "Fordi", by=by, at=AT)


def publish(ground: Ground, _row_id: str) -> None:
    """Publish the whole round."""
    by, round_id = ground.actor("secretariat"), ground.made.summer.id
    publication.publish_round(ground.session, round_id, link=lambda _id: LINK, by=by, at=AT)


def correct(ground: Ground, row_id: str) -> None:
    """Correct what is out to a better colour."""
    wanted = Correction(Ratings(overall=Rag.YELLOW), WHY, "Tallet var forkert.")
    by, seen = ground.actor("approver"), standing(ground, row_id)
    corrections.correct_assessment(ground.session, seen, wanted, link=LINK, by=by, at=AT)


def drop(ground: Ground, row_id: str) -> None:
    """Give up the correction that waits."""
    by = ground.actor("approver")
    corrections.drop_correction(ground.session, standing(ground, row_id), "Fordi", by=by, at=AT)


def withdraw(ground: Ground, row_id: str) -> None:
    """Withdraw what is out."""
    by, seen = ground.actor("approver"), standing(ground, row_id)
    corrections.withdraw_assessment(ground.session, seen, "Fordi", link=LINK, by=by, at=AT)


def state(ground: Ground, row_id: str) -> AssessmentState:
    """Return the state a version is in."""
    return ground.session.get_one(models.Assessment, row_id).state


def newest_state(ground: Ground, _row_id: str) -> AssessmentState:
    """Return the state of the version that was written last."""
    asked = select(models.Assessment).where(
        models.Assessment.project_id == ground.made.project_a.id
    )
    return ground.session.scalars(asked.order_by(models.Assessment.number)).all()[-1].state


RATING = Hand(
    ASSESSMENT_TRANSITIONS,
    lay,
    {
        "save": Deed((A.SAVE,), save),
        "propose": Deed((A.PROPOSE,), propose),
        "send_back": Deed((A.SEND_BACK,), send_back),
        "approve": Deed((A.APPROVE,), approve),
        "reopen": Deed((A.REOPEN,), reopen),
        "publish": Deed((A.PUBLISH,), publish, frozenset({"round_published"})),
        "correct": Deed((A.CORRECT,), correct),
        "drop": Deed((A.DROP,), drop),
        "withdraw": Deed((A.WITHDRAW,), withdraw),
    },
    state,
    {A.REOPEN: newest_state},
)
