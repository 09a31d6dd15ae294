"""The packet opens with the agenda, holds every item, and keeps closed ones from the public."""

from dataclasses import replace

import pytest

from docgen import lint
from docgen.blocks import Heading, ListBlock, Table
from docgen.compose import packet
from docgen.errors import DocumentError
from docgen.views import PacketItemView
from tests.documents import packet_samples


def headings(level: int, *, public: bool = False) -> list[str]:
    view = replace(packet_samples.packet(), for_publication=public)
    body = packet.compose(view).body
    found = [one for one in body if isinstance(one, Heading) and one.level == level]
    return ["".join(run.text for run in one.runs) for one in found]


def test_the_agenda_comes_first_and_the_items_follow_in_order() -> None:
    titles = headings(1)
    assert titles[0].startswith("Dagsorden, Beskæftigelses- og Integrationsudvalget")
    assert titles[1].startswith("4. Monitorering af integrationsprojekter")
    assert titles[2].startswith("5. ")
    assert titles[-1].startswith("6. Aftaler med foreningerne")


def test_closed_items_are_not_in_the_version_for_publication() -> None:
    view = replace(packet_samples.packet(), for_publication=True)
    assert not any("Aftaler" in title for title in headings(1, public=True))
    whole = repr(packet.compose(view))
    assert "Aftaler med foreningerne" not in whole
    assert "Deltagerliste" in whole


def test_the_front_page_says_what_may_be_published_and_names_the_files() -> None:
    front = packet.front(packet_samples.packet())
    (table,) = (one for one in front.body if isinstance(one, Table))
    assert [row[-1].text for row in table.rows] == ["Ja", "Ja", "Nej, lukket punkt"]
    lists = [one for one in front.body if isinstance(one, ListBlock)]
    said = [["".join(run.text for run in item) for item in one.items] for one in lists]
    assert len(said[0]) == 2
    assert said[1][0] == "Mødet: Deltagerliste (deltagere.docx)"
    assert said[1][1].endswith("Bilag fra forvaltningen (bilag.docx)")


def test_an_agenda_of_closed_items_says_that_nothing_is_published() -> None:
    view = packet_samples.packet()
    view = replace(view, items=view.items[-1:])
    assert "Ingen punkter på dagsordenen kan offentliggøres." in repr(packet.front(view))


@pytest.mark.parametrize("public", [True, False])
def test_the_packet_is_sound_and_has_nothing_left_over(public: bool) -> None:
    document = packet.compose(replace(packet_samples.packet("en"), for_publication=public))
    assert not list(lint.structure(document))
    assert lint.leftovers(document) == ()


def test_an_item_without_a_text_is_refused() -> None:
    view = replace(packet_samples.packet(), items=(PacketItemView(1, "Uden tekst"),))
    with pytest.raises(DocumentError):
        packet.compose(view)
