"""Replay: do again, from the receipt journal, what a restored store lacks; same codes, same hours.

Choosing the backup and beginning a new epoch come before this, in the restore.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.dossier_state import ACTION_LABELS, Action
from app.domain.roles import Actor, Role
from app.domain.vietnam_time import short_moment
from app.errors import MotCuaError, NotFoundError, RuleError, StoreError
from app.models.base import from_milliseconds
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.services import history
from app.services.context import Context
from app.services.exchange.match_returns import match_returns
from app.services.exchange.rebuild_dossiers import rebuild_dossiers
from app.services.store.journal_entry import BESIDE, CAUSE, LINES, EntryKind, beside_key
from app.services.store.journal_lines import LineReplayer
from app.services.store.journal_returns import do_again, only_matched
from app.services.store.journal_rows import add_dossier, change_dossier, clerk_named
from app.services.store.journal_steps import note_mark
from app.words import N_

_Turn = tuple[int, str, str, int, str]


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """What was done again (codes of dossiers, number of steps), what was there, what is wrong.

    ``lines`` were done again of registers, ratings and visits without a dossier.
    """

    receipts: tuple[str, ...]
    steps: int
    already: int
    problems: tuple[MotCuaError, ...]
    lines: int = 0


def replay(context: Context, entries: Iterable[Mapping[str, Any]]) -> ReplayReport:
    """Put what ``entries`` of this store's journal tell, and the store lacks, into the store.

    All of it in one transaction; what cannot be done again is told and stops nothing. Doing it
    twice adds nothing. The events go to the end of the chain the store writes now.
    """
    with context.database.write() as session:
        before = history.head(session.connection(), context.station)
        replayer = _Replayer(session, context)
        for entry in _in_order(entries):
            replayer.take(entry)
        replayer.match()
        after = history.head(session.connection(), context.station)
    note_mark(context, before.sequence + 1, after)
    return replayer.report()


def _in_order(entries: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield each entry once, chain after chain as they were begun, each by its sequence.

    Lines that went to the fallback folder come out of turn, and some were written twice.
    """
    chains: dict[tuple[str, int, int], dict[_Turn, Mapping[str, Any]]] = {}
    for entry in entries:
        chain = chains.setdefault((entry["store"], entry["station"], entry["epoch"]), {})
        chain.setdefault(_turn(entry), entry)
    for chain in chains.values():
        for turn in sorted(chain):
            yield chain[turn]


def _turn(entry: Mapping[str, Any]) -> _Turn:
    # The place of what stands beside the history is that of an event with an entry of its own.
    name, at = beside_key(entry) if entry["kind"] in BESIDE else ("", 0)
    return entry["sequence"], entry["hash"], name, at, entry["kind"]


class _Replayer:
    """Takes entry after entry into one open transaction."""

    def __init__(self, session: Session, context: Context) -> None:
        self._session = session
        self._context = context
        self._receipts: list[str] = []
        self._steps = 0
        self._already = 0
        self._lines = 0
        self._replayer = LineReplayer(session, context)
        # By their words: a journal of another store says the same of every line.
        self._problems: dict[str, MotCuaError] = {}

    def report(self) -> ReplayReport:
        """Return what was done so far."""
        problems = tuple(self._problems.values())
        receipts = tuple(self._receipts)
        return ReplayReport(receipts, self._steps, self._already, problems, self._lines)

    def match(self) -> None:
        """Match results and lines that waited for dossiers which are known by now."""
        self._replayer.settle()
        matched = match_returns(self._session, self._context)
        known = [row.dossier_id for row in matched if row.dossier_id is not None]
        for _settled in rebuild_dossiers(self._session, self._context.calendar, known):
            self._steps += 1

    def take(self, entry: Mapping[str, Any]) -> None:
        """Do again what ``entry`` tells, unless the store has it; note what is wrong with it."""
        try:
            with self._session.begin_nested():
                self._take(entry)
        except MotCuaError as problem:
            self._problems.setdefault(str(problem), problem)
        except (LookupError, TypeError, ValueError, IntegrityError):
            told = _unusable_line if entry["kind"] in LINES else _unusable
            problem = told(entry)
            self._problems.setdefault(str(problem), problem)

    def _take(self, entry: Mapping[str, Any]) -> None:
        if entry["store"] != self._context.store_id:
            raise _foreign()
        match EntryKind(entry["kind"]):
            case EntryKind.MARK:
                return
            case EntryKind.RECEIPT if self._is_received(entry):
                self._already += 1
            case EntryKind.RECEIPT:
                self._write_down(add_dossier(self._session, entry), entry)
                self._receipts.append(entry["code"])
            case EntryKind.STEP if only_matched(self._session, entry):
                # Written when that result was matched, and again as soon as its dossier is here.
                self._already += 1
            case EntryKind.STEP:
                self._take_step(entry)
            case EntryKind.RETURN_UNMATCHED | EntryKind.CANCEL_UNMATCHED:
                if do_again(self._session, entry):
                    self._steps += 1
                else:
                    self._already += 1
            case EntryKind.REGISTER_ENTRY | EntryKind.RATING | EntryKind.TURNED_AWAY:
                if self._replayer.do_again(entry):
                    self._lines += 1
                else:
                    self._already += 1

    def _is_received(self, entry: Mapping[str, Any]) -> bool:
        code, request = entry["code"], entry["dossier"]["request_id"]
        found = self._session.execute(
            select(Dossier.code, Dossier.request_id).where(
                or_(Dossier.code == code, Dossier.request_id == request)
            )
        ).all()
        if any(tuple(row) != (code, request) for row in found):
            raise _given_twice(code)
        return bool(found)

    def _take_step(self, entry: Mapping[str, Any]) -> None:
        dossier = self._session.scalars(
            select(Dossier).where(Dossier.code == entry["code"])
        ).one_or_none()
        if dossier is None:
            raise _without_dossier(entry)
        if self._is_taken(dossier, entry):
            self._already += 1
            return
        if entry["facts"].get("from", dossier.state) != dossier.state:
            raise _does_not_fit(entry)
        change_dossier(self._session, dossier, entry)
        self._write_down(dossier, entry)
        self._steps += 1

    def _is_taken(self, dossier: Dossier, entry: Mapping[str, Any]) -> bool:
        key = (entry["station"], entry["epoch"], entry["sequence"])
        event = self._session.get(DossierEvent, key)
        if event is not None and event.hash == entry["hash"]:
            return True
        payloads = self._session.scalars(
            select(DossierEvent.payload).where(
                DossierEvent.dossier_id == dossier.id, DossierEvent.kind == entry["action"]
            )
        )
        return any(json.loads(payload).get(CAUSE) == _cause(entry) for payload in payloads)

    def _write_down(self, dossier: Dossier, entry: Mapping[str, Any]) -> None:
        self._session.flush()
        clerk = Actor(clerk_named(self._session, entry["clerk"]), entry["clerk"], Role.CLERK)
        step = history.Step(
            dossier.id,
            dossier.code,
            Action(entry["action"]),
            from_milliseconds(entry["at"]),
            {**entry["facts"], CAUSE: _cause(entry)},
        )
        history.write_down(self._session.connection(), self._context.station, clerk, [step])


def _cause(entry: Mapping[str, Any]) -> list[Any]:
    return [entry["station"], entry["epoch"], entry["sequence"], entry["hash"]]


def _foreign() -> StoreError:
    return StoreError(
        N_("Nhật ký có dòng của một kho dữ liệu khác."),
        N_("Dùng nhật ký của chính máy này."),
    )


def _given_twice(code: str) -> RuleError:
    return RuleError(
        N_("Mã {code} trong nhật ký khác với hồ sơ mang mã đó trong kho dữ liệu."),
        N_("Tìm biên nhận giấy của mã này, nhập lại hồ sơ còn thiếu và báo công dân mã mới."),
        code=code,
    )


def _without_dossier(entry: Mapping[str, Any]) -> NotFoundError:
    return NotFoundError(
        N_("Không làm lại được bước «{action}»: kho dữ liệu không có hồ sơ {code}."),
        N_("Nhập lại sổ hoặc gói dữ liệu có hồ sơ này, rồi chạy phục hồi từ nhật ký lần nữa."),
        action=ACTION_LABELS[Action(entry["action"])],
        code=entry["code"],
    )


def _does_not_fit(entry: Mapping[str, Any]) -> RuleError:
    return RuleError(
        N_("Không làm lại được bước «{action}»: hồ sơ {code} đã ở trạng thái khác."),
        N_("Mở lịch sử hồ sơ, so với giấy tờ rồi ghi lại bước này nếu còn thiếu."),
        action=ACTION_LABELS[Action(entry["action"])],
        code=entry["code"],
    )


def _unusable(entry: Mapping[str, Any]) -> StoreError:
    return StoreError(
        N_("Không làm lại được dòng nhật ký của hồ sơ {code}."),
        N_("Giữ nguyên tệp nhật ký; nhập lại hồ sơ này theo biên nhận giấy."),
        code=str(entry.get("code", "?")),
    )


def _unusable_line(entry: Mapping[str, Any]) -> StoreError:
    return StoreError(
        N_("Không làm lại được một dòng sổ, đánh giá hoặc lần từ chối ghi lúc {moment}."),
        N_("Giữ nguyên tệp nhật ký; so sổ của ngày đó với giấy đã in rồi ghi lại dòng còn thiếu."),
        moment=short_moment(from_milliseconds(entry["at"])),
    )
