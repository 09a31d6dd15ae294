"""The styles the Word writer uses, by name; ids differ between languages of Word, names do not."""

from docgen.blocks import ColumnKind, Look

HEADINGS = {1: "heading 1", 2: "heading 2", 3: "heading 3"}
LETTER_SUBJECT = "Overskrift brev"
LOOKS: dict[Look, str] = {
    Look.BODY: "Body Text",
    Look.SUMMARY: "Resumé",
    Look.BEFORE_LIST: "Brødtekst før liste",
    Look.AFTER_TABLE: "Brødtekst efter tabel",
    Look.NOTE: "Tabelnote",
    Look.ADDRESSEE: "Modtager",
    Look.DATE: "Date",
    Look.GREETING: "Closing",
    Look.SIGNATURE: "Signature",
}
LIST_NUMBER = "List Number"
LIST_BULLET = "List Bullet"
CAPTION = "caption"
FIGURE = "Figur"
TABLE = "Sagstabel"
HEAD_CELLS: dict[ColumnKind, str] = {
    ColumnKind.TEXT: "Tabelhoved",
    ColumnKind.NUMBER: "Tabelhoved tal",
    ColumnKind.STATUS: "Tabelhoved status",
    ColumnKind.MARK: "Tabelhoved",
}
BODY_CELLS: dict[ColumnKind, str] = {
    ColumnKind.TEXT: "Tabeltekst",
    ColumnKind.NUMBER: "Tabeltal",
    ColumnKind.STATUS: "Tabelstatus",
    ColumnKind.MARK: "Tabelmilepæl",
}
TEXT_AFTER_STATUS = "Tabeltekst efter status"
STATUS_WITHOUT_SIGN = "Tabelstatus uden tegn"
STRONG = "Strong"
MUTED = "Sagsmærke"
LINK = "Hyperlink"
SIGN = "Statustegn"
HEADER = "header"
FOOTER = "footer"

REQUIRED: frozenset[str] = frozenset(
    (
        *HEADINGS.values(),
        LETTER_SUBJECT,
        *LOOKS.values(),
        LIST_NUMBER,
        LIST_BULLET,
        CAPTION,
        FIGURE,
        TABLE,
        *HEAD_CELLS.values(),
        *BODY_CELLS.values(),
        TEXT_AFTER_STATUS,
        STATUS_WITHOUT_SIGN,
        STRONG,
        MUTED,
        LINK,
        SIGN,
        HEADER,
        FOOTER,
    )
)
