"""How documents tell where the items of an action plan stand, Danish and English."""

from dataclasses import dataclass

from docgen.views import Language


@dataclass(frozen=True, slots=True)
class MeasureWording:
    """The status of an item, before and after it is agreed, and what a report tells of it."""

    open: str
    agreed: str
    returned: str
    done: str
    under_way: str
    completed: str
    done_on: str
    from_report: str


DA = MeasureWording(
    open="Åben",
    agreed="Enig",
    returned="Retur",
    done="Gjort",
    under_way="I gang",
    completed="Gennemført",
    done_on="Gjort den {date}.",
    from_report="Rapport, {round}",
)
EN = MeasureWording(
    open="Open",
    agreed="Agreed",
    returned="Returned",
    done="Done",
    under_way="In progress",
    completed="Completed",
    done_on="Done on {date}.",
    from_report="Report, {round}",
)
WORDING: dict[Language, MeasureWording] = {"da": DA, "en": EN}
