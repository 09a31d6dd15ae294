"""A report in every state, and what its writers and the office do with it."""

from datetime import date, timedelta
from enum import StrEnum

from portal.domain.reports import REPORT_TRANSITIONS, ReportAction, ReportState, ReportStep
from portal.services import reports
from portal.services.report_drafts import save_draft
from portal.storage import models
from tests import factories
from tests.integration.services.office import submission
from tests.integration.steps.proof import AT, LINK, Deed, Ground, Hand

A, S = ReportAction, ReportState
CAME = {S.SUBMITTED, S.ACCEPTED, S.RETURNED}


def lay(ground: Ground, state: StrEnum, deed: str) -> str:
    """Write a report in a state; where it waits or is handed over, reports are certified."""
    made, session = ground.made, ground.session
    certified = deed == "hand_over" or state is S.AWAITING_CERTIFICATION
    scheme = session.get_one(models.MonitoringScheme, made.scheme.id)
    scheme.policy = {"certification": certified}
    sent = AT if state in CAME else None
    return factories.report(
        session,
        made.project_a.id,
        made.summer.id,
        state=state,
        submitted_at=sent,
        receipt_number="R-2010-07-08-ABCD" if sent else None,
    ).id


def write(ground: Ground, report_id: str) -> None:
    """Save a field of the draft."""
    texts, by = {"felt": "x"}, ground.actor("holder_a")
    save_draft(ground.session, report_id, ReportStep.ACTIVITIES, texts, {}, by=by, at=AT)


def hand_over(ground: Ground, report_id: str) -> None:
    """Hand the draft to the certifier."""
    by = ground.actor("holder_a")
    reports.request_certification(ground.session, report_id, submission(), link=LINK, by=by, at=AT)


def send(ground: Ground, report_id: str) -> None:
    """Send the report, as the certifier."""
    by = ground.actor("certifier")
    reports.submit_report(ground.session, report_id, submission(), key="k", link=LINK, by=by, at=AT)


def give_back(ground: Ground, report_id: str) -> None:
    """Send a submitted report back."""
    by = ground.actor("secretariat")
    reports.return_report(ground.session, report_id, "Fordi", link=LINK, by=by, at=AT)


def accept(ground: Ground, report_id: str) -> None:
    """Accept a submitted report."""
    reports.accept_report(ground.session, report_id, by=ground.actor("assessor"), at=AT)


def reopen(ground: Ground, report_id: str) -> None:
    """Open an accepted report again."""
    by = ground.actor("secretariat")
    reports.reopen_report(ground.session, report_id, "Fordi", link=LINK, by=by, at=AT)


def exempt(ground: Ground, report_id: str) -> None:
    """Let the project off the round."""
    by = ground.actor("secretariat")
    reports.exempt_report(ground.session, report_id, "Fordi", link=LINK, by=by, at=AT)


def miss(ground: Ground, report_id: str) -> None:
    """Say that no report came."""
    by, later = ground.actor("secretariat"), AT + timedelta(days=9)
    reports.mark_not_submitted(ground.session, report_id, link=LINK, by=by, at=later)


def extend(ground: Ground, report_id: str) -> None:
    """Give the project a later deadline."""
    by, until = ground.actor("secretariat"), date(2010, 7, 30)
    reports.extend_deadline(ground.session, report_id, until, "Fordi", link=LINK, by=by, at=AT)


def state(ground: Ground, report_id: str) -> ReportState:
    """Return the state the report is in."""
    return ground.session.get_one(models.Report, report_id).state


REPORT = Hand(
    REPORT_TRANSITIONS,
    lay,
    {
        "write": Deed((A.START, A.SAVE, A.RESUME), write),
        "hand_over": Deed((A.CERTIFY_REQUEST,), hand_over),
        "send": Deed((A.SUBMIT, A.CERTIFY), send),
        "give_back": Deed((A.RETURN,), give_back),
        "accept": Deed((A.ACCEPT,), accept),
        "reopen": Deed((A.REOPEN,), reopen),
        "exempt": Deed((A.EXEMPT,), exempt),
        "miss": Deed((A.MARK_NOT_SUBMITTED,), miss),
        "extend": Deed((A.EXTEND,), extend),
    },
    state,
)
