"""A ring after a commit wakes the worker; a bell that is out of order harms nobody."""

from pathlib import Path

from portal.jobs.bell import FILE, Bell


def test_a_ring_from_the_web_is_heard_by_the_worker(tmp_path: Path) -> None:
    heard: list[str] = []
    worker = Bell(tmp_path, lambda: heard.append("sweep"))
    assert not worker.answer()
    Bell(tmp_path).ring()
    assert worker.answer()
    assert heard == ["sweep"]
    assert not worker.answer()


def test_many_rings_before_the_worker_looks_are_one(tmp_path: Path) -> None:
    heard: list[str] = []
    web, worker = Bell(tmp_path), Bell(tmp_path, lambda: heard.append("sweep"))
    for _ in range(20):
        web.ring()
    while worker.answer():
        pass
    assert heard == ["sweep"]


def test_a_ring_that_cannot_be_heard_does_not_fail_who_rings(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    Bell(tmp_path).ring()
    Bell(tmp_path / "nowhere" / "at all").ring()
