"""This installation's settings: read once from the environment and instance/settings.toml."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from portal import paths

PREFIX = "FREMDRIFT_"


class UnsafeSettings(Exception):
    """Settings that must not be served to people, with a line for each fault."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between installations.

    Attributes:
        environment: ``production`` or ``demo``; only demo data may run as demo.
        database_url: SQLAlchemy address; empty means SQLite in the instance folder.
        secret_key: signs cookies and links; when empty a random one is kept.
        base_url: address people use, printed in mails; its https decides the cookie's name.
        trusted_hosts: comma-separated host names the portal answers to.
        smtp_url: ``smtp://user:password@host:port``; empty keeps mail in the outbox.
        mail_from: sender of mails.
        language: first language of pages before a person has chosen one.
        session_minutes: minutes without activity until a login ends.
    """

    environment: str = "production"
    database_url: str = ""
    secret_key: str = ""
    base_url: str = "http://127.0.0.1:8000"
    trusted_hosts: str = ""
    smtp_url: str = ""
    mail_from: str = "fremdrift@localhost"
    language: str = "da"
    session_minutes: int = 60
    instance: Path = Path()

    @property
    def is_demo(self) -> bool:
        """Whether this installation shows the demo municipality."""
        return self.environment == "demo"

    @property
    def is_https(self) -> bool:
        """Whether people reach the portal over https."""
        return self.base_url.startswith("https://")

    @property
    def database(self) -> str:
        """The database's address, with the embedded SQLite file as the standard."""
        return self.database_url or f"sqlite:///{self.instance / 'fremdrift.sqlite'}"

    @property
    def documents(self) -> Path:
        """The folder of generated documents and uploaded files."""
        return self.instance / "documents"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names the portal answers to; empty means any."""
        return tuple(host.strip() for host in self.trusted_hosts.split(",") if host.strip())


def read_settings(
    environ: Mapping[str, str] | None = None, *, instance: Path | None = None
) -> Settings:
    """Return the settings: the environment over instance/settings.toml over the standards."""
    environ = os.environ if environ is None else environ
    folder = Path(instance or environ.get(f"{PREFIX}INSTANCE") or paths.instance()).resolve()
    file = folder / "settings.toml"
    values: dict[str, Any] = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    for field in fields(Settings):
        if (given := environ.get(f"{PREFIX}{field.name.upper()}")) is not None:
            values[field.name] = int(given) if field.type is int else given
    return Settings(**{**values, "instance": folder})


def refuse_unsafe(settings: Settings) -> None:
    """Raise UnsafeSettings when a production installation could harm its people."""
    if settings.is_demo:
        return
    faults = []
    if len(settings.secret_key) < 32:
        faults.append("secret_key must be at least 32 random characters")
    if not settings.hosts:
        faults.append("trusted_hosts must name the host names people use")
    if not settings.is_https:
        faults.append("base_url must begin with https://")
    if faults:
        raise UnsafeSettings("; ".join(faults))
