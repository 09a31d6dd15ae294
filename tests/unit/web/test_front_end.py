"""What is served as it lies: the vendored files are whole, and no page carries anything inline."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal import paths

STATIC = paths.static()
TEMPLATES = paths.templates() / "web"
VENDOR = STATIC / "vendor"
PAGES = sorted(TEMPLATES.rglob("*.html"))


def _symbols(sprite: Path) -> set[str]:
    return set(re.findall(r'<symbol id="([^"]+)"', sprite.read_text("utf-8")))


def _texts() -> Iterator[str]:
    for page in PAGES:
        yield page.read_text("utf-8")


def test_everything_the_style_sheets_name_is_there() -> None:
    for sheet in STATIC.rglob("*.css"):
        for name in re.findall(r"url\(\"?([^)\"]+)\"?\)", sheet.read_text("utf-8")):
            assert name.startswith("data:") or (sheet.parent / name).is_file(), name


def test_the_vendored_files_are_small_and_belong_to_nobody_else() -> None:
    files = [file for file in VENDOR.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 1_100_000
    assert not [file for file in files if re.search(r"borger|virk|logo", file.name)]


def test_every_icon_and_shape_a_template_names_exists() -> None:
    icons, shapes = _symbols(VENDOR / "icons.svg"), _symbols(STATIC / "shapes.svg")
    for text in _texts():
        assert set(re.findall(r'\bicon\("([a-z-]+)"[,)]', text)) <= icons
        assert set(re.findall(r'\bsign="([a-z-]+)"', text)) <= icons
        assert set(re.findall(r'\bshape\("([a-z-]+)"[,)]', text)) <= shapes


def test_each_status_has_a_shape_of_its_own() -> None:
    text = (STATIC / "shapes.svg").read_text("utf-8")
    kinds = ("green", "yellow", "red", "closing", "ended", "waiting", "not-due", "not-reported")
    drawn = re.findall(r'<symbol id="([^"]+)"[^>]*>(.*?)</symbol>', text)
    outlines = {name: re.sub(r'(fill|stroke)="#[0-9a-f]+"', "", body) for name, body in drawn}
    assert len({outlines[kind] for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(TEMPLATES).as_posix())
def test_no_page_carries_a_style_or_a_script_of_its_own(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not re.search(r"\sstyle=|<style\b|\son[a-z]+=\"|javascript:", text)
    assert all('src="' in tag for tag in re.findall(r"<script\b[^>]*>", text))
