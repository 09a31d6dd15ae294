"""The glossary names every public class of the domain, once, and nothing that is gone."""

import ast
import re

from tests.architecture.checkout import ROOT, modules, name, tree

ROW = re.compile(r"^\| (?P<danish>[^|]+) \| `(?P<name>\w+)` \| (?P<line>[^|]+) \|$")


def _rows() -> list[re.Match[str]]:
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    return [row for line in lines if (row := ROW.match(line)) is not None]


def _public_classes() -> dict[str, str]:
    return {
        node.name: name(file)
        for file in modules("portal/domain")
        for node in tree(file).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def test_every_public_class_of_the_domain_is_in_the_glossary() -> None:
    classes = _public_classes()
    assert len(classes) > 100
    named = {row["name"] for row in _rows()}
    missing = {f"{one} ({file})" for one, file in classes.items() if one not in named}
    assert not missing


def test_the_glossary_names_nothing_that_the_domain_does_not_have() -> None:
    assert not {row["name"] for row in _rows()} - set(_public_classes())


def test_a_name_stands_once_with_its_danish_term_and_one_sentence() -> None:
    rows = _rows()
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names))
    assert all(row["danish"].strip() and row["line"].endswith(".") for row in rows)
