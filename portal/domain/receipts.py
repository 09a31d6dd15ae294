"""Receipts (kvittering) for a submitted report."""

from datetime import date
from enum import StrEnum

from portal.domain.errors import DomainError

TOKEN_LENGTH = 4


class ReceiptReason(StrEnum):
    """What is wrong with a receipt's number."""

    TOKEN_UNFIT = "receipt_token_unfit"  # noqa: S105 - a code, no secret


def receipt_number(on: date, random_token: str) -> str:
    """Return the number of a receipt; the token is four random letters or digits.

    >>> receipt_number(date(2010, 7, 8), "k7q2")
    'R-2010-07-08-K7Q2'
    """
    fits = random_token.isascii() and random_token.isalnum() and len(random_token) == TOKEN_LENGTH
    if not fits:
        raise DomainError(ReceiptReason.TOKEN_UNFIT, "random_token")
    return f"R-{on.isoformat()}-{random_token.upper()}"
