"""Desk lines into the store: those of another counter, or of this one after a restore.

A line taken in twice is there once; of two versions of a line of a register the later one stands,
whichever came first. What a whole bundle of them does is in ``merge_desk_lines``.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto
from typing import Protocol
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.desk_lines import (
    ColumnChange,
    DeskSnapshot,
    EntryLink,
    EntrySnapshot,
    RatingSnapshot,
    VisitSnapshot,
    all_changes,
    is_later,
)
from app.domain.vietnam_time import office_day
from app.models.base import from_milliseconds
from app.models.dossier import Dossier
from app.models.register import Rating, RegisterEntry, RegisterLink, TurnedAway
from app.services.context import Context
from app.services.exchange.desk_line_rows import entries_of
from app.services.registers.entry import WAITING, Change, Content, content_of, set_words
from app.services.registers.numbers import raise_number


class Names(Protocol):
    """Finds the keys behind the words of a line."""

    def clerk(self, name: str) -> int:
        """Return the clerk called ``name``, added if need be."""
        ...

    def procedure(self, code: str, version: int) -> int | None:
        """Return a version of a procedure, None when nobody knows it."""
        ...


class Kept(Enum):
    """What a line was to the store that took it in."""

    NEW = auto()
    CHANGED = auto()
    KNOWN = auto()


class DeskLineKeeper:
    """Takes lines into one open transaction; call ``settle`` once the dossiers are there too."""

    def __init__(self, session: Session, context: Context, names: Names) -> None:
        self._session, self._context, self._names = session, context, names

    def take(self, line: DeskSnapshot) -> Kept:
        """Keep ``line`` unless it is known; ValueError when it contradicts what is known.

        LookupError for a procedure that is nowhere.
        """
        match line:
            case EntrySnapshot():
                return self._take_entry(line)
            case RatingSnapshot():
                return self._take_rating(line)
            case VisitSnapshot():
                return self._take_visit(line)

    def settle(self) -> None:
        """Link the dossiers that have come by now to the lines that waited for them."""
        waiting = select(RegisterEntry).where(RegisterEntry.content.contains(f'"{WAITING}":['))
        for entry in self._session.scalars(waiting).all():
            content = content_of(entry)
            left = self._link(entry, content.waiting)
            if len(left) < len(content.waiting):
                entry.content = replace(content, waiting=left).as_json()
                self._find_anew(entry)

    def _take_entry(self, line: EntrySnapshot) -> Kept:
        uid = UUID(line.uid)
        row = self._session.scalars(
            select(RegisterEntry).where(RegisterEntry.uid == uid)
        ).one_or_none()
        if row is None:
            row = RegisterEntry(
                uid=uid,
                register=line.register,
                number=line.number,
                year=line.year,
                station=line.station,
                epoch=line.epoch,
            )
            self._write(row, line, line.changes)
            raise_number(self._session, self._context, row)
            return Kept.NEW
        if (row.register, row.number, row.year) != (line.register, line.number, line.year):
            raise ValueError("another line has this identity")
        known = next(entries_of(self._session, [row], self._context.station))
        changes = all_changes(known.changes, line.changes)
        if is_later(line, known):
            self._write(row, line, changes)
            return Kept.CHANGED
        if len(changes) > len(known.changes):
            row.content = replace(content_of(row), changes=_changes(changes)).as_json()
            return Kept.CHANGED
        return Kept.KNOWN

    def _write(
        self, row: RegisterEntry, line: EntrySnapshot, changes: tuple[ColumnChange, ...]
    ) -> None:
        row.happened_at = from_milliseconds(line.happened_at)
        row.happened_on = office_day(row.happened_at)
        row.due_on, row.closed_on = line.due_on, line.closed_on
        row.cancelled_reason = line.cancelled_reason
        row.clerk_id = self._names.clerk(line.clerk)
        row.changed_at = from_milliseconds(line.changed_at)
        row.content = row.words = ""
        self._session.add(row)
        self._session.flush()
        for link in self._links_of(row):
            self._session.delete(link)
        self._session.flush()
        values = {one.column: one.text for one in line.values}
        waiting = self._link(row, line.links)
        row.content = Content(values, _changes(changes), waiting).as_json()
        self._find_anew(row)

    def _links_of(self, row: RegisterEntry) -> Iterable[RegisterLink]:
        wanted = select(RegisterLink).where(RegisterLink.entry_id == row.id)
        return self._session.scalars(wanted).all()

    def _link(self, row: RegisterEntry, links: Iterable[EntryLink]) -> tuple[EntryLink, ...]:
        """Link what is here to ``row`` and return what is not."""
        left: list[EntryLink] = []
        for link in links:
            dossier_id = self._dossier(link)
            if dossier_id is None:
                left.append(link)
                continue
            approved_at = link.approved_at
            self._session.merge(
                RegisterLink(
                    entry_id=row.id,
                    dossier_id=dossier_id,
                    note=link.note,
                    approved_at=None if approved_at is None else from_milliseconds(approved_at),
                    approved_by_id=(
                        self._names.clerk(link.approved_by) if link.approved_by else None
                    ),
                )
            )
        return tuple(left)

    def _dossier(self, link: EntryLink) -> int | None:
        """Return the dossier: by its identity, or by its code where both imported one register."""
        return self._session.scalar(
            select(Dossier.id)
            .where(or_(Dossier.uid == UUID(link.dossier), Dossier.code == link.code))
            .order_by(Dossier.uid != UUID(link.dossier))
            .limit(1)
        )

    def _find_anew(self, entry: RegisterEntry) -> None:
        self._session.flush()
        set_words(self._session, self._context.registers.find(entry.register), entry)

    def _take_rating(self, line: RatingSnapshot) -> Kept:
        uid = UUID(line.uid)
        if self._session.scalar(select(Rating.id).where(Rating.uid == uid)) is not None:
            return Kept.KNOWN
        self._session.add(
            Rating(
                uid=uid,
                rated_at=from_milliseconds(line.rated_at),
                rated_on=line.rated_on,
                score=line.score,
                note=line.note,
                means=line.means,
                desk=line.desk,
                clerk_id=self._names.clerk(line.clerk) if line.clerk else None,
                station=line.station,
                epoch=line.epoch,
            )
        )
        return Kept.NEW

    def _take_visit(self, line: VisitSnapshot) -> Kept:
        uid = UUID(line.uid)
        if self._session.scalar(select(TurnedAway.id).where(TurnedAway.uid == uid)) is not None:
            return Kept.KNOWN
        procedure_id = self._names.procedure(line.procedure, line.procedure_version)
        if procedure_id is None:
            raise LookupError(line.procedure)
        happened_at = from_milliseconds(line.happened_at)
        self._session.add(
            TurnedAway(
                uid=uid,
                kind=line.kind,
                number=line.number,
                happened_at=happened_at,
                happened_on=office_day(happened_at),
                clerk_id=self._names.clerk(line.clerk),
                desk=line.desk,
                procedure_id=procedure_id,
                applicant_name=line.applicant_name,
                identity_number=line.identity_number,
                reason_class=line.reason_class,
                reason=line.reason,
                content=line.content,
                station=line.station,
                epoch=line.epoch,
            )
        )
        return Kept.NEW


def _changes(changes: Iterable[ColumnChange]) -> tuple[Change, ...]:
    return tuple(
        Change(
            at=datetime.fromisoformat(one.at),
            clerk=one.clerk,
            column=one.column,
            before=one.before,
            after=one.after,
        )
        for one in changes
    )
