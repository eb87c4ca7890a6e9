"""What a dossier knows of itself on its whole way, who was turned away, and the registers.

The history says how a dossier came to stand where it does; these columns say where that is.
"""

import sqlalchemy as sa
from alembic import op

from app.models.migrations.binary_order import keep_binary_order

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.BigInteger()

TEXTS = (
    "handler",
    "agency",
    "result_number",
    "parts_kept",
    "delivery_state",
    "delivery_item",
    "delivery_by",
    "official_state",
    "other_codes",
    "book_volume",
    "book_number",
)
NUMBERS = ("supplements", "extensions")
INSTANTS = ("paused_at", "agency_due_at", "official_received_at", "official_promised_at")


def upgrade() -> None:
    _widen_dossiers()
    _add_turned_away()
    _add_registers()
    keep_binary_order()


def _widen_dossiers() -> None:
    columns = (
        *(sa.Column(name, sa.String(), nullable=False, server_default="") for name in TEXTS),
        *(sa.Column(name, sa.Integer(), nullable=False, server_default="0") for name in NUMBERS),
        *(sa.Column(name, INSTANT, nullable=True) for name in INSTANTS),
        sa.Column("supplement_due_on", sa.Date(), nullable=True),
        sa.Column("result_negative", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    for column in columns:
        op.add_column("dossiers", column)
    op.create_index("ix_dossiers_official_state", "dossiers", ["official_state"])


def _add_turned_away() -> None:
    op.create_table(
        "turned_away",
        sa.Column("id", KEY, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("happened_at", INSTANT, nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("clerk_id", KEY, nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("procedure_id", KEY, nullable=False),
        sa.Column("applicant_name", sa.String(), nullable=False),
        sa.Column("identity_number", sa.String(), nullable=False),
        sa.Column("reason_class", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_turned_away_clerk_id"),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["procedure_versions.id"], name="fk_turned_away_procedure_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_turned_away"),
        sa.UniqueConstraint("uid", name="uq_turned_away_uid"),
    )
    op.create_index("ix_turned_away_happened_on", "turned_away", ["happened_on"])


def _add_registers() -> None:
    op.create_table(
        "register_entries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("happened_at", INSTANT, nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("cancelled_reason", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("clerk_id", KEY, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_register_entries_clerk_id"),
        sa.PrimaryKeyConstraint("id", name="pk_register_entries"),
        sa.UniqueConstraint("uid", name="uq_register_entries_uid"),
    )
    op.create_index(
        "ix_register_entries_register_happened_on", "register_entries", ["register", "happened_on"]
    )
    op.create_table(
        "register_links",
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("dossier_id", KEY, nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("approved_at", INSTANT, nullable=True),
        sa.Column("approved_by_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["register_entries.id"], name="fk_register_links_entry_id"
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name="fk_register_links_dossier_id"
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["clerks.id"], name="fk_register_links_approved_by_id"
        ),
        sa.PrimaryKeyConstraint("entry_id", "dossier_id", name="pk_register_links"),
    )
    op.create_index("ix_register_links_dossier_id", "register_links", ["dossier_id"])
    op.create_table(
        "ratings",
        sa.Column("id", KEY, nullable=False),
        sa.Column("rated_at", INSTANT, nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("means", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("clerk_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_ratings_clerk_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ratings"),
    )
    op.create_index("ix_ratings_rated_on", "ratings", ["rated_on"])
