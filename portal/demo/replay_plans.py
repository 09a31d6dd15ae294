"""The action plans of the case: written, reviewed item by item, mended, followed, and ended."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.demo.facts import PlanFacts, PlanItemFacts, plan_facts
from portal.demo.replay_ground import EDITOR, OFFICE, OWNER, Ground
from portal.demo.replay_stage import LINK, Stage
from portal.domain.action_plan import ActionItem as ItemValue
from portal.domain.action_plan import ItemReview
from portal.domain.permissions import Actor
from portal.i18n import gettext as _
from portal.services.action_plan_items import mark_item_done, save_item
from portal.services.action_plans import (
    Review,
    Shown,
    agree_plan,
    begin_plan,
    lapse_plan,
    return_plan,
    submit_plan,
)
from portal.services.documents.types import DocumentKind
from portal.storage.models import ActionPlan, Assessment
from portal.storage.queries.action_plans import item_value, items_of, plan_mark
from portal.storage.queries.workshop_versions import mark_of

MENDED = ("Ti flere børn fra Nørrebro", "Liste over optagne i august")


@dataclass(frozen=True, slots=True)
class Plans:
    """Plays the plans that were asked for when holder and pool owner were told of a red."""

    stage: Stage
    ground: Ground

    def write(self, round_name: str, round_id: str) -> str:
        """Write and submit the plan after a round's red, and return its id."""
        facts, told_on = self._facts(round_name), self._told_on(round_id)
        asked = (
            select(ActionPlan.id)
            .join(Assessment, Assessment.id == ActionPlan.assessment_id)
            .where(Assessment.round_id == round_id)
        )
        plan_id = self.stage.read(lambda session: session.scalars(asked).one())
        self.stage.tell(_("En handlingsplan er ønsket efter den røde vurdering."))
        self.stage.on(told_on + timedelta(days=facts.get("submitted", 0)), 9)
        at = self.stage.machine.clock.now()

        def send(session: Session, by: Actor) -> None:
            for one in facts["items"]:
                due = None if one["due"] is None else told_on + timedelta(days=one["due"])
                item = ItemValue("", one["what"], one["who"], due, one["seen_by"])
                save_item(session, plan_id, item, seen=None, by=by, at=at)
            submit_plan(session, plan_id, _shown(session, plan_id), by=by, at=at)

        self.stage.act(EDITOR, send)
        count = len(facts["items"])
        self.stage.tell(_("Handlingsplanen er sendt med %(count)d tiltag.", count=count))
        return plan_id

    def give_back(self, round_name: str, plan_id: str, on: date) -> None:
        """Let the pool owner review every item, and return the plan with what must change."""
        self.stage.on(on, 11)
        at = self.stage.machine.clock.now()

        def give_back(session: Session, by: Actor) -> None:
            reviews = self._reviews(session, plan_id, round_name, _returned)
            return_plan(session, plan_id, reviews, _shown(session, plan_id), by=by, at=at)

        self.stage.act(OWNER, give_back)
        self.stage.tell(_("Puljeholderen har læst hvert tiltag og sendt planen retur."))

    def mend(self, plan_id: str, on: date) -> None:
        """Let the project mend the items that were returned, and submit the plan again."""
        self.stage.on(on, 10)
        at = self.stage.machine.clock.now()

        def mend(session: Session, by: Actor) -> None:
            for row in items_of(session.get_one(ActionPlan, plan_id)):
                item = item_value(row)
                if item.review is ItemReview.RETURNED:
                    better = replace(item, what=MENDED[0], seen_by=MENDED[1])
                    save_item(session, plan_id, better, seen=mark_of(item), by=by, at=at)
            submit_plan(session, plan_id, _shown(session, plan_id), by=by, at=at)

        self.stage.act(EDITOR, mend)
        self.stage.tell(_("Projektet har rettet planen og sendt den igen."))

    def agree(self, round_name: str, plan_id: str, on: date, file: str) -> None:
        """Let the pool owner agree every item, and begin the plan; its document is written."""
        self.stage.on(on, 11)
        at = self.stage.machine.clock.now()

        def agree(session: Session, by: Actor) -> None:
            reviews = self._reviews(session, plan_id, round_name, _agreed)
            shown = _shown(session, plan_id)
            agree_plan(session, plan_id, reviews, shown, project_told=True, by=by, at=at)
            begin_plan(session, plan_id, _shown(session, plan_id), by=by, at=at)

        self.stage.act(OWNER, agree)
        self.stage.tell(_("Puljeholderen har aftalt planen og fortalt om reglen om to røde."))
        self.stage.paper(file, DocumentKind.ACTION_PLAN, {"plan": plan_id}, OFFICE)

    def agreed_on(self, round_name: str, round_id: str) -> date:
        """Return the day on which the plan after a round's red was agreed."""
        return self._told_on(round_id) + timedelta(days=self._facts(round_name).get("agreed", 0))

    def note_done(self, round_name: str, round_id: str, plan_id: str) -> None:
        """Note the items of a plan that were done, each on its day."""
        facts, told_on = self._facts(round_name), self._told_on(round_id)
        for place, one in enumerate(facts["items"]):
            if "done" in one:
                self._done(plan_id, place, told_on + timedelta(days=one["done"]), one["what"])

    def end(self, plan_id: str, reason: str) -> None:
        """Let a plan lapse on the day of the clock."""
        at = self.stage.machine.clock.now()
        self.stage.act(
            OFFICE,
            lambda session, by: lapse_plan(session, plan_id, reason, link=LINK, by=by, at=at),
        )

    def _done(self, plan_id: str, place: int, on: date, what: str) -> None:
        self.stage.on(on, 7, 30)
        at = self.stage.machine.clock.now()
        self.stage.act(
            OWNER,
            lambda session, by: mark_item_done(
                session,
                plan_id,
                items_of(session.get_one(ActionPlan, plan_id))[place].id,
                on,
                by=by,
                at=at,
            ),
        )
        self.stage.tell(_("Udført: %(what)s.", what=what))

    def _facts(self, round_name: str) -> PlanFacts:
        name = self.ground.member().facts["name"]
        return next(
            one for one in plan_facts() if (one["project"], one["round"]) == (name, round_name)
        )

    def _told_on(self, round_id: str) -> date:
        asked = select(Assessment.approved_at).where(
            Assessment.round_id == round_id, Assessment.project_id == self.ground.project_id
        )
        approved_at = self.stage.read(lambda session: session.scalars(asked).one())
        if approved_at is None:
            raise LookupError(round_id)
        return local_date(approved_at)

    def _reviews(
        self,
        session: Session,
        plan_id: str,
        round_name: str,
        review: Callable[[PlanItemFacts], Review],
    ) -> dict[str, Review]:
        rows = items_of(session.get_one(ActionPlan, plan_id))
        items = self._facts(round_name)["items"]
        return {row.id: review(one) for row, one in zip(rows, items, strict=True)}


def _returned(facts: PlanItemFacts) -> Review:
    """Return what is thought of an item at first: agreed, but where a comment asks for more."""
    comment = facts.get("comment", "")
    return Review(ItemReview.RETURNED if comment else ItemReview.AGREED, comment)


def _agreed(_facts: PlanItemFacts) -> Review:
    return Review(ItemReview.AGREED, "")


def _shown(session: Session, plan_id: str) -> Shown:
    row = session.get_one(ActionPlan, plan_id)
    return Shown(plan_mark(row.state, [item_value(one) for one in items_of(row)]), LINK)
