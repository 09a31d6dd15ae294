"""How dates, amounts and figures are written in each language."""

from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal, localcontext

from docgen.views import Language

_MONTHS: dict[Language, tuple[str, ...]] = {
    "da": (
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_COUNT_WORDS: dict[Language, tuple[str, ...]] = {
    "da": ("ingen", "ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"),
    "en": ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}
_MILLION = Decimal(1_000_000)
BLANK = "–"


def day(on: date, language: Language) -> str:
    """Return a date in full.

    >>> day(date(2010, 8, 23), "da")
    '23. august 2010'
    >>> day(date(2010, 8, 23), "en")
    '23 August 2010'
    """
    month = _MONTHS[language][on.month - 1]
    return f"{on.day}. {month} {on.year}" if language == "da" else f"{on.day} {month} {on.year}"


def short_month(on: date, language: Language) -> str:
    """Return month and year as they stand under an axis, long months cut to three letters.

    >>> short_month(date(2009, 12, 31), "da")
    'dec. 2009'
    """
    month = _MONTHS[language][on.month - 1]
    cut = month if len(month) <= 5 else f"{month[:3]}{'.' if language == 'da' else ''}"
    return f"{cut} {on.year}"


def clock(at: time, language: Language) -> str:
    """Return a time of day, "14.32" in Danish and "14:32" in English."""
    return at.strftime("%H.%M" if language == "da" else "%H:%M")


def number(value: Decimal, language: Language, places: int | None = None) -> str:
    """Return a figure with the language's marks; without places, as many as it has.

    >>> number(Decimal("1234567.5"), "da")
    '1.234.567,5'
    >>> number(Decimal("0.8555"), "da", places=2)
    '0,86'
    """
    if not value.is_finite():
        return BLANK
    if places is None:
        text = f"{value.normalize():,f}"
    else:
        with localcontext(rounding=ROUND_HALF_UP):
            text = f"{value:,.{places}f}"
    if language == "en":
        return text
    return text.translate({ord(","): ".", ord("."): ","})


def kroner(amount: Decimal, language: Language) -> str:
    """Return an amount in kroner; a million and more in millions with two decimals.

    >>> kroner(Decimal(100000), "da")
    '100.000 kr.'
    >>> kroner(Decimal(2370000), "da")
    '2,37 mio. kr.'
    """
    if abs(amount) >= _MILLION:
        millions = number(amount / _MILLION, language, places=2)
        return f"{millions} mio. kr." if language == "da" else f"DKK {millions} million"
    whole = amount == amount.to_integral_value()
    plain = number(amount, language, places=0 if whole else 2)
    return f"{plain} kr." if language == "da" else f"DKK {plain}"


def measure(value: Decimal | None, unit: str, language: Language) -> str:
    """Return a figure with its unit, or a dash where there is none.

    >>> measure(Decimal(80), "%", "da")
    '80 %'
    """
    if value is None:
        return BLANK
    plain = number(value, language)
    return f"{plain} {unit}" if unit else plain


def count_word(count: int, language: Language) -> str:
    """Return a count as a word up to ten, as a figure from there.

    >>> count_word(8, "da")
    'otte'
    """
    words = _COUNT_WORDS[language]
    return words[count] if 0 <= count < len(words) else str(count)


def enumerate_words(words: tuple[str, ...], language: Language) -> str:
    """Return the words as one phrase.

    >>> enumerate_words(("a", "b", "c"), "da")
    'a, b og c'
    """
    last = " og " if language == "da" else " and "
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + last + words[-1]


def capital(text: str) -> str:
    """Return the text with its first letter capital."""
    return text[:1].upper() + text[1:]
