"""The house's chance: the only place that makes random ids, receipt letters and secret links."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters and digits that are not mistaken for each other on paper or telephone."""

_CHANCE = secrets.SystemRandom()
_source: ContextVar[Random | None] = ContextVar("token_source", default=None)


def _draw(length: int) -> str:
    source = _source.get() or _CHANCE
    return "".join(source.choice(ALPHABET) for _ in range(length))


def new_id() -> str:
    """Return a random public id of 12 signs (59 bits): never sequential, safe in an address."""
    return _draw(12)


def new_secret() -> str:
    """Return a random secret of 40 signs (198 bits) for links sent by mail."""
    return _draw(40)


def receipt_letters() -> str:
    """Return the four random signs that end a receipt number."""
    return _draw(4).upper()


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Draw from a seeded source inside the block, so that two runs are alike."""
    token = _source.set(Random(seed))  # noqa: S311
    try:
        yield
    finally:
        _source.reset(token)
