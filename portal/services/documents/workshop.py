"""The result of a project's workshop: theory of change, criteria, milestones and risks."""

from sqlalchemy.orm import Session

from docgen.views import (
    RiskRowView,
    WorkshopCriterionView,
    WorkshopLinkView,
    WorkshopMilestoneView,
    WorkshopNodeView,
    WorkshopView,
)
from portal.clock import local_date
from portal.domain.criteria import SuccessCriterion
from portal.domain.workshop import Workshop
from portal.i18n import gettext as _
from portal.services.documents.project_frame import project_frame
from portal.services.documents.reader import Reader
from portal.services.documents.report_rows import risk_band_cell
from portal.services.documents.sources import DocumentGap
from portal.services.documents.suggestion_lines import short_level_name
from portal.storage.queries.people import names
from portal.storage.queries.project_page import project
from portal.storage.queries.schemes import scheme
from portal.storage.queries.workshops import WorkshopVersionRow, workshop


def workshop_view(session: Session, workshop_id: str, reader: Reader) -> WorkshopView:
    """Return everything the workshop's document prints.

    Raises:
        DocumentGap: There is no such version.
    """
    found = workshop(session, reader.by, reader.today, workshop_id)
    of_project = project(session, reader.by, reader.today, found.row.project_id) if found else None
    of_scheme = scheme(session, of_project.scheme_id) if of_project else None
    if found is None or of_project is None or of_scheme is None:
        raise DocumentGap(_("Workshoppen findes ikke."))
    row, value = found.row, found.value
    return WorkshopView(
        period_from=of_project.starts_on,
        period_to=of_project.ends_on,
        version=row.number,
        held_on=row.held_on,
        agreed_on=local_date(row.agreed_at) if row.agreed_at else None,
        agreed_by=_signers(session, row),
        revision_reason=row.revision_reason,
        problem=value.problem,
        nodes=tuple(
            WorkshopNodeView(node.id, node.kind.value, node.text) for node in value.theory.nodes
        ),
        links=tuple(
            WorkshopLinkView(link.from_id, link.to_id, link.assumption or "")
            for link in value.theory.links
        ),
        criteria=_criteria(value),
        milestones=tuple(
            WorkshopMilestoneView(one.title, one.baseline_date) for one in value.milestones
        ),
        risks=_risks(value),
        **project_frame(session, of_project, of_scheme, reader),
    )


def _signers(session: Session, row: WorkshopVersionRow) -> tuple[str, ...]:
    ids = [one for one in (row.holder_signed_by_id, row.office_signed_by_id) if one]
    known = names(session, frozenset(ids))
    return tuple(known[one] for one in ids if one in known)


def _risks(value: Workshop) -> tuple[RiskRowView, ...]:
    return tuple(
        RiskRowView(
            risk.text,
            risk.likelihood,
            risk.impact,
            risk_band_cell(risk.band),
            risk.owner,
            risk.mitigation,
        )
        for risk in value.risks
    )


def _criteria(value: Workshop) -> tuple[WorkshopCriterionView, ...]:
    return tuple(
        _criterion(number, one, value)
        for number, one in enumerate(value.criteria, 1)
        if one.target is not None
    )


def _criterion(number: int, one: SuccessCriterion, value: Workshop) -> WorkshopCriterionView:
    return WorkshopCriterionView(
        number=number,
        text=one.label,
        level=short_level_name(one.level),
        direction=one.direction.value,
        target=one.target or one.tolerance,
        due=one.due or value.period.end,
        unit=one.unit,
        baseline=one.baseline.value,
        baseline_on=one.baseline.on,
        baseline_missing=one.baseline.missing_because or "",
        tolerance=one.tolerance or None,
        group=one.group,
        key=one.key,
    )
