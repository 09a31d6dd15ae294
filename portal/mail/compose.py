"""Renders a mail's subject and body from templates/mail in the recipient's language."""

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal import i18n, paths

SUBJECT_END = "\x1e"
"""Stands between subject and body; texts of people have passed clean_text and never hold it."""


@dataclass(frozen=True, slots=True)
class MailText:
    """What a mail says: one line of subject and a plain body that ends with a line break."""

    subject: str
    body: str


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(paths.templates() / "mail"),
        autoescape=False,  # noqa: S701  (plain text)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    found.install_gettext_callables(i18n.gettext, i18n.ngettext, newstyle=True)  # type: ignore[attr-defined]
    found.globals["subject_end"] = SUBJECT_END
    found.filters.update(date=i18n.show_date, instant=i18n.show_instant, number=i18n.show_number)
    return found


def render(template: str, language: str, /, **facts: object) -> MailText:
    """Return the mail of a template: its subject on one line, and its body.

    Args:
        template: The template's name without its ending, such as ``invitation``.
        language: ``da`` or ``en``.
        facts: What the template prints; a missing one is an error.
    """
    with i18n.speaking(language):
        written = _environment().get_template(f"{template}.txt").render(**facts)
    subject, _, body = written.partition(SUBJECT_END)
    return MailText(" ".join(subject.split()), _settled(body))


def _settled(body: str) -> str:
    """Return a body without spaces at line ends, and with at most one empty line in a row."""
    kept: list[str] = []
    for line in (line.rstrip() for line in body.strip().splitlines()):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept) + "\n"
