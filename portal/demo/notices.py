"""Notices of red ratings in the demo, given to the holder and the owners before publication."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.demo.diary import Diary
from portal.demo.people import Cast
from portal.demo.values import funding_lines
from portal.domain.notice_channels import NoticeChannel
from portal.domain.notices import (
    NoticeRecipient,
    NoticeRecipientKind,
    RedNoticeState,
    notice_recipients,
)
from portal.domain.outbox import MailState
from portal.mail.compose import MailText
from portal.mail.rating_texts import red_notice_holder, red_notice_owner
from portal.storage.models import (
    Assessment,
    FundingLine,
    FundingPool,
    Organisation,
    OutboundMail,
    Person,
    Project,
    ProjectOwner,
    RedNotice,
)
from portal.storage.outbox import queue_mail
from portal.tokens import new_id


@dataclass(frozen=True, slots=True)
class Told:
    """What a notice tells of: project, round, day of publication, and whether red before."""

    project: Project
    round_name: str
    publish_on: date
    is_second: bool


@dataclass(frozen=True, slots=True)
class Notices:
    """Gives notices in the name of the municipality."""

    municipality: str
    address: str
    cast: Cast

    def give(
        self, session: Session, told: Told, assessment: Assessment, at: datetime, diary: Diary
    ) -> None:
        """Tell the holder and every owner of a red rating by mail, and note it on the rating."""
        for one in _recipients(session, told.project):
            source, organisation_id = _source(session, one)
            person = session.get_one(Person, self._person(one, told.project))
            holder = one.kind is NoticeRecipientKind.HOLDER
            text = self._text(person, told, assessment, "" if holder else source)
            mail_id = _sent_mail(session, person, text, assessment, at)
            session.add(
                RedNotice(
                    id=new_id(),
                    assessment_id=assessment.id,
                    recipient_kind=one.kind,
                    recipient_id=one.id,
                    organisation_id=organisation_id,
                    channel=NoticeChannel.MAIL,
                    state=RedNoticeState.SENT,
                    mail_id=mail_id,
                    queued_at=at,
                    counted_at=at,
                )
            )
            diary.note(at, "red_notice_sent", "assessment", assessment.id, recipient=one.kind.value)
        assessment.holder_notified_at = assessment.owners_notified_at = at
        session.flush()

    def _person(self, recipient: NoticeRecipient, project: Project) -> str:
        match recipient.kind:
            case NoticeRecipientKind.HOLDER:
                return self.cast.editor(project)
            case NoticeRecipientKind.POOL_OWNER | NoticeRecipientKind.OWNER:
                return self.cast.owners[recipient.id]

    def _text(self, person: Person, told: Told, assessment: Assessment, source: str) -> MailText:
        if source:
            return red_notice_owner(
                person.language,
                name=person.name,
                municipality=self.municipality,
                project=told.project.name,
                source=source,
                round_name=told.round_name,
                rationale=assessment.rationale,
                publish_on=told.publish_on,
                is_second=told.is_second,
                link=self.address,
            )
        return red_notice_holder(
            person.language,
            name=person.name,
            municipality=self.municipality,
            project=told.project.name,
            round_name=told.round_name,
            rationale=assessment.rationale,
            publish_on=told.publish_on,
            is_second=told.is_second,
            link=self.address,
        )


def _recipients(session: Session, project: Project) -> tuple[NoticeRecipient, ...]:
    lines = session.scalars(
        select(FundingLine)
        .where(FundingLine.project_id == project.id)
        .order_by(FundingLine.position)
    )
    owners = session.scalars(
        select(ProjectOwner.organisation_id)
        .where(ProjectOwner.project_id == project.id)
        .order_by(ProjectOwner.position)
    )
    return notice_recipients(funding_lines(lines), project.holder_organisation_id, owners)


def _source(session: Session, recipient: NoticeRecipient) -> tuple[str, str]:
    if recipient.kind is NoticeRecipientKind.POOL_OWNER:
        pool = session.get_one(FundingPool, recipient.id)
        return pool.name, pool.owner_organisation_id
    organisation = session.get_one(Organisation, recipient.id)
    return organisation.name, organisation.id


def _sent_mail(
    session: Session, person: Person, text: MailText, assessment: Assessment, at: datetime
) -> str:
    mail_id = queue_mail(
        session,
        kind="red_notice",
        person_id=person.id,
        address=person.email,
        language=person.language,
        subject=text.subject,
        body=text.body,
        at=at,
        about_kind="assessment",
        about_id=assessment.id,
    )
    row = session.get_one(OutboundMail, mail_id)
    row.state, row.sent_at, row.attempts = MailState.SENT, at, 1
    return mail_id
