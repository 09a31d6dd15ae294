"""What must stand before the first page: a database of the newest shape, in the right hands."""

from portal.clock import SystemClock
from portal.config import Settings
from portal.demo.load import lives_here, load_demo
from portal.serving.words import CannotServe
from portal.storage import migrate
from portal.storage.engine import Database


def prepare(settings: Settings, address: str) -> None:
    """Bring the database up to date and load the demo into an empty one, where it is wished.

    Raises:
        CannotServe: A real municipality would be shown as the demo, or the demo as a real one.
    """
    database = Database(settings.database)
    try:
        migrate.upgrade(database)
        if settings.is_demo:
            load_demo(database, SystemClock(), address=address)
        with database.reading() as session:
            is_demo = lives_here(session)
    finally:
        database.close()
    if is_demo is not settings.is_demo:
        raise CannotServe("not_the_demo" if settings.is_demo else "demo_in_production")
