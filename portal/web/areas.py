"""The areas of the portal, in the order a person meets them."""

from portal.web.account.routes import blueprint as account
from portal.web.action_plans.item_routes import blueprint as action_plans
from portal.web.admin.routes import blueprint as admin
from portal.web.assessments.correction_routes import blueprint as assessments
from portal.web.bank.routes import blueprint as bank
from portal.web.cases.routes import blueprint as cases
from portal.web.committee.attachment_routes import blueprint as committee
from portal.web.documents.register_routes import blueprint as documents
from portal.web.letters.journal_routes import blueprint as letters
from portal.web.projects.routes import blueprint as projects
from portal.web.reports.attachment_routes import blueprint as reports
from portal.web.rounds.redaction_routes import blueprint as rounds
from portal.web.work.routes import blueprint as work
from portal.web.workshop.edit_routes import blueprint as workshop

BLUEPRINTS = (
    account,
    work,
    projects,
    workshop,
    reports,
    rounds,
    assessments,
    action_plans,
    committee,
    cases,
    letters,
    documents,
    admin,
    bank,
)
