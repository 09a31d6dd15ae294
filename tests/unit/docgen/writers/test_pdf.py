"""Without its libraries the PDF writer says what is missing."""

import importlib

import pytest

from docgen.errors import PdfUnavailable
from docgen.writers import pdf


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError(f"cannot load library 'libpango-1.0-0' for {name}\nand more")

    pdf.require_engine.cache_clear()
    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(PdfUnavailable, match=r"libpangoft2-1.0-0.*cannot load library"):
        pdf.require_engine()
