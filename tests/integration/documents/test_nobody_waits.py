"""Making documents never keeps those who write waiting (E4)."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.jobs.rendering import POLITENESS, SESSION_GROUP, SESSION_POLITENESS, Renderer
from portal.services.documents import compose_document
from portal.storage.models.projects import Project
from portal.web.documents import routes
from tests.documents import library
from tests.integration.documents.conftest import Papers


def _probed(papers: Papers, seen: list[str]) -> Callable[..., object]:
    """Return the composing, during which somebody else writes."""

    def probe(*given: object, **more: object) -> object:
        with papers.house.database.writing() as other:
            other.get_one(Project, papers.house.made.project_b.id).short_name = "Zebra"
            other.commit()
        seen.append("composed")
        return compose_document(*given, **more)  # type: ignore[arg-type]

    return probe


@pytest.mark.parametrize(
    "wish", [{"format": "docx"}, {"format": "pdf"}], ids=["Word at once", "PDF by the worker"]
)
def test_others_write_while_a_document_is_composed(
    papers: Papers, monkeypatch: pytest.MonkeyPatch, wish: dict[str, str]
) -> None:
    seen: list[str] = []
    office = papers.house.as_person("secretariat")
    office.get("/dokumenter")
    monkeypatch.setattr(routes, "compose_document", _probed(papers, seen))
    answer = office.post("/dokumenter", {"kind": "agenda-item", "round": papers.round_id, **wish})
    assert (answer.status_code, seen) == (303, ["composed"])


def test_the_child_that_writes_documents_yields_to_everybody() -> None:
    renderer = Renderer()
    try:
        coming = renderer.submit(library.document("orientation_letter", "da"), "txt")
        assert coming.result(60)
        assert renderer._child is not None
        (child,) = renderer._child._processes
        assert os.getpriority(os.PRIO_PROCESS, child) == POLITENESS
        group = Path(f"/proc/{child}") / SESSION_GROUP.name
        assert not group.exists() or group.read_text("ascii").split()[-1] == str(SESSION_POLITENESS)
    finally:
        renderer.close()
