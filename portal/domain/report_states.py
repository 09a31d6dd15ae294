"""The states of a progress report (kvartalsrapport) and what leads from one to the next."""

from enum import StrEnum

from portal.domain.actors import Role
from portal.domain.transitions import Transition, TransitionTable


class ReportState(StrEnum):
    """The states of a report; not submitted and exempted end it."""

    NOT_STARTED = "not_started"
    DRAFT = "draft"
    AWAITING_CERTIFICATION = "awaiting_certification"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    NOT_SUBMITTED = "not_submitted"
    EXEMPTED = "exempted"


class ReportAction(StrEnum):
    """What can be done with a report."""

    START = "start"
    SAVE = "save"
    CERTIFY_REQUEST = "certify_request"
    CERTIFY = "certify"
    SUBMIT = "submit"
    RETURN = "return_"
    RESUME = "resume"
    ACCEPT = "accept"
    REOPEN = "reopen"
    MARK_NOT_SUBMITTED = "mark_not_submitted"
    EXEMPT = "exempt"
    EXTEND = "extend"


WRITABLE = (ReportState.NOT_STARTED, ReportState.DRAFT, ReportState.RETURNED)
"""The states in which the project can write; saving in one that awaits certification opens it."""

UNSENT = (*WRITABLE, ReportState.AWAITING_CERTIFICATION)
"""The states of a report that is still to come."""

SENT = (ReportState.SUBMITTED, ReportState.ACCEPTED)
"""The states of a report that lies with the office or the assessor."""

_WRITERS = (Role.PROJECT_EDITOR, Role.CERTIFIER, Role.SECRETARIAT)
_OFFICE = (Role.SECRETARIAT,)
_S, _A = ReportState, ReportAction
_REASON = "reports.reason_given"


def _row(
    state: ReportState,
    to: ReportState,
    action: ReportAction,
    event: str,
    guard: str | None = None,
    *,
    by: tuple[Role, ...] = _WRITERS,
    mail: str | None = None,
    system: bool = False,
) -> Transition[ReportState]:
    """Return one row of the report's table; what is sent in or sent back goes into the journal."""
    journal = to in {_S.SUBMITTED, _S.RETURNED, _S.EXEMPTED} or action is _A.EXTEND
    reason = guard == _REASON
    return Transition(
        state, to, action, by, event, guard, mail, journal, system=system, reason_needed=reason
    )


REPORT_TRANSITIONS: TransitionTable[ReportState] = TransitionTable(
    "report",
    (
        _row(_S.NOT_STARTED, _S.DRAFT, _A.START, "report_started"),
        _row(_S.DRAFT, _S.DRAFT, _A.SAVE, "report_saved"),
        _row(
            _S.DRAFT,
            _S.AWAITING_CERTIFICATION,
            _A.CERTIFY_REQUEST,
            "report_certification_requested",
            "reports.may_request_certification",
            mail="certification_requested",
        ),
        _row(
            _S.AWAITING_CERTIFICATION,
            _S.SUBMITTED,
            _A.CERTIFY,
            "report_submitted",
            "reports.submission_gaps",
            by=(Role.CERTIFIER,),
            mail="report_receipt",
        ),
        _row(_S.AWAITING_CERTIFICATION, _S.DRAFT, _A.RESUME, "report_resumed"),
        _row(
            _S.DRAFT,
            _S.SUBMITTED,
            _A.SUBMIT,
            "report_submitted",
            "reports.submission_gaps",
            mail="report_receipt",
        ),
        _row(
            _S.SUBMITTED,
            _S.RETURNED,
            _A.RETURN,
            "report_returned",
            _REASON,
            by=_OFFICE,
            mail="report_returned",
        ),
        _row(_S.RETURNED, _S.DRAFT, _A.RESUME, "report_resumed"),
        _row(
            _S.SUBMITTED,
            _S.ACCEPTED,
            _A.ACCEPT,
            "report_accepted",
            by=(Role.ASSESSOR, Role.SECRETARIAT),
        ),
        _row(
            _S.ACCEPTED,
            _S.DRAFT,
            _A.REOPEN,
            "report_reopened",
            _REASON,
            by=_OFFICE,
            mail="report_reopened",
        ),
        *(
            _row(
                state,
                _S.NOT_SUBMITTED,
                _A.MARK_NOT_SUBMITTED,
                "report_not_submitted",
                "rounds.may_mark_not_submitted",
                by=_OFFICE,
                mail="report_not_submitted",
                system=True,
            )
            for state in UNSENT
        ),
        *(
            _row(
                state,
                _S.EXEMPTED,
                _A.EXEMPT,
                "report_exempted",
                _REASON,
                by=_OFFICE,
                mail="report_exempted",
            )
            for state in (*UNSENT, _S.NOT_SUBMITTED)
        ),
        *(
            _row(
                state,
                _S.DRAFT if state is _S.NOT_SUBMITTED else state,
                _A.EXTEND,
                "report_extended",
                "rounds.extension_gaps",
                by=_OFFICE,
                mail="report_extended",
            )
            for state in (*UNSENT, _S.NOT_SUBMITTED)
        ),
    ),
)
