"""Drill: restore the newest backup for practice, beside the store, and look whether all is there.

Nothing of the store or of its second place is touched; what was made for the drill is gone
afterwards.
"""

import contextlib
from collections.abc import Generator

from app.domain.restored import DRILLED, DrillResult, Sentence
from app.errors import MotCuaError, RuleError, StoreError
from app.models.backup_file import BackupFile, verify_backup
from app.models.migrate import open_store
from app.models.second_place import SecondPlace
from app.models.sqlite_file import SqliteDatabase, StoreKey
from app.models.store_facts import StoreFacts
from app.models.workshop import DRILL, Workshop
from app.services.context import Context
from app.services.ports import BackupPlaces, Tick
from app.services.store.begin_epoch import Issued
from app.services.store.check import check
from app.services.store.finding import Finding
from app.services.store.journal_upkeep import absent
from app.services.store.restore import entries_of, rebuild
from app.services.store.restore_source import candidates, key_of
from app.words import N_

_VERIFIED, _BROUGHT, _REBUILT, _ALL = 400, 450, 600, 1000


def drill(context: Context, places: BackupPlaces, second: SecondPlace, tick: Tick) -> DrillResult:
    """Restore the newest backup into a folder of its own and return what came of it.

    A backup that fails is a result like any other. RuleError on a server's store; ``tick`` cancels
    by raising.
    """
    began, at = context.steady(), context.now()
    database = context.database
    if not isinstance(database, SqliteDatabase):
        raise RuleError(
            N_("Kho dữ liệu này nằm trên máy chủ."),
            N_("Người quản trị máy chủ phục hồi thử bằng bản kết xuất của máy chủ."),
        )
    backup = next(iter(candidates(places, at)), None)
    if backup is None:
        none = Sentence(N_("Chưa có bản sao lưu nào để phục hồi thử."))
        return _failed(context, began, "", none)
    keys = (database.key,) if database.key is not None else ()
    shop = Workshop(database.path.parent / DRILL, database.path.name)
    try:
        with shop.open():
            key = key_of(backup.path, keys)
            facts = verify_backup(backup, key, lambda: tick(0, _ALL))
            tick(_VERIFIED, _ALL)
            shop.bring(backup.path, lambda _done, _total: tick(_VERIFIED, _ALL))
            tick(_BROUGHT, _ALL)
            with _opened(context, shop, key) as copy:
                return _practice(context, copy, backup, facts, second, tick, began)
    except StoreError as error:
        return _failed(context, began, backup.path.name, *_told(error))
    except OSError:
        unread = Sentence(N_("Không đọc được bản sao lưu."))
        return _failed(context, began, backup.path.name, unread)


def _practice(
    context: Context,
    copy: Context,
    backup: BackupFile,
    facts: StoreFacts,
    second: SecondPlace,
    tick: Tick,
    began: float,
) -> DrillResult:
    issued = Issued(copy.station.digit, copy.today())
    reading = second.entries()
    replayed = rebuild(copy, facts, issued, entries_of(reading)).replayed
    tick(_REBUILT, _ALL)
    report = check(copy, tick=lambda done, total: tick(_between(done, total), _ALL))
    lost = absent(copy, entries_of(reading))
    problems = (
        *report.findings,
        *replayed.problems,
        *reading.problems,
        *([_lost(lost)] if lost else []),
    )
    done_again = len(replayed.receipts) + replayed.steps + replayed.lines
    if problems:
        sentences = _told(problems[0])
    else:
        counted = {"dossiers": report.dossiers, "replayed": done_again}
        sentences = (Sentence(DRILLED, {**counted, "backup": backup.path.name}),)
    return DrillResult(
        at=context.now(),
        ok=not problems,
        sentences=sentences,
        backup=backup.path.name,
        dossiers=report.dossiers,
        events=report.events,
        replayed=done_again,
        seconds=context.steady() - began,
    )


@contextlib.contextmanager
def _opened(context: Context, shop: Workshop, key: StoreKey | None) -> Generator[Context]:
    database = open_store(shop.store, key)
    try:
        yield Context(database, context.clock, context.shipped, registers=context.registers)
    finally:
        database.close()


def _failed(context: Context, began: float, backup: str, *sentences: Sentence) -> DrillResult:
    seconds = context.steady() - began
    return DrillResult(
        at=context.now(), ok=False, sentences=sentences, backup=backup, seconds=seconds
    )


def _told(problem: MotCuaError | Finding) -> tuple[Sentence, ...]:
    """Return what ``problem`` says, with values that can be kept as JSON."""
    values = {
        name: value if isinstance(value, int) else str(value)
        for name, value in problem.values.items()
    }
    return tuple(Sentence(text, values) for text in (problem.title, problem.advice) if text)


def _between(done: int, total: int) -> int:
    return _REBUILT + (_ALL - _REBUILT) * done // max(total, 1)


def _lost(codes: tuple[str, ...]) -> Finding:
    return Finding(
        N_("Thiếu {count} hồ sơ có trong nhật ký, hồ sơ đầu là {code}."),
        N_("Sao lưu lại ngay và báo người quản trị."),
        {"count": len(codes), "code": codes[0]},
    )
