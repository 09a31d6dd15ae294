"""A document's view kept as plain data, and made a view again: figures that stand still."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from types import UnionType
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

Kept = str | int | bool | float | None | list["Kept"] | dict[str, "Kept"]
View = TypeVar("View")


def freeze(value: object) -> Kept:
    """Return a view, or a value in it, as data that JSON can hold.

    >>> freeze((date(2010, 8, 23), Decimal("1.50")))
    ['2010-08-23', '1.50']
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: freeze(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): freeze(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [freeze(each) for each in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(type(value).__name__)


def thaw(kind: type[View], kept: Kept) -> View:
    """Return the view of a kind that was kept; what it has gained since has its standard value.

    Raises:
        KeyError: Something without a standard value is missing.
    """
    return cast(View, _thawed(kind, kept))


def _thawed(kind: object, kept: Kept) -> object:
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind, cast(dict[str, Kept], kept))
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        chosen = next(each for each in inner if each is not type(None))
        return None if kept is None else _thawed(chosen, kept)
    if origin is tuple:
        return tuple(_thawed(inner[0], each) for each in cast(list[Kept], kept))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        pairs = cast(dict[str, Kept], kept).items()
        return {name: _thawed(inner[1], each) for name, each in pairs}
    return _plain(kind, kept)


def _plain(kind: object, kept: Kept) -> object:
    if kind is date:
        return date.fromisoformat(str(kept))
    if kind is time:
        return time.fromisoformat(str(kept))
    return Decimal(str(kept)) if kind is Decimal else kept


def _record(kind: type, kept: dict[str, Kept]) -> object:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.name in kept]
    return kind(**{name: _thawed(hints[name], kept[name]) for name in names})
