"""A notice of a red rating in every state, and what the mail server and the office do with it."""

from enum import StrEnum

from portal.domain.notice_channels import NoticeChannel
from portal.domain.notices import (
    RED_NOTICE_TRANSITIONS,
    NoticeRecipientKind,
    RedNoticeAction,
    RedNoticeState,
)
from portal.domain.outbox import MailState
from portal.domain.rag import Rag
from portal.services import notices
from portal.storage import models
from tests import factories
from tests.factories import TODAY
from tests.integration.steps.proof import AT, Deed, Ground, Hand

A, S = RedNoticeAction, RedNoticeState
TOLD = {S.SENT, S.LOGGED}


def lay(ground: Ground, state: StrEnum, deed: str) -> str:
    """Write the notice of a red rating to its holder in a state; its mail has come as far."""
    made, session = ground.made, ground.session
    red = factories.assessment(session, made.project_a.id, made.summer.id, Rag.RED, approved_at=AT)
    mail_id = ground.notice_mail()
    session.get_one(models.OutboundMail, mail_id).state = (
        MailState.QUEUED if state is S.QUEUED else MailState.SENT
    )
    holder = made.holder_a.id
    return factories.red_notice(
        session,
        red.id,
        NoticeRecipientKind.HOLDER,
        holder,
        holder,
        mail_id=mail_id,
        state=state,
        counted_at=AT if state in TOLD else None,
    ).id


def notice_of(ground: Ground, notice_id: str) -> models.RedNotice:
    """Return the notice as it stands."""
    return ground.session.get_one(models.RedNotice, notice_id)


def accepted(ground: Ground, notice_id: str) -> None:
    """Let the mail server accept its mail."""
    notices.count_notices(ground.session, notice_of(ground, notice_id).mail_id or "", AT)


def refused(ground: Ground, notice_id: str) -> None:
    """Let the mail server refuse its mail for good."""
    notices.fail_notices(ground.session, notice_of(ground, notice_id).mail_id or "", AT)


def came_back(ground: Ground, notice_id: str) -> None:
    """Note that its mail came back."""
    notices.bounce_notice(ground.session, notice_id, by=ground.actor("secretariat"), at=AT)


def resend(ground: Ground, notice_id: str) -> None:
    """Send it again."""
    notices.resend_notice(ground.session, notice_id, by=ground.actor("secretariat"), at=AT)


def log(ground: Ground, notice_id: str) -> None:
    """Log a call."""
    notices.log_notice(
        ground.session,
        notice_id,
        NoticeChannel.CALL,
        TODAY,
        "Talte med lederen.",
        by=ground.actor("secretariat"),
        at=AT,
    )


def rating_id(ground: Ground, notice_id: str) -> str:
    """Return the rating that the notice is of; the journal tells of it there."""
    return notice_of(ground, notice_id).assessment_id


def state(ground: Ground, notice_id: str) -> RedNoticeState:
    """Return the state the notice is in."""
    return notice_of(ground, notice_id).state


NOTICE = Hand(
    RED_NOTICE_TRANSITIONS,
    lay,
    {
        "accepted": Deed((A.SEND,), accepted),
        "refused": Deed((A.FAIL,), refused),
        "came_back": Deed((A.BOUNCE,), came_back),
        "resend": Deed((A.RESEND,), resend),
        "log": Deed((A.LOG,), log),
    },
    state,
    filed_under=rating_id,
)
