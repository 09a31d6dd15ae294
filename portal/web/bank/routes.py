"""The public pages: rounds that are out, their projects, and what each project has told (R146)."""

from flask import Blueprint, abort, render_template
from werkzeug.wrappers import Response

from portal import i18n
from portal.web.access import EVERYBODY, enter
from portal.web.attached import sent
from portal.web.bank.form_pages import form_files, form_page
from portal.web.bank.pages import index_page, round_page
from portal.web.bank.project_pages import project_page
from portal.web.public_area import LANGUAGE, PREFIX

blueprint = Blueprint("bank", __name__, url_prefix=PREFIX)


@blueprint.url_defaults
def _keep_language(_endpoint: str, values: dict[str, object]) -> None:
    """Let the ways to public pages lead to the language now spoken."""
    if i18n.language() != i18n.SOURCE:
        values.setdefault(LANGUAGE, i18n.language())


@blueprint.get("")
@enter(EVERYBODY)
def index() -> str:
    """Show the published rounds, the newest first."""
    return render_template("bank/index.html", page=index_page())


@blueprint.get("/<round_id>")
@enter(EVERYBODY)
def overview(round_id: str) -> str:
    """Show a published round: its projects, their colours and what they come to."""
    page = round_page(round_id)
    if page is None:
        abort(404)
    return render_template("bank/round.html", page=page)


@blueprint.get("/projekter/<project_id>")
@enter(EVERYBODY)
def project(project_id: str) -> str:
    """Show a project with its colours over time, its goals and its published reports."""
    page = project_page(project_id)
    if page is None:
        abort(404)
    return render_template("bank/project.html", page=page)


@blueprint.get("/projekter/<project_id>/<round_id>")
@enter(EVERYBODY)
def form(project_id: str, round_id: str) -> str:
    """Show what was published of a project's report in a round."""
    page = form_page(project_id, round_id)
    if page is None:
        abort(404)
    return render_template("bank/form.html", page=page)


@blueprint.get("/projekter/<project_id>/<round_id>/bilag/<file_id>")
@enter(EVERYBODY)
def attachment(project_id: str, round_id: str, file_id: str) -> Response:
    """Send a file that was published with a report and has not been taken back."""
    return sent(form_files(project_id, round_id), file_id)
