"""Each block with what its neighbours ask of it, the same for every writer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.blocks import Block, Figure, Heading, ListBlock, Look, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its place: right under a heading or not; a list item's last line is its own."""

    block: Block
    under_heading: bool


def settle(body: tuple[Block, ...]) -> Iterator[Placed]:
    """Yield the blocks in order, body text set closer to a list and wider after a table."""
    previous: Block | None = None
    followers: tuple[Block | None, ...] = (*body[1:], None)
    for block, following in zip(body, followers, strict=True):
        settled = block
        if isinstance(block, Paragraph) and block.look is Look.BODY:
            settled = _settle_text(block, previous, following)
        yield Placed(settled, isinstance(previous, Heading))
        previous = block


def _settle_text(block: Paragraph, previous: Block | None, following: Block | None) -> Paragraph:
    if isinstance(following, ListBlock):
        return replace(block, look=Look.BEFORE_LIST)
    bare_table = isinstance(previous, Table) and not (previous.legend or previous.note)
    if bare_table or isinstance(previous, Figure):
        return replace(block, look=Look.AFTER_TABLE)
    return block
