"""The theory of change at a workshop: the problem, one box, one arrow."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from wtforms.validators import Optional

from forms.base import Needed, VersionedForm
from forms.fields import ChoiceField, DayField, LongField
from portal.domain.theory import CausalLink, NodeKind, ResultNode
from portal.i18n import lazy_

Choices = Sequence[tuple[str, str]]
PICK = ("", lazy_("Vælg"))


class FrameForm(VersionedForm):
    """The problem, when the workshop was held, and why there are no risks when there are none."""

    problem = LongField(
        lazy_("Problemet"),
        limit=2_000,
        description=lazy_("Hvad skal projektet gøre noget ved, hvor og for hvem?"),
        validators=[Needed(lazy_("Skriv det problem, projektet skal gøre noget ved."))],
    )
    held_on = DayField(
        lazy_("Workshoppen blev holdt"),
        description=lazy_("Skriv dag, måned og år, for eksempel 4.2.2009."),
        validators=[Optional()],
    )
    no_risks_because = LongField(
        lazy_("Hvorfor er der ingen risici?"),
        limit=1_000,
        description=lazy_("Kun hvis I har talt om risici og ikke fandt nogen."),
        validators=[Optional()],
    )

    def value(self) -> tuple[str, date | None, str]:
        """Return problem, day of the workshop and reason for no risks."""
        return self.problem.data or "", self.held_on.data, self.no_risks_because.data or ""


class NodeForm(VersionedForm):
    """One box of the theory."""

    kind = ChoiceField(lazy_("Hvad er det?"), choices=[])
    text = LongField(
        lazy_("Tekst i boksen"),
        limit=300,
        description=lazy_("Kort og konkret. For eksempel: 9 bydelsmødre uddannes."),
        validators=[Needed(lazy_("Skriv teksten i boksen."))],
    )

    def value(self, key: str = "") -> ResultNode:
        """Return the box with its lasting key."""
        return ResultNode(key, NodeKind(self.kind.data), self.text.data or "")


class LinkForm(VersionedForm):
    """One arrow with the assumption it rests on."""

    ERROR_FIELDS: ClassVar = {"to": "to_node", "from": "from_node"}

    from_node = ChoiceField(
        lazy_("Fra"), choices=[], validators=[Needed(lazy_("Vælg, hvor pilen begynder."))]
    )
    to_node = ChoiceField(
        lazy_("Til"), choices=[], validators=[Needed(lazy_("Vælg, hvor pilen ender."))]
    )
    assumption = LongField(
        lazy_("Antagelse"),
        limit=300,
        description=lazy_("Det, I tror skal være sandt, for at pilen holder."),
        validators=[Optional()],
    )

    def between(self, nodes: Choices) -> "LinkForm":
        """Hand in the boxes to choose from and return the form."""
        self.with_choices(from_node=[PICK, *nodes], to_node=[PICK, *nodes])
        return self

    def value(self, link_id: str = "") -> CausalLink:
        """Return the arrow with its id."""
        assumption = (self.assumption.data or "").strip()
        return CausalLink(
            link_id, self.from_node.data or "", self.to_node.data or "", assumption or None
        )
