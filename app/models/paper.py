"""Printed papers, the office's corrections of their wording, and what scanners brought."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Key


class PrintRecord(Base):
    """A paper to print: a receipt is asked for in its intake's own transaction.

    Then it is told how it went. ``dossier_id`` is empty for a list of many; ``batch`` names the
    papers that were asked for together; ``problem`` says why the last attempt failed.
    """

    __tablename__ = "print_records"
    __table_args__ = (
        Index("ix_print_records_dossier_id", "dossier_id"),
        Index("ix_print_records_state", "state"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossiers.id"))
    form: Mapped[str]
    form_set: Mapped[str]
    form_version: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    state: Mapped[str]
    asked_at: Mapped[datetime]
    printed_at: Mapped[datetime | None]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    reprint_number: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(server_default="")
    copies: Mapped[str] = mapped_column(server_default="")
    size: Mapped[str] = mapped_column(server_default="")
    printer: Mapped[str] = mapped_column(server_default="")
    problem: Mapped[str] = mapped_column(Text, server_default="")
    batch: Mapped[str] = mapped_column(server_default="")


class FormCorrection(Base):
    """Texts of a shipped form set that the office has changed: a new version of the set.

    ``changes`` is JSON: the place of a text in the set, and the text that stands there now.
    """

    __tablename__ = "form_corrections"

    set_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    based_on: Mapped[int]
    changes: Mapped[str] = mapped_column(Text)
    reason: Mapped[str]
    made_at: Mapped[datetime]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))


class ScanRecord(Base):
    """One scan and what it meant; ``code`` only of dossiers, never anything of a card."""

    __tablename__ = "scan_log"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    scanned_at: Mapped[datetime]
    scanned_on: Mapped[date] = mapped_column(index=True)
    clerk_id: Mapped[int | None] = mapped_column(ForeignKey("clerks.id"))
    desk: Mapped[str] = mapped_column(default="")
    source: Mapped[str]
    meaning: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
