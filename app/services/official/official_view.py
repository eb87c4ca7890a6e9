"""What is known of dossiers in the official system: one of them, or a list of work, newest first.

Noting it is ``note_official``.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlalchemy.orm import Session

from app.domain.dossier_state import Action, DossierState
from app.domain.official_entry import (
    SAID,
    OfficialPage,
    OfficialState,
    OfficialTab,
    OfficialView,
    differences_of,
    known_state,
    read_other_codes,
)
from app.domain.roles import Actor, Permission
from app.errors import NotFoundError
from app.models.dossier import NOT_CANCELLED, Dossier
from app.models.dossier_event import DossierEvent
from app.models.search import seek
from app.services.context import Context
from app.services.dossier.filter_conditions import found_by
from app.services.dossier.list_dossiers import COUNT_CAP, PAGE_ROWS, row_of, select_rows
from app.words import N_

_OPEN_ENTRY = (OfficialState.UNKNOWN.value, OfficialState.PENDING.value)
_COLUMNS = (
    Dossier.official_state,
    Dossier.official_received_at,
    Dossier.official_promised_at,
    Dossier.other_codes,
)
_PROMISE_DIFFERS = Dossier.official_promised_at.is_not(None) & (
    Dossier.official_promised_at != Dossier.promised_at
)


def official_view(context: Context, actor: Actor, dossier_id: int) -> OfficialView:
    """Return what is known of one dossier there; NotFoundError when there is no such dossier."""
    actor.require(Permission.SEE_DOSSIERS)
    with context.database.read() as session:
        return view_of(session, context, dossier_id)


def view_of(session: Session, context: Context, dossier_id: int) -> OfficialView:
    """Return the same within the caller's reading."""
    row = session.execute(_select().where(Dossier.id == dossier_id)).first()
    if row is None:
        raise NotFoundError(
            N_("Không tìm thấy hồ sơ này trong kho dữ liệu."),
            N_("Tìm lại bằng mã hồ sơ hoặc họ tên."),
        )
    return _views(session, context, [row])[0]


def official_work(
    context: Context, actor: Actor, tab: OfficialTab, text: str = "", after: int | None = None
) -> OfficialPage:
    """Return the page of a list that follows the dossier with key ``after``, or the first one."""
    actor.require(Permission.SEE_DOSSIERS)
    conditions = [NOT_CANCELLED, _belongs(tab)]
    if text.strip():
        sought = seek(text)
        if sought is None:
            return OfficialPage((), None)
        conditions.append(found_by(context, sought))
    if after is not None:
        conditions.append(Dossier.id < after)
    statement = _select().where(*conditions).order_by(Dossier.id.desc()).limit(PAGE_ROWS + 1)
    with context.database.read() as session:
        rows = session.execute(statement).all()
        views = _views(session, context, rows[:PAGE_ROWS])
    more = len(rows) > PAGE_ROWS
    return OfficialPage(views, views[-1].row.id if more else None)


def official_counts(context: Context) -> dict[OfficialTab, int]:
    """Return how many dossiers each list holds, counted up to a cap."""
    with context.database.read() as session:
        return {tab: _count(session, tab) for tab in OfficialTab}


def _count(session: Session, tab: OfficialTab) -> int:
    capped = select(literal(1)).select_from(Dossier).where(NOT_CANCELLED, _belongs(tab))
    return session.scalar(select(func.count()).select_from(capped.limit(COUNT_CAP).subquery())) or 0


def _belongs(tab: OfficialTab) -> ColumnElement[bool]:
    state = Dossier.official_state
    differs = (state == OfficialState.DIFFERS.value) | (
        (state == OfficialState.ENTERED.value) & _PROMISE_DIFFERS
    )
    match tab:
        case OfficialTab.NOT_ENTERED:
            return Dossier.official_code.is_(None) & state.in_(_OPEN_ENTRY)
        case OfficialTab.DIFFERS:
            return differs
        case OfficialTab.ENTERED:
            # A register of before came with its codes, and nothing was noted since.
            there = (state == OfficialState.ENTERED.value) | (
                state.in_(_OPEN_ENTRY) & Dossier.official_code.is_not(None)
            )
            return there & ~differs
        case OfficialTab.NOT_NEEDED:
            return state == OfficialState.NOT_NEEDED.value


def _select() -> Select[*tuple[Any, ...]]:
    return select_rows().add_columns(*_COLUMNS)


def _views(session: Session, context: Context, rows: Sequence[Any]) -> tuple[OfficialView, ...]:
    said = _said(session, [row.id for row in rows])
    return tuple(_view(context, row, said.get(row.id)) for row in rows)


def _view(context: Context, row: Any, says: DossierState | None) -> OfficialView:
    ours = row_of(context, row)
    state = known_state(row.official_state, has_code=bool(ours.official_code))
    received_at, promised_at = row.official_received_at, row.official_promised_at
    return OfficialView(
        row=ours,
        state=state,
        received_at=received_at,
        promised_at=promised_at,
        says=says,
        other_codes=read_other_codes(row.other_codes),
        differences=differences_of(ours, received_at, promised_at, says),
    )


def _said(session: Session, dossier_ids: Sequence[int]) -> dict[int, DossierState]:
    """Return the state the official system was last seen to show for each dossier."""
    events = session.execute(
        select(DossierEvent.dossier_id, DossierEvent.payload)
        .where(
            DossierEvent.dossier_id.in_(dossier_ids),
            DossierEvent.kind == Action.NOTE_OFFICIAL.value,
        )
        .order_by(DossierEvent.occurred_at, DossierEvent.sequence)
    )
    last = {dossier_id: json.loads(payload).get(SAID, "") for dossier_id, payload in events}
    return {dossier_id: DossierState(said) for dossier_id, said in last.items() if said}
