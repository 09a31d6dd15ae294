"""A portal of 2010 in this process: the demo's past on a clock that the test moves."""

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event, Thread

from aiosmtpd.controller import Controller
from sqlalchemy import func, select
from werkzeug.serving import make_server

from portal.app import create_app
from portal.clock import SteeredClock
from portal.config import Settings
from portal.demo.replay_ground import Ground, lay_ground
from portal.demo.replay_rounds import Rounds
from portal.demo.replay_stage import UNDER_WAY, Machine, Output, Stage
from portal.domain.outbox import MailState
from portal.jobs.bell import Bell
from portal.jobs.worker import Worker
from portal.serving.application import STATIC_SECONDS
from portal.storage import migrate
from portal.storage.document_store import DocumentStore
from portal.storage.engine import Database
from portal.storage.history import seal
from portal.storage.models import DocumentRequest, OutboundMail
from portal.tokens import seeded
from tests.e2e.portal_process import PATIENCE, Mailbox, free_port

SEED = 20_100_517


@dataclass(frozen=True, slots=True)
class Past:
    """What stands before the story: the database, its ground, and what plays the other projects."""

    database: Database
    ground: Ground
    rounds: Rounds


class SteeredPortal:
    """The demo's municipality in 2010: pages, worker and mail server on one clock."""

    def __init__(self, instance: Path) -> None:
        """Lay the ground, and serve it on a free port."""
        instance.mkdir()
        self.clock, self.mailbox, self._stop = SteeredClock(), Mailbox(), Event()
        self._post = Controller(self.mailbox, hostname="127.0.0.1", port=free_port())
        self._post.start()
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        settings = Settings(
            environment="demo",
            instance=instance,
            base_url=self.address,
            smtp_url=f"smtp://127.0.0.1:{self._post.port}",
        )
        self.past = self._begin(settings)
        app = create_app(settings, clock=self.clock, wake=Bell(instance).ring)
        app.config["SEND_FILE_MAX_AGE_DEFAULT"] = STATIC_SECONDS
        self._server = make_server("127.0.0.1", port, app, threaded=True)
        self._threads = (
            Thread(target=self._server.serve_forever),
            Thread(target=Worker(settings, self.clock).run, args=(self._stop,)),
        )
        for one in self._threads:
            one.start()

    def _begin(self, settings: Settings) -> Past:
        database = Database(settings.database)
        migrate.upgrade(database)
        with seeded(SEED), database.writing() as session:
            ground = lay_ground(session)
            seal(session)
            session.commit()
        stage = Stage(
            Machine(database, self.clock, lambda: None),
            Output(settings.instance, ("docx",), lambda _told: None),
            DocumentStore(settings.documents),
        )
        return Past(database, ground, Rounds(stage, ground))

    def on(self, day: date, hour: int = 9) -> None:
        """Move the clock, once everything that waits has been sent and made."""
        self.settle()
        self.past.rounds.stage.on(day, hour)

    def settle(self) -> None:
        """Wait until the worker has sent every mail and made every document."""
        deadline = time.monotonic() + PATIENCE
        while self._waits():
            assert time.monotonic() < deadline, "the worker has not come to an end"
            time.sleep(0.05)

    def _waits(self) -> int:
        mails = select(func.count()).where(OutboundMail.state == MailState.QUEUED)
        papers = select(func.count()).where(DocumentRequest.state.in_(UNDER_WAY))
        with self.past.database.reading() as session:
            return (session.scalar(mails) or 0) + (session.scalar(papers) or 0)

    def end(self) -> None:
        """Take everything down."""
        self._stop.set()
        self._server.shutdown()
        for one in self._threads:
            one.join(PATIENCE)
        self._post.stop()
        self.past.database.close()
