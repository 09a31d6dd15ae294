"""The words of the steps in a project's life, on buttons and in receipts."""

from collections.abc import Mapping

from portal.domain.overview import ProjectAction
from portal.i18n import lazy_

STEPS: Mapping[ProjectAction, str] = {
    ProjectAction.OFFER_WORKSHOP: lazy_("Tilbyd workshop"),
    ProjectAction.PLAN: lazy_("Sæt som planlagt, workshoppen er aftalt"),
    ProjectAction.ACTIVATE: lazy_("Sæt i gang"),
    ProjectAction.PAUSE: lazy_("Sæt på pause"),
    ProjectAction.RESUME: lazy_("Genoptag efter pausen"),
    ProjectAction.BEGIN_CLOSING: lazy_("Begynd at lukke"),
    ProjectAction.COMPLETE: lazy_("Afslut projektet"),
    ProjectAction.TERMINATE: lazy_("Stop projektet før tid"),
}


def phase_action_word(action: ProjectAction) -> str:
    """Return what a step in a project's life is called."""
    return str(STEPS[action])
