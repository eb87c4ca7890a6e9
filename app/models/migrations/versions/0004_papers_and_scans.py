"""Papers of every kind and how they went, what was scanned, and wording the office corrected.

A list belongs to no single dossier; a slip has versions; an export says which counter it is of.
"""

import sqlalchemy as sa
from alembic import op

from app.models.migrations.binary_order import keep_binary_order

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.BigInteger()


def upgrade() -> None:
    _widen_print_records()
    op.add_column(
        "dossiers", sa.Column("slip_version", sa.Integer(), nullable=False, server_default="1")
    )
    for name in ("station", "epoch"):
        op.add_column("export_records", sa.Column(name, sa.Integer(), nullable=True))
    _add_tables()
    keep_binary_order()


def _widen_print_records() -> None:
    with op.batch_alter_table("print_records") as table:
        table.alter_column("dossier_id", existing_type=KEY, nullable=True)
        for name in ("title", "copies", "size", "printer"):
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("problem", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("batch", sa.String(), nullable=False, server_default=""))


def _add_tables() -> None:
    op.create_table(
        "form_corrections",
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("clerk_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_form_corrections_clerk_id"),
        sa.PrimaryKeyConstraint("set_id", "version", name="pk_form_corrections"),
    )
    op.create_table(
        "scan_log",
        sa.Column("id", KEY, nullable=False),
        sa.Column("scanned_at", INSTANT, nullable=False),
        sa.Column("scanned_on", sa.Date(), nullable=False),
        sa.Column("clerk_id", KEY, nullable=True),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("meaning", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_scan_log_clerk_id"),
        sa.PrimaryKeyConstraint("id", name="pk_scan_log"),
    )
    op.create_index("ix_scan_log_scanned_on", "scan_log", ["scanned_on"])
