"""The demo's people, one of each role, and what stands in their menu."""

from dataclasses import dataclass

TASKS, ROUNDS, MATRIX = "Mine opgaver", "Runder", "Farvematrix"
RATINGS, PLANS, PROJECTS = "Vurderinger", "Handlingsplaner", "Projekter"
MEETINGS, CASES = "Møder", "Røde to gange"
LETTERS, JOURNAL = "Breve", "Journal"
DOCUMENTS, PEOPLE, SETTINGS = "Dokumenter", "Personer", "Opsætning"
JUDGED = (TASKS, MATRIX, RATINGS, PLANS, PROJECTS, MEETINGS, DOCUMENTS)


@dataclass(frozen=True, slots=True)
class Played:
    """One role, who has it in the demo, and the menu that belongs to it."""

    role: str
    person: str
    menu: tuple[str, ...]


ROLES = (
    Played("holder", "Ea Eksempelsen", (TASKS, PLANS, PROJECTS)),
    Played("certifier", "Frida Fuldmagtsen", (TASKS, PLANS, PROJECTS)),
    Played("reader", "Lærke Læsesen", (TASKS, PLANS, PROJECTS)),
    Played("pool owner", "Palle Puljesen", (TASKS, PLANS, PROJECTS)),
    Played("assessor", "Vera Vurdersen", JUDGED),
    Played("approver", "Gorm Godkendsen", JUDGED),
    Played(
        "secretariat",
        "Sofie Sekretærsen",
        (
            *(TASKS, ROUNDS, MATRIX, RATINGS, PLANS, PROJECTS, MEETINGS, CASES),
            *(LETTERS, JOURNAL, DOCUMENTS, PEOPLE, SETTINGS),
        ),
    ),
    Played("committee reader", "Ulrik Udvalgsen", (TASKS, MEETINGS, DOCUMENTS)),
    Played("administrator", "Anna Adminsen", (TASKS, PEOPLE, SETTINGS)),
)
