"""Documents come from the command line as files, or it says in one line why not."""

from pathlib import Path

import pytest
from docx import Document

from tests.integration.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("with_demo")

TITLE = "4. Monitorering af integrationsprojekter, juli 2010 (Udsat sag) (2010-131570)"


def test_the_list_names_every_type_with_its_arguments(run: Run) -> None:
    answer = run("document", "list")
    assert answer.code == 0
    for name in ("agenda-item", "orientation-letter", "round-report", "workshop"):
        assert name in answer.said
    assert "--round [--scheme]" in answer.said


def test_the_agenda_item_has_the_title_and_the_table_of_the_sources(
    run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "punkt"
    answer = run(
        "document", "agenda-item", "--round", "juli 2010", "--format", "docx", "--out", str(out)
    )
    assert (answer.code, answer.complained) == (0, "")
    made = Document(str(out))
    texts = [paragraph.text.replace("\u00a0", " ") for paragraph in made.paragraphs]
    assert TITLE in texts
    assert any(text.startswith("Udsat fra BIU mødet den 23. august 2010.") for text in texts)
    assert [len(table.rows) for table in made.tables] == [11]


@pytest.mark.parametrize(
    ("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-"), ("html", b"<!"), ("txt", b"")]
)
def test_the_ending_of_the_file_decides_its_form(
    run: Run, tmp_path: Path, ending: str, begins: bytes
) -> None:
    out = tmp_path / f"brev.{ending}"
    assert run("document", "orientation-letter", "--out", str(out)).code == 0
    content = out.read_bytes()
    assert content.startswith(begins)
    assert len(content) > 500


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("agenda-item", "--round", "maj 2010"), "december 2009, marts 2010, juli 2010"),
        (("agenda-item",), "--round"),
        (("agenda-item", "--round", "juli 2010", "--scheme", "x"), "Unge i fællesskab"),
        (("round-report", "--round", "juli 2010", "--project", "99"), "10 Budo Academy"),
        (("round-report", "--round", "december 2009", "--project", "2"), "ingen rapport"),
        (("workshop", "--scheme", "Unge i fællesskab", "--project", "12"), "ingen aftalt"),
        (("minutes",), "agenda-item"),
    ],
)
def test_what_is_not_there_is_told_in_one_line_with_what_there_is(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    answer = run("document", *arguments, "--out", str(tmp_path / "f.docx"))
    assert answer.code == 2
    assert words in answer.complained
    assert len(answer.complained.splitlines()) == 1
    assert not list(tmp_path.glob("*.docx"))


def test_a_file_of_unknown_ending_needs_its_form_named(run: Run, tmp_path: Path) -> None:
    answer = run("document", "orientation-letter", "--out", str(tmp_path / "brev.odt"))
    assert answer.code == 2
    assert "--format" in answer.complained


def test_a_file_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    answer = run("document", "orientation-letter", "--out", str(tmp_path / "nowhere" / "b.txt"))
    assert answer.code == 2
    assert len(answer.complained.splitlines()) == 1
