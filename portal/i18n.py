"""Languages: Danish texts in the code, English beside them, and the Danish way of writing.

The language is a context variable: set by the web for each request, by mail for each recipient.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from babel.support import LazyProxy

from portal import paths

LANGUAGES = ("da", "en")
SOURCE = "da"
NO_BREAK = "\u00a0"

_language: ContextVar[str] = ContextVar("language", default=SOURCE)


def language() -> str:
    """Return the language now spoken: ``da`` or ``en``."""
    return _language.get()


def set_language(code: str) -> None:
    """Speak a language from here on in this context; unknown ones become Danish."""
    _language.set(code if code in LANGUAGES else SOURCE)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language inside the block."""
    token = _language.set(code if code in LANGUAGES else SOURCE)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def catalogue(code: str) -> dict[str, str | list[str]]:
    """Return all translations of a language, by their Danish text."""
    merged: dict[str, str | list[str]] = {}
    for file in sorted((paths.translations() / code).glob("*.json")):
        merged.update(json.loads(file.read_text("utf-8")))
    return merged


def _found(message: str) -> str:
    code = language()
    found = message if code == SOURCE else catalogue(code).get(message, message)
    return found if isinstance(found, str) else found[0]


def gettext(message: str, **values: object) -> str:
    """Return a text in the language now spoken, with its ``%(name)s`` places filled."""
    found = _found(message)
    return found % values if values else found


def ngettext(singular: str, plural: str, number: int, **values: object) -> str:
    """Return the singular or plural text for a number, which also fills ``%(num)s``."""
    pair: str | list[str] = [singular, plural]
    if language() != SOURCE:
        pair = catalogue(language()).get(f"{singular}|{plural}", pair)
    return pair[0 if number == 1 else 1] % {"num": number, **values}


def lazy_gettext(message: str, **values: object) -> str:
    """Return a text that is looked up when it is shown; it behaves as the text itself."""
    return cast(str, LazyProxy(gettext, message, enable_cache=False, **values))


_ = gettext
lazy_ = lazy_gettext


def _locale() -> Locale:
    return Locale.parse("da_DK" if language() == "da" else "en_GB")


def show_date(day: date) -> str:
    """Return a day in words, "23. august 2010", held together by no-break spaces where it must."""
    pattern = "d. MMMM y" if language() == "da" else "d MMMM y"
    day_part, month, year = format_date(day, pattern, locale=_locale()).rsplit(" ", 2)
    return f"{day_part}{NO_BREAK}{month} {year}"


def show_weekday(day: date) -> str:
    """Return a day in words with its weekday: "Mandag den 23. august 2010"."""
    name = format_date(day, "EEEE", locale=_locale()).capitalize()
    return f"{name} den {show_date(day)}" if language() == "da" else f"{name} {show_date(day)}"


def show_month(day: date) -> str:
    """Return the name of a day's month, shortened: "aug."."""
    return str(format_date(day, "MMM", locale=_locale()))


def show_short_date(day: date) -> str:
    """Return a day in figures, "23.8.2010" or "23/8/2010"."""
    mark = "." if language() == "da" else "/"
    return f"{day.day}{mark}{day.month}{mark}{day.year}"


def show_time(instant: datetime | time, time_zone: str = "Europe/Copenhagen") -> str:
    """Return a time of day as "14.32" or "14:32"."""
    if isinstance(instant, datetime):
        instant = instant.astimezone(ZoneInfo(time_zone)).time()
    return format_time(instant, "HH.mm" if language() == "da" else "HH:mm", locale=_locale())


def show_instant(instant: datetime, time_zone: str = "Europe/Copenhagen") -> str:
    """Return day and time, "23. august 2010 kl. 14.32"."""
    local = instant.astimezone(ZoneInfo(time_zone))
    word = "kl." if language() == "da" else "at"
    return f"{show_date(local.date())} {word}{NO_BREAK}{show_time(local.time())}"


def show_number(number: Decimal | int, decimals: int | None = None) -> str:
    """Return a number as people write it, "1.234,5"; ``decimals`` fixes the digits at the end."""
    fixed = "." + "0" * decimals if decimals else ""
    pattern = "#,##0.######" if decimals is None else f"#,##0{fixed}"
    return str(format_decimal(number, format=pattern, locale=_locale()))


def show_money(amount: Decimal | int) -> str:
    """Return an amount in Danish kroner, "1.234.567,50 kr.", without øre when there are none."""
    whole = amount == int(amount)
    shown = show_number(amount, 0 if whole else 2)
    return f"{shown}{NO_BREAK}kr." if language() == "da" else f"DKK{NO_BREAK}{shown}"


_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?")
_PARTED = re.compile(r"[0-9] +[0-9]")
_SPACED = re.compile(r"[+-]? ?[0-9]{1,3}( [0-9]{3})+(,[0-9]+)?")
_WITH_COMMA = re.compile(r"[+-]?([0-9]+|[0-9]*,[0-9]+)")
_WITH_POINT = re.compile(r"[+-]?[0-9]*\.[0-9]+")


def read_number(text: str) -> Decimal:
    """Return the number a person wrote: "1.234,5", "1234,5", "12 %", "100.000 kr.".

    A point is a thousands mark when exactly three digits follow every point and it groups a number
    that does not begin with 0, else a decimal point; spaces between digits group them by three.
    What mixes the marks otherwise, such as the English "1,234.5", or parts digits otherwise, such
    as "12 5", is refused rather than guessed at.

    Raises:
        ValueError: the text is not a number.
    """
    kept = text.strip().replace(NO_BREAK, " ").removesuffix(",-")
    for unit in ("kr.", "kr", "%", "DKK"):
        kept = kept.removeprefix(unit).removesuffix(unit).strip()
    kept = kept.removesuffix(",-").strip().replace("\u2212", "-")
    if _PARTED.search(kept) and not _SPACED.fullmatch(kept):
        raise ValueError(text)
    kept = kept.replace(" ", "")
    if _GROUPED.fullmatch(kept) or _WITH_COMMA.fullmatch(kept):
        kept = kept.replace(".", "").replace(",", ".")
    elif not _WITH_POINT.fullmatch(kept):
        raise ValueError(text)
    return Decimal(kept)


_DANISH_ORDER = {"æ": "{", "ø": "|", "å": "}", "ä": "{", "ö": "|", "ü": "y", "é": "e", "è": "e"}


def search_key(text: str) -> str:
    """Return the form a text is searched by: composed letters, no case, å as aa, single spaces."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("å", "aa")
    return " ".join(folded.split())


def sort_key(text: str) -> str:
    """Return the form a text is sorted by in Danish: æ, ø, å last, aa as å, no case.

    >>> sorted(["Ål", "Zebra", "Øl", "Aalborg", "Abe"], key=sort_key)
    ['Abe', 'Zebra', 'Øl', 'Ål', 'Aalborg']
    """
    folded = search_key(text).replace("aa", "å")
    return "".join(_DANISH_ORDER.get(sign, sign) for sign in folded)


def clean_text(text: str) -> tuple[str, int]:
    """Return a text fit for any document, and how many illegal characters were taken out (B1).

    Letters are composed (NFC), line ends become LF, the private bullet U+F0B7 becomes "•", and
    characters that XML forbids are removed.
    """
    normal = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    normal = normal.replace("\uf0b7", "•")
    kept = "".join(sign for sign in normal if _is_legal(sign))
    return kept, len(normal) - len(kept)


def _is_legal(sign: str) -> bool:
    code = ord(sign)
    if code < 0x20:
        return sign in "\n\t"
    return not (0x7F <= code < 0xA0 or 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE)
