"""The five kinds of item of a workshop, each with its form, its service and its words."""

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from forms.base import filled_form
from forms.workshop_plan import CriterionForm, MilestoneForm, RiskForm
from forms.workshop_theory import PICK, LinkForm, NodeForm
from portal.domain.criteria import Accumulation, Direction, Measure, SuccessCriterion
from portal.domain.milestones import Milestone
from portal.domain.risks import HIGHEST, LOWEST, Risk
from portal.domain.theory import CausalLink, NodeKind, ResultNode, level_of
from portal.i18n import lazy_
from portal.services import workshop_plan, workshop_theory
from portal.storage.queries.workshop_versions import WorkshopVersion, mark_of
from portal.web.access import actor
from portal.web.transaction import now, session
from portal.web.wording import word, words

SCALE = [(str(number), str(number)) for number in range(LOWEST, HIGHEST + 1)]
Data = dict[str, Any]


class Part(Protocol):
    """One kind of item: how it is found, shown in a form, saved, moved and removed."""

    anchor: str
    new_title: str
    edit_title: str
    help: str
    removal: str
    moves: bool

    def find(self, version: WorkshopVersion, key: str) -> object | None:
        """Return an item of a version as its mark is made of, None when it is not there."""
        ...

    def form(self, version: WorkshopVersion, key: str, *, as_stored: bool = False) -> Any:
        """Return the form of an item, or of a new one when the key is empty."""
        ...

    def save(self, version: WorkshopVersion, key: str, form: Any) -> None:
        """Save what was typed, as a new item when the key is empty."""
        ...

    def remove(self, version: WorkshopVersion, key: str) -> None:
        """Remove an item."""
        ...

    def move(self, version: WorkshopVersion, key: str, *, up: bool) -> None:
        """Let an item change places with its neighbour."""
        ...


def _place(version: WorkshopVersion) -> tuple[Any, str, int]:
    return session(), version.project_id, version.number


def _when() -> dict[str, Any]:
    return {"by": actor(), "at": now()}


class _Unmoved:
    """What kinds of item share that stand in an order of their own."""

    moves = False

    def move(self, version: WorkshopVersion, key: str, *, up: bool) -> None:
        """Leave the item where its order puts it."""


class NodePart:
    """The boxes of the theory."""

    anchor = "teori"
    new_title = lazy_("Ny boks")
    edit_title = lazy_("Ret boksen")
    help = lazy_("Skriv kort. Én boks er én aktivitet, én ydelse eller én virkning.")
    removal = lazy_(
        "Boksens pile fjernes også. Kriterier på boksen bliver stående, men skal have en ny boks."
    )
    moves = True

    def find(self, version: WorkshopVersion, key: str) -> ResultNode | None:
        """Return a box of a version."""
        return version.value.theory.node(key)

    def form(self, version: WorkshopVersion, key: str, *, as_stored: bool = False) -> NodeForm:
        """Return the form of a box."""
        node = self.find(version, key)
        data: Data = {"kind": NodeKind.ACTIVITY.value}
        if node is not None:
            data = {"kind": node.kind.value, "text": node.text, "version": mark_of(node)}
        form = filled_form(NodeForm, data, as_stored=as_stored)
        form.with_choices(kind=words(NodeKind))
        return form

    def save(self, version: WorkshopVersion, key: str, form: NodeForm) -> None:
        """Save a box."""
        node = form.value(key)
        if key:
            seen = form.seen
            workshop_theory.save_node(*_place(version), node, seen=seen, **_when())
        else:
            workshop_theory.add_node(*_place(version), node.kind, node.text, **_when())

    def remove(self, version: WorkshopVersion, key: str) -> None:
        """Remove a box with its arrows."""
        workshop_theory.remove_node(*_place(version), key, **_when())

    def move(self, version: WorkshopVersion, key: str, *, up: bool) -> None:
        """Move a box within its column."""
        workshop_theory.move_node(*_place(version), key, up=up, **_when())


class LinkPart(_Unmoved):
    """The arrows of the theory."""

    anchor = "teori"
    new_title = lazy_("Ny pil")
    edit_title = lazy_("Ret pilen")
    help = lazy_("En pil siger, at det ene fører til det andet. Skriv, hvad der skal være sandt.")
    removal = lazy_("Pilen og dens antagelse fjernes. Boksene bliver stående.")

    def find(self, version: WorkshopVersion, key: str) -> CausalLink | None:
        """Return an arrow of a version."""
        return next((each for each in version.value.theory.links if each.id == key), None)

    def form(self, version: WorkshopVersion, key: str, *, as_stored: bool = False) -> LinkForm:
        """Return the form of an arrow."""
        link = self.find(version, key)
        data: Data = {}
        if link is not None:
            data = {
                "from_node": link.from_id,
                "to_node": link.to_id,
                "assumption": link.assumption or "",
                "version": mark_of(link),
            }
        form = filled_form(LinkForm, data, as_stored=as_stored)
        return form.between([
            (node.id, f"{word(node.kind)}: {node.text}")
            for node in version.value.theory.of_kind(*NodeKind)
        ])  # fmt: skip

    def save(self, version: WorkshopVersion, key: str, form: LinkForm) -> None:
        """Save an arrow."""
        link = form.value(key)
        if key:
            seen = form.seen
            workshop_theory.save_link(*_place(version), link, seen=seen, **_when())
        else:
            workshop_theory.add_link(*_place(version), link, **_when())

    def remove(self, version: WorkshopVersion, key: str) -> None:
        """Remove an arrow."""
        workshop_theory.remove_link(*_place(version), key, **_when())


class CriterionPart:
    """The success criteria."""

    anchor = "kriterier"
    new_title = lazy_("Nyt succeskriterium")
    edit_title = lazy_("Ret succeskriteriet")
    help = lazy_("Du kan gemme et halvt kriterium. SMART-tjekket siger, hvad der mangler.")
    removal = lazy_("Kriteriet fjernes fra dette udkast. I aftalte versioner bliver det stående.")
    moves = True

    def find(
        self, version: WorkshopVersion, key: str
    ) -> tuple[SuccessCriterion | None, str] | None:
        """Return a criterion of a version with the words of its indicator."""
        criterion = version.value.criterion(key)
        return None if criterion is None else (criterion, version.indicators.get(key, ""))

    def form(self, version: WorkshopVersion, key: str, *, as_stored: bool = False) -> CriterionForm:
        """Return the form of a criterion."""
        criterion = version.value.criterion(key)
        data: Data = {}
        if criterion is not None:
            data = _criterion_data(criterion, version.indicators.get(key, ""))
            data["version"] = mark_of(self.find(version, key))
        form = filled_form(CriterionForm, data, as_stored=as_stored)
        nodes = [
            (node.id, f"{word(node.kind)}: {node.text}")
            for node in version.value.theory.of_kind(*NodeKind)
            if level_of(node.kind) is not None
        ]
        form.with_choices(
            node=[PICK, *nodes],
            direction=words(Direction),
            accumulation=words(Accumulation),
            measure=words(Measure),
        )
        return form

    def save(self, version: WorkshopVersion, key: str, form: CriterionForm) -> None:
        """Save a criterion."""
        workshop_plan.save_criterion(
            *_place(version),
            form.value(key),
            form.indicator.data or "",
            seen=form.seen if key else None,
            **_when(),
        )

    def remove(self, version: WorkshopVersion, key: str) -> None:
        """Remove a criterion."""
        workshop_plan.remove_criterion(*_place(version), key, **_when())

    def move(self, version: WorkshopVersion, key: str, *, up: bool) -> None:
        """Move a criterion in the order K1, K2 and so on."""
        workshop_plan.move_criterion(*_place(version), key, up=up, **_when())


def _criterion_data(criterion: SuccessCriterion, indicator: str) -> Data:
    return {
        "label": criterion.label,
        "node": criterion.node_id,
        "group": criterion.group,
        "indicator": indicator,
        "unit": criterion.unit,
        "target": criterion.target,
        "due": criterion.due,
        "direction": criterion.direction.value,
        "tolerance": criterion.tolerance or None,
        "accumulation": criterion.accumulation.value,
        "measure": criterion.measure.value,
        "baseline": criterion.baseline.value,
        "baseline_on": criterion.baseline.on,
        "baseline_missing": criterion.baseline.missing_because or "",
        "weight": criterion.weight,
        "key": criterion.key,
        "at_end_only": criterion.at_end_only,
        "path": [{"on": each.on, "value_then": each.value} for each in criterion.path.points]
        + [{}],
    }


class MilestonePart(_Unmoved):
    """The milestones."""

    anchor = "milepaele"
    new_title = lazy_("Ny milepæl")
    edit_title = lazy_("Ret milepælen")
    help = lazy_("Milepæle står i rækkefølge efter den planlagte dag.")
    removal = lazy_("Milepælen fjernes fra dette udkast. I aftalte versioner bliver den stående.")

    def find(self, version: WorkshopVersion, key: str) -> Milestone | None:
        """Return a milestone of a version."""
        return next((each for each in version.value.milestones if each.id == key), None)

    def form(self, version: WorkshopVersion, key: str, *, as_stored: bool = False) -> MilestoneForm:
        """Return the form of a milestone."""
        milestone = self.find(version, key)
        data: Data = {}
        if milestone is not None:
            data = {
                "title": milestone.title,
                "baseline_date": milestone.baseline_date,
                "forecast": milestone.forecast,
                "reached_on": milestone.reached_on,
                "version": mark_of(milestone),
            }
        return filled_form(MilestoneForm, data, as_stored=as_stored)

    def save(self, version: WorkshopVersion, key: str, form: MilestoneForm) -> None:
        """Save a milestone."""
        seen = form.seen if key else None
        workshop_plan.save_milestone(*_place(version), form.value(key), seen=seen, **_when())

    def remove(self, version: WorkshopVersion, key: str) -> None:
        """Remove a milestone."""
        workshop_plan.remove_milestone(*_place(version), key, **_when())


class RiskPart(_Unmoved):
    """The risks."""

    anchor = "risici"
    new_title = lazy_("Ny risiko")
    edit_title = lazy_("Ret risikoen")
    help = lazy_("Sandsynlighed gange konsekvens: lav 1–4, mellem 5–10, høj 12–25.")
    removal = lazy_("Risikoen fjernes fra dette udkast. I aftalte versioner bliver den stående.")
    grades: ClassVar = SCALE

    def find(self, version: WorkshopVersion, key: str) -> Risk | None:
        """Return a risk of a version."""
        return next((each for each in version.value.risks if each.id == key), None)

    def form(self, version: WorkshopVersion, key: str, *, as_stored: bool = False) -> RiskForm:
        """Return the form of a risk."""
        risk = self.find(version, key)
        data: Data = {}
        if risk is not None:
            data = {
                "text": risk.text,
                "likelihood": str(risk.likelihood),
                "impact": str(risk.impact),
                "owner": risk.owner,
                "mitigation": risk.mitigation,
                "version": mark_of(risk),
            }
        form = filled_form(RiskForm, data, as_stored=as_stored)
        form.with_choices(likelihood=self.grades, impact=self.grades)
        return form

    def save(self, version: WorkshopVersion, key: str, form: RiskForm) -> None:
        """Save a risk."""
        seen = form.seen if key else None
        workshop_plan.save_risk(*_place(version), form.value(key), seen=seen, **_when())

    def remove(self, version: WorkshopVersion, key: str) -> None:
        """Remove a risk."""
        workshop_plan.remove_risk(*_place(version), key, **_when())


PARTS: Mapping[str, Part] = {
    "boks": NodePart(),
    "pil": LinkPart(),
    "kriterium": CriterionPart(),
    "milepael": MilestonePart(),
    "risiko": RiskPart(),
}
"""The kinds of item by the word that stands for them in an address."""
