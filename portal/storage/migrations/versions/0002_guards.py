"""Guards: what is published or past stays as it is, whatever a program does; the chain's first end."""

from alembic import op

revision = "0002_guards"
down_revision = "0001_first_house"
branch_labels = None
depends_on = None

# name, table, event, columns (for UPDATE OF), condition, message
GUARDS = (
    (
        "assessment_keep_rag",
        "assessment",
        "UPDATE",
        "OLD.published_at IS NOT NULL AND ({changed})",
        "a published rating is never changed",
    ),
    (
        "assessment_keep_row",
        "assessment",
        "DELETE",
        "OLD.published_at IS NOT NULL",
        "a published assessment is never deleted",
    ),
    ("audit_event_keep", "audit_event", "UPDATE", "", "history is append-only"),
    ("audit_event_keep_row", "audit_event", "DELETE", "", "history is append-only"),
    (
        "audit_change_keep",
        "audit_change",
        "UPDATE",
        "NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.salt IS NOT NULL OR ({changed})",
        "values of the history may be emptied only",
    ),
    ("audit_change_keep_row", "audit_change", "DELETE", "", "history is append-only"),
    (
        "audit_head_keep",
        "audit_head",
        "UPDATE",
        "NEW.count < OLD.count OR ({changed})",
        "the end of the history only moves on",
    ),
    ("audit_head_keep_row", "audit_head", "DELETE", "", "the end of the history stays"),
    (
        "report_version_keep",
        "report_version",
        "UPDATE",
        "",
        "a report that was sent is never changed",
    ),
    (
        "report_version_keep_row",
        "report_version",
        "DELETE",
        "",
        "a report that was sent is never deleted",
    ),
)

FIXED = {
    "assessment_keep_rag": (
        "rag",
        "activity",
        "result",
        "project_id",
        "round_id",
        "number",
        "published_at",
    ),
    "audit_change_keep": ("id", "seq", "field"),
    "audit_head_keep": ("id",),
}
"""Columns that may not change, by guard."""

NEVER_EMPTIED = ("audit_event", "audit_change", "audit_head", "report_version", "assessment")


def _condition(name: str, condition: str, differs: str) -> str:
    changed = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in FIXED.get(name, ()))
    return condition.format(changed=changed)


def _sqlite() -> None:
    for name, table, event, condition, message in GUARDS:
        written = _condition(name, condition, "IS NOT")
        when = f"WHEN {written} " if written else ""
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when}"
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )


def _postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';"
        " END $$"
    )
    for name, table, event, condition, message in GUARDS:
        written = _condition(name, condition, "IS DISTINCT FROM")
        when = f"WHEN ({written}) " if written else ""
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when}"
            f"EXECUTE FUNCTION refuse_change('{message}')"
        )
    for table in NEVER_EMPTIED:
        op.execute(
            f"CREATE TRIGGER {table}_keep_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change('this table is never emptied')"
        )


def upgrade() -> None:
    """Set the guards and the start of the history."""
    if op.get_bind().dialect.name == "postgresql":
        _postgresql()
    else:
        _sqlite()
    op.execute(
        "INSERT INTO audit_head (id, count, hash)"
        " SELECT 1, 0, '' WHERE NOT EXISTS (SELECT 1 FROM audit_head)"
    )


def downgrade() -> None:
    """Take the guards away; the history and its end stay."""
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    for name, table, *_rest in GUARDS:
        op.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if on_postgresql else ""))
    if on_postgresql:
        for table in NEVER_EMPTIED:
            op.execute(f"DROP TRIGGER {table}_keep_all ON {table}")
        op.execute("DROP FUNCTION refuse_change()")
