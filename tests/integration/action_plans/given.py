"""What stands before an action plan: a red rating of project A of which all were told."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import select

from portal.domain.action_plan import ActionPlanState, ItemReview
from portal.domain.assessments import AssessmentState
from portal.domain.notices import NoticeRecipientKind, RedNoticeState
from portal.domain.rag import Rag
from portal.storage import models
from tests import factories
from tests.integration.app_world import House

TOLD = datetime(2010, 7, 7, 10, 0, tzinfo=UTC)
DUE = date(2010, 7, 22)
COMPLETE = {"what": "Aftale med tre skoler", "who": "Foreningen", "due": date(2010, 9, 1)}


@dataclass(slots=True)
class Given:
    """A plan of project A in one state, with one item unless said otherwise."""

    plan_id: str
    item_ids: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The plan's address."""
        return f"/handlingsplaner/{self.plan_id}"

    @property
    def item_path(self) -> str:
        """The address of the plan's first item."""
        return f"{self.path}/tiltag/{self.item_ids[0]}"


def told_red(house: House, **values: object) -> str:
    """Write a red rating of project A in the summer round of which all have been told."""
    made = house.made
    standard = {"holder_notified_at": TOLD, "owners_notified_at": TOLD}
    with house.database.writing() as session:
        red = factories.assessment(
            session, made.project_a.id, made.summer.id, Rag.RED, **{**standard, **values}
        )
        factories.red_notice(
            session,
            red.id,
            NoticeRecipientKind.POOL_OWNER,
            made.pool_1.id,
            made.administration.id,
            state=RedNoticeState.SENT,
            counted_at=TOLD,
        )
        session.commit()
        return red.id


def plan_in(
    house: House,
    state: ActionPlanState = ActionPlanState.REQUESTED,
    *items: dict[str, object],
    **values: object,
) -> Given:
    """Write a plan in a state; items say what they differ in from a complete one."""
    rating_id = told_red(house)
    with house.database.writing() as session:
        rating = session.get_one(models.Assessment, rating_id)
        row = factories.action_plan(session, rating, state=state, due=DUE, **values)
        row.items = [
            models.ActionItem(position=place, **{**COMPLETE, **each})
            for place, each in enumerate(items or ({},), 1)
        ]
        session.flush()
        given = Given(row.id, [one.id for one in row.items])
        session.commit()
        return given


def reviewed(state: ItemReview, comment: str = "") -> dict[str, object]:
    """Return what differs in an item that was reviewed."""
    return {"review": state, "comment": comment}


def kept(house: House, plan_id: str) -> models.ActionPlan:
    """Return a plan as it stands, with its items loaded."""
    with house.database.reading() as session:
        found = session.get_one(models.ActionPlan, plan_id)
        _loaded = list(found.items)
        return found


def plans(house: House) -> list[models.ActionPlan]:
    """Return all plans."""
    with house.database.reading() as session:
        return list(session.scalars(select(models.ActionPlan).order_by(models.ActionPlan.id)))


def mark_on(page: str, prefix: str = "trin-") -> str:
    """Return the mark that a page's form carries."""
    found = page.split(f'name="{prefix}version"')[1].split('value="')[1]
    return found.split('"')[0]


def is_standing(state: AssessmentState) -> bool:
    """Whether a rating in a state still holds."""
    return state in {AssessmentState.APPROVED, AssessmentState.PUBLISHED}
