"""Writing, approving and sending letters, and taking several of them along at once."""

from collections.abc import Callable

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answered

from docgen.bundle import archive, combine
from docgen.errors import DocumentError
from docgen.render import render
from forms.letter import LetterStepForm, NewLetterForm
from portal.domain.permissions import Role
from portal.i18n import _
from portal.services.document_requests import MEDIA_TYPES
from portal.services.documents import document_theme
from portal.services.letters import (
    approve_letter,
    ask_to_send,
    cancel_letter,
    create_letters,
    edit_letter,
    edit_text,
)
from portal.storage.queries.letters import LetterRow
from portal.web.access import actor, enter, roles
from portal.web.files import file_answer
from portal.web.letters.pages import (
    chosen_papers,
    facts_form,
    found_letter,
    letter_facts,
    letter_page,
    list_page,
    new_form,
    new_letter,
    posted_form,
    text_form,
)
from portal.web.saving import Attempt, go_on, save_or_show
from portal.web.transaction import now, session

blueprint = Blueprint("letters", __name__)

OFFICE = roles(Role.SECRETARIAT)

Reply = str | Answered | tuple[str, int]
Step = Callable[..., object]


def _back(letter_id: str, message: str) -> Answered:
    return go_on(message, url_for("letters.show", letter_id=letter_id))


def _page(template: str, row: LetterRow, attempt: Attempt, **shown: str) -> str:
    """Return the page of a letter's form, with what somebody else has saved meanwhile."""
    return render_template(template, form=attempt.form, letter=row, stored=attempt.stored, **shown)


def _step(letter_id: str, step: Step, done: str) -> Answered:
    """Take a step that asks for nothing but the version that was seen."""
    seen = LetterStepForm().seen_number
    found_letter(letter_id)
    step(session(), letter_id, version=seen, by=actor(), at=now())
    return _back(letter_id, done)


@blueprint.get("/breve")
@enter(OFFICE)
def index() -> Reply:
    """List the letters."""
    return render_template("letters/index.html", page=list_page())


@blueprint.get("/breve/nyt")
@enter(OFFICE)
def new() -> Reply:
    """Show the form of a new letter."""
    return render_template("letters/new.html", form=new_form())


@blueprint.post("/breve/nyt")
@enter(OFFICE)
def create() -> Reply:
    """Draft one letter to each recipient."""
    form: NewLetterForm = new_form()
    attempt = Attempt(form, field="project_id")

    def save() -> Answered:
        about, recipients = new_letter(form)
        found = create_letters(session(), about, recipients, by=actor(), at=now())
        message = _("Der er skrevet %(count)s kladde(r).", count=len(found))
        if len(found) == 1:
            return _back(found[0], message)
        return go_on(message, url_for("letters.index"))

    return save_or_show(attempt, save, lambda: render_template("letters/new.html", form=form))


@blueprint.get("/breve/samlet")
@enter(OFFICE)
def bundle() -> Reply | Response:
    """Return several letters as one Word file or as a zip: those chosen, or those of a case."""
    papers = chosen_papers(request.args.getlist("brev"), request.args.get("case_id", ""))
    if not papers:
        flash(_("Vælg mindst ét brev."), "error")
        return redirect(url_for("letters.index"), 303)
    if request.args.get("form") == "zip":
        files = [
            (f"{name}.docx", render(one.document, "docx", document_theme())) for name, one in papers
        ]
        return file_answer(archive(files), "application/zip", "breve.zip")
    try:
        whole = combine([one.document for _name, one in papers])
    except DocumentError:
        flash(_("Brevene har forskellige brevhoveder. Hent dem som zip."), "error")
        return redirect(url_for("letters.index"), 303)
    content = render(whole, "docx", document_theme())
    return file_answer(content, MEDIA_TYPES["docx"], "breve.docx")


@blueprint.get("/breve/<letter_id>")
@enter(OFFICE)
def show(letter_id: str) -> Reply:
    """Show a letter as it reads now."""
    return render_template("letters/show.html", page=letter_page(found_letter(letter_id)))


@blueprint.route("/breve/<letter_id>/ret", methods=["GET", "POST"])
@enter(OFFICE)
def edit(letter_id: str) -> Reply:
    """Change what stands around a draft's text."""
    row = found_letter(letter_id)
    form = facts_form(row)
    attempt = Attempt(form, lambda: facts_form(found_letter(letter_id), as_stored=True))

    def save() -> Answered:
        seen, facts = form.seen_number, letter_facts(form)
        edit_letter(session(), letter_id, facts, version=seen, by=actor(), at=now())
        return _back(letter_id, _("Brevet er gemt."))

    return save_or_show(attempt, save, lambda: _page("letters/edit.html", row, attempt))


@blueprint.route("/breve/<letter_id>/tekst/<letter_part>", methods=["GET", "POST"])
@enter(OFFICE)
def text(letter_id: str, letter_part: str) -> Reply:
    """Put the office's own text in a part, or bring the composed one back."""
    row = found_letter(letter_id)
    heading, form = text_form(row, letter_part)
    attempt = Attempt(
        form, lambda: text_form(found_letter(letter_id), letter_part, as_stored=True)[1]
    )
    resets = request.form.get("go") == "reset"

    def save() -> Answered:
        own = None if resets else form.text.data or ""
        seen = form.seen_number
        edit_text(session(), letter_id, letter_part, own, version=seen, by=actor(), at=now())
        return _back(letter_id, _("Teksten er gemt."))

    def page() -> str:
        return _page("letters/text.html", row, attempt, heading=heading, code=letter_part)

    return save_or_show(attempt, save, page, unchecked=resets)


@blueprint.post("/breve/<letter_id>/godkend")
@enter(OFFICE)
def approve(letter_id: str) -> Reply:
    """Approve a draft."""
    return _step(letter_id, approve_letter, _("Brevet er godkendt."))


@blueprint.post("/breve/<letter_id>/annuller")
@enter(OFFICE)
def cancel(letter_id: str) -> Reply:
    """Cancel a letter that was not sent."""
    return _step(letter_id, cancel_letter, _("Brevet er annulleret."))


@blueprint.post("/breve/<letter_id>/send")
@enter(OFFICE)
def send(letter_id: str) -> Reply:
    """Send an approved letter by mail, as soon as its PDF is made."""
    done = _("Brevet laves som PDF nu og bliver sendt straks efter.")
    return _step(letter_id, ask_to_send, done)


@blueprint.route("/breve/<letter_id>/sendt-med-post", methods=["GET", "POST"])
@enter(OFFICE)
def posted(letter_id: str) -> Reply:
    """Note that a letter was sent by post."""
    row = found_letter(letter_id)
    form = posted_form(row)
    attempt = Attempt(form, lambda: posted_form(found_letter(letter_id), as_stored=True))

    def save() -> Answered:
        seen, on = form.seen_number, form.posted_on.data
        ask_to_send(session(), letter_id, version=seen, by=actor(), at=now(), posted_on=on)
        return _back(letter_id, _("Brevet noteres som sendt, når dets PDF er lavet."))

    return save_or_show(attempt, save, lambda: _page("letters/posted.html", row, attempt))
