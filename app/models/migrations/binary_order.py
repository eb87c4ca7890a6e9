"""What every migration that adds text ends with, so that a server orders it as a file does."""

from alembic import op

_TEXT_COLUMNS = (
    "SELECT table_name, column_name, data_type FROM information_schema.columns "
    "WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying') "
    "AND collation_name IS DISTINCT FROM 'C' ORDER BY table_name, ordinal_position"
)


def keep_binary_order() -> None:
    """Give new text columns binary order on PostgreSQL; SQLite has no other."""
    if op.get_bind().dialect.name == "sqlite":
        return
    changes: dict[str, list[str]] = {}
    for table, column, kind in op.get_bind().exec_driver_sql(_TEXT_COLUMNS):
        changes.setdefault(table, []).append(f'ALTER {column} TYPE {kind} COLLATE "C"')
    for table, columns in changes.items():
        op.execute(f"ALTER TABLE {table} {', '.join(columns)}")
