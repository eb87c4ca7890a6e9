"""Chains by station and epoch, counted events, passwords, merged bundles and unmatched returns.

Also what 0001 could say to SQLite only: the search index and the append-only rule of PostgreSQL.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.BigInteger()
GENESIS = "0" * 64

NO_CHANGE = (
    "CREATE TRIGGER dossier_events_no_{name} BEFORE {verb} ON dossier_events "
    "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
)
POSTGRES_SEARCH = (
    "CREATE TABLE dossier_search (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_dossier_search_words ON dossier_search USING gin (words)",
)
REFUSE = (
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'append-only'; RETURN NULL; END $$"
)
POSTGRES_NO_CHANGE = (
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
)


def upgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    if on_sqlite:
        _rebuild_events()
    else:
        _widen_events()
    _add_tables()
    op.add_column(
        "code_counters",
        sa.Column("mistaken", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("clerks", sa.Column("password_hash", sa.String(), nullable=True))
    op.add_column("clerks", sa.Column("password_on", sa.Date(), nullable=True))
    _fill()


def _rebuild_events() -> None:
    """Make the table anew: SQLite cannot change a primary key in place."""
    op.execute("ALTER TABLE dossier_events RENAME TO old_events")
    op.create_table(
        "dossier_events",
        sa.Column("station", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", KEY, autoincrement=False, nullable=False),
        sa.Column("dossier_id", KEY, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("occurred_at", INSTANT, nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("clerk_id", KEY, nullable=False),
        sa.Column("clerk_name", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_dossier_events_clerk_id"),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name="fk_dossier_events_dossier_id"
        ),
        sa.PrimaryKeyConstraint("station", "epoch", "sequence", name="pk_dossier_events"),
    )
    op.execute(
        "INSERT INTO dossier_events SELECT station, 0, sequence, dossier_id, kind, occurred_at, "
        "occurred_on, clerk_id, clerk_name, payload, hash FROM old_events "
        "ORDER BY station, sequence"
    )
    op.execute("DROP TABLE old_events")
    op.create_index("ix_dossier_events_dossier_id", "dossier_events", ["dossier_id"])
    op.create_index(
        "ix_dossier_events_occurred_on_kind",
        "dossier_events",
        ["occurred_on", "kind", "clerk_id"],
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(NO_CHANGE.format(name=verb.lower(), verb=verb))


def _widen_events() -> None:
    op.add_column(
        "dossier_events", sa.Column("epoch", sa.Integer(), nullable=False, server_default="0")
    )
    op.drop_constraint("pk_dossier_events", "dossier_events")
    op.create_primary_key("pk_dossier_events", "dossier_events", ["station", "epoch", "sequence"])
    for statement in (*POSTGRES_SEARCH, REFUSE):
        op.execute(statement)
    for table in ("dossier_events", "audit_records"):
        op.execute(POSTGRES_NO_CHANGE.format(table=table))


def _add_tables() -> None:
    op.create_table(
        "history_chains",
        sa.Column("station", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.String(), nullable=False),
        sa.Column("genesis", sa.String(), nullable=False),
        sa.Column("begun_at", INSTANT, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("station", "epoch", name="pk_history_chains"),
    )
    op.create_table(
        "event_counts",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("clerk_id", KEY, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_event_counts_clerk_id"),
        sa.PrimaryKeyConstraint("day", "kind", "clerk_id", name="pk_event_counts"),
    )
    op.create_table(
        "merged_bundles",
        sa.Column("id", KEY, nullable=False),
        sa.Column("manifest_sha256", sa.String(), nullable=False),
        sa.Column("store_id", sa.String(), nullable=False),
        sa.Column("station", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("first_sequence", sa.Integer(), nullable=False),
        sa.Column("last_sequence", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("merged_at", INSTANT, nullable=False),
        sa.Column("clerk_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_merged_bundles_clerk_id"),
        sa.PrimaryKeyConstraint("id", name="pk_merged_bundles"),
        sa.UniqueConstraint("manifest_sha256", name="uq_merged_bundles_manifest_sha256"),
    )
    op.create_table(
        "unmatched_returns",
        sa.Column("id", KEY, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("returned_at", INSTANT, nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=False),
        sa.Column("clerk_id", KEY, nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("collector_name", sa.String(), nullable=False),
        sa.Column("collector_identity", sa.String(), nullable=False),
        sa.Column("collector_relation", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("dossier_id", KEY, nullable=True),
        sa.Column("matched_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_unmatched_returns_clerk_id"),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name="fk_unmatched_returns_dossier_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_unmatched_returns"),
    )
    op.create_index("ix_unmatched_returns_code", "unmatched_returns", ["code"])


def _fill() -> None:
    """Count what is there, and note the one chain an older store can have."""
    op.execute(
        "INSERT INTO event_counts SELECT occurred_on, kind, clerk_id, count(*) "
        "FROM dossier_events GROUP BY occurred_on, kind, clerk_id"
    )
    op.execute(
        "INSERT INTO history_chains SELECT CAST(station.value AS INTEGER), 0, store.value, "
        f"'{GENESIS}', COALESCE((SELECT min(occurred_at) FROM dossier_events), 0), '' "
        "FROM meta AS station, meta AS store "
        "WHERE station.key = 'station' AND store.key = 'store_id'"
    )
