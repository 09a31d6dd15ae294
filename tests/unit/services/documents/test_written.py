"""What is kept of a document gives the same document again."""

import json

import pytest

from docgen.views import Language
from portal.services.documents.types import DocumentKind
from portal.services.documents.written import WRITTEN, snapshot_hash, snapshot_of, written_again
from tests.documents import case_samples, library, packet_samples, plan_samples, samples

SAMPLES = {
    DocumentKind.ACTION_PLAN: plan_samples.action_plan,
    DocumentKind.AGENDA_ITEM: samples.agenda_item,
    DocumentKind.ORIENTATION_LETTER: samples.orientation_letter,
    DocumentKind.ROUND_REPORT: samples.round_report,
    DocumentKind.WORKSHOP: samples.workshop,
    DocumentKind.RED_TWICE_ITEM: case_samples.red_twice_item,
    DocumentKind.SECOND_RED_LETTER: case_samples.second_red_letter,
    DocumentKind.RED_NOTICE: case_samples.red_notice,
    DocumentKind.REMINDER_LETTER: case_samples.reminder_letter,
    DocumentKind.DECISION_LETTER: case_samples.decision_letter,
    DocumentKind.CORRECTION_LETTER: case_samples.correction_letter,
    DocumentKind.PACKET: packet_samples.packet,
    DocumentKind.PUBLICATION_LIST: packet_samples.publication_list,
}


@pytest.mark.parametrize("language", library.LANGUAGES)
@pytest.mark.parametrize("kind", WRITTEN)
def test_a_document_is_written_again_from_what_was_kept(
    kind: DocumentKind, language: Language
) -> None:
    kept = json.loads(json.dumps(snapshot_of(SAMPLES[kind](language))))
    name = kind.value.replace("-", "_")
    assert written_again(kind, kept) == library.document(name, language)
    assert snapshot_hash(kept) == snapshot_hash(snapshot_of(SAMPLES[kind](language)))
