"""The examples in the engine's docstrings are true."""

import doctest

import pytest

from docgen.compose import formats
from docgen.writers import marks


@pytest.mark.parametrize("module", [formats, marks], ids=lambda module: str(module.__name__))
def test_the_examples_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.failed == 0
    assert result.attempted > 0
