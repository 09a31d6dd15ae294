"""Saving what was typed: it is done, or the form is shown again with what is wrong.

Every form of the house is refused in the same way: 422 when something in it is wrong, 409 when
somebody else came first, and then with what the other has saved beside what was typed. What was
done is told on the page that is gone on to.
"""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from types import TracebackType
from typing import Self

from flask import flash, redirect
from werkzeug.wrappers import Response

from forms.base import BaseForm, VersionedForm
from portal.domain.errors import DomainError
from portal.services.refusals import SAVED_BY_ANOTHER, Refused
from portal.web.differences import Difference, differences
from portal.web.transaction import abandon
from portal.web.wording import reason_text, told


class Attempt:
    """One try to save a form; a refusal is shown in it, and what was changed so far given up."""

    def __init__(
        self,
        form: BaseForm,
        stored: Callable[[], VersionedForm] | None = None,
        *,
        at_field: Mapping[str, str] | None = None,
        field: str | None = None,
    ) -> None:
        """Prepare a try.

        Args:
            form: What was typed.
            stored: Gives the form as it now stands, for one who comes after somebody else.
            at_field: The field at which a rule without one is shown, by the rule's code.
            field: The field at which every other rule without one is shown.
        """
        self.form = form
        self.status: int = HTTPStatus.UNPROCESSABLE_ENTITY
        self.stored: tuple[Difference, ...] = ()
        self._stored = stored
        self._at_field = at_field or {}
        self._field = field

    @property
    def is_late(self) -> bool:
        """Whether somebody else has saved since the page was shown."""
        return self.status == HTTPStatus.CONFLICT

    def __enter__(self) -> Self:
        """Begin the try."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> bool:
        """Show a refusal in the form; let every other error pass."""
        match error:
            case DomainError():
                field = error.field or self._place(error.code)
                text = reason_text(error.code, error.facts)
                self.form.show(DomainError(error.code, field), text)
            case Refused():
                self._show_all(error)
            case _:
                return False
        abandon()
        if isinstance(error, DomainError) and error.code == SAVED_BY_ANOTHER:
            self._compare()
        return True

    def _place(self, code: str) -> str | None:
        return self._at_field.get(code, self._field)

    def _show_all(self, error: Refused) -> None:
        texts: dict[str | None, list[str]] = {}
        for reason in error.reasons:
            texts.setdefault(self._place(reason.code), []).append(told(reason))
        for field, said in texts.items():
            self.form.show(DomainError("refused", field), " ".join(dict.fromkeys(said)))

    def _compare(self) -> None:
        """Show what now stands, and count it as seen when the form is sent again."""
        self.status = HTTPStatus.CONFLICT
        if self._stored is None or not isinstance(self.form, VersionedForm):
            return
        standing = self._stored()
        self.form.show_again(standing.seen)
        self.stored = differences(self.form, standing)


def save_or_show(
    attempt: Attempt,
    save: Callable[[], Response],
    page: Callable[[], str],
    *,
    unchecked: bool = False,
) -> Response | tuple[str, int]:
    """Save what was typed and go on, or show the page with what is wrong in its form.

    Args:
        attempt: The try; a form that was only asked for is shown as it is.
        save: Saves, and returns where to go on to.
        page: Shows the form.
        unchecked: Save whatever stands in the fields, as when they are given up.
    """
    if not attempt.form.is_submitted():
        return page(), HTTPStatus.OK
    if unchecked or attempt.form.validate():
        with attempt:
            return save()
    return page(), attempt.status


def go_on(message: str, address: str) -> Response:
    """Tell what was done, and go on to another page."""
    flash(message, "success")
    return redirect(address, 303)
