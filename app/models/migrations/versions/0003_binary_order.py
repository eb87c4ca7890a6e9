"""Text in binary order on PostgreSQL, as SQLite has it, whatever language the server was made in.

Sort keys are made for binary order, and codes are looked for between two ends.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT_COLUMNS = (
    "SELECT table_name, column_name, data_type FROM information_schema.columns "
    "WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying') "
    "ORDER BY table_name, ordinal_position"
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    changes: dict[str, list[str]] = {}
    for table, column, kind in op.get_bind().exec_driver_sql(TEXT_COLUMNS):
        changes.setdefault(table, []).append(f'ALTER {column} TYPE {kind} COLLATE "C"')
    for table, columns in changes.items():
        op.execute(f"ALTER TABLE {table} {', '.join(columns)}")
