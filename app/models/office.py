"""The office's own tables: facts about the store, profiles by validity, clerks, calendar, days."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Key


class Meta(Base):
    """One fact about the store itself: its identity, station digit, epoch, export passphrase."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Office(Base):
    """A profile of the office; a rename is a new row, so old slips keep their head."""

    __tablename__ = "offices"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    valid_from: Mapped[date] = mapped_column(unique=True)
    name: Mapped[str]
    header_lines: Mapped[str] = mapped_column(Text)
    counter_name: Mapped[str]
    place: Mapped[str]
    agency_code: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    hotline: Mapped[str] = mapped_column(default="")


class Clerk(Base):
    """A person who works at the counter, or whose name an imported register carries."""

    __tablename__ = "clerks"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    desk: Mapped[str] = mapped_column(default="")
    pin_hash: Mapped[str | None]
    password_hash: Mapped[str | None]
    password_on: Mapped[date | None]
    active: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]


class CalendarDay(Base):
    """A day that is not what its weekday says, with the notice it rests on."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    basis: Mapped[str] = mapped_column(default="")
    source: Mapped[str]


class CalendarYear(Base):
    """A year whose days somebody has checked against the official notice."""

    __tablename__ = "calendar_years"

    year: Mapped[int] = mapped_column(primary_key=True)
    basis: Mapped[str] = mapped_column(default="")
    confirmed_by: Mapped[str] = mapped_column(default="")


class WorkingDay(Base):
    """A day at this counter that has been closed, with the figures it was closed on.

    ``counted`` is JSON: money, slips and papers as people counted them against the figures.
    """

    __tablename__ = "working_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    closed_at: Mapped[datetime]
    closed_by_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    figures: Mapped[str] = mapped_column(Text)
    counted: Mapped[str] = mapped_column(Text, server_default="")


class CounterOpening(Base):
    """The counter was opened; ``seen`` is JSON: what was looked at and how it stood."""

    __tablename__ = "counter_openings"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    station: Mapped[int]
    opened_at: Mapped[datetime]
    opened_on: Mapped[date] = mapped_column(index=True)
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    seen: Mapped[str] = mapped_column(Text)


class Objective(Base):
    """A quality objective of the office: a measure of the reports and the share it should reach.

    ``target`` is in hundredths of a percent.
    """

    __tablename__ = "objectives"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    title: Mapped[str]
    measure: Mapped[str]
    target: Mapped[int]
    basis: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Draft(Base):
    """A half-filled form of one clerk, so that a crash or a colleague costs no typing."""

    __tablename__ = "drafts"

    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"), primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]


class ExportRecord(Base):
    """A bundle that was written, flushed and read back; older rows do not say of which counter."""

    __tablename__ = "export_records"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    written_at: Mapped[datetime]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    folder: Mapped[str]
    first_sequence: Mapped[int]
    last_sequence: Mapped[int]
    manifest_sha256: Mapped[str]
    encrypted: Mapped[bool]
    station: Mapped[int | None]
    epoch: Mapped[int | None]


class MergedBundle(Base):
    """Another counter's bundle that was taken into this store."""

    __tablename__ = "merged_bundles"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    manifest_sha256: Mapped[str] = mapped_column(unique=True)
    store_id: Mapped[str]
    station: Mapped[int]
    epoch: Mapped[int]
    first_sequence: Mapped[int]
    last_sequence: Mapped[int]
    head: Mapped[str]
    file_name: Mapped[str]
    merged_at: Mapped[datetime]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))


class AuditRecord(Base):
    """Who signed in, looked up an identity number, exported, imported or changed settings."""

    __tablename__ = "audit_records"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    occurred_at: Mapped[datetime]
    clerk_id: Mapped[int | None] = mapped_column(ForeignKey("clerks.id"))
    action: Mapped[str]
    detail: Mapped[str] = mapped_column(Text, default="")
