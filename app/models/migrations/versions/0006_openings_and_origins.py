"""Openings of the counter, what a closing counted, how fees were paid, goals, and who wrote a line.

A line of a register, a rating and a refused visit say of which counter they are, so that they can
travel between stores and be told apart there.
"""

import sqlalchemy as sa
import uuid_utils.compat
from alembic import op

from app.models.migrations.binary_order import keep_binary_order

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.BigInteger()

TRAVELERS = ("register_entries", "ratings", "turned_away")


def upgrade() -> None:
    for table in TRAVELERS:
        for name in ("station", "epoch"):
            op.add_column(table, sa.Column(name, sa.Integer(), nullable=True))
    _identify_ratings()
    for name in ("means", "exemption"):
        op.add_column("fees", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column(
        "working_days", sa.Column("counted", sa.Text(), nullable=False, server_default="")
    )
    _add_tables()
    keep_binary_order()


def _identify_ratings() -> None:
    op.add_column("ratings", sa.Column("uid", sa.Uuid(), nullable=True))
    ratings = sa.table("ratings", sa.column("id", KEY), sa.column("uid", sa.Uuid()))
    bind = op.get_bind()
    for number in bind.scalars(sa.select(ratings.c.id)).all():
        bind.execute(
            ratings.update().where(ratings.c.id == number).values(uid=uuid_utils.compat.uuid7())
        )
    with op.batch_alter_table("ratings") as table:
        table.alter_column("uid", existing_type=sa.Uuid(), nullable=False)
        table.create_unique_constraint("uq_ratings_uid", ["uid"])


def _add_tables() -> None:
    op.create_table(
        "counter_openings",
        sa.Column("id", KEY, nullable=False),
        sa.Column("station", sa.Integer(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("clerk_id", KEY, nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_counter_openings_clerk_id"),
        sa.PrimaryKeyConstraint("id", name="pk_counter_openings"),
    )
    op.create_index("ix_counter_openings_opened_on", "counter_openings", ["opened_on"])
    op.create_table(
        "objectives",
        sa.Column("id", KEY, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_objectives"),
    )
