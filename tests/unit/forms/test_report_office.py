"""The office's duties: each needs its reason, and an extension its day."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from forms.base import BaseForm
from forms.report_office import REASON_LIMIT, ConfirmForm, ExtensionForm, ReasonForm, ReturnForm


def form_of(kind: type[BaseForm], **texts: str) -> BaseForm:
    """Return a checked form of the office's, as it is sent with its duty's prefix."""
    form = kind(MultiDict({f"p-{key}": text for key, text in texts.items()}), prefix="p",
                meta={"csrf": False})  # fmt: skip
    form.validate()
    return form


@pytest.mark.parametrize("kind", [ReturnForm, ReasonForm])
def test_a_reason_is_asked_for_and_kept(kind: type[ReturnForm | ReasonForm]) -> None:
    for text in ("", " \r\n"):
        assert list(form_of(kind, reason=text).errors) == ["reason"]
    told = form_of(kind, reason="Tallene\r\nmangler.")
    assert isinstance(told, ReturnForm | ReasonForm)
    assert told.value() == "Tallene\nmangler."
    assert list(form_of(kind, reason="x" * (REASON_LIMIT + 1)).errors) == ["reason"]


def test_an_extension_has_a_day_and_a_reason() -> None:
    told = form_of(ExtensionForm, until="16.7.2010", reason="Ferie")
    assert isinstance(told, ExtensionForm)
    assert told.value() == (date(2010, 7, 16), "Ferie")
    assert list(form_of(ExtensionForm).errors) == ["until", "reason"]
    assert list(form_of(ExtensionForm, until="snart", reason="Ferie").errors) == ["until"]


def test_a_step_to_confirm_needs_nothing() -> None:
    assert not form_of(ConfirmForm).errors
