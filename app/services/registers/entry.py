"""An entry of a register between the store and the view data; each verb has a file of its own.

Its dossiers are links to rows; those another counter linked and that are not here yet wait among
its contents, by identity and code.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.desk_lines import EntryLink
from app.domain.register_entries import (
    EntryChange,
    EntryNumber,
    EntryRow,
    LinkedDossier,
    search_words,
    shown,
    state_of,
)
from app.domain.registers import FieldKind, Register
from app.domain.text import fold
from app.errors import NotFoundError, RuleError
from app.models.dossier import Dossier
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion
from app.models.register import RegisterEntry, RegisterLink
from app.services.register_commands import EntrySaved
from app.words import N_

WAITING = "waiting"
"""Among the contents of an entry: the dossiers another counter linked that are not here yet."""

# A store takes only so many keys in one question.
_AT_ONCE = 500
_MOMENT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A column somebody altered, with the stored values before and after."""

    at: datetime
    clerk: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry holds: its values by column, and every alteration of them, oldest first.

    ``waiting`` are links to dossiers that have not come here yet.
    """

    values: Mapping[str, str]
    changes: tuple[Change, ...] = field(default=())
    waiting: tuple[EntryLink, ...] = field(default=())

    def as_json(self) -> str:
        """Return the text the store keeps."""
        changes = [
            [one.at.isoformat(), one.clerk, one.column, one.before, one.after]
            for one in self.changes
        ]
        content: dict[str, Any] = {"values": dict(self.values), "changes": changes}
        if self.waiting:
            content[WAITING] = [asdict(one) for one in self.waiting]
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def content_of(entry: RegisterEntry) -> Content:
    """Return what ``as_json`` wrote."""
    stored: dict[str, Any] = json.loads(entry.content)
    changes = (
        Change(
            at=datetime.fromisoformat(at), clerk=clerk, column=column, before=before, after=after
        )
        for at, clerk, column, before, after in stored["changes"]
    )
    waiting = (EntryLink(**one) for one in stored.get(WAITING, ()))
    return Content(stored["values"], tuple(changes), tuple(waiting))


def entry_of(session: Session, entry_id: int) -> RegisterEntry:
    """Return the entry with this key; NotFoundError when there is none."""
    entry = session.get(RegisterEntry, entry_id)
    if entry is None:
        raise NotFoundError(
            N_("Không tìm thấy dòng này trong sổ."), N_("Mở lại sổ rồi chọn lại dòng.")
        )
    return entry


def require_standing(entry: RegisterEntry) -> None:
    """Raise RuleError for an entry that was cancelled."""
    if entry.cancelled_reason:
        raise RuleError(
            N_("Dòng số {number}/{year} đã hủy."),
            N_("Ghi một dòng mới thay cho dòng đã hủy."),
            number=entry.number,
            year=entry.year,
        )


def number_of(entry: RegisterEntry) -> EntryNumber:
    """Return the number of an entry with the counter that gave it."""
    return EntryNumber(entry.number, entry.year, entry.station, entry.epoch)


def label_of(register: Register, entry: RegisterEntry) -> str:
    """Return how the audit names an entry; nothing personal is in it."""
    return f"{register.name} {number_of(entry)}"


def saved(entry: RegisterEntry) -> EntrySaved:
    """Return the answer to whoever changed an entry."""
    return EntrySaved(entry.id, entry.number, entry.year, str(number_of(entry)))


def touch(entry: RegisterEntry, now: datetime) -> None:
    """Note that the entry is being changed: later than before, even by a clock that was set back.

    Of two versions in two stores the later one stands.
    """
    entry.changed_at = max(now, entry.changed_at + _MOMENT)


def set_words(session: Session, register: Register | None, entry: RegisterEntry) -> None:
    """Let the entry be found by what stands in it now, and by the codes of its dossiers.

    Without its ``register`` nobody knows which of its columns may be looked into.
    """
    content, number = content_of(entry), number_of(entry)
    codes = (
        *codes_of(session, [entry.id]).get(entry.id, ()),
        *(one.code for one in content.waiting),
    )
    words = search_words(register, content.values, number) if register else fold(str(number))
    entry.words = " ".join([words, *(fold(code) for code in codes)])


def entry_rows(
    session: Session,
    register: Register,
    found: Sequence[tuple[RegisterEntry, str]],
    today: date,
    *,
    whole: bool = False,
) -> tuple[EntryRow, ...]:
    """Return entries (each with its clerk's name) as lists show them, in the order given."""
    codes = codes_of(session, [entry.id for entry, _clerk in found])
    return tuple(
        _row(register, entry, clerk, codes.get(entry.id, ()), today, whole=whole)
        for entry, clerk in found
    )


def changes_of(register: Register, entry: RegisterEntry, *, whole: bool) -> tuple[EntryChange, ...]:
    """Return what was altered in an entry, newest first; columns that are gone keep their id."""
    known = {column.id: column for column in register.columns}

    def show(one: Change, value: str) -> str:
        return shown(known[one.column], value, whole=whole) if one.column in known else value

    return tuple(
        EntryChange(
            at=one.at,
            clerk_name=one.clerk,
            label=known[one.column].label if one.column in known else one.column,
            before=show(one, one.before),
            after=show(one, one.after),
        )
        for one in reversed(content_of(entry).changes)
    )


def codes_of(session: Session, entry_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the codes of the dossiers of each entry, in the order they were received."""
    codes: dict[int, tuple[str, ...]] = {}
    for at in range(0, len(entry_ids), _AT_ONCE):
        rows = session.execute(
            select(RegisterLink.entry_id, Dossier.code, Dossier.official_code)
            .join(Dossier, Dossier.id == RegisterLink.dossier_id)
            .where(RegisterLink.entry_id.in_(entry_ids[at : at + _AT_ONCE]))
            .order_by(Dossier.id)
        )
        for row in rows:
            codes[row.entry_id] = (*codes.get(row.entry_id, ()), row.official_code or row.code)
    return codes


def linked_dossiers(session: Session, entry_id: int) -> tuple[LinkedDossier, ...]:
    """Return the dossiers of an entry, in the order they were received."""
    rows = session.execute(
        select(RegisterLink, Dossier, ProcedureVersion, Clerk.name)
        .join(Dossier, Dossier.id == RegisterLink.dossier_id)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .outerjoin(Clerk, Clerk.id == RegisterLink.approved_by_id)
        .where(RegisterLink.entry_id == entry_id)
        .order_by(Dossier.id)
    )
    return tuple(
        LinkedDossier(
            dossier_id=dossier.id,
            code=dossier.official_code or dossier.code,
            procedure_name=procedure.short_name or procedure.name,
            promised_at=dossier.promised_at,
            note=link.note,
            approved_at=link.approved_at,
            approved_by=approver or "",
        )
        for link, dossier, procedure, approver in rows
    )


def _row(
    register: Register,
    entry: RegisterEntry,
    clerk: str,
    codes: tuple[str, ...],
    today: date,
    *,
    whole: bool,
) -> EntryRow:
    content = content_of(entry)
    return EntryRow(
        id=entry.id,
        number=entry.number,
        year=entry.year,
        happened_at=entry.happened_at,
        due_on=entry.due_on,
        closed_on=entry.closed_on,
        cancelled_reason=entry.cancelled_reason,
        state=state_of(
            register,
            due=entry.due_on,
            closed=entry.closed_on,
            cancelled=bool(entry.cancelled_reason),
            today=today,
        ),
        values=_shown(register, content.values, whole=whole),
        codes=(*codes, *(one.code for one in content.waiting)),
        clerk_name=clerk,
        station=entry.station,
        epoch=entry.epoch,
    )


def _shown(register: Register, values: Mapping[str, str], *, whole: bool) -> dict[str, str]:
    columns: Iterable[Any] = (one for one in register.columns if one.kind is not FieldKind.DOSSIERS)
    return {
        column.id: shown(column, values[column.id], whole=whole)
        for column in columns
        if column.id in values
    }
