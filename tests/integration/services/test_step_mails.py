"""Every mail that the tables of states name is queued by the service that takes the step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import partial

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.domain.assessments import AssessmentState, Ratings
from portal.domain.overview import ProjectAction, ProjectPhase
from portal.domain.permissions import Actor
from portal.domain.rag import Rag
from portal.domain.registers import TRANSITION_TABLES
from portal.domain.reports import ReportAction, ReportState
from portal.domain.rounds import RoundState
from portal.domain.transitions import Transition
from portal.domain.workshop import WorkshopState
from portal.services import assessments, notices, publication, rounds, workshops
from portal.services.assessments import Decision, Place
from portal.services.project_phases import change_phase
from portal.services.reports import request_certification
from portal.storage import models
from tests import factories
from tests.factories import NOW
from tests.integration.services.office import LINK, Office, submission

LATER = NOW + timedelta(hours=1)
WRITERS = {"holder_a", "certifier"}
RED = Decision(Ratings(overall=Rag.RED), "Få er kommet.")

BUILT = {"assessment", "project", "red_notice", "report", "round", "workshop"}
"""The tables whose steps have services."""

ELSEWHERE = {
    ("assessment", "correct"),
    ("assessment", "withdraw"),
    ("assessment", "drop"),
    ("red_notice", "bounce"),
}
"""Steps of these tables whose mails are proved beside their own services, or that none takes."""

ROWS = [
    pytest.param(table.name, row, id=f"{table.name}-{row.from_}-{row.action}")
    for table in TRANSITION_TABLES
    for row in table.rows
    if row.mail and table.name in BUILT and (table.name, row.action) not in ELSEWHERE
]


def link_to(_object_id: str) -> str:
    return LINK


@dataclass(frozen=True, slots=True)
class Stage:
    """One report, project and round, and how to do things with them."""

    office: Office

    @property
    def project_id(self) -> str:
        """The project that everything is about."""
        return self.office.written.made.project_a.id

    @property
    def round_id(self) -> str:
        """The round that everything is about."""
        return self.office.written.made.summer.id

    def write(self, change: Callable[[Session], object]) -> None:
        """Put something into the state that a step begins in."""
        self.office.run(lambda session, _by: change(session), "secretariat")

    def place(self) -> Place:
        """Return the project in its round, with the version of the rating as it stands."""
        asked = select(models.Assessment.version).where(
            models.Assessment.project_id == self.project_id
        )
        with self.office.written.database.reading() as session:
            seen = session.scalar(asked.order_by(models.Assessment.number.desc()))
        return Place(self.project_id, self.round_id, seen or 0)

    def told(self, kind: str) -> set[str]:
        """Return who has a mail of a kind in the outbox, by their part."""
        people = self.office.written.made.people
        with self.office.written.database.reading() as session:
            mails = session.scalars(
                select(models.OutboundMail.person_id).where(models.OutboundMail.kind == kind)
            ).all()
        return {who for who, person in people.items() if person.id in mails}


@pytest.fixture
def stage(office: Office) -> Stage:
    """Return the stage with a report that is a draft."""
    return Stage(office)


def report_duty(stage: Stage, row: Transition[StrEnum]) -> None:
    stage.office.put(ReportState(row.from_))
    stage.office.duty(ReportAction(row.action))


def certification(stage: Stage, row: Transition[StrEnum]) -> None:
    stage.write(lambda session: session.execute(
        update(models.MonitoringScheme).values(policy={"certification": True})))  # fmt: skip
    report_id = stage.office.written.report_id
    stage.office.run(
        lambda session, by: request_certification(
            session, report_id, submission(), link=LINK, by=by, at=NOW),
        "holder_a",
    )  # fmt: skip
    if row.action == ReportAction.CERTIFY:
        stage.office.send("certifier")


def sending(stage: Stage, _row: Transition[StrEnum]) -> None:
    stage.office.send()


def phase(stage: Stage, row: Transition[StrEnum]) -> None:
    stage.write(lambda session: session.execute(
        update(models.Project).values(phase=ProjectPhase(row.from_))))  # fmt: skip
    action = ProjectAction(row.action)
    stage.office.run(
        lambda session, by: change_phase(
            session, stage.project_id, action, "Fordi", link=LINK, by=by, at=NOW),
        "secretariat",
    )  # fmt: skip


def proposed_workshop(stage: Stage, _row: Transition[StrEnum]) -> None:
    stage.write(lambda session: session.execute(
        update(models.Workshop).values(state=WorkshopState.DRAFT, agreed_at=None)))  # fmt: skip
    stage.office.run(
        lambda session, by: workshops.propose_workshop(
            session, stage.project_id, 1, link=LINK, by=by, at=NOW),
        "holder_a",
    )  # fmt: skip


def agreed_workshop(stage: Stage, row: Transition[StrEnum]) -> None:
    proposed_workshop(stage, row)
    stage.office.run(
        lambda session, by: workshops.sign_workshop(session, stage.project_id, 1, by=by, at=NOW),
        "holder_a",
    )
    stage.office.run(
        lambda session, by: workshops.agree_workshop(
            session, stage.project_id, 1, link=LINK, by=by, at=NOW),
        "secretariat",
    )  # fmt: skip


def proposed(stage: Stage, _row: Transition[StrEnum]) -> None:
    stage.office.send()
    stage.office.run(
        lambda session, by: assessments.propose_assessment(
            session, stage.place(), RED, link=LINK, by=by, at=NOW),
        "assessor",
    )  # fmt: skip


def approved(stage: Stage, row: Transition[StrEnum]) -> None:
    proposed(stage, row)
    stage.office.run(
        lambda session, by: assessments.approve_assessment(
            session, stage.place(), link=LINK, by=by, at=NOW),
        "approver",
    )  # fmt: skip


def with_each_notice(stage: Stage, act: Callable[[Session, models.RedNotice], object]) -> None:
    """Do something with every notice that has a mail."""

    def each(session: Session, _by: Actor) -> None:
        for notice in session.scalars(select(models.RedNotice)).all():
            if notice.mail_id:
                act(session, notice)

    stage.office.run(each, "secretariat")


def accepted(session: Session, notice: models.RedNotice) -> None:
    notices.count_notices(session, notice.mail_id or "", NOW)


def refused(session: Session, notice: models.RedNotice) -> None:
    notices.fail_notices(session, notice.mail_id or "", NOW)


def reopened_rating(stage: Stage, row: Transition[StrEnum]) -> None:
    approved(stage, row)
    with_each_notice(stage, accepted)
    stage.office.run(
        lambda session, by: assessments.reopen_assessment(
            session, stage.place(), "Tallet var forkert.", by=by, at=NOW),
        "approver",
    )  # fmt: skip


def undelivered(stage: Stage, row: Transition[StrEnum]) -> None:
    approved(stage, row)
    with_each_notice(stage, refused)


def sent_again(stage: Stage, row: Transition[StrEnum]) -> None:
    approved(stage, row)
    with_each_notice(stage, refused)
    if row.from_ == "bounced":
        with_each_notice(stage, lambda _session, notice: setattr(notice, "state", row.from_))
    office = stage.office.written.people["secretariat"]
    with_each_notice(
        stage,
        lambda session, notice: notices.resend_notice(session, notice.id, by=office, at=NOW),
    )


def opened_round(stage: Stage, row: Transition[StrEnum]) -> None:
    def planned(session: Session) -> None:
        state = RoundState(row.from_)
        session.get_one(models.ReportingRound, stage.round_id).state = state

    stage.write(planned)
    stage.office.run(
        lambda session, by: rounds.open_round(
            session, stage.round_id, link=link_to, by=by, at=NOW),
        "secretariat",
    )  # fmt: skip


def published_round(stage: Stage, row: Transition[StrEnum]) -> None:
    made = stage.office.written.made

    def ready(session: Session) -> None:
        state = RoundState(row.from_)
        session.get_one(models.ReportingRound, stage.round_id).state = state
        factories.report(session, made.project_b.id, stage.round_id)
        for project in (made.project_a, made.project_b):
            factories.assessment(session, project.id, stage.round_id, Rag.GREEN,
                state=AssessmentState.APPROVED, approved_at=NOW)  # fmt: skip

    stage.office.put(ReportState.ACCEPTED)
    stage.write(ready)
    late = row.from_ != RoundState.CLOSED
    service = publication.supplement_round if late else publication.publish_round
    act = partial(service, round_id=stage.round_id, link=link_to)
    stage.office.run(lambda session, by: act(session, by=by, at=LATER), "secretariat")


OWNERS = {"pool_owner_1"}
DEEDS: dict[tuple[str, str], tuple[Callable[[Stage, Transition[StrEnum]], None], set[str]]] = {
    ("report", "certify_request"): (certification, {"certifier"}),
    ("report", "certify"): (certification, WRITERS),
    ("report", "submit"): (sending, WRITERS),
    ("report", "return_"): (report_duty, WRITERS),
    ("report", "reopen"): (report_duty, WRITERS),
    ("report", "mark_not_submitted"): (report_duty, WRITERS),
    ("report", "exempt"): (report_duty, WRITERS),
    ("report", "extend"): (report_duty, WRITERS),
    ("project", "offer_workshop"): (phase, WRITERS),
    ("project", "pause"): (phase, WRITERS),
    ("project", "resume"): (phase, WRITERS),
    ("workshop", "propose"): (proposed_workshop, {"certifier", "secretariat"}),
    ("workshop", "agree"): (agreed_workshop, WRITERS),
    ("assessment", "propose"): (proposed, {"approver"}),
    ("assessment", "approve"): (approved, WRITERS | OWNERS),
    ("assessment", "reopen"): (reopened_rating, WRITERS | OWNERS),
    ("red_notice", "fail"): (undelivered, {"secretariat"}),
    ("red_notice", "resend"): (sent_again, WRITERS | OWNERS),
    ("round", "open"): (opened_round, WRITERS | {"holder_b"}),
    ("round", "publish"): (published_round, WRITERS | {"holder_b"}),
    ("round", "supplement"): (published_round, WRITERS | {"holder_b"}),
}
"""How each step is taken, and who is to be told of it."""


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_the_mail_of_a_step_reaches_those_it_concerns(
    stage: Stage, table: str, row: Transition[StrEnum]
) -> None:
    take, told = DEEDS[table, row.action]
    take(stage, row)
    assert row.mail is not None
    assert stage.told(row.mail) == told


def test_a_report_that_is_reopened_is_not_told_as_one_that_is_returned(stage: Stage) -> None:
    stage.office.put(ReportState.ACCEPTED)
    stage.office.duty(ReportAction.REOPEN)
    assert stage.office.mails("report_returned") == 0


def test_a_green_rating_sends_no_notice(stage: Stage) -> None:
    stage.office.send()
    green = Decision(Ratings(overall=Rag.GREEN), "Det går godt.")
    for who, act in (
        ("assessor", partial(assessments.propose_assessment, decision=green)),
        ("approver", assessments.approve_assessment),
    ):
        stage.office.run(
            lambda session, by, act=act: act(  # type: ignore[misc]
                session, stage.place(), link=LINK, by=by, at=NOW),
            who,
        )  # fmt: skip
    assert stage.told("red_notice") == set()
