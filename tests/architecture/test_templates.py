"""Every template can be shown: it compiles, and all it names is there."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes
from jinja2.meta import find_referenced_templates

from tests.architecture.checkout import ROOT, modules, name, tree

WEB = ROOT / "templates" / "web"


def _templates() -> list[str]:
    return sorted(file.relative_to(WEB).as_posix() for file in WEB.rglob("*.html"))


def _parsed(portal: Flask, template: str) -> nodes.Template:
    return portal.jinja_env.parse((WEB / template).read_text("utf-8"), template)


def _calls_in_code(function: str) -> Iterator[tuple[str, str]]:
    for file in modules("portal/web"):
        for node in ast.walk(tree(file)):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if called == function and isinstance(first, ast.Constant):
                yield f"{name(file)}:{node.lineno}", str(first.value)


def _calls_in_templates(portal: Flask, function: str) -> Iterator[tuple[str, str]]:
    for template in _templates():
        for call in _parsed(portal, template).find_all(nodes.Call):
            named = isinstance(call.node, nodes.Name) and call.node.name == function
            if named and call.args and isinstance(call.args[0], nodes.Const):
                yield f"{template}:{call.lineno}", str(call.args[0].value)


@pytest.mark.parametrize("template", _templates())
def test_every_template_compiles(portal: Flask, template: str) -> None:
    source = (WEB / template).read_text("utf-8")
    assert portal.jinja_env.compile(source, template)


def test_every_template_that_another_names_is_there(portal: Flask) -> None:
    known = set(_templates())
    missing = {
        (template, named)
        for template in known
        for named in find_referenced_templates(_parsed(portal, template))
        if named is not None and named not in known
    }
    assert not missing


def test_every_template_that_the_code_shows_is_there() -> None:
    known = set(_templates())
    shown = set(_calls_in_code("render_template"))
    assert not {where for where in shown if where[1] not in known}


def test_every_link_of_code_and_templates_leads_to_an_endpoint(portal: Flask) -> None:
    links = [*_calls_in_code("url_for"), *_calls_in_templates(portal, "url_for")]
    lost = {
        (place, endpoint)
        for place, endpoint in links
        if not endpoint.startswith(".") and endpoint not in portal.view_functions
    }
    assert links
    assert not lost


def test_every_template_is_shown_or_named_somewhere(portal: Flask) -> None:
    named = {shown for _, shown in _calls_in_code("render_template")}
    for template in _templates():
        named |= {other for other in find_referenced_templates(_parsed(portal, template)) if other}
    text = "".join(file.read_text("utf-8") for file in modules("portal/web"))
    unused = {
        template
        for template in set(_templates()) - named
        if template not in text and Path(template).parts[0] not in {"errors", "security"}
    }
    assert not unused
