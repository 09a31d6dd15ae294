"""WeasyPrint, made ready once a theme: one font configuration and one style sheet for all pages.

A fresh configuration a document would leak memory and cost several times the time.
"""

import warnings
from collections.abc import Callable, Mapping
from functools import lru_cache

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from docgen.blocks import Shape, Tone
from docgen.theme import Theme
from docgen.writers import signs
from docgen.writers.finisher import PdfFile, armour, declare_accessible, is_ambiguous

_SCHEME = "asset:"
_TYPES = {".svg": "image/svg+xml", ".woff2": "font/woff2", ".png": "image/png"}


class AssetFetcher(URLFetcher):
    """Hands out the theme's assets by name, and nothing else from anywhere."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=("asset",), allow_redirects=False)
        self._assets = assets

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the named asset; any other address is an error the page survives."""
        del headers
        if not url.startswith(_SCHEME):
            raise ValueError("a document fetches nothing from outside")
        name = url[len(_SCHEME) :]
        ending = name[name.rfind(".") :]
        kind = _TYPES.get(ending, "application/octet-stream")
        return URLFetcherResponse(url, self._assets[name], {"Content-Type": kind})


class Press:
    """Prints pages in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._fetcher = AssetFetcher({**theme.assets, **signs.pictures()})
        self._fonts = FontConfiguration()
        self._style = CSS(
            string=style_sheet(theme),
            font_config=self._fonts,
            url_fetcher=self._fetcher,
        )

    def print_page(self, page: str) -> bytes:
        """Return the page as a tagged, archivable PDF."""
        content = self._printed(page, declare_accessible)
        return self._printed(page, _finish_again) if is_ambiguous(content) else content

    def _printed(self, page: str, finisher: Callable[..., None]) -> bytes:
        with warnings.catch_warnings():
            # WeasyPrint leaves its own colour profile open until the next collection
            warnings.simplefilter("ignore", ResourceWarning)
            return HTML(string=page, url_fetcher=self._fetcher).write_pdf(
                stylesheets=[self._style],
                font_config=self._fonts,
                finisher=finisher,
                pdf_variant="pdf/a-2a",
                pdf_tags=True,
            )


def _finish_again(document: object, pdf: PdfFile) -> None:
    declare_accessible(document, pdf)
    armour(pdf)


def style_sheet(theme: Theme) -> str:
    """Return the whole style of printed pages: fonts, the theme's rules, signs."""
    return _font_faces(theme) + theme.print_css + signs.rules(_address)


@lru_cache(maxsize=4)
def _press(base: bytes, css: str, assets: tuple[tuple[str, bytes], ...]) -> Press:
    return Press(Theme(base, css, dict(assets)))


def press_for(theme: Theme) -> Press:
    """Return the press of a theme, made on its first use."""
    return _press(b"", theme.print_css, tuple(theme.assets.items()))


def _address(tone: Tone, shape: Shape) -> str:
    return _SCHEME + signs.name(tone, shape)


def _font_faces(theme: Theme) -> str:
    return "".join(
        f'@font-face{{font-family:"IBM Plex Sans";font-weight:{700 if "-700-" in name else 400};'
        f'src:url("{_SCHEME}{name}") format("woff2")}}'
        for name in theme.assets
        if name.endswith(".woff2")
    )
