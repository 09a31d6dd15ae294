"""Opens papers as people do: Word files in LibreOffice, and what was attached to a mail."""

import shutil
import subprocess
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

CONVERSION = 180


def opened_by_office_program(file: Path) -> str:
    """Return the text of a Word file as LibreOffice prints it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program is not None, "LibreOffice is missing; ./run test --e2e says how to add it"
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    subprocess.run(
        [program, profile, *convert], check=True, capture_output=True, timeout=CONVERSION
    )
    return _text(file.with_suffix(".pdf"))


def attached_text(mail: EmailMessage) -> str:
    """Return the text of the one PDF attached to a mail, its lines joined."""
    (part,) = list(mail.iter_attachments())
    assert part.get_content_type() == "application/pdf"
    return text_of(part.get_content())


def text_of(content: bytes) -> str:
    """Return the text of a PDF, its lines joined."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(content)
        return " ".join(_text(file).split())


def _text(file: Path) -> str:
    found = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"],
        check=True,
        capture_output=True,
        text=True,
        timeout=CONVERSION,
    )
    return found.stdout
