"""Rows that repeat inside a form, the button that asks for more, and choices to tick."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from wtforms import Field, FieldList, Form, FormField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import StopValidation, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from forms.base import HouseTranslations
from portal.i18n import _

MOST_ROWS = 60
SPARE_ROWS = 3


class RowForm(Form):
    """One row: fields without a token of their own, the form around them has one."""

    class Meta:
        """Words of the house instead of the library's."""

        def get_translations(self, form: Form) -> HouseTranslations:
            """Return the house's translations."""
            return HouseTranslations()

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Check a row in which something was typed; an empty one is left out."""
        return self.is_blank or super().validate(extra_validators)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed; an unticked box and an empty choice count as nothing."""
        return not any(_typed(field) for field in self)


def _typed(field: Field) -> bool:
    if field.raw_data is not None:
        return any(str(text).strip() for text in field.raw_data)
    return field.data not in (None, False, "", [])


Row = TypeVar("Row", bound=RowForm)
Rows: TypeAlias = "FieldList[FormField[Form]]"


class OneOfField(RadioField):
    """One of a few choices that are all shown; anything else is refused in plain words."""

    def pre_validate(self, form: object) -> None:
        """Refuse what is not on the list, and no choice at all."""
        if self.data not in {value for value, *_rest in self.iter_choices()}:
            raise StopValidation(_("Vælg en af mulighederne på listen."))


class TickField(SelectMultipleField):
    """Boxes to tick from a list that the route hands in."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: object) -> None:
        """Refuse what is not on the list."""
        known = {value for value, *_rest in self.iter_choices()}
        if not set(self.data or ()) <= known:
            raise ValidationError(_("Vælg en af mulighederne på listen."))


def rows_of(row: type[Form], label: str) -> Rows:
    """Return a list of rows, with one empty row from the start."""
    return FieldList(FormField(row), label, min_entries=1, max_entries=MOST_ROWS)


def filled(rows: Rows, kind: type[Row]) -> Iterator[Row]:
    """Yield the rows of a kind in which something was typed."""
    for entry in rows:
        if isinstance(entry.form, kind) and not entry.form.is_blank:
            yield entry.form


def add_rows(rows: Rows, spare: int = SPARE_ROWS) -> None:
    """Add empty rows at the end, as many as fit."""
    for _number in range(min(spare, MOST_ROWS - len(rows.entries))):
        rows.append_entry()


def give_choices(rows: Rows, name: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Hand choices to one select field of every row."""
    for entry in rows:
        field = entry.form[name]
        if isinstance(field, SelectField):
            field.choices = list(pairs)
