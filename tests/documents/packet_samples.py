"""A meeting's packet as the tests use it: the real item, a case of red twice, a closed one."""

from dataclasses import replace
from datetime import date

from docgen.views import Language, PacketItemView, PacketView
from docgen.views.publication_list import PublicationItemView, PublicationListView
from tests.documents import case_samples, samples


def packet(language: Language = "da") -> PacketView:
    """Return the packet of a meeting with three items, the last one closed."""
    overview = samples.agenda_item(language)
    twice = case_samples.red_twice_item(language)
    closed = replace(overview, item_number=6, title="Aftaler med foreningerne", postponed=None)
    return PacketView(
        language=language,
        sender=overview.sender,
        committee=overview.committee,
        meeting_date=overview.meeting_date,
        written_on=date(2010, 9, 1),
        place="Rådhuset, værelse 43",
        attachments=("Deltagerliste (deltagere.docx)",),
        items=(
            PacketItemView(
                number=4,
                title=overview.title,
                case_number=overview.case_number,
                attachments=("Bilag fra forvaltningen (bilag.docx)",),
                overview=overview,
            ),
            PacketItemView(
                number=5, title=twice.title, case_number=twice.case_number, red_twice=twice
            ),
            PacketItemView(number=6, title=closed.title, is_closed=True, overview=closed),
        ),
    )


def publication_list(language: Language = "da") -> PublicationListView:
    """Return the list of the same meeting's items for publication."""
    whole = packet(language)
    return PublicationListView(
        language=language,
        sender=whole.sender,
        committee=whole.committee,
        meeting_date=whole.meeting_date,
        written_on=whole.written_on,
        place=whole.place,
        items=tuple(
            PublicationItemView(one.number, one.title, one.case_number, is_deferred=place == 0)
            for place, one in enumerate(whole.items)
            if not one.is_closed
        ),
    )
