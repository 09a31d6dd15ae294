"""Who may know whom, where the import contracts cannot say it."""

import subprocess
import sys

import pytest

from tests.architecture.checkout import PRODUCT, ROOT, imported, modules, name

OWN = {"portal", "forms", "docgen"}
WORD_AND_PDF = {"docx", "lxml", "weasyprint", "docxtpl", "docxcompose", "pydyf"}
FORMS_MAY_KNOW = {"wtforms", "flask_wtf", "werkzeug", "markupsafe", "portal", "forms"}


def _outside(folder: str, allowed: set[str]) -> set[tuple[str, str]]:
    return {
        (name(file), module)
        for file in modules(folder)
        for module in imported(file)
        if module.partition(".")[0] not in allowed | sys.stdlib_module_names
    }


def test_the_domain_knows_the_standard_library_and_itself() -> None:
    assert not _outside("portal/domain", {"portal"})
    own = {
        (name(file), module)
        for file in modules("portal/domain")
        for module in imported(file)
        if module.startswith("portal") and not module.startswith("portal.domain")
    }
    assert not own


def test_forms_know_the_domain_the_languages_and_the_form_library() -> None:
    assert not _outside("forms", FORMS_MAY_KNOW)
    rooms = {
        (name(file), module)
        for file in modules("forms")
        for module in imported(file)
        if module.startswith("portal") and not module.startswith(("portal.domain", "portal.i18n"))
    }
    assert not {room for room in rooms if room[1] != "portal"}


def test_only_the_writers_touch_word_and_pdf() -> None:
    touching = {
        (name(file), module)
        for file in modules(*PRODUCT)
        if not name(file).startswith("docgen/writers/")
        for module in imported(file)
        if module.partition(".")[0] in WORD_AND_PDF
    }
    assert not touching


@pytest.mark.parametrize("room", ["portal.domain", "portal.i18n", "forms", "docgen"])
def test_no_module_of_the_product_imports_by_a_relative_name(room: str) -> None:
    folder = room.replace(".", "/")
    assert all(
        not line.lstrip().startswith("from .")
        for file in [*modules(folder), *ROOT.glob(f"{folder}.py")]
        for line in file.read_text("utf-8").splitlines()
    )


def _loaded_by(statement: str) -> set[str]:
    program = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {module.partition(".")[0] for module in done.stdout.split()}


def test_importing_the_domain_loads_neither_flask_nor_the_database() -> None:
    rules = [f"portal.domain.{file.stem}" for file in modules("portal/domain")]
    loaded = _loaded_by(f"import {', '.join(rules)}")
    assert "portal" in loaded
    assert not loaded & {"flask", "sqlalchemy", "wtforms", "babel", "docx", "lxml", "weasyprint"}


def test_importing_the_document_engine_loads_nothing_of_the_portal_and_no_pdf_library() -> None:
    loaded = _loaded_by("import docgen, docgen.blocks, docgen.views")
    assert not loaded & {"portal", "forms", "flask", "sqlalchemy", "weasyprint"}


def test_starting_the_application_does_not_wait_for_the_pdf_library() -> None:
    assert "weasyprint" not in _loaded_by("import portal.app")


def test_every_own_import_names_a_package_of_ours_that_exists() -> None:
    known = {name(file).removesuffix("/__init__.py").removesuffix(".py") for file in modules()}
    missing = {
        (name(file), module)
        for file in modules(*PRODUCT)
        for module in imported(file)
        if module.partition(".")[0] in OWN and module.replace(".", "/") not in known
    }
    assert not missing
