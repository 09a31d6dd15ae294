"""The Word file: document.xml in one pass, everything else packed beforehand.

The same document and theme always give the same bytes.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from docgen.blocks import (
    Block,
    Document,
    Figure,
    Heading,
    Letterhead,
    ListBlock,
    NewLetter,
    PageBreak,
    Paragraph,
    Table,
)
from docgen.flow import Placed, settle
from docgen.theme import Theme
from docgen.writers import word_figure, word_table
from docgen.writers.house_template import HouseTemplate, open_base
from docgen.writers.marks import escape
from docgen.writers.package import Part, deflate, deflate_pieces
from docgen.writers.package import write as pack
from docgen.writers.word_text import TextWriter

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org"
_NAMESPACES = (
    f'xmlns:w="{_MAIN}/wordprocessingml/2006/main" '
    f'xmlns:r="{_MAIN}/officeDocument/2006/relationships" '
    f'xmlns:wp="{_MAIN}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{_MAIN}/drawingml/2006/main" '
    f'xmlns:pic="{_MAIN}/drawingml/2006/picture"'
)
_RELATION = f"{_MAIN}/officeDocument/2006/relationships"
_PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_MAIN}/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
_PLACE = re.compile(r"\{\{(sender|unit|right_upper|right_lower|footer|page|of)\}\}")


def write(document: Document, theme: Theme) -> bytes:
    """Return the document as a .docx file."""
    base = open_base(theme.word_base, document.language)
    body = _Body(document, base, theme)
    parts = [
        *base.fixed,
        deflate_pieces("word/document.xml", map(str.encode, body.pieces())),
        _small("word/_rels/document.xml.rels", body.relations().encode()),
        _small("word/numbering.xml", body.numbering().encode()),
        _small("docProps/core.xml", _core(document).encode()),
        *_furniture(base, document.letterhead, body.has_letters),
        *body.pictures,
    ]
    parts.sort(key=lambda part: (part.name != "[Content_Types].xml", part.name))
    return pack(parts)


class _Body:
    """The document's body on its way to markup: counts lists, links and pictures."""

    def __init__(self, document: Document, base: HouseTemplate, theme: Theme) -> None:
        self._document = document
        self._base = base
        self._theme = theme
        self._writer = TextWriter(base.style_ids, document.language)
        self._lists = 0
        self.pictures: list[Part] = []
        self.has_letters = any(isinstance(block, NewLetter) for block in document.body)
        self.section = _count_from_one(base.section) if self.has_letters else base.section

    def pieces(self) -> Iterator[str]:
        """Yield the markup of the whole part, a long table in several pieces."""
        body = self._document.body
        followers: tuple[Block | None, ...] = (*body[1:], None)
        leaders: tuple[Block | None, ...] = (None, *body[:-1])
        yield f"{_HEAD}<w:document {_NAMESPACES}><w:body>"
        for placed, leading, following in zip(settle(body), leaders, followers, strict=True):
            if isinstance(placed.block, Heading):
                yield self._writer.heading(placed.block, new_page=isinstance(leading, PageBreak))
            else:
                yield from self._block(placed, following)
        yield f"{self.section}</w:body></w:document>"

    def relations(self) -> str:
        """Return the relations of the document: the base's, then pictures and links."""
        pictures = "".join(
            f'<Relationship Id="rIdPicture{number}" Type="{_RELATION}/image" '
            f'Target="media/figure{number}.png"/>'
            for number in range(1, len(self.pictures) + 1)
        )
        links = "".join(
            f'<Relationship Id="rIdLink{number}" Type="{_RELATION}/hyperlink" '
            f'Target="{escape(address)}" TargetMode="External"/>'
            for number, address in enumerate(self._writer.links)
        )
        return f"{self._base.relations}{pictures}{links}</Relationships>"

    def numbering(self) -> str:
        """Return the numbering part: every numbered list starts again at 1."""
        first = self._base.first_free_number
        lists = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._base.numbered_list}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for number in range(first, first + self._lists)
        )
        return f"{self._base.numbering}{lists}</w:numbering>"

    def _block(self, placed: Placed, following: Block | None) -> Iterable[str]:
        match placed.block:
            case Paragraph() as paragraph:
                ends = isinstance(following, NewLetter)
                return (self._writer.text(paragraph, self.section if ends else ""),)
            case ListBlock() as block:
                return self._list(block)
            case Table() as table:
                return word_table.write(table, self._writer, placed.under_heading)
            case Figure() as figure:
                return (self._figure(figure, placed.under_heading),)
            case PageBreak() if not isinstance(following, Heading):
                return (_PAGE_BREAK,)
            case PageBreak() | NewLetter() | Heading():
                return ()

    def _list(self, block: ListBlock) -> Iterator[str]:
        number = self._base.bulleted_list_number
        if block.numbered:
            number = self._base.first_free_number + self._lists
            self._lists += 1
        last = len(block.items) - 1
        return (
            self._writer.item(runs, number, not block.numbered, place == last)
            for place, runs in enumerate(block.items)
        )

    def _figure(self, figure: Figure, under_heading: bool) -> str:
        number = len(self.pictures) + 1
        picture = word_figure.picture(figure.drawing, self._theme)
        self.pictures.append(deflate(f"word/media/figure{number}.png", picture))
        return word_figure.write(figure, number, self._writer, under_heading)


@lru_cache(maxsize=64)
def _small(name: str, content: bytes) -> Part:
    """Return a small part, packed once for all documents that hold the same."""
    return deflate(name, content)


def _count_from_one(section: str) -> str:
    margins = section.index("<w:pgMar")
    end = section.index("/>", margins) + 2
    return f'{section[:end]}<w:pgNumType w:start="1"/>{section[end:]}'


def _furniture(base: HouseTemplate, head: Letterhead, many: bool) -> list[Part]:
    places = {
        "sender": head.sender,
        "unit": head.unit,
        "right_upper": head.right_upper,
        "right_lower": head.right_lower,
        "footer": head.footer,
        "page": head.page,
        "of": head.of,
    }
    parts: list[Part] = []
    for name, template in base.furniture.items():
        text = template.replace(" NUMPAGES ", " SECTIONPAGES ") if many else template
        parts.append(_small(name, _fill(text, places).encode()))
    return parts


def _fill(text: str, places: dict[str, str]) -> str:
    return _PLACE.sub(lambda match: escape(places[match[1]]), text)


def _core(document: Document) -> str:
    moment = f"{document.written_on.isoformat()}T00:00:00Z"
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{_HEAD}{_CORE}<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:creator>{escape(document.author)}</dc:creator>"
        f"<dc:language>{_LANGUAGES[document.language]}</dc:language>{stamp}</cp:coreProperties>"
    )
