"""Neighbours decide how closely a text is set."""

from docgen.blocks import Cell, Column, Heading, ListBlock, Look, Paragraph, Run, Table
from docgen.flow import settle

TEXT = Paragraph((Run("x"),))
TABLE = Table("Tabel 1", "d", (Column("A", 10),), ((Cell("x"),),))


def test_text_stands_close_to_its_list_and_apart_from_a_bare_table() -> None:
    body = (Heading(1, (Run("t"),)), TABLE, TEXT, TEXT, ListBlock(((Run("x"),),)))
    settled = list(settle(body))
    looks = [placed.block.look for placed in settled if isinstance(placed.block, Paragraph)]
    assert looks == [Look.AFTER_TABLE, Look.BEFORE_LIST]
    assert [placed.under_heading for placed in settled] == [False, True, False, False, False]
