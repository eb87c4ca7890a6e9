"""What people counted of a day: kept like a draft until the day is closed, then with the closing.

The day is the office's, so is its count: the newest one stands, whoever made it.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.reconciliation import (
    NOTES,
    ClosingNotes,
    Counted,
    Sum,
    counted_from_json,
    counted_to_json,
    notes_from_json,
)
from app.domain.roles import Permission
from app.errors import InputError
from app.models.office import Draft, WorkingDay
from app.services.answers import Saved
from app.services.changes import Changes
from app.services.context import Context
from app.services.day.reconcile import what_is_expected
from app.services.day_commands import CountDay
from app.words import N_

COUNT_FORM = "count/"
"""Begins the name of the draft that holds a day's count; no clerk has left it half filled."""

_HIGHEST = 10**11


def count_day(context: Context, command: CountDay) -> Saved:
    """Keep what was counted; InputError names the field that cannot be."""
    command.actor.require(Permission.WORK_AT_DESK)
    given = {what.value: getattr(command, what.value) for what in Sum}
    for name, number in given.items():
        if number is not None and not 0 <= number <= _HIGHEST:
            raise InputError(name, N_("Số đếm phải từ 0 trở lên."))
    _check_notes(command)
    with context.database.write() as session:
        before = counted_of(session, command.day) or Counted()
        after = replace(
            before,
            **{name: number for name, number in given.items() if number is not None},
            notes=dict(command.notes) if command.cash is not None else before.notes,
            remark=before.remark if command.remark is None else command.remark.strip(),
            expected=what_is_expected(session, context, command.day),
            by=command.actor.name,
            at=context.now(),
        )
        form = _form(command.day)
        session.execute(delete(Draft).where(Draft.form == form))
        content = json.dumps(counted_to_json(after), ensure_ascii=False)
        draft = Draft(clerk_id=command.actor.clerk_id, form=form, content=content)
        draft.saved_at = context.now()
        session.add(draft)
    return Saved(Changes.DAYS)


def counted_of(session: Session, day: date) -> Counted | None:
    """Return the newest count of ``day``: one not closed over yet, else that of its closing."""
    draft = session.scalars(select(Draft.content).where(Draft.form == _form(day))).first()
    if draft is not None:
        return counted_from_json(json.loads(draft))
    return closing_notes(session, day).latest()


def closing_notes(session: Session, day: date) -> ClosingNotes:
    """Return what is kept with the closing of ``day``, nothing while it is open."""
    kept = session.scalars(select(WorkingDay.counted).where(WorkingDay.day == day)).first()
    return notes_from_json(kept or "")


def take_count(session: Session, day: date, expected: Mapping[str, int]) -> Counted | None:
    """Return the count to be kept with a closing, against what is expected now; forget the draft.

    None when nobody counted since the last closing.
    """
    form = _form(day)
    draft = session.scalars(select(Draft.content).where(Draft.form == form)).first()
    session.execute(delete(Draft).where(Draft.form == form))
    counted = counted_from_json(json.loads(draft)) if draft is not None else None
    return None if counted is None else replace(counted, expected=dict(expected))


def _form(day: date) -> str:
    return f"{COUNT_FORM}{day.isoformat()}"


def _check_notes(command: CountDay) -> None:
    if not command.notes:
        return
    if any(value not in NOTES or count < 0 for value, count in command.notes.items()):
        raise InputError("notes", N_("Số tờ của một mệnh giá không đúng."))
    total = sum(value * count for value, count in command.notes.items())
    if command.cash is not None and total > command.cash:
        raise InputError(
            "cash",
            N_("Cộng các mệnh giá được nhiều hơn số tiền đếm."),
            N_("Đếm lại, hoặc để trống phần mệnh giá."),
        )
