"""What now stands in a form's fields, for a writer whom somebody else came before."""

from collections.abc import Iterator
from dataclasses import dataclass

from wtforms import Field, FieldList, Form, FormField

from portal.i18n import _


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with the text that somebody else has saved."""

    label: str
    stored: str


def differences(typed: Form, stored: Form) -> tuple[Difference, ...]:
    """Return the fields in which what is stored differs from what was typed."""
    return tuple(
        Difference(str(field.label.text), told(stored[field.short_name]) or _("(tomt)"))
        for field in typed
        if not _is_hidden(field) and told(field) != told(stored[field.short_name])
    )


def _is_hidden(field: Field) -> bool:
    hidden = getattr(field.widget, "input_type", "") == "hidden"
    return hidden or field.type in {"CSRFTokenField", "StringField"}


def told(field: Field) -> str:
    """Return what stands in a field as a reader would say it."""
    if isinstance(field, FieldList):
        return "; ".join(text for entry in field if (text := told(entry)))
    if isinstance(field, FormField):
        return ", ".join(text for inner in field.form if (text := told(inner)))
    choices = getattr(field, "iter_choices", None)
    if choices is not None:
        return ", ".join(_chosen(field))
    if isinstance(field.data, bool):
        return str(field.label.text) if field.data else ""
    value = getattr(field, "_value", None)
    return str(value()) if value is not None else str(field.data or "")


def _chosen(field: Field) -> Iterator[str]:
    for choice in field.iter_choices():  # type: ignore[attr-defined]
        if choice[2] and choice[0]:
            yield str(choice[1])
