"""Makes the standard Word base: `python -m docgen.writers.base_builder templates/documents`.

The result, standard.docx, is committed; run this again after a change of styles or fonts. The
fonts are the folder's own woff2 files, unpacked and obfuscated as ECMA-376 part 4, 8.1 asks.
"""

import io
import sys
import uuid
from pathlib import Path

from fontTools.ttLib import TTFont

from docgen.theme import ACCENT, RULE
from docgen.writers import base_styles, package

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FONTS = (("regular", 400), ("bold", 700))
_PARTS = (
    ("styles", "styles"),
    ("numbering", "numbering"),
    ("settings", "settings"),
    ("fontTable", "fontTable"),
    ("header1", "header"),
    ("footer1", "footer"),
)


def build(folder: Path) -> bytes:
    """Return the Word base made from the folder's fonts and our styles."""
    keys = {name: uuid.uuid5(uuid.NAMESPACE_DNS, f"fremdrift.{name}") for name, _ in _FONTS}
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/relationships/{kind}", f"{name}.xml") for name, kind in _PARTS)
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(keys),
        "word/_rels/fontTable.xml.rels": _relations(
            *((f"{_OFFICE}/relationships/font", f"fonts/{name}.odttf") for name, _ in _FONTS)
        ),
        "word/header1.xml": _header(),
        "word/footer1.xml": _footer(),
        "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/'
        'core-properties"/>',
        "docProps/app.xml": f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>Fremdrift</Application></Properties>",
    }
    fonts = [
        package.deflate(f"word/fonts/{name}.odttf", _obfuscated(folder, weight, keys[name]), 9)
        for name, weight in _FONTS
    ]
    return package.write(
        [*(package.deflate(name, text.encode(), 9) for name, text in parts.items()), *fonts]
    )


def _obfuscated(folder: Path, weight: int, key: uuid.UUID) -> bytes:
    font = TTFont(
        folder / "fonts" / f"ibm-plex-sans-latin-{weight}-normal.woff2", recalcTimestamp=False
    )
    font.flavor = None
    stream = io.BytesIO()
    font.save(stream)
    data = bytearray(stream.getvalue())
    mask = key.bytes[::-1]
    for place in range(32):
        data[place] ^= mask[place % 16]
    return bytes(data)


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *_PARTS)
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="odttf" '
        'ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/>'
        f'<Override PartName="/docProps/app.xml" ContentType="{app}"/></Types>'
    )


def _document() -> str:
    return (
        f"{_HEAD}<w:document {_W} {_R}><w:body><w:p/><w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1928" w:right="1247" w:bottom="1304" '
        'w:left="1587" w:header="794" w:footer="737" w:gutter="0"/></w:sectPr></w:body>'
        "</w:document>"
    )


def _styles() -> str:
    paragraphs = "".join(map(base_styles.paragraph_style, base_styles.PARAGRAPH_STYLES))
    return (
        f"{_HEAD}<w:styles {_W}>{base_styles.DEFAULTS}{paragraphs}"
        f"{base_styles.CHARACTER_AND_TABLE}</w:styles>"
    )


def _numbering() -> str:
    kinds = (("decimal", "%1.", "ListNumber", ""), ("bullet", "•", "ListBullet", ACCENT))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="374" w:hanging="374"/></w:pPr>'
        + (f'<w:rPr><w:color w:val="{colour}"/></w:rPr>' if colour else "")
        + "</w:lvl></w:abstractNum>"
        for number, (kind, text, style, colour) in enumerate(kinds)
    )
    return (
        f"{_HEAD}<w:numbering {_W}>{abstract}"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _settings() -> str:
    uri = "http://schemas.microsoft.com/office/word"
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        '<w:saveSubsetFonts/><w:defaultTabStop w:val="1304"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="425"/>'
        '<w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="da-DK"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _font_table(keys: dict[str, uuid.UUID]) -> str:
    regular, bold = (str(keys[name]).upper() for name, _ in _FONTS)
    return (
        f'{_HEAD}<w:fonts {_W} {_R}><w:font w:name="{base_styles.FONT}">'
        '<w:altName w:val="Calibri"/><w:panose1 w:val="020B0503050203000203"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
        f'<w:embedRegular r:id="rId1" w:fontKey="{{{regular}}}"/>'
        f'<w:embedBold r:id="rId2" w:fontKey="{{{bold}}}"/></w:font>'
        '<w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _header() -> str:
    name = (
        f'<w:r><w:rPr><w:b/><w:bCs/><w:color w:val="{ACCENT}"/></w:rPr>'
        '<w:t xml:space="preserve">{{sender}}</w:t></w:r>'
    )
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="5" w:color="{RULE}"/></w:pBdr>'
    return (
        f'{_HEAD}<w:hdr {_W} {_R}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{name}'
        f"<w:r><w:tab/></w:r>{_text('{{right_upper}}')}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="Header"/>{rule}</w:pPr>{_text("{{unit}}")}'
        f"<w:r><w:tab/></w:r>{_text('{{right_lower}}')}</w:p></w:hdr>"
    )


def _footer() -> str:
    return (
        f'{_HEAD}<w:ftr {_W} {_R}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{_text('{{footer}}')}<w:r><w:tab/></w:r>{_text('{{page}} ')}{_field('PAGE')}"
        f"{_text(' {{of}} ')}{_field('NUMPAGES')}</w:p></w:ftr>"
    )


if __name__ == "__main__":
    target = Path(sys.argv[1])
    (target / "standard.docx").write_bytes(build(target))
