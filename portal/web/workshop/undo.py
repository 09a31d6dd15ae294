"""What was removed, sealed into the page that tells of it, so that one press puts it back."""

from dataclasses import asdict, dataclass

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer

from portal.services.workshop_undo import Removed
from portal.storage.queries.workshop_versions import WorkshopVersion

STANDS_FOR = 24 * 60 * 60
"""Seconds for which a removal can be taken back."""


@dataclass(frozen=True, slots=True)
class Undo:
    """The notice of a removal: where it is taken back, and the sealed item."""

    text: str
    part: str
    sealed: str


def _seal(version: WorkshopVersion) -> URLSafeTimedSerializer:
    """Return a seal that holds for one version only."""
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=f"removed-{version.id}")


def sealed(version: WorkshopVersion, removed: Removed) -> str:
    """Return a removed item as a text that nobody can change unseen."""
    return str(_seal(version).dumps(asdict(removed)))


def unsealed(version: WorkshopVersion, text: str) -> Removed | None:
    """Return a removed item, None when the text was changed, is too old or of another version."""
    try:
        read = _seal(version).loads(text, max_age=STANDS_FOR)
    except BadSignature:
        return None
    rows = tuple((table, cells) for table, cells in read["rows"])
    return Removed(read["key"], rows, tuple(read["hung"]))
