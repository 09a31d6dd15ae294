"""The styles of the standard Word base, as data: sizes in points, widths in twentieths of one."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docgen.theme import ACCENT, HAIRLINE, INK, MUTED, RULE

FONT = "IBM Plex Sans"
FULL_MEASURE = 9071
_TEXT_INDENT = 680
_LINE_BOX = 1.3  # what one line of the font takes, as a multiple of its size
_LIST_INDENT = 374


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One paragraph style; `extra` is further paragraph markup placed before the spacing."""

    id: str
    name: str
    size: float
    leading: float
    before: float = 0
    after: float = 0
    based_on: str = "Normal"
    next: str = ""
    bold: bool = False
    colour: str = ""
    indent: tuple[int, int, int] = (0, 0, 0)
    jc: str = ""
    outline: int = -1
    keep: str = ""
    extra: str = ""
    hyphenate: bool = False
    tabs: str = ""


_BODY_INDENT = (0, _TEXT_INDENT, 0)
_KEEP = "<w:keepNext/><w:keepLines/>"
_RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{FULL_MEASURE}"/></w:tabs>'


def _list(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


PARAGRAPH_STYLES: tuple[ParagraphStyle, ...] = (
    ParagraphStyle("BodyText", "Body Text", 10.5, 15, 0, 7.5, indent=_BODY_INDENT, hyphenate=True),
    ParagraphStyle(
        "BodyTextKeep",
        "Brødtekst før liste",
        10.5,
        15,
        0,
        4,
        "BodyText",
        keep="<w:keepNext/>",
        indent=_BODY_INDENT,
        hyphenate=True,
    ),
    ParagraphStyle(
        "BodyTextAfterTable",
        "Brødtekst efter tabel",
        10.5,
        15,
        8,
        7.5,
        "BodyText",
        "BodyText",
        indent=_BODY_INDENT,
        hyphenate=True,
    ),
    ParagraphStyle(
        "Heading1",
        "heading 1",
        18,
        24,
        0,
        8,
        next="BodyText",
        bold=True,
        colour=ACCENT,
        outline=0,
        keep=_KEEP,
    ),
    ParagraphStyle(
        "LetterSubject",
        "Overskrift brev",
        15,
        20,
        0,
        11,
        "Heading1",
        "BodyText",
        bold=True,
        colour=ACCENT,
        keep=_KEEP,
        indent=_BODY_INDENT,
    ),
    ParagraphStyle(
        "Heading2",
        "heading 2",
        13,
        17,
        18,
        4,
        next="BodyText",
        bold=True,
        outline=1,
        keep=_KEEP,
        indent=_BODY_INDENT,
    ),
    ParagraphStyle(
        "Heading3",
        "heading 3",
        10.5,
        15,
        12,
        2,
        next="BodyText",
        bold=True,
        outline=2,
        keep=_KEEP,
        indent=_BODY_INDENT,
    ),
    ParagraphStyle(
        "Resume", "Resumé", 11.5, 16.5, 0, 7.5, colour=MUTED, indent=_BODY_INDENT, next="Heading2"
    ),
    ParagraphStyle(
        "ListNumber",
        "List Number",
        10.5,
        15,
        0,
        3.5,
        "BodyText",
        indent=(_LIST_INDENT, _TEXT_INDENT, -_LIST_INDENT),
        extra=_list(1),
        hyphenate=True,
    ),
    ParagraphStyle(
        "ListBullet",
        "List Bullet",
        10.5,
        15,
        0,
        3.5,
        "BodyText",
        indent=(_LIST_INDENT, _TEXT_INDENT, -_LIST_INDENT),
        extra=_list(2),
        hyphenate=True,
    ),
    ParagraphStyle("Caption", "caption", 9, 12, 10.5, 4, bold=True, keep=_KEEP),
    ParagraphStyle("TableText", "Tabeltekst", 9.5, 13, indent=(0, 100, 0)),
    ParagraphStyle(
        "TableTextAfter",
        "Tabeltekst efter status",
        9.5,
        13,
        based_on="TableText",
        indent=(160, 100, 0),
    ),
    ParagraphStyle(
        "TableNumber", "Tabeltal", 9.5, 13, based_on="TableText", indent=(100, 0, 0), jc="right"
    ),
    ParagraphStyle(
        "TableStatus", "Tabelstatus", 9.5, 13, based_on="TableText", indent=(380, 60, -240)
    ),
    ParagraphStyle(
        "TableStatusPlain",
        "Tabelstatus uden tegn",
        9.5,
        13,
        based_on="TableText",
        indent=(380, 60, 0),
    ),
    ParagraphStyle(
        "TableMilestone", "Tabelmilepæl", 9.5, 13, based_on="TableText", indent=(240, 0, -240)
    ),
    ParagraphStyle(
        "TableHead",
        "Tabelhoved",
        9,
        12,
        based_on="TableText",
        bold=True,
        keep="<w:keepNext/>",
        indent=(0, 100, 0),
    ),
    ParagraphStyle(
        "TableHeadStatus",
        "Tabelhoved status",
        9,
        12,
        based_on="TableHead",
        bold=True,
        indent=(160, 0, 0),
    ),
    ParagraphStyle(
        "TableHeadNumber",
        "Tabelhoved tal",
        9,
        12,
        based_on="TableHead",
        bold=True,
        indent=(100, 0, 0),
        jc="right",
    ),
    ParagraphStyle("TableNote", "Tabelnote", 8.5, 12, 4, 7.5, next="BodyText", colour=MUTED),
    ParagraphStyle("Figure", "Figur", 10.5, 13.65, 0, 7.5, next="BodyText", keep="<w:keepLines/>"),
    ParagraphStyle("Addressee", "Modtager", 10.5, 15, indent=_BODY_INDENT),
    ParagraphStyle("Date", "Date", 10.5, 15, 19.85, 17, next="BodyText", indent=_BODY_INDENT),
    ParagraphStyle(
        "Closing", "Closing", 10.5, 15, 15, 24, keep=_KEEP, indent=_BODY_INDENT, next="Signature"
    ),
    ParagraphStyle("Signature", "Signature", 10.5, 15, keep="<w:keepLines/>", indent=_BODY_INDENT),
    ParagraphStyle("Header", "header", 9, 12, colour=MUTED, tabs=_RIGHT_TAB),
    ParagraphStyle("Footer", "footer", 8.5, 12, colour=MUTED, tabs=_RIGHT_TAB),
)

_BUILT_IN = frozenset(
    (
        *("Body Text", "heading 1", "heading 2", "heading 3", "List Number", "List Bullet"),
        *("caption", "Date", "Closing", "Signature", "header", "footer"),
    )
)


def line(size: float, leading: float) -> int:
    """Return the leading as Word's multiple of a line, so that another font does not clip."""
    return round(240 * leading / (size * _LINE_BOX))


def _indent(indent: tuple[int, int, int]) -> str:
    left, right, first = indent
    if indent == (0, 0, 0):
        return ""
    hanging = f' w:hanging="{-first}"' if first < 0 else ' w:firstLine="0"'
    return f'<w:ind w:left="{left}" w:right="{right}"{hanging}/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def paragraph_style(style: ParagraphStyle) -> str:
    """Return one paragraph style as markup."""
    custom = "" if style.name in _BUILT_IN else ' w:customStyle="1"'
    hyphens = "" if style.hyphenate else "<w:suppressAutoHyphens/>"
    spacing = (
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" '
        f'w:line="{line(style.size, style.leading)}" w:lineRule="auto"/>'
    )
    jc = f'<w:jc w:val="{style.jc}"/>' if style.jc else ""
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline >= 0 else ""
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"{custom}>'
        f"<w:name w:val={quoteattr(style.name)}/>"
        f'<w:basedOn w:val="{style.based_on}"/>{following}<w:qFormat/>'
        f"<w:pPr>{style.keep}{style.extra}{style.tabs}{hyphens}{spacing}{_indent(style.indent)}"
        f"{jc}{outline}</w:pPr><w:rPr>{bold}{colour}{_size(style.size)}</w:rPr></w:style>"
    )


_FONTS = " ".join(f'w:{slot}="{FONT}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {_FONTS}/>"
    f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
    '<w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
CHARACTER_AND_TABLE = (
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    '<w:style w:type="character" w:customStyle="1" w:styleId="CaseMark">'
    '<w:name w:val="Sagsmærke"/><w:qFormat/><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/>'
    f'<w:color w:val="{MUTED}"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:qFormat/>'
    f'<w:rPr><w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="StatusSign">'
    '<w:name w:val="Statustegn"/><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
    'w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="OfficeTable">'
    '<w:name w:val="Sagstabel"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
    f'<w:qFormat/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="6" w:space="0" '
    f'w:color="{RULE}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/>'
    '</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="64" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" '
    f'w:sz="8" w:space="0" w:color="{RULE}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
)
