"""A served portal and Chromium, once a session; every test gets browsers of its own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from werkzeug.routing import Map

from portal.app import create_app
from portal.clock import SystemClock
from portal.config import Settings
from tests.e2e import hostile_portal
from tests.e2e.inspection import HEIGHT, WIDE, Inspector
from tests.e2e.portal_process import PortalProcess
from tests.e2e.trail import Trail
from tests.e2e.visitor import Visitor

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TIMEOUT = 60_000
FOLDER = Path(__file__).parent
LONGEST = (
    "test_replay",
    "test_whole_journey",
    "test_red_rating",
    "test_markup",
    "test_every_page",
    "test_errors",
)

expect.set_options(timeout=TIMEOUT)

Enter = Callable[..., Visitor]
People = dict[str, str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as journeys in a real browser, and begin with the long ones."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.e2e)
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    if FOLDER not in item.path.parents:
        return 0
    name = item.path.stem
    return LONGEST.index(name) + 1 if name in LONGEST else len(LONGEST) + 1


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Return how this machine's own Chromium is started."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    assert found is not None, "Chromium is missing; ./run test --e2e says how to add it"
    return {"executable_path": found, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalProcess]:
    """Return the demo that the tests of a session share."""
    served = PortalProcess(tmp_path_factory.mktemp("e2e") / "instance")
    yield served
    served.end()


@pytest.fixture(scope="session")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalProcess]:
    """Return a demo whose drafts may be spoiled."""
    served = PortalProcess(tmp_path_factory.mktemp("spoiled") / "instance")
    yield served
    served.end()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PortalProcess, People]]:
    """Return a demo of hostile texts, with its people's ids by their names."""
    instance = tmp_path_factory.mktemp("hostile") / "instance"
    people = hostile_portal.load(instance)
    served = PortalProcess(instance)
    yield served, people
    served.end()


@pytest.fixture
def own_portal(tmp_path: Path) -> Iterator[PortalProcess]:
    """Return a demo of the test's own, for a journey that changes much."""
    served = PortalProcess(tmp_path / "instance")
    yield served
    served.end()


@pytest.fixture(scope="session")
def routes(tmp_path_factory: pytest.TempPathFactory) -> Map:
    """Return every address the portal knows."""
    instance = tmp_path_factory.mktemp("routes")
    settings = Settings(environment="demo", secret_key="x" * 40, instance=instance)
    return create_app(settings, clock=SystemClock()).url_map


@pytest.fixture
def inspector() -> Inspector:
    """Return somebody who notes what is wrong with the pages that are seen."""
    return Inspector()


@pytest.fixture
def trail(routes: Map) -> Trail:
    """Return what notes the way of all who visit in a test."""
    return Trail(routes)


@pytest.fixture
def visit(browser: Browser, inspector: Inspector, trail: Trail, tmp_path: Path) -> Iterator[Enter]:
    """Return what opens a browser of its own on a portal; what each showed last is kept."""
    opened: list[Visitor] = []

    def enter(portal: PortalProcess, *, scripted: bool = True, looking: bool = False) -> Visitor:
        context = browser.new_context(
            viewport={"width": WIDE, "height": HEIGHT},
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            java_script_enabled=scripted,
        )
        context.set_default_timeout(TIMEOUT)
        visitor = Visitor(context.new_page(), portal.address, inspector, scripted=scripted)
        visitor.looking = looking
        trail.follow(visitor.page)
        opened.append(visitor)
        return visitor

    yield enter
    for number, visitor in enumerate(opened):
        (tmp_path / f"browser-{number}.html").write_text(visitor.page.content(), "utf-8")
        visitor.page.context.close()
