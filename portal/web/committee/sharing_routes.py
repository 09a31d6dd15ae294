"""Taking items out of the house: copied into another agenda system, or filed in a folder."""

from flask import Response as Sent
from flask import render_template, url_for
from werkzeug.wrappers import Response

from docgen.writers import clean_html, text
from portal.clock import local_date
from portal.i18n import _
from portal.services.agenda_items import note_external
from portal.services.documents.making import file_stem
from portal.services.documents.publication_list import (
    FILE_NAME,
    publication_list_view,
    publication_table,
)
from portal.services.documents.sources import DocumentGap
from portal.services.folders import Filed, folder
from portal.storage.queries.committee import agenda_items_among
from portal.storage.queries.meetings import PaperRow, papers_of, papers_of_item
from portal.web.access import actor, enter
from portal.web.committee.meeting_pages import run_meeting
from portal.web.committee.meeting_routes import MEETINGS
from portal.web.committee.pages import found_item, worked_item, works
from portal.web.committee.routes import ITEMS, OFFICE, READERS, Answer
from portal.web.committee.sharing_pages import copy_page, document_of, external_form, stem_of
from portal.web.committee.step_routes import blueprint
from portal.web.files import document_store, file_answer
from portal.web.reader import page_reader
from portal.web.saving import Attempt, go_on, save_or_show
from portal.web.transaction import now, session

__all__ = ["blueprint"]


@blueprint.get(ITEMS + "/<item_id>/kopier")
@enter(READERS)
def copy(item_id: str) -> Answer:
    """Show an item as text to be copied."""
    row = found_item(item_id)
    form = external_form(row) if works(row) else None
    return render_template("committee/copy.html", page=copy_page(row), external=form)


@blueprint.post(ITEMS + "/<item_id>/kopier")
@enter(OFFICE)
def save_external(item_id: str) -> Answer:
    """Note the numbers that the other system gave."""
    row = worked_item(item_id)
    form = external_form(row)
    attempt = Attempt(form, lambda: external_form(found_item(item_id), as_stored=True))

    def save() -> Response:
        note_external(
            session(),
            item_id,
            form.external_case.data or "",
            form.external_document.data or "",
            version=form.seen_number,
            by=actor(),
            at=now(),
        )
        return go_on(_("Numrene er gemt."), url_for("committee.copy", item_id=item_id))

    def page() -> str:
        shown = {"external": form, "forms": [form], "stored": attempt.stored}
        return render_template("committee/copy.html", page=copy_page(row), **shown)

    return save_or_show(attempt, save, page)


@blueprint.get(ITEMS + "/<item_id>/punkt.html")
@enter(READERS)
def copy_html(item_id: str) -> Sent:
    """Give an item as a page of bare markup."""
    row = found_item(item_id)
    return file_answer(
        clean_html.write(document_of(row)).encode(), "text/html", f"{stem_of(row)}.html"
    )


@blueprint.get(ITEMS + "/<item_id>/punkt.txt")
@enter(READERS)
def copy_text(item_id: str) -> Sent:
    """Give an item as plain text."""
    row = found_item(item_id)
    return file_answer(text.write(document_of(row)).encode(), "text/plain", f"{stem_of(row)}.txt")


@blueprint.get(ITEMS + "/<item_id>/mappe.zip")
@enter(OFFICE)
def item_folder(item_id: str) -> Sent:
    """Give every document of an item in one folder, with their list."""
    row = worked_item(item_id)
    papers = papers_of_item(session(), actor(), local_date(now()), item_id)
    return _folder(papers, file_stem(f"punkt {row.title}"))


@blueprint.get(MEETINGS + "/<meeting_id>/mappe.zip")
@enter(OFFICE)
def meeting_folder(meeting_id: str) -> Sent:
    """Give every document of a meeting in one folder, with their list."""
    row = run_meeting(meeting_id)
    papers = papers_of(session(), actor(), local_date(now()), [meeting_id])[meeting_id]
    return _folder(papers, file_stem(f"møde {row.committee_code} {row.on.isoformat()}"))


@blueprint.get(MEETINGS + "/<meeting_id>/punkter-til-offentliggoerelse.csv")
@enter(OFFICE)
def publication_list(meeting_id: str) -> Sent:
    """Give the items of a meeting that may be published, closed ones left out."""
    run_meeting(meeting_id)
    try:
        view = publication_list_view(session(), {"meeting": meeting_id}, page_reader())
    except DocumentGap as gap:
        return Sent(render_template("errors/404.html", reason=str(gap)), 404)
    return file_answer(publication_table(view), "text/csv", FILE_NAME)


def _folder(papers: tuple[PaperRow, ...], stem: str) -> Sent:
    ids = {paper.item_id for paper in papers if paper.item_id is not None}
    items = agenda_items_among(session(), actor(), local_date(now()), ids)
    filed = [
        Filed(paper, items.get(paper.item_id or ""))
        for paper in papers
        if paper.item_id is None or paper.item_id in items
    ]
    return file_answer(folder(filed, document_store()), "application/zip", f"{stem}.zip")
