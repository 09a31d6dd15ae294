"""The forms that people meet on their pages, filled in as somebody would who means to send them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from tests.integration.promises.visitors import Grounds
from tests.integration.promises.walks import looked

TOKEN_FIELD = "csrf_token"
ID = re.compile(r"[0-9a-z]{12}")
SAMPLES = {"email": "ny@proevekoebing.example", "number": "5", "date": "2010-09-01"}


@dataclass(slots=True)
class Form:
    """A form of a page: where it goes, what it would send, and the names of boxes left open."""

    who: str
    page: str
    action: str
    fields: dict[str, str]
    buttons: dict[str, str]
    boxes: set[str] = field(default_factory=set)

    @property
    def shown(self) -> set[str]:
        """The names of all that somebody can fill in, tick or press."""
        return {*self.fields, *self.buttons, *self.boxes}

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What makes two forms the same form."""
        return self.action, tuple(sorted({*self.fields, *self.buttons}))

    @property
    def shape(self) -> tuple[str, str]:
        """What is alike in the forms of things of one kind: the key without ids."""
        action, names = self.key
        return ID.sub("*", action), ID.sub("*", " ".join(names))


class _Reader(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self, who: str, page: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._who, self._page = who, page
        self._form: Form | None = None
        self._area = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        match tag:
            case "form":
                self._begin(given)
            case "select":
                self._select = name
            case "option" if self._form is not None and self._select:
                self._option(given)
            case "textarea":
                self._area = name
            case "input" | "button" if self._form is not None and name:
                self._field(tag, name, given)
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._form is not None:
            self.forms.append(self._form)
            self._form = None
        if tag == "select":
            self._select = ""
        if tag == "textarea" and self._area and self._form is not None:
            self._form.fields.setdefault(self._area, "Et ord fra prøven.")
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None and data.strip():
            self._form.fields[self._area] = data

    def _begin(self, given: dict[str, str]) -> None:
        if given.get("method", "get").lower() == "post":
            action = urljoin(self._page, given.get("action") or self._page)
            self._form = Form(self._who, self._page, action, {}, {})

    def _option(self, given: dict[str, str]) -> None:
        assert self._form is not None
        value = given.get("value", "")
        if "selected" in given or not self._form.fields.get(self._select):
            self._form.fields[self._select] = value

    def _field(self, tag: str, name: str, given: dict[str, str]) -> None:
        assert self._form is not None
        kind, value = given.get("type", "text"), given.get("value", "")
        if tag == "button" or kind == "submit":
            self._form.buttons.setdefault(name, value)
        elif kind in {"radio", "checkbox"}:
            self._form.boxes.add(name)
            if "checked" in given or (kind == "radio" and name not in self._form.fields):
                self._form.fields[name] = value
        elif name != TOKEN_FIELD:
            self._form.fields.setdefault(name, value or SAMPLES.get(kind, "3"))


def forms_of(grounds: Grounds, who: str) -> Iterator[Form]:
    """Yield every form that somebody meets on all pages, each once."""
    met: set[tuple[str, tuple[str, ...]]] = set()
    for answer in looked(grounds, who):
        if answer.status != 200 or not answer.page.startswith("<"):
            continue
        reader = _Reader(who, answer.case.path)
        reader.feed(answer.page)
        for form in reader.forms:
            if form.key not in met:
                met.add(form.key)
                yield form
