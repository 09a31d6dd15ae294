"""Mine opgaver."""

from flask import Blueprint, render_template

from portal.web.access import SIGNED_IN, enter
from portal.web.work.pages import work_page

blueprint = Blueprint("work", __name__)


@blueprint.get("/opgaver")
@enter(SIGNED_IN)
def tasks() -> str:
    """Show what waits for the person who is signed in."""
    return render_template("work/tasks.html", page=work_page())
