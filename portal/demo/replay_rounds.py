"""A round of the case: the report, the rating, its notices, and the publication."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.demo.facts import ReportFacts, RoundFacts, past_scheme_facts, plan_facts
from portal.demo.replay_ground import APPROVER, ASSESSOR, EDITOR, OFFICE, Ground
from portal.demo.replay_stage import Stage
from portal.demo.reports import Subject, Writer, write_report
from portal.domain.action_plan import FOLLOWED
from portal.domain.assessments import Ratings
from portal.domain.attainment import ReportedValue
from portal.domain.letters import LetterKind
from portal.domain.permissions import Actor
from portal.domain.rag import Rag
from portal.domain.reports import (
    FollowUp,
    MilestoneUpdate,
    ProgressReport,
    ReportState,
    ReportStep,
    RiskReview,
)
from portal.i18n import gettext as _
from portal.services.assessments import Decision, Place, approve_assessment, propose_assessment
from portal.services.documents.types import DocumentKind
from portal.services.letter_recipients import HOLDER, OWNERS, recipients_of
from portal.services.letters import NewLetter, approve_letter, create_letters
from portal.services.publication import publish_round
from portal.services.report_drafts import save_draft
from portal.services.reports import Submission, submit_report
from portal.services.rounds import RoundPlan, close_round, create_round, open_round
from portal.storage.models import (
    ActionPlan,
    Assessment,
    Letter,
    Project,
    RedNotice,
    Report,
    ReportingRound,
    Workshop,
)

LINK = "https://fremdrift.example"


@dataclass(frozen=True, slots=True)
class Rounds:
    """Plays the rounds of the case on their days."""

    stage: Stage
    ground: Ground

    def play(self, name: str, *, letters: str) -> str:
        """Play a round from its opening to its publication, and return its id.

        Args:
            name: The round's name in the facts.
            letters: How the files of its notices begin.
        """
        facts = next(one for one in past_scheme_facts()["rounds"] if one["name"] == name)
        told = self.ground.facts["reports"][name]
        round_id = self._open(facts)
        self._report(facts, told, round_id)
        self._rate(facts, told, round_id)
        self._notices(name, round_id, letters)
        return round_id

    def publish(self, name: str, round_id: str) -> None:
        """Publish a round on its day."""
        facts = next(one for one in past_scheme_facts()["rounds"] if one["name"] == name)
        self.stage.on(date.fromisoformat(facts["published"]), 10)
        at = self.stage.machine.clock.now()
        self.stage.act(
            OFFICE,
            lambda session, by: publish_round(session, round_id, link=_link, by=by, at=at),
        )
        self.stage.tell(_("Runden %(round)s er offentliggjort.", round=name))

    def _open(self, facts: RoundFacts) -> str:
        days = (facts["opens"], facts["due"], facts["assess_by"], facts["published"])
        opens, due, assess_by, publish_on = (date.fromisoformat(day) for day in days)
        start, end = (date.fromisoformat(day) for day in facts["period"])
        plan = RoundPlan(facts["name"], start, end, opens, due, assess_by, publish_on)
        self.stage.on(opens, 8)
        at = self.stage.machine.clock.now()

        def begin(session: Session, by: Actor) -> str:
            round_id = create_round(session, self.ground.scheme.id, plan, by=by, at=at)
            open_round(session, round_id, link=_link, by=by, at=at)
            return round_id

        found = self.stage.act(OFFICE, begin)
        self.stage.tell(_("Runden %(round)s er åbnet.", round=facts["name"]))
        return found

    def _report(self, facts: RoundFacts, told: ReportFacts, round_id: str) -> None:
        self.stage.on(date.fromisoformat(facts["submitted"]), 14)
        at = self.stage.machine.clock.now()

        def send(session: Session, by: Actor) -> str:
            written = self._written(session, told, round_id)
            asked = select(Report.id).where(Report.round_id == round_id)
            report_id = session.scalars(asked).one()
            for step in ReportStep:
                typed = {one.name: one.text for one in written.fields if one.step is step}
                if typed:
                    save_draft(session, report_id, step, typed, {}, by=by, at=at)
            content = _content(session, written, self.ground.project_id)
            sent = Submission(content)
            return submit_report(session, report_id, sent, key=report_id, link=LINK, by=by, at=at)

        number = self.stage.act(EDITOR, send)
        self.stage.tell(_("Rapporten er sendt, kvittering %(number)s.", number=number))
        self.stage.on(date.fromisoformat(facts["due"]), 23)
        self.stage.act(
            OFFICE,
            lambda session, by: close_round(
                session, round_id, by=by, at=self.stage.machine.clock.now()
            ),
        )

    def _written(self, session: Session, told: ReportFacts, round_id: str) -> Report:
        subject = Subject(
            self.ground.scheme,
            session.get_one(Project, self.ground.project_id),
            session.get_one(Workshop, self.ground.workshop_id),
            session.get_one(ReportingRound, round_id),
        )
        writer = Writer("", self.stage.machine.clock.now())
        return write_report(subject, told, ReportState.DRAFT, writer)

    def _rate(self, facts: RoundFacts, told: ReportFacts, round_id: str) -> None:
        decision = Decision(Ratings(Rag.RED, Rag.RED, Rag.RED), told["rationale"])
        self.stage.on(date.fromisoformat(facts["assessed"]), 12)
        at, place = self.stage.machine.clock.now(), Place(self.ground.project_id, round_id, 0)
        self.stage.act(
            ASSESSOR,
            lambda session, by: propose_assessment(
                session, place, decision, link=LINK, by=by, at=at
            ),
        )
        self.stage.on(date.fromisoformat(facts["approved"]), 9)
        approved_at = self.stage.machine.clock.now()
        seen = self.stage.read(lambda session: rating(session, round_id).version)
        shown = Place(self.ground.project_id, round_id, seen)
        self.stage.act(
            APPROVER,
            lambda session, by: approve_assessment(
                session, shown, link=LINK, by=by, at=approved_at
            ),
        )
        self.stage.tell(_("Vurderingen er godkendt: rød."))

    def _notices(self, name: str, round_id: str, letters: str) -> None:
        """Tell of the notices that went by mail, and write them as letters too."""
        asked = select(RedNotice).where(RedNotice.assessment_id == Assessment.id)
        count = self.stage.read(
            lambda session: len(session.scalars(asked.where(Assessment.round_id == round_id)).all())
        )
        self.stage.tell(_("Varsel er sendt med mail til %(count)d modtagere.", count=count))
        at = self.stage.machine.clock.now()

        def write(session: Session, by: Actor) -> tuple[str, ...]:
            project_id = self.ground.project_id
            found = recipients_of(session, (HOLDER, OWNERS), project_id, at)
            new = NewLetter(LetterKind.RED_NOTICE, found.scheme_id, project_id, round_id)
            made = create_letters(session, new, found.recipients, by=by, at=at)
            for one in made:
                version = session.get_one(Letter, one).version
                approve_letter(session, one, version=version, by=by, at=at)
            return made

        for letter_id, to in zip(self.stage.act(OFFICE, write), _TO, strict=True):
            file = f"{letters}-{name.replace(' ', '-')}-{to}"
            self.stage.paper(file, DocumentKind.RED_NOTICE, {"letter": letter_id}, OFFICE)


_TO = ("projektholder", "puljeholder")


def rating(session: Session, round_id: str) -> Assessment:
    """Return the rating of the case's project in a round."""
    return session.scalars(select(Assessment).where(Assessment.round_id == round_id)).one()


def _link(_id: str) -> str:
    return LINK


def _content(session: Session, written: Report, project_id: str) -> ProgressReport:
    own = Ratings(written.own_activity, written.own_result, written.own_overall)
    follow_ups = _follow_ups(session, project_id)
    return ProgressReport(
        project_id,
        written.round_id,
        session.get_one(ReportingRound, written.round_id).period_end,
        tuple(
            ReportedValue(one.criterion_key, one.value, one.unavailable_because or None)
            for one in written.values
        ),
        tuple(
            MilestoneUpdate(one.milestone_key, one.reached_on, one.forecast, one.is_unchanged)
            for one in written.milestones
        ),
        tuple(RiskReview(one.risk_key, one.likelihood, one.impact) for one in written.risks),
        written.activity_text,
        written.result_text,
        written.economy_used,
        own,
        tuple(one.action_item_id for one in follow_ups),
        follow_ups,
    )


def _follow_ups(session: Session, project_id: str) -> tuple[FollowUp, ...]:
    """Return what the report tells of each open item of the project's plan."""
    told = {item["what"]: item.get("told", "") for plan in plan_facts() for item in plan["items"]}
    plans = session.scalars(
        select(ActionPlan).where(
            ActionPlan.project_id == project_id, ActionPlan.state.in_(FOLLOWED)
        )
    )
    return tuple(
        FollowUp(item.id, told[item.what])
        for plan in plans
        for item in plan.items
        if item.done_on is None
    )
