"""A round of the case: the reports, the ratings, the notices of red, and the publication."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.demo.facts import RoundFacts, past_scheme_facts
from portal.demo.replay_ground import APPROVER, ASSESSOR, OFFICE, Ground, Member
from portal.demo.replay_reports import Reports
from portal.demo.replay_stage import LINK, Stage
from portal.domain.letters import LetterKind
from portal.domain.overview import ProjectPhase
from portal.domain.permissions import Actor
from portal.domain.rag import Rag
from portal.i18n import gettext as _
from portal.services.assessments import Decision, Place, approve_assessment, propose_assessment
from portal.services.documents.types import DocumentKind
from portal.services.letter_recipients import HOLDER, OWNERS, recipients_of
from portal.services.letters import NewLetter, approve_letter, create_letters
from portal.services.publication import publish_round
from portal.services.reports import accept_report
from portal.services.rounds import RoundPlan, close_round, create_round, open_round
from portal.services.suggestions import judge
from portal.storage.models import Assessment, Letter, Project, RedNotice, Report
from portal.storage.queries.reports import report_in_round

FROM = "01-varsel"
TO = ("projektholder", "puljeholder")


@dataclass(frozen=True, slots=True)
class Rounds:
    """Plays the rounds of the case on their days."""

    stage: Stage
    ground: Ground

    def play(self, name: str) -> str:
        """Play a round from its opening until it is rated and all are told; return its id."""
        round_id = self.open(name)
        self.rate(name, round_id)
        return round_id

    def rate(self, name: str, round_id: str) -> None:
        """Let all report in a round that is open, rate them, and tell of every red."""
        reporting = self.report(name, round_id, self.ground.members)
        self.close(name, round_id)
        for member in self.judge(name, round_id, reporting):
            self.stage.tell(_("Rød: %(project)s.", project=member.facts["short"]))
            self._notices(name, member, round_id)

    def judge(self, name: str, round_id: str, members: tuple[Member, ...]) -> tuple[Member, ...]:
        """Let the reports of some projects be rated as suggested, and return those that are red."""
        facts = facts_of(name)
        self.stage.on(date.fromisoformat(facts["assessed"]), 12)
        rated = [one for one in members if self._is_rated(one, round_id)]
        for member in rated:
            self._propose(member, member.facts["reports"][name].get("rationale", ""), round_id)
        self.stage.on(date.fromisoformat(facts["approved"]), 9)
        reds = [one for one in rated if self._approve(one, round_id) is Rag.RED]
        self.stage.tell(_("%(count)d vurderinger er godkendt.", count=len(rated)))
        return tuple(reds)

    def open(self, name: str) -> str:
        """Plan and open a round on its day, and return its id."""
        facts = facts_of(name)
        days = (facts["opens"], facts["due"], facts["assess_by"], facts["published"])
        opens, due, assess_by, publish_on = (date.fromisoformat(day) for day in days)
        start, end = (date.fromisoformat(day) for day in facts["period"])
        plan = RoundPlan(name, start, end, opens, due, assess_by, publish_on)
        self.stage.on(opens, 8)
        at = self.stage.machine.clock.now()

        def begin(session: Session, by: Actor) -> str:
            round_id = create_round(session, self.ground.scheme.id, plan, by=by, at=at)
            open_round(session, round_id, link=_link, by=by, at=at)
            return round_id

        found = self.stage.act(OFFICE, begin)
        self.stage.tell(_("Runden %(round)s er åbnet.", round=name))
        return found

    def report(self, name: str, round_id: str, members: tuple[Member, ...]) -> tuple[Member, ...]:
        """Let projects send their reports on the day, and return those that had one to send."""
        self.stage.on(date.fromisoformat(facts_of(name)["submitted"]), 14)
        reports, sent = Reports(self.stage, self.ground), []
        for member in members:
            told = reports.told(member, name)
            if told is None or not self._takes_part(member, round_id):
                continue
            number = reports.send(member, told, round_id)
            if member == self.ground.member():
                self.stage.tell(_("Rapporten er sendt, kvittering %(number)s.", number=number))
            sent.append(member)
        self.stage.tell(_("%(count)d projekter har rapporteret.", count=len(sent)))
        return tuple(sent)

    def close(self, name: str, round_id: str) -> None:
        """Close a round at the end of its last day."""
        self.stage.on(date.fromisoformat(facts_of(name)["due"]), 23)
        at = self.stage.machine.clock.now()
        self.stage.act(OFFICE, lambda session, by: close_round(session, round_id, by=by, at=at))

    def publish(self, name: str, round_id: str) -> None:
        """Publish a round on its day."""
        self.stage.on(date.fromisoformat(facts_of(name)["published"]), 10)
        at = self.stage.machine.clock.now()
        self.stage.act(
            OFFICE,
            lambda session, by: publish_round(session, round_id, link=_link, by=by, at=at),
        )
        self.stage.tell(_("Runden %(round)s er offentliggjort.", round=name))

    def _takes_part(self, member: Member, round_id: str) -> bool:
        return self.stage.read(lambda session: _report(session, member, round_id)) is not None

    def _is_rated(self, member: Member, round_id: str) -> bool:
        """Return whether a project is rated; the office accepts the report of a closing one."""
        at = self.stage.machine.clock.now()

        def accept(session: Session, by: Actor) -> bool:
            if session.get_one(Project, member.project_id).phase is not ProjectPhase.CLOSING:
                return True
            report = _report(session, member, round_id)
            if report is not None:
                accept_report(session, report.id, by=by, at=at)
            return False

        return self.stage.act(OFFICE, accept)

    def _propose(self, member: Member, rationale: str, round_id: str) -> None:
        at, place = self.stage.machine.clock.now(), Place(member.project_id, round_id, 0)

        def propose(session: Session, by: Actor) -> None:
            row = report_in_round(session, by, local_date(at), member.project_id, round_id)
            judged = judge(session, row) if row is not None else None
            if judged is None:
                raise LookupError(member.facts["name"])
            decision = Decision(judged.arithmetic.suggested, rationale)
            propose_assessment(session, place, decision, link=LINK, by=by, at=at)

        self.stage.act(ASSESSOR, propose)

    def _approve(self, member: Member, round_id: str) -> Rag | None:
        at = self.stage.machine.clock.now()
        seen = self.stage.read(lambda session: rating(session, member, round_id).version)
        shown = Place(member.project_id, round_id, seen)
        return self.stage.act(
            APPROVER,
            lambda session, by: approve_assessment(session, shown, link=LINK, by=by, at=at),
        )

    def _notices(self, name: str, member: Member, round_id: str) -> None:
        """Tell of the notices that went by mail, and write them as letters too."""
        asked = select(RedNotice).join(Assessment, RedNotice.assessment_id == Assessment.id)
        count = self.stage.read(
            lambda session: len(session.scalars(asked.where(Assessment.round_id == round_id)).all())
        )
        self.stage.tell(_("Varsel er sendt med mail til %(count)d modtagere.", count=count))
        at = self.stage.machine.clock.now()

        def write(session: Session, by: Actor) -> tuple[str, ...]:
            found = recipients_of(session, (HOLDER, OWNERS), member.project_id, at)
            new = NewLetter(LetterKind.RED_NOTICE, found.scheme_id, member.project_id, round_id)
            made = create_letters(session, new, found.recipients, by=by, at=at)
            for one in made:
                version = session.get_one(Letter, one).version
                approve_letter(session, one, version=version, by=by, at=at)
            return made

        for letter_id, to in zip(self.stage.act(OFFICE, write), TO, strict=True):
            file = f"{FROM}-{name.replace(' ', '-')}-{to}"
            self.stage.paper(file, DocumentKind.RED_NOTICE, {"letter": letter_id}, OFFICE)


def facts_of(name: str) -> RoundFacts:
    """Return the facts of a round by its name."""
    return next(one for one in past_scheme_facts()["rounds"] if one["name"] == name)


def rating(session: Session, member: Member, round_id: str) -> Assessment:
    """Return the rating of a project in a round."""
    asked = select(Assessment).where(
        Assessment.round_id == round_id, Assessment.project_id == member.project_id
    )
    return session.scalars(asked).one()


def _report(session: Session, member: Member, round_id: str) -> Report | None:
    asked = select(Report).where(
        Report.round_id == round_id, Report.project_id == member.project_id
    )
    return session.scalars(asked).one_or_none()


def _link(_id: str) -> str:
    return LINK
