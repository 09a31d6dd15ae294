"""The base of every form: cleaned text, the house's words for every fault, and a frozen value."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField
from wtforms.form import BaseForm as WtformsBase
from wtforms.validators import StopValidation

from portal.domain.errors import DomainError
from portal.i18n import gettext, ngettext


class HouseTranslations:
    """WTForms' own messages in the language now spoken."""

    def gettext(self, string: str) -> str:
        """Return a message in the language now spoken."""
        return gettext(string)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return a message for a number in the language now spoken."""
        return ngettext(singular, plural, n)


class BaseForm(FlaskForm):
    """A form that checks shape only; rules are asked of the domain."""

    class Meta(FlaskForm.Meta):
        """Words of the house instead of the library's."""

        def get_translations(self, form: WtformsBase) -> HouseTranslations:
            """Return the house's translations."""
            return HouseTranslations()

    ERROR_FIELDS: ClassVar[Mapping[str, str]] = {}
    """Where a rule's field has another name here: the rule's name -> this form's name."""

    def show(self, error: DomainError, text: str) -> None:
        """Show a broken rule at its field, or on top when it belongs to none here."""
        name = self.ERROR_FIELDS.get(error.field or "", error.field or "")
        field: Field | None = self._fields.get(name)
        if field is None:
            self.form_errors.append(text)
        else:
            field.errors = [*field.errors, text]

    def with_choices(self, **choices: Sequence[tuple[str, str]]) -> "BaseForm":
        """Hand choices to select fields by name and return the form."""
        for name, pairs in choices.items():
            field: Any = self._fields[name]
            field.choices = list(pairs)
        return self


class VersionedForm(BaseForm):
    """A form that remembers which version of a thing its page had shown."""

    version = HiddenField()

    @property
    def seen(self) -> str:
        """The mark of the version that the page had shown, empty when there was none."""
        return str(self.version.data or "")

    @property
    def seen_number(self) -> int:
        """The number of the version that the page had shown; -1, which none has, if it is none."""
        seen = self.seen
        return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1

    def show_again(self, mark: str) -> None:
        """Take the version that now stands as seen, for a page that tells how it stands."""
        self.version.data = mark


FormOf = TypeVar("FormOf", bound=BaseForm)


def filled_form(kind: type[FormOf], data: Mapping[str, object], *, as_stored: bool) -> FormOf:
    """Return a form over what is stored: as it stands, or with what was typed laid over it."""
    return kind(formdata=None, data=data) if as_stored else kind(data=data)


class Needed:
    """Refuses an empty field with words that say what to write."""

    field_flags: ClassVar[Mapping[str, bool]] = {"required": True}

    def __init__(self, message: str) -> None:
        """Remember what to say."""
        self.message = message

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Stop at an empty field."""
        if not field.raw_data or not str(field.raw_data[0]).strip():
            field.errors = []
            raise StopValidation(str(self.message))
