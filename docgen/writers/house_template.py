"""A Word base, opened and checked once: its styles by name, its parts ready to be packed again.

The base brings styles, letterhead, logo and page size. Its headers and footers may hold the
places `{{sender}}`, `{{unit}}`, `{{right_upper}}`, `{{right_lower}}`, `{{footer}}`, `{{page}}` and
`{{of}}`, each in one piece of text.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import docx
from docx.document import Document as WordDocument
from docx.opc.oxml import serialize_part_xml
from docx.opc.package import OpcPackage
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from docgen.errors import DocumentError
from docgen.views import Language
from docgen.writers import style_names
from docgen.writers.package import Part, deflate

_ALLOWED_TYPES = frozenset(
    (
        *("relationships", "document.main", "styles", "numbering", "settings", "fontTable"),
        *("theme", "webSettings", "header", "footer", "obfuscatedFont", "footnotes", "endnotes"),
        *("core-properties", "extended-properties", "stylesWithEffects"),
        *("image/png", "image/jpeg", "image/svg", "image/x-emf", "image/gif"),
    )
)
_LANGUAGES: Mapping[Language, tuple[str, str, str]] = {
    "da": ("da-DK", ",", ";"),
    "en": ("en-GB", ".", ","),
}
_OWN_PARTS = ("word/document.xml", "word/numbering.xml", "docProps/core.xml")
_PNG = b'<Default Extension="png" ContentType="image/png"/>'
_PLACES = ("sender", "unit", "right_upper", "right_lower", "footer", "page", "of")


@dataclass(frozen=True)
class HouseTemplate:
    """What the writer needs of a Word base.

    `furniture` are the headers and footers that hold places, as text by part name; `section` is
    the body's section markup; `relations` and `numbering` are open at the end.
    """

    style_ids: Mapping[str, str]
    fixed: tuple[Part, ...]
    furniture: Mapping[str, str]
    section: str
    relations: str
    numbering: str
    numbered_list: str
    bulleted_list_number: int
    first_free_number: int


@lru_cache(maxsize=16)
def open_base(base: bytes, language: Language) -> HouseTemplate:
    """Return the base, checked and made ready for a language.

    Raises:
        DocumentError: when it is no Word file, holds a part or link that has no place in a house
            template, or lacks a style.
    """
    try:
        word = docx.Document(io.BytesIO(base))
        _require_plain_parts(word)
        _set_language(word, language)
        style_ids = _style_ids(word)
        numbering, abstract, bullets, free = _numbering(word, style_ids)
        section = _section(word)
        saved = io.BytesIO()
        word.save(saved)
        parts = _read(saved.getvalue())
    except (ValueError, KeyError, zipfile.BadZipFile, OSError, AttributeError) as error:
        raise DocumentError(f"The Word base cannot be read: {error}") from error
    parts["[Content_Types].xml"] = _with_png(parts["[Content_Types].xml"])
    relations = parts.pop("word/_rels/document.xml.rels").decode()
    furniture = {
        name: content.decode()
        for name, content in parts.items()
        if name.endswith(".xml")
        and any(f"{{{{{place}}}}}".encode() in content for place in _PLACES)
    }
    fixed = tuple(
        deflate(name, content, 9)
        for name, content in parts.items()
        if name not in furniture and name not in _OWN_PARTS
    )
    return HouseTemplate(
        style_ids=style_ids,
        fixed=fixed,
        furniture=furniture,
        section=section,
        relations=relations.replace("</Relationships>", ""),
        numbering=numbering,
        numbered_list=abstract,
        bulleted_list_number=bullets,
        first_free_number=free,
    )


def _require_plain_parts(word: WordDocument) -> None:
    package: OpcPackage = word.part.package
    for part in package.iter_parts():
        kind = part.content_type
        if not any(allowed in kind for allowed in _ALLOWED_TYPES):
            raise DocumentError(f"The Word base holds a part that is not allowed: {part.partname}")
    for relation in package.iter_rels():
        if relation.is_external:
            raise DocumentError(f"The Word base points outside itself: {relation.target_ref}")


def _style_ids(word: WordDocument) -> Mapping[str, str]:
    names = {
        element.name_val.casefold(): element.styleId
        for element in word.styles.element.style_lst
        if element.name_val
    }
    missing = sorted(name for name in style_names.REQUIRED if name.casefold() not in names)
    if missing:
        raise DocumentError(f"The Word base lacks styles: {', '.join(missing)}")
    return {name: names[name.casefold()] for name in style_names.REQUIRED}


class _Markup(Protocol):
    """An element of the base's XML, of python-docx's own kinds or not."""

    def get(self, name: str, default: str) -> str: ...

    def set(self, name: str, value: str) -> None: ...


def _elements(root: BaseOxmlElement, path: str) -> list[_Markup]:
    found: list[_Markup] = root.xpath(path)
    return found


def _set_language(word: WordDocument, language: Language) -> None:
    tag, decimal, separator = _LANGUAGES[language]
    for element in _elements(word.styles.element, "//w:lang"):
        element.set(qn("w:val"), tag)
    settings = word.settings.element
    for name, value in (
        ("themeFontLang", tag),
        ("decimalSymbol", decimal),
        ("listSeparator", separator),
    ):
        for element in _elements(settings, f"w:{name}"):
            element.set(qn("w:val"), value)


def _numbering(word: WordDocument, style_ids: Mapping[str, str]) -> tuple[str, str, int, int]:
    """Return the numbering part left open, and the numbers of its two lists."""
    root = word.part.numbering_part.element
    for tail in root.findall(qn("w:numIdMacAtCleanup")):
        root.remove(tail)
    abstract_of = {str(number.numId): str(number.abstractNumId.val) for number in root.num_lst}
    lists = {
        name: _value(word.styles.element, f"w:style[@w:styleId='{style_ids[name]}']//w:numId")
        for name in (style_names.LIST_NUMBER, style_names.LIST_BULLET)
    }
    text = serialize_part_xml(root).decode().replace("</w:numbering>", "")
    return (
        text,
        abstract_of[lists[style_names.LIST_NUMBER]],
        int(lists[style_names.LIST_BULLET]),
        max(map(int, abstract_of)) + 1,
    )


def _value(root: BaseOxmlElement, path: str) -> str:
    for element in _elements(root, path):
        return element.get(qn("w:val"), "")
    raise DocumentError(f"The Word base has no {path}.")


def _section(word: WordDocument) -> str:
    """Return the section's markup with only the declarations it needs."""
    section = word.sections[-1]._sectPr  # noqa: SLF001 - python-docx has no public way to it
    holder = OxmlElement("w:body")
    holder.append(section)
    text = serialize_part_xml(holder).decode()
    start = text.index("<w:sectPr")
    return text[start : text.rindex("</w:sectPr>") + len("</w:sectPr>")]


def _read(saved: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_png(content_types: bytes) -> bytes:
    """Return the list of content types with the one of our pictures."""
    if b'Extension="png"' in content_types:
        return content_types
    place = content_types.index(b"<Default ")
    return content_types[:place] + _PNG + content_types[place:]
