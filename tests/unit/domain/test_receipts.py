"""A receipt's number tells the day and four random signs."""

from datetime import date

import pytest

from portal.domain.errors import DomainError
from portal.domain.receipts import receipt_number


def test_a_receipts_number_is_the_day_and_the_token() -> None:
    assert receipt_number(date(2010, 7, 8), "7K2Q") == "R-2010-07-08-7K2Q"


@pytest.mark.parametrize("token", ["", "ABC", "ABCDE", "AB-D", "ÆØÅA", "AB D"])
def test_an_unfit_token_is_refused(token: str) -> None:
    with pytest.raises(DomainError, match="receipt_token_unfit"):
        receipt_number(date(2010, 7, 8), token)
