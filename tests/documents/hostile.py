"""Views whose every text is what a hostile or careless hand might send."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from hypothesis import strategies as st

from docgen.views import AgendaItemView, OrientationLetterView, RoundReportView, WorkshopView
from tests.documents import samples

View = TypeVar("View")

MARKUP = (
    "& < > \" '",
    "{{ 7*7 }} {% for x in y %}",
    "]]> </w:t></w:r></w:p><w:p/>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<!-- -->",
    "&amp;lt;b&gt;",
    "{sender} {{sender}} {{page}}",
    "%s %(name)s {0} {name}",
    "</td></tr></table>",
    "<style>@import url(x)</style>",
    "javascript:alert(1)",
    "\u202eabc\u202c",
    "a" * 900,
    "🙂👩‍👩‍👧 é é",
    "\ud800 lone",
    "line\nfeed\r\nand\rreturn\ttab",
    "\x00\x01\x08\x0b\x0c\x1f\x7f\x85\ufffe\uffff",
)
# enumerations and keys, not free text
_FIXED = frozenset(
    ("language", "tone", "shape", "kind", "direction", "id", "from_id", "to_id", "section_preset")
)
# every character, lone surrogates too
text = st.one_of(st.sampled_from(MARKUP), st.text(st.characters(), max_size=60))


def poisoned(view: View, draw: st.DrawFn) -> View:
    """Return the view with every free text replaced by a drawn one."""
    changes = {}
    for item in fields(view):  # type: ignore[arg-type]
        value = getattr(view, item.name)
        if item.name not in _FIXED:
            changes[item.name] = _changed(value, draw)
    return replace(view, **changes)  # type: ignore[type-var]


def _changed(value: object, draw: st.DrawFn) -> object:
    if isinstance(value, str):
        return draw(text)
    if isinstance(value, tuple):
        return tuple(_changed(item, draw) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return poisoned(value, draw)
    return value


@st.composite
def agenda_items(draw: st.DrawFn) -> AgendaItemView:
    """Draw an agenda item."""
    return poisoned(samples.agenda_item(), draw)


@st.composite
def letters(draw: st.DrawFn) -> OrientationLetterView:
    """Draw an orientation letter."""
    return poisoned(samples.orientation_letter(), draw)


@st.composite
def reports(draw: st.DrawFn) -> RoundReportView:
    """Draw a round report."""
    return poisoned(samples.round_report(), draw)


@st.composite
def workshops(draw: st.DrawFn) -> WorkshopView:
    """Draw a workshop result."""
    return poisoned(samples.workshop(), draw)
