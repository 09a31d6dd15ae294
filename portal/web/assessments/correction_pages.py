"""The page on which a published rating is corrected or withdrawn."""

from dataclasses import dataclass, replace

from flask import abort, url_for

from forms.base import BaseForm, VersionedForm
from forms.correction import CorrectionForm, DropForm, WaitingForm, WithdrawForm
from portal.domain.assessments import AssessmentState
from portal.domain.permissions import Action
from portal.i18n import _, show_instant
from portal.services.assessments import Place
from portal.services.corrections import Standing, correction_gaps, standing
from portal.web import transaction
from portal.web.assessments.desk import Desk, open_desk
from portal.web.assessments.notice_views import NoticeView, notice_views
from portal.web.wording import rag_word, told, word


@dataclass(frozen=True, slots=True)
class CorrectionForms:
    """The forms of the page; the one that was refused holds what was typed."""

    correction: CorrectionForm
    waiting: WaitingForm
    drop: DropForm
    withdraw: WithdrawForm

    def holding(self, refused: BaseForm) -> "CorrectionForms":
        """Return the forms with the one that was refused in its place."""
        match refused:
            case CorrectionForm():
                return replace(self, correction=refused)
            case WaitingForm():
                return replace(self, waiting=refused)
            case DropForm():
                return replace(self, drop=refused)
            case WithdrawForm():
                return replace(self, withdraw=refused)
            case _:
                return self


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """A published rating, and what may be done with it."""

    project_id: str
    round_id: str
    title: str
    round_name: str
    rag: str
    rag_word: str
    state: str
    published: str
    is_withdrawn: bool
    waiting: str
    waiting_word: str
    gaps: tuple[str, ...]
    notices: tuple[NoticeView, ...]
    may_withdraw: bool

    def href(self, endpoint: str) -> str:
        """Return the address of something that can be done with the rating."""
        return url_for(
            f"assessments.{endpoint}", project_id=self.project_id, round_id=self.round_id
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """A project in a round of which a rating is out, before somebody who may correct it."""

    desk: Desk
    standing: Standing

    def place(self, form: VersionedForm) -> Place:
        """Return the place with the version that a form had shown."""
        return Place(self.desk.project.id, self.desk.round.id, form.seen_number)


def open_published(project_id: str, round_id: str) -> Opened:
    """Return what is out of a project in a round for somebody who may correct it, else 404."""
    desk = open_desk(project_id, round_id)
    found = standing(transaction.session(), project_id, round_id)
    if found is None or not desk.allows(Action.CORRECT_RATING):
        abort(404)
    return Opened(desk, found)


def fresh_forms(opened: Opened) -> CorrectionForms:
    """Return the page's forms, filled with what is out."""
    row, waiting = opened.standing.published, opened.standing.waiting
    mark = {"version": str(opened.standing.mark)}
    written = {
        "activity": row.activity,
        "result": row.result,
        "overall": row.rag,
        "rationale": row.rationale,
        "note": "",
    }
    note = waiting.note if waiting is not None else ""
    return CorrectionForms(
        correction=CorrectionForm(formdata=None, data={**written, **mark}),
        waiting=WaitingForm(formdata=None, data={"note": note, **mark}, prefix="venter-"),
        drop=DropForm(formdata=None, data=mark, prefix="opgiv-"),
        withdraw=WithdrawForm(formdata=None, data=mark, prefix="tilbage-"),
    )


def correction_page(opened: Opened) -> CorrectionPage:
    """Return the page of a published rating."""
    desk, row, waiting = opened.desk, opened.standing.published, opened.standing.waiting
    reasons = correction_gaps(transaction.session(), waiting, transaction.now()) if waiting else ()
    return CorrectionPage(
        project_id=desk.project.id,
        round_id=desk.round.id,
        title=desk.project.name,
        round_name=desk.round.name,
        rag=row.rag.value if row.rag else "",
        rag_word=rag_word(row.rag) if row.rag else "",
        state=word(row.state),
        published=_(
            "Offentliggjort %(when)s.",
            when=show_instant(row.published_at, desk.policy.time_zone) if row.published_at else "",
        ),
        is_withdrawn=row.state is AssessmentState.WITHDRAWN,
        waiting=waiting.rag.value if waiting and waiting.rag else "",
        waiting_word=rag_word(waiting.rag) if waiting and waiting.rag else "",
        gaps=tuple(told(one) for one in reasons),
        notices=notice_views(desk) if waiting else (),
        may_withdraw=desk.allows(Action.WITHDRAW_RATING) and waiting is None,
    )
