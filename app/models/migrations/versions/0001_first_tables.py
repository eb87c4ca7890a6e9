"""Make the first tables: office, catalogue, dossiers, history, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.BigInteger()

SEARCH = (
    "CREATE VIRTUAL TABLE dossier_search USING fts5("
    "people, numbers, subject, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4')"
)
APPEND_ONLY = (
    "CREATE TRIGGER {table}_no_{name} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
)


def upgrade() -> None:
    op.create_table(
        "applicants",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("is_organization", sa.Boolean(), nullable=False),
        sa.Column("identity_number", sa.String(), nullable=False),
        sa.Column("birth", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_applicants"),
    )
    op.create_index(
        "ix_applicants_identity_number", "applicants", ["identity_number"], unique=False
    )
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_calendar_days"),
    )
    op.create_table(
        "calendar_years",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_calendar_years"),
    )
    op.create_table(
        "clerks",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_clerks"),
        sa.UniqueConstraint("name", name="uq_clerks_name"),
    )
    op.create_table(
        "code_counters",
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", "day", name="pk_code_counters"),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "offices",
        sa.Column("id", KEY, nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("header_lines", sa.Text(), nullable=False),
        sa.Column("counter_name", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("agency_code", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("hotline", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_offices"),
        sa.UniqueConstraint("valid_from", name="uq_offices_valid_from"),
    )
    op.create_table(
        "procedure_versions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_procedure_versions"),
        sa.UniqueConstraint("code", "version", name="uq_procedure_versions_code_version"),
    )
    op.create_table(
        "audit_records",
        sa.Column("id", KEY, nullable=False),
        sa.Column("occurred_at", INSTANT, nullable=False),
        sa.Column("clerk_id", KEY, nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_audit_records_clerk_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_records"),
    )
    op.create_table(
        "dossiers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("official_code", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("procedure_id", KEY, nullable=False),
        sa.Column("applicant_id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("submitter_name", sa.String(), nullable=False),
        sa.Column("submitter_identity", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("sets", sa.Integer(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_by_id", KEY, nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("limit_value", sa.Integer(), nullable=False),
        sa.Column("limit_unit", sa.String(), nullable=False),
        sa.Column("promised_at", INSTANT, nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=False),
        sa.Column("original_promised_at", INSTANT, nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("override_reason", sa.String(), nullable=False),
        sa.Column("finished_at", INSTANT, nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("result_name", sa.String(), nullable=False),
        sa.Column("returned_at", INSTANT, nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("returned_by_id", KEY, nullable=True),
        sa.Column("collector_name", sa.String(), nullable=False),
        sa.Column("collector_identity", sa.String(), nullable=False),
        sa.Column("collector_relation", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("delivery_address", sa.String(), nullable=False),
        sa.Column("in_programme", sa.Boolean(), nullable=False),
        sa.Column("excluded", sa.Boolean(), nullable=False),
        sa.Column("late_reason", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["applicant_id"], ["applicants.id"], name="fk_dossiers_applicant_id"
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_dossiers_office_id"),
        sa.ForeignKeyConstraint(
            ["procedure_id"], ["procedure_versions.id"], name="fk_dossiers_procedure_id"
        ),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["clerks.id"], name="fk_dossiers_received_by_id"
        ),
        sa.ForeignKeyConstraint(
            ["returned_by_id"], ["clerks.id"], name="fk_dossiers_returned_by_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dossiers"),
        sa.UniqueConstraint("code", name="uq_dossiers_code"),
        sa.UniqueConstraint("official_code", name="uq_dossiers_official_code"),
        sa.UniqueConstraint("request_id", name="uq_dossiers_request_id"),
        sa.UniqueConstraint("uid", name="uq_dossiers_uid"),
    )
    op.create_index("ix_dossiers_applicant_id", "dossiers", ["applicant_id"], unique=False)
    op.create_index("ix_dossiers_finished_on", "dossiers", ["finished_on"], unique=False)
    op.create_index(
        "ix_dossiers_received_on_received_by_id",
        "dossiers",
        ["received_on", "received_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_dossiers_returned_on_returned_by_id",
        "dossiers",
        ["returned_on", "returned_by_id"],
        unique=False,
    )
    op.create_index("ix_dossiers_state", "dossiers", ["state"], unique=False)
    op.create_index(
        "ix_dossiers_unfinished",
        "dossiers",
        ["promised_at"],
        unique=False,
        sqlite_where=sa.text("finished_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_table(
        "drafts",
        sa.Column("clerk_id", KEY, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_drafts_clerk_id"),
        sa.PrimaryKeyConstraint("clerk_id", "form", name="pk_drafts"),
    )
    op.create_table(
        "export_records",
        sa.Column("id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.Column("clerk_id", KEY, nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("first_sequence", sa.Integer(), nullable=False),
        sa.Column("last_sequence", sa.Integer(), nullable=False),
        sa.Column("manifest_sha256", sa.String(), nullable=False),
        sa.Column("encrypted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_export_records_clerk_id"),
        sa.PrimaryKeyConstraint("id", name="pk_export_records"),
    )
    op.create_index(op.f("ix_export_records_day"), "export_records", ["day"], unique=False)
    op.create_table(
        "working_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("closed_at", INSTANT, nullable=False),
        sa.Column("closed_by_id", KEY, nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["clerks.id"], name="fk_working_days_closed_by_id"
        ),
        sa.PrimaryKeyConstraint("day", name="pk_working_days"),
    )
    op.create_table(
        "dossier_events",
        sa.Column("station", sa.Integer(), autoincrement=False, nullable=False),
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
        sa.PrimaryKeyConstraint("station", "sequence", name="pk_dossier_events"),
    )
    op.create_index("ix_dossier_events_dossier_id", "dossier_events", ["dossier_id"], unique=False)
    op.create_index(
        "ix_dossier_events_occurred_on_kind",
        "dossier_events",
        ["occurred_on", "kind", "clerk_id"],
        unique=False,
    )
    op.create_table(
        "dossier_papers",
        sa.Column("dossier_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("originals", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("returned_to_citizen", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("extra_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name="fk_dossier_papers_dossier_id"
        ),
        sa.PrimaryKeyConstraint("dossier_id", "position", name="pk_dossier_papers"),
    )
    op.create_table(
        "fees",
        sa.Column("dossier_id", KEY, nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("receipt_number", sa.String(), nullable=False),
        sa.Column("paid_at", INSTANT, nullable=True),
        sa.Column("paid_to_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_fees_dossier_id"),
        sa.ForeignKeyConstraint(["paid_to_id"], ["clerks.id"], name="fk_fees_paid_to_id"),
        sa.PrimaryKeyConstraint("dossier_id", name="pk_fees"),
    )
    op.create_table(
        "print_records",
        sa.Column("id", KEY, nullable=False),
        sa.Column("dossier_id", KEY, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("form_set", sa.String(), nullable=False),
        sa.Column("form_version", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("printed_at", INSTANT, nullable=True),
        sa.Column("clerk_id", KEY, nullable=False),
        sa.Column("reprint_number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["clerk_id"], ["clerks.id"], name="fk_print_records_clerk_id"),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name="fk_print_records_dossier_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_print_records"),
    )
    op.create_index("ix_print_records_dossier_id", "print_records", ["dossier_id"], unique=False)
    op.create_index("ix_print_records_state", "print_records", ["state"], unique=False)
    op.execute(SEARCH)
    for table in ("dossier_events", "audit_records"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(APPEND_ONLY.format(table=table, name=verb.lower(), verb=verb))
