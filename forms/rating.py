"""The three colours as a field: one may be chosen, or none yet."""

from wtforms import RadioField
from wtforms.validators import StopValidation

from portal.domain.rag import Rag
from portal.i18n import _, lazy_

RAG_CHOICES = [
    (Rag.GREEN.value, lazy_("Grøn")),
    (Rag.YELLOW.value, lazy_("Gul")),
    (Rag.RED.value, lazy_("Rød")),
]


class RatingField(RadioField):
    """A colour that may be chosen; what is none is refused in plain words."""

    def __init__(self, label: str, **kwargs: object) -> None:
        """Make a field with the three colours; WTForms takes bare pairs only afterwards."""
        super().__init__(label, **kwargs)  # type: ignore[arg-type]
        self.choices = list(RAG_CHOICES)

    def pre_validate(self, form: object) -> None:
        """Refuse what is no colour."""
        if self.data and self.rag is None:
            raise StopValidation(_("Vælg en af mulighederne på listen."))

    @property
    def rag(self) -> Rag | None:
        """The colour that was chosen, None when there is none."""
        return Rag(self.data) if self.data in set(Rag) else None
