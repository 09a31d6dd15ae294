"""From wording with places to runs: facts go in as text, never as markup.

A fact given as `Kept` is not broken over two lines (dates, amounts, references). A clause of the
wording that stands in [brackets] is left out when a fact in it is empty.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

from docgen.blocks import ListBlock, Look, Paragraph, Run


@dataclass(frozen=True, slots=True)
class Kept:
    """A fact that must stand on one line."""

    text: str


Fact = str | Kept
_CLAUSE = re.compile(r"\[([^\[\]]*)\]")


@lru_cache(maxsize=512)
def _pieces(template: str) -> tuple[tuple[str, str], ...]:
    return tuple((text, name or "") for text, name, _, _ in Formatter().parse(template))


@lru_cache(maxsize=1024)
def say(template: str, **facts: Fact) -> tuple[Run, ...]:
    """Return the runs of a sentence whose `{places}` are filled with the facts.

    >>> plain(say("Vedtaget[ den {date}] af {body}.", date="", body="BR"))
    'Vedtaget af BR.'
    """
    runs: list[Run] = []
    plain = ""
    for text, name in _pieces(_with_what_is_known(template, facts)):
        plain += text
        fact = facts[name] if name else ""
        if isinstance(fact, Kept):
            runs += [Run(plain)] if plain else []
            runs += [Run(fact.text, keep=True)] if fact.text else []
            plain = ""
        else:
            plain += fact
    return (*runs, Run(plain)) if plain else tuple(runs)


def fill(template: str, **facts: Fact) -> str:
    """Return the sentence as plain text, for headings, captions and editing."""
    return "".join(run.text for run in say(template, **facts))


def join(*sentences: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the sentences as one paragraph's runs, with a space between them."""
    runs: list[Run] = []
    for sentence in sentences:
        if runs and sentence:
            runs.append(Run(" "))
        runs.extend(sentence)
    return tuple(runs)


def plain(runs: tuple[Run, ...]) -> str:
    """Return the words of the runs."""
    return "".join(run.text for run in runs)


def paragraphs(text: str, look: Look = Look.BODY) -> tuple[Paragraph, ...]:
    """Return edited plain text as paragraphs: blank lines part them, a line feed stays a break."""
    chunks = _chunks(text)
    return tuple(Paragraph((Run(chunk),), look) for chunk in chunks)


def lines(text: str) -> tuple[str, ...]:
    """Return the text's lines that hold something."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def bulleted(items: tuple[str, ...]) -> ListBlock:
    """Return a bulleted list of plain lines."""
    return ListBlock(tuple((Run(item),) for item in items))


def _with_what_is_known(template: str, facts: Mapping[str, Fact]) -> str:
    """Return a template with the clauses that can be told, without their brackets."""

    def told(clause: re.Match[str]) -> str:
        names = [name for _, name in _pieces(clause[1]) if name]
        return clause[1] if all(_text(facts[name]) for name in names) else ""

    return _CLAUSE.sub(told, template)


def _text(fact: Fact) -> str:
    return fact.text if isinstance(fact, Kept) else fact


def _chunks(text: str) -> list[str]:
    chunks: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return ["\n".join(chunk) for chunk in chunks if chunk]
