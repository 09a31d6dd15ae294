"""The list of a meeting's items for publication, without the closed ones (G10)."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from docgen import lint
from docgen.compose import publication_list
from docgen.compose.sentences import fill
from docgen.views.publication_list import PublicationItemView, PublicationListView
from docgen.wording.file_names import WORDING
from portal.i18n import gettext as _
from portal.services.csv_tables import table
from portal.services.documents.packet import ready_items, served_meeting
from portal.services.documents.reader import Reader
from portal.services.documents.sources import DocumentGap, as_language, sender
from portal.storage.queries.committee import AgendaItemRow

FILE_NAME = "punkter-til-offentliggoerelse.csv"


def publication_list_view(
    session: Session, arguments: Mapping[str, str], reader: Reader
) -> PublicationListView:
    """Return the open items of a meeting that are ready, with their numbers on the agenda.

    Raises:
        DocumentGap: The meeting is not theirs, or something unfinished stands in the list.
    """
    at, served = served_meeting(session, arguments.get("meeting", ""), reader)
    ready = ready_items(session, at, reader)
    view = PublicationListView(
        language=as_language(reader.language),
        sender=sender(session, served.committee_name),
        committee=at.committee_name,
        meeting_date=at.on,
        written_on=reader.today,
        items=tuple(_item(row, number) for row, number in ready if not row.is_closed),
        place=at.place,
    )
    for found in lint.leftovers(publication_list.compose(view)):
        raise DocumentGap(_("Listen har rester, der skal væk først: %(text)s", text=found))
    return view


def publication_list_stem(view: PublicationListView) -> str:
    """Return the words of the name of a list's file."""
    name, date = WORDING[view.language].publication_list, view.meeting_date.isoformat()
    return fill(name, committee=view.committee, date=date)


def publication_table(view: PublicationListView) -> bytes:
    """Return the list as CSV."""
    rows = [
        (str(one.number or ""), publication_list.title_of(one, view), one.case_number)
        for one in view.items
    ]
    return table((_("Punkt nummer"), _("Titel"), _("Sagsnummer")), rows)


def _item(row: AgendaItemRow, number: int | None) -> PublicationItemView:
    place = row.placements[-1] if row.placements else None
    return PublicationItemView(
        number=number,
        title=row.title,
        case_number=row.case_number,
        is_deferred=place is not None and place.from_meeting_date is not None,
    )
