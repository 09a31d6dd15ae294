"""Every Danish text has its English one, with the same places in it."""

import json
from pathlib import Path

import pytest

from tests.architecture.checkout import ROOT
from tools import check_translations


def test_the_english_catalogue_is_complete_and_its_places_are_equal() -> None:
    assert check_translations.check(ROOT) == []


@pytest.fixture
def small_checkout(tmp_path: Path) -> Path:
    (tmp_path / "portal/translations/en").mkdir(parents=True)
    (tmp_path / "portal/page.py").write_text(
        'a = _("Gem")\nb = lazy_("Hej %(name)s")\nc = ngettext("Én", "%(num)s", 2)\nd = _(a)\n',
        "utf-8",
    )
    (tmp_path / "templates/web").mkdir(parents=True)
    (tmp_path / "templates/web/page.html").write_text('{{ _("Luk") }}', "utf-8")
    return tmp_path


def _write(checkout: Path, area: str, pairs: dict[str, str | list[str]]) -> None:
    file = checkout / "portal/translations/en" / f"{area}.json"
    file.write_text(json.dumps(pairs), "utf-8")


def test_texts_are_found_in_code_and_templates(small_checkout: Path) -> None:
    found = [message.key for message in check_translations.messages(small_checkout)]
    assert found == ["Gem", "Hej %(name)s", "Én|%(num)s", "Luk"]


def test_a_complete_catalogue_has_no_faults(small_checkout: Path) -> None:
    _write(small_checkout, "a", {"Gem": "Save", "Hej %(name)s": "Hi %(name)s", "Luk": "Close"})
    _write(small_checkout, "b", {"Én|%(num)s": ["One", "%(num)s"]})
    assert check_translations.check(small_checkout) == []


def test_a_missing_an_unequal_an_empty_and_a_double_translation_are_told(
    small_checkout: Path,
) -> None:
    _write(small_checkout, "a", {"Gem": "Save", "Hej %(name)s": "Hi", "Luk": " "})
    _write(small_checkout, "b", {"Gem": "Keep", "Gemt": "Saved"})
    assert check_translations.check(small_checkout) == [
        "b.json: translated otherwise elsewhere: 'Gem'",
        "portal/page.py:3: not translated: 'Én|%(num)s'",
        "unequal places: 'Hej %(name)s'",
        "empty translation: 'Luk'",
        "translated, but said nowhere: 'Gemt'",
    ]


def test_a_text_written_twice_in_one_file_is_told(small_checkout: Path) -> None:
    file = small_checkout / "portal/translations/en/a.json"
    file.write_text('{"Gem": "Save", "Gem": "Keep"}', "utf-8")
    assert check_translations.catalogue(file.parent)[1] == [
        "a.json: translated otherwise elsewhere: 'Gem'"
    ]
