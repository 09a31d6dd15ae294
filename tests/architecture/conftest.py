"""The application as it stands, without a database behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from portal.app import create_app
from portal.config import Settings


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The demo's application; nothing asks its database."""
    folder: Path = tmp_path_factory.mktemp("instance")
    application = create_app(Settings(environment="demo", instance=folder))
    yield application
    application.extensions["database"].close()
