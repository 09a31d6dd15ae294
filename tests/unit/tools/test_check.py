"""./run check names what it knows and tells how each check ended."""

import pytest

from tools import check


def test_an_unknown_check_is_refused_with_the_known_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert check.main(["spelling"]) == 2
    assert "translations" in capsys.readouterr().out


def test_one_check_can_be_run_alone(capfd: pytest.CaptureFixture[str]) -> None:
    assert check.main(["format"]) in (0, 1)
    assert "format" in capfd.readouterr().out.splitlines()[-1]


def test_every_check_of_the_house_is_there() -> None:
    house = ["format", "lint", "types", "imports", "templates", "models", "translations", "wheel"]
    assert list(check.CHECKS) == house
