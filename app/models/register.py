"""The registers beside the dossiers, who was turned away at the desk, and citizens' ratings.

``station`` and ``epoch`` say which counter wrote a row; rows from before that was kept have none.
"""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Key, new_uid


class TurnedAway(Base):
    """A visit that ended without a dossier: guided to complete it (Mẫu 02) or refused (Mẫu 03).

    ``content`` is what was typed, as JSON, so that the visit can be taken up again.
    """

    __tablename__ = "turned_away"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(unique=True, default=new_uid)
    kind: Mapped[str]
    number: Mapped[str]
    happened_at: Mapped[datetime]
    happened_on: Mapped[date] = mapped_column(index=True)
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    desk: Mapped[str] = mapped_column(default="")
    procedure_id: Mapped[int] = mapped_column(ForeignKey("procedure_versions.id"))
    applicant_name: Mapped[str] = mapped_column(default="")
    identity_number: Mapped[str] = mapped_column(default="")
    reason_class: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[str] = mapped_column(Text)
    station: Mapped[int | None]
    epoch: Mapped[int | None]


REGISTER_SERIES = "so/"
"""Begins the series a register takes its numbers from (``CodeCounter``); its id follows."""


class RegisterEntry(Base):
    """One line of a register; which columns it has is data in ``resources/registers``.

    ``words`` are its contents folded for search; a line is cancelled, never deleted.
    """

    __tablename__ = "register_entries"
    __table_args__ = (Index("ix_register_entries_register_happened_on", "register", "happened_on"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(unique=True, default=new_uid)
    register: Mapped[str]
    number: Mapped[int]
    year: Mapped[int]
    happened_at: Mapped[datetime]
    happened_on: Mapped[date]
    due_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    cancelled_reason: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    changed_at: Mapped[datetime]
    station: Mapped[int | None]
    epoch: Mapped[int | None]


class RegisterLink(Base):
    """A dossier an entry is about: touched by an outage, kept in a box, apologized for."""

    __tablename__ = "register_links"

    entry_id: Mapped[int] = mapped_column(ForeignKey("register_entries.id"), primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), primary_key=True, index=True)
    note: Mapped[str] = mapped_column(default="")
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("clerks.id"))


class Rating(Base):
    """What a citizen thought of a visit: 1 (not content) to 4 (very content), no name."""

    __tablename__ = "ratings"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    uid: Mapped[uuid.UUID] = mapped_column(unique=True, default=new_uid)
    rated_at: Mapped[datetime]
    rated_on: Mapped[date] = mapped_column(index=True)
    score: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")
    means: Mapped[str] = mapped_column(default="")
    desk: Mapped[str] = mapped_column(default="")
    clerk_id: Mapped[int | None] = mapped_column(ForeignKey("clerks.id"))
    station: Mapped[int | None]
    epoch: Mapped[int | None]
