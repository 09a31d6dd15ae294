"""Knows what was looked at before: what is the same for several roles is looked at once."""

import re
from dataclasses import dataclass, field
from hashlib import sha256

TOKEN = re.compile(r'<input[^>]*name="csrf_token"[^>]*>|X-CSRFToken[^}]*')
MAIN = re.compile(r"(?s)<main.*</main>")
LANGUAGE = re.compile(r'<html[^>]*lang="(\w+)"')


@dataclass(slots=True)
class Looked:
    """The contents of the pages that were looked at; what stands around them is each role's own.

    The frame of every role is looked at on the pages that only the role sees.
    """

    contents: set[str] = field(default_factory=set)

    def is_new(self, page: str) -> bool:
        """Return whether a page's contents, to the last letter, were never looked at before."""
        found, spoken = MAIN.search(page), LANGUAGE.search(page)
        told = TOKEN.sub("", found.group(0) if found else page)
        mark = sha256(f"{spoken and spoken.group(1)}{told}".encode()).hexdigest()
        if mark in self.contents:
            return False
        self.contents.add(mark)
        return True
