"""How Alembic runs here: on the connection that portal.storage.migrate hands in."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Enum

from portal.storage.models import Base
from portal.storage.models.base import Exact, Instant


def written_type(kind: str, item: object, _autogen_context: AutogenContext) -> str | Literal[False]:
    """Return how a new revision writes one of our column types: by plain, lasting types."""
    if kind != "type":
        return False
    if isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, Exact):
        return 'sa.Numeric(24, 6).with_variant(sa.String(40), "sqlite")'
    if isinstance(item, Enum):
        return f"sa.String({item.length})"
    return False


def run() -> None:
    """Run the asked-for revisions on the connection at hand, inside its transaction."""
    connection: Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        compare_type=True,
        render_item=written_type,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
