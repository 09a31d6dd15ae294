"""Hiding words in a text before it is published."""

from forms.base import VersionedForm
from forms.fields import LongField
from portal.i18n import lazy_

WORDS_LIMIT = 4_000


class RedactionForm(VersionedForm):
    """The words to hide in one text, one line each."""

    words = LongField(
        lazy_("Skjul disse ord"),
        limit=WORDS_LIMIT,
        description=lazy_(
            "Skriv ét navn eller én sætning på hver linje, som det står i teksten. Det skjules "
            "alle de steder, det står. Lad feltet være tomt for ikke at skjule noget."
        ),
    )

    def value(self) -> tuple[str, ...]:
        """Return the lines that hold something; ask only of a form that was checked."""
        return tuple(line.strip() for line in (self.words.data or "").split("\n") if line.strip())
