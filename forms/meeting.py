"""A committee's meeting: which committee, when and where."""

from wtforms.validators import Optional

from forms.base import Needed, VersionedForm
from forms.fields import ChoiceField, DayField, LineField, written_day
from portal.domain.agenda import MeetingFacts
from portal.i18n import lazy_


class MeetingForm(VersionedForm):
    """Day and place of a meeting."""

    on = DayField(
        lazy_("Dato"),
        validators=[Needed(lazy_("Skriv mødets dato, for eksempel 6.9.2010."))],
        description=lazy_("Fristerne regnes tilbage fra denne dag i arbejdsdage."),
    )
    place = LineField(
        lazy_("Sted"),
        validators=[Optional()],
        description=lazy_("For eksempel Rådhuset, mødesal 2."),
    )

    def value(self) -> MeetingFacts:
        """Return day and place; ask only of a form that was checked."""
        return MeetingFacts(written_day(self.on), self.place.data or "")


class NewMeetingForm(MeetingForm):
    """A meeting of one of the committees that the office serves."""

    committee_id = ChoiceField(lazy_("Udvalg"))
