"""The PDF file: the page printed by WeasyPrint as PDF/A-2a and PDF/UA-1 in one.

Not to be used from several threads: WeasyPrint is not made for it. Nothing is fetched from
anywhere: a page may name the theme's assets and nothing else.
"""

import importlib
from functools import lru_cache

from docgen.blocks import Document
from docgen.errors import PdfUnavailable
from docgen.theme import Theme
from docgen.writers import html

_ENGINE = "docgen.writers.press"


def write(document: Document, theme: Theme) -> bytes:
    """Return the document as a .pdf file.

    Raises:
        PdfUnavailable: when WeasyPrint or the libraries it needs are missing on this machine.
    """
    require_engine()
    from docgen.writers import press  # noqa: PLC0415 - takes a second and needs Pango

    return press.press_for(theme).print_page(html.page(document))


@lru_cache(maxsize=1)
def require_engine() -> None:
    """Load the engine once, or say in one line what is missing."""
    try:
        importlib.import_module(_ENGINE)
    except (OSError, ImportError) as error:
        raise PdfUnavailable(
            "PDF needs Pango (on Debian: libpangoft2-1.0-0 and libharfbuzz-subset0; on macOS: "
            f"pango): {str(error).splitlines()[0]}"
        ) from error
