"""What every letter about a project is built from: its parts, its frame, its tables."""

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.blocks import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Heading,
    ListBlock,
    Look,
    Paragraph,
    Run,
    Table,
)
from docgen.compose import page
from docgen.compose.editing import EditableText, Runs, editable, points, prose
from docgen.compose.formats import BLANK, capital, day, enumerate_words
from docgen.compose.sentences import fill, join, say
from docgen.views import LetterFrameView, ProjectFactsView, RatedRoundView
from docgen.wording.letters import WORDING, LetterWording

_ROUND, _RATING, _NOTE = 53.0, 30.0, 77.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part an office may rewrite: its code, its texts, and the heading it opens if any.

    `table` follows the texts and is not for editing. In a numbered part each line is one item.
    """

    code: str
    texts: tuple[Runs, ...]
    heading: str = ""
    numbered: bool = False
    look: Look = Look.BODY
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter on its way to a document: subject, parts, and the lines of header and footer."""

    frame: LetterFrameView
    subject: str
    parts: tuple[Part, ...]
    right_upper: str
    footer: str

    @property
    def title(self) -> str:
        """The subject as it prints: the office's own, else the composed one."""
        return self.frame.subject or self.subject


def words(frame: LetterFrameView) -> LetterWording:
    """Return the words every letter has, in the letter's language."""
    return WORDING[frame.language].shared


def document(sheet: Sheet) -> Document:
    """Return a letter as a document."""
    frame = sheet.frame
    body: list[Block] = [
        *(Paragraph((Run(line),), Look.ADDRESSEE) for line in frame.addressee),
        Paragraph((Run(day(frame.letter_date, frame.language)),), Look.DATE),
        Heading(1, (Run(sheet.title),), letter=True),
        *content(sheet, level=2),
    ]
    return page.document(
        frame,
        sheet.title,
        body,
        upper=sheet.right_upper,
        footer=sheet.footer,
        case_number=frame.case_number,
    )


def content(sheet: Sheet, *, level: int) -> tuple[Block, ...]:
    """Return a letter from its salutation to its signature; headings begin at the level."""
    frame, shared = sheet.frame, words(sheet.frame)
    recipients = enumerate_words(frame.recipients, frame.language)
    signatures = (line for line in (frame.signatory, frame.signatory_title) if line)
    return (
        Paragraph(say(shared.salutation, recipients=recipients)),
        *(block for part in sheet.parts for block in _blocks(part, frame, level)),
        Paragraph((Run(shared.greeting),), Look.GREETING),
        *(Paragraph((Run(line),), Look.SIGNATURE) for line in signatures),
    )


def editable_parts(sheet: Sheet) -> tuple[EditableText, ...]:
    """Return the texts an office may edit, in the order they print."""
    changes = sheet.frame.section_overrides
    return tuple(
        editable(part.code, part.heading, part.texts, changes) for part in sheet.parts if part.texts
    )


def round_table(
    rounds: Iterable[RatedRoundView],
    frame: LetterFrameView,
    *,
    project: str,
    column: str,
    counter: page.Counter,
) -> Table:
    """Return one row a round: its name, its rating, and what is noted about it."""
    shared = words(frame)
    caption = fill(
        shared.ratings_caption,
        table=counter.next_table(),
        project=page.quoted(project, frame.language),
    )
    return Table(
        caption=caption,
        description=caption,
        columns=(
            Column(shared.round, _ROUND),
            Column(shared.rating, _RATING, ColumnKind.STATUS),
            Column(column, _NOTE),
        ),
        rows=tuple(
            (Cell(capital(one.name)), page.status(one.rating), Cell(one.note or BLANK))
            for one in rounds
        ),
    )


def project_sentences(project: ProjectFactsView, frame: LetterFrameView) -> Runs:
    """Return who owns a project, who pays for it, and why it is red, as one paragraph."""
    shared = words(frame)
    pool: Runs = ()
    if project.pool and project.pool_owner:
        pool = say(shared.pool_of, pool=project.pool, pool_owner=project.pool_owner)
    elif project.pool:
        pool = say(shared.pool, pool=project.pool)
    return join(
        say(shared.owner, owner=project.owner) if project.owner else (),
        pool,
        (Run(project.reason),) if project.reason else (),
    )


def quoted(project: ProjectFactsView, frame: LetterFrameView) -> str:
    """Return a project's name in the quotation marks of the letter's language."""
    return page.quoted(project.name, frame.language)


def address_footer(frame: LetterFrameView) -> str:
    """Return the footer with the sender's address."""
    return fill(words(frame).footer, address=frame.sender.address)


def _blocks(part: Part, frame: LetterFrameView, level: int) -> tuple[Block, ...]:
    changes = frame.section_overrides
    texts: tuple[Block, ...]
    if part.numbered:
        items = points(part.code, part.texts, changes)
        texts = (ListBlock(items, numbered=True),) if items else ()
    else:
        texts = prose(part.code, part.texts, changes, part.look)
    table = (part.table,) if part.table is not None else ()
    if not texts and not table:
        return ()
    head = (page.heading(level, part.heading),) if part.heading else ()
    return (*head, *texts, *table)
