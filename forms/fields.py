"""Fields that read what Danes write: clean text, "1.234,5", "23.8.2010"."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from wtforms import Field, SelectField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError
from wtforms.widgets import TextInput

from portal.i18n import SOURCE, _, clean_text, read_number, show_number, show_short_date, speaking

SHORT_LIMIT = 250
LONG_LIMIT = 4_000
NUMBER_LIMIT = Decimal(10) ** 15


class _Clean(StringField):
    """Text that has passed the boundary: composed, without what documents cannot hold."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Clean what was typed; portal.web.cleaning tells what was taken out."""
        if valuelist:
            self.data, _removed = clean_text(valuelist[0])


class LineField(_Clean):
    """One line of text, without spaces around it."""

    def __init__(self, label: str, *, limit: int = SHORT_LIMIT, **kwargs: object) -> None:
        """Make a field of at most ``limit`` characters."""
        validators = [*kwargs.pop("validators", ()), too_long(limit)]  # type: ignore[misc]
        super().__init__(label, validators=validators, **kwargs)  # type: ignore[arg-type]
        self.limit = limit

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Clean the text and put it on one line."""
        super().process_formdata(valuelist)
        self.data = " ".join((self.data or "").split())


class LongField(_Clean, TextAreaField):
    """Several lines of text with a limit that is counted live."""

    def __init__(self, label: str, *, limit: int = LONG_LIMIT, **kwargs: object) -> None:
        """Make a field of at most ``limit`` characters."""
        validators = [*kwargs.pop("validators", ()), too_long(limit)]  # type: ignore[misc]
        super().__init__(label, validators=validators, **kwargs)  # type: ignore[arg-type]
        self.limit = limit


def too_long(limit: int) -> Length:
    """Return the check of a text's length, with the words of the house."""

    class Limit(Length):
        """The limit said in words when it is broken."""

        def __call__(self, form: object, field: Field) -> None:
            """Say how much is too much."""
            surplus = len(field.data or "") - limit
            self.message = _("Teksten er %(surplus)s tegn for lang. Forkort den til %(limit)s.") % {
                "surplus": surplus,
                "limit": limit,
            }
            super().__call__(form, field)  # type: ignore[arg-type]

    return Limit(max=limit)


class NumberField(Field):
    """A number written the Danish way; kept exactly, with what was typed shown again when wrong."""

    widget = TextInput()

    def __init__(
        self, label: str, *, suffix: str = "", whole: bool = False, **kwargs: object
    ) -> None:
        """Make a field; ``suffix`` is the unit printed beside it."""
        super().__init__(label, **kwargs)  # type: ignore[arg-type]
        self.suffix = suffix
        self.whole = whole
        self.data: Decimal | None = None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        if self.data is None:
            return ""
        with speaking(SOURCE):
            return show_number(self.data)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the number, or say how one is written."""
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            number = read_number(clean_text(valuelist[0])[0])
        except ValueError as error:
            raise ValueError(_("Skriv et tal, for eksempel 1.234,5.")) from error
        if abs(number) >= NUMBER_LIMIT or number.as_tuple().exponent < -6:  # type: ignore[operator]
            raise ValueError(_("Tallet er for stort eller har for mange decimaler."))
        if self.whole and number != number.to_integral_value():
            raise ValueError(_("Skriv et helt tal."))
        self.data = number


_DATE = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})")


class DayField(Field):
    """A date as "23.8.2010", "23/8 2010" or "2010-08-23"."""

    widget = TextInput()

    def __init__(self, label: str, **kwargs: object) -> None:
        """Make a field for one day."""
        super().__init__(label, **kwargs)  # type: ignore[arg-type]
        self.data: date | None = None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else show_short_date(self.data)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the day, or say how one is written."""
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        self.data = read_day(valuelist[0])
        if self.data is None or not date(1990, 1, 1) <= self.data <= date(2100, 1, 1):
            self.data = None
            raise ValueError(_("Skriv dag, måned og år, for eksempel 30.6.2010."))


def read_day(text: str) -> date | None:
    """Return the day a person wrote, or None when it is none."""
    text = clean_text(text)[0].strip()
    try:
        if found := _DATE.fullmatch(text.replace(". ", ".")) or _DATE.fullmatch(
            re.sub(r"\s+(\d{4})$", r".\1", text)
        ):
            day, month, year = (int(part) for part in found.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        return None


def written_day(field: DayField) -> date:
    """Return the day of a field that was found to hold one.

    Raises:
        ValueError: the field was not checked, or it holds none.
    """
    if field.data is None:
        raise ValueError(field.name)
    return field.data


class ChoiceField(SelectField):
    """A choice from a list that the route hands in; anything else is refused in plain words."""

    def __init__(
        self, label: str, *, choices: Sequence[tuple[str, str]] = (), **kwargs: object
    ) -> None:
        """Make a field with pairs of value and text; WTForms takes bare pairs only afterwards."""
        super().__init__(label, **kwargs)  # type: ignore[arg-type]
        self.choices = list(choices)

    def pre_validate(self, form: object) -> None:
        """Refuse what is not on the list."""
        if self.data not in {value for value, *_rest in self.iter_choices()}:
            raise ValidationError(_("Vælg en af mulighederne på listen."))
