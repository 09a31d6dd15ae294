"""A committee's board to work at: meetings, items in every state, and the hands that move them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.domain.agenda import AgendaItemState, MeetingState
from portal.storage import models
from tests import factories
from tests.factories import NOW, World

HELD_ON, COMING_ON, LATER_ON = date(2010, 6, 7), date(2010, 8, 23), date(2010, 9, 6)


@dataclass(frozen=True, slots=True)
class Board:
    """Three meetings of the world's committee: one held, two ahead."""

    made: World
    held: str
    coming: str
    later: str

    @property
    def session(self) -> Session:
        """The session in which the board was laid out."""
        return self.made.session

    def item(
        self, state: AgendaItemState, meeting_id: str | None = None, **values: object
    ) -> models.AgendaItem:
        """Write an item in a state, on the coming meeting unless another one is named."""
        standard = {"case_number": "2010-131570", "state": state}
        return factories.agenda_item(
            self.session,
            self.made.scheme.id,
            self.made.summer.id,
            meetings=(meeting_id or self.coming,),
            **{**standard, **values},
        )

    def meeting(self, state: MeetingState, on: date) -> models.Meeting:
        """Write a meeting in a state."""
        return factories.meeting(self.session, self.made.committee.id, on, state=state)


def lay_out(session: Session) -> Board:
    """Write the world and its committee's three meetings."""
    made = factories.world(session)
    of = made.committee.id
    return Board(
        made,
        factories.meeting(session, of, HELD_ON, state=MeetingState.HELD).id,
        factories.meeting(session, of, COMING_ON).id,
        factories.meeting(session, of, LATER_ON).id,
    )


AT = NOW
