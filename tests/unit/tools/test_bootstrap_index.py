"""uv asks where pip on this machine would ask."""

from pathlib import Path

import pytest

from tools import bootstrap_index

HOUSE = "https://packages.example.dk/simple"


def _home(tmp_path: Path, text: str) -> Path:
    (tmp_path / ".config/pip").mkdir(parents=True)
    (tmp_path / ".config/pip/pip.conf").write_text(text, "utf-8")
    return tmp_path


def _spoken(home: Path, *, main_index_only: bool = False, **environ: str) -> dict[str, str]:
    away = {"XDG_CONFIG_DIRS": str(home / "nowhere"), **environ}
    spoken = bootstrap_index.uv_environment(away, home, main_index_only=main_index_only)
    return {name: value for name, value in spoken.items() if name != "SSL_CERT_FILE"}


def test_the_index_of_pips_file_is_handed_on(tmp_path: Path) -> None:
    home = _home(tmp_path, f"[global]\nindex-url = {HOUSE}\n")
    assert _spoken(home) == {"UV_DEFAULT_INDEX": HOUSE}


def test_pips_variable_goes_over_its_file(tmp_path: Path) -> None:
    home = _home(tmp_path, "[install]\nindex_url = https://old.example.dk\n")
    assert _spoken(home, PIP_INDEX_URL=HOUSE) == {"UV_DEFAULT_INDEX": HOUSE}


def test_what_is_said_to_uv_itself_stands(tmp_path: Path) -> None:
    home = _home(tmp_path, f"[global]\nindex-url = {HOUSE}\n")
    assert _spoken(home, UV_DEFAULT_INDEX="https://mine.example.dk") == {}
    assert _spoken(home, UV_INDEX_URL="https://mine.example.dk") == {}


def test_further_places_are_looked_through_together_as_pip_does(tmp_path: Path) -> None:
    home = _home(tmp_path, "[global]\nextra-index-url =\n  https://a.dk\n  https://b.dk\n")
    assert _spoken(home, PIP_FIND_LINKS=f"{tmp_path} https://c.dk/wheels") == {
        "UV_INDEX": "https://a.dk https://b.dk",
        "UV_FIND_LINKS": f"{tmp_path},https://c.dk/wheels",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }


def test_locks_are_written_from_the_main_index_alone(tmp_path: Path) -> None:
    home = _home(tmp_path, f"[global]\nindex-url={HOUSE}\nextra-index-url=https://a.dk\n")
    assert _spoken(home, main_index_only=True, PIP_FIND_LINKS="wheels") == {
        "UV_DEFAULT_INDEX": HOUSE
    }


def test_a_machine_that_says_nothing_is_left_to_the_clients_own_index(tmp_path: Path) -> None:
    assert _spoken(tmp_path) == {}


def test_an_unreadable_file_is_named_and_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = _home(tmp_path, "no section here = 1\n")
    assert _spoken(home) == {}
    assert "pip.conf" in capsys.readouterr().err


def test_folders_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    away = tmp_path / "away"
    home = _home(tmp_path, f"[global]\nextra-index-url = {away.as_uri()} {tmp_path.as_uri()}\n")
    assert _spoken(home, PIP_FIND_LINKS=str(away)) == {
        "UV_INDEX": tmp_path.as_uri(),
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }
