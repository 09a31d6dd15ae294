"""What stands under the table of the cockpit: the days ahead, and what has been mailed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for

from portal.domain.outbox import MailState
from portal.i18n import _, show_date, show_instant
from portal.storage.queries.round_mail import RoundMail, mails_of_round
from portal.storage.queries.schemes import RoundRow
from portal.web import transaction
from portal.web.access import actor
from portal.web.rounds.cockpit_facts import Waits, days_words, working_days
from portal.web.rounds.cockpit_rows import CockpitRow
from portal.web.rounds.office import today
from portal.web.wording import word

WRITERS = frozenset({Waits.HOLDER, Waits.CERTIFIER})
TONES = {MailState.QUEUED: "wait", MailState.SENT: "good", MailState.FAILED: "bad"}


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day ahead, what happens then, and how many working days are left."""

    text: str
    note: str
    left: str


@dataclass(frozen=True, slots=True)
class MailLine:
    """A mail about a project of the round, and how far it has come."""

    subject: str
    note: str
    standing: str
    tone: str
    mend_href: str


def days_ahead(of_round: RoundRow, rows: Iterable[CockpitRow]) -> tuple[DayLine, ...]:
    """Return the deadlines of a round that have not passed, the next one first."""
    on = today()
    own = [
        (of_round.due, _("Frist for rapporter"), ""),
        (of_round.assess_by, _("Alle vurderinger godkendt"), ""),
        (of_round.publish_on, _("Offentliggørelse"), ""),
    ]
    if of_round.published_at is not None:
        own = []
    singled = [
        (row.since, _deadline_word(row), row.name)
        for row in rows
        if row.since is not None and _has_own_day(of_round, row, row.since)
    ]
    ahead = sorted(one for one in [*own, *singled] if one[0] >= on)
    return tuple(
        DayLine(
            text,
            ", ".join(part for part in (show_date(day), name) if part),
            days_words(working_days(on, day)),
        )
        for day, text, name in ahead
    )


def _has_own_day(of_round: RoundRow, row: CockpitRow, day: date) -> bool:
    return row.waits is Waits.NOTICE or (row.waits in WRITERS and day > of_round.due)


def _deadline_word(row: CockpitRow) -> str:
    return _("Ventetid udløber") if row.waits is Waits.NOTICE else _("Forlænget frist")


def mail_lines(of_round: RoundRow) -> tuple[MailLine, ...]:
    """Return the latest mails about a round, the newest first."""
    found = mails_of_round(transaction.session(), actor(), today(), of_round.id)
    return tuple(_mail(of_round, one) for one in found)


def _mail(of_round: RoundRow, mail: RoundMail) -> MailLine:
    failed_notice = mail.is_notice and mail.state is MailState.FAILED
    when = show_instant(mail.sent_at or mail.queued_at)
    return MailLine(
        subject=mail.subject,
        note=f"{when}, {mail.project_name}, {mail.address}",
        standing=word(mail.state),
        tone=TONES[mail.state],
        mend_href=url_for("assessments.show", project_id=mail.project_id, round_id=of_round.id)
        if failed_notice
        else "",
    )
