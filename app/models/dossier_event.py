"""The history: events that are only ever added, each chained to the one before by its hash.

Triggers stop accidents; the chain shows what the triggers could not stop.
"""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Key

GENESIS = "0" * 64

# What the hash covers, in this order; ``at`` is milliseconds UTC.
EVENT_FIELDS = ("station", "sequence", "code", "kind", "at", "clerk", "payload")


class DossierEvent(Base):
    """One step of one dossier; ``payload`` is canonical JSON and part of the hash.

    Each station has a chain of its own in each epoch, so that stores can be merged and what a
    restored store writes never contradicts what was exported before.
    """

    __tablename__ = "dossier_events"
    __table_args__ = (
        Index("ix_dossier_events_dossier_id", "dossier_id"),
        Index("ix_dossier_events_occurred_on_kind", "occurred_on", "kind", "clerk_id"),
    )

    station: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=False)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"))
    kind: Mapped[str]
    occurred_at: Mapped[datetime]
    occurred_on: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"))
    clerk_name: Mapped[str]
    payload: Mapped[str] = mapped_column(Text)
    hash: Mapped[str]


class HistoryChain(Base):
    """A chain known here, own or merged; ``genesis`` stands before its first event.

    The genesis of a later epoch comes from the head the store was restored to: ``next_genesis``.
    """

    __tablename__ = "history_chains"

    station: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    store_id: Mapped[str]
    genesis: Mapped[str]
    begun_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(default="")


class EventCount(Base):
    """How many events of a kind a clerk wrote on an office day, counted as they are written.

    Counted anew by the check: it shows events missing from the end of a chain, which the chain
    itself cannot, and lets years be drawn without reading their events.
    """

    __tablename__ = "event_counts"

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    clerk_id: Mapped[int] = mapped_column(ForeignKey("clerks.id"), primary_key=True)
    count: Mapped[int]


def next_genesis(station: int, epoch: int, head: str) -> str:
    """Return what the chain of ``station`` in ``epoch`` begins from after a restore to ``head``."""
    return hashlib.sha256(f"{station}\n{epoch}\n{head}".encode()).hexdigest()


def link(previous: str, event: Mapping[str, str | int]) -> str:
    """Return the hash that ties ``event`` (as exported: ``EVENT_FIELDS``) to ``previous``.

    Code and clerk are hashed as words and not as row numbers, so that the chain can be verified
    from an export alone.
    """
    text = "\n".join((previous, *(str(event[field]) for field in EVENT_FIELDS)))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
