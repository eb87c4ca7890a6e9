"""The parts of the check that look into the store alone: file, history, numbers, counts, search."""

from collections.abc import Callable, Iterator

from sqlalchemy import exists, func, select, text
from sqlalchemy.orm import Session

from app.domain.dossier_code import LOCAL_PREFIX
from app.domain.vietnam_time import short_date
from app.models.dossier import CodeCounter, Dossier
from app.models.dossier_event import DossierEvent, EventCount
from app.models.postgresql import PostgresDatabase
from app.models.register import REGISTER_SERIES
from app.models.server_damage import find_damage
from app.models.sqlite_file import SqliteDatabase
from app.models.store_facts import watched
from app.services import history
from app.services.context import Context
from app.services.registers.numbers import count_numbered
from app.services.store.finding import KEEP, Counts, Finding
from app.words import N_

Look = Callable[[], None]

_MOST_LINES = 5
# Whoever rebuilds a table loses them, and nothing else would say so.
_TRIGGERS = {
    "sqlite": (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        {
            f"{table}_no_{verb}"
            for table in ("dossier_events", "audit_records")
            for verb in ("update", "delete")
        },
    ),
    "postgresql": (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
        {"dossier_events_no_change", "audit_records_no_change"},
    ),
}


def look_at_file(context: Context, _counts: Counts, look: Look) -> Iterator[Finding]:
    """Let the database read all of itself; an encrypted file proves every page by its seal."""
    database = context.database
    if isinstance(database, PostgresDatabase):
        yield from (_damaged_there(line) for line in find_damage(database, look))
        return
    assert isinstance(database, SqliteDatabase)
    with database.raw() as connection, watched(connection, look):
        for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_LINES})"):
            if line != "ok":
                yield _damaged(str(line))
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            yield _damaged("foreign_key_check")
        if database.key is not None:
            lines = connection.execute("PRAGMA cipher_integrity_check").fetchmany(_MOST_LINES)
            yield from (_damaged(str(line)) for (line,) in lines)


def look_at_triggers(context: Context, _counts: Counts, _look: Look) -> Iterator[Finding]:
    """See whether the history may still only be added to."""
    statement, wanted = _TRIGGERS[context.database.dialect]
    with context.database.read() as session:
        missing = wanted - set(session.scalars(text(statement)))
    if missing:
        yield Finding(
            N_("Kho dữ liệu thiếu khóa chống sửa lịch sử ({names})."),
            N_("Giữ nguyên kho dữ liệu, báo người quản trị; so lịch sử với phiếu cuối ngày."),
            {"names": ", ".join(sorted(missing))},
        )


def look_at_history(context: Context, counts: Counts, look: Look) -> Iterator[Finding]:
    """Follow every chain from its beginning, and look for dossiers without any history."""
    with context.database.read() as session:
        counts.events = session.scalar(select(func.count()).select_from(DossierEvent)) or 0
        for chain in history.chains(session):
            counts.chains += 1
            broken = history.first_break(session, chain, look)
            if broken is not None:
                yield Finding(
                    N_("Lịch sử của quầy {station} bị sửa hoặc thiếu từ dòng {sequence}."),
                    KEEP,
                    {"station": chain.digit, "sequence": broken},
                )
        told = exists().where(DossierEvent.dossier_id == Dossier.id)
        untold = session.scalar(select(func.count()).select_from(Dossier).where(~told))
        if untold:
            yield Finding(
                N_("Có {count} hồ sơ không còn dòng lịch sử nào."), KEEP, {"count": untold}
            )


def look_at_counts(context: Context, _counts: Counts, _look: Look) -> Iterator[Finding]:
    """Count the events anew: what was cut off the end of a chain is still in the old counts."""
    where = (DossierEvent.occurred_on, DossierEvent.kind, DossierEvent.clerk_id)
    with context.database.read() as session:
        rows = session.execute(select(*where, func.count()).group_by(*where))
        found = {(day, kind, clerk_id): count for day, kind, clerk_id, count in rows}
        kept = {
            (row.day, row.kind, row.clerk_id): row.count
            for row in session.scalars(select(EventCount))
        }
    wrong = {key for key in {*found, *kept} if found.get(key, 0) != kept.get(key, 0)}
    days = sorted({day for day, _kind, _clerk_id in wrong})
    if days:
        yield Finding(
            N_("Số bước xử lý đếm lại khác với số đã đếm ở {count} ngày, sớm nhất {day}."),
            KEEP,
            {"count": len(days), "day": short_date(days[0])},
        )


def look_at_serials(context: Context, counts: Counts, look: Look) -> Iterator[Finding]:
    """See whether every serial that was given has its dossier."""
    with context.database.read() as session:
        counts.dossiers = session.scalar(select(func.count()).select_from(Dossier)) or 0
        for counter in session.scalars(
            select(CodeCounter).where(CodeCounter.series.startswith(LOCAL_PREFIX))
        ):
            look()
            issued = _issued(session, counter)
            if issued != counter.last:
                yield Finding(
                    N_("Dãy mã {series} đã cấp {last} số nhưng kho có {issued} hồ sơ."),
                    N_("Đối chiếu với liên 1 đã in trong ngày."),
                    {"series": counter.series, "last": counter.last, "issued": issued},
                )


def look_at_registers(context: Context, _counts: Counts, look: Look) -> Iterator[Finding]:
    """See whether every number a register has given is in it."""
    with context.database.read() as session:
        for counter in session.scalars(
            select(CodeCounter).where(CodeCounter.series.startswith(REGISTER_SERIES))
        ):
            look()
            register, year = counter.series.removeprefix(REGISTER_SERIES), counter.day.year
            kept = count_numbered(session, context, counter)
            if kept != counter.last:
                yield Finding(
                    N_("Sổ {register} năm {year} đã cấp {last} số nhưng kho có {kept} dòng."),
                    N_("Đối chiếu với sổ đã in; gọi người quản trị."),
                    {"register": register, "year": year, "last": counter.last, "kept": kept},
                )


def look_at_search(context: Context, _counts: Counts, _look: Look) -> Iterator[Finding]:
    """See whether every dossier can be found."""
    statement = "SELECT id FROM dossiers EXCEPT SELECT rowid FROM dossier_search"
    with context.database.read() as session:
        missing = session.scalar(text(f"SELECT count(*) FROM ({statement}) AS unfound"))
    if missing:
        yield Finding(
            N_("Có {count} hồ sơ không tìm được theo tên."),
            N_("Các hồ sơ này vẫn còn, tra theo mã; báo người quản trị lập lại phần tìm kiếm."),
            {"count": missing},
        )


def _issued(session: Session, counter: CodeCounter) -> int:
    prefix = f"{counter.series}-{counter.day:%y%m%d}-"
    return (
        session.scalar(
            select(func.count())
            .select_from(Dossier)
            .where(Dossier.code >= prefix, Dossier.code < prefix + "~")
        )
        or 0
    )


def _damaged(detail: str) -> Finding:
    return Finding(
        N_("Tệp kho dữ liệu bị hỏng ({detail})."),
        N_("Ngừng nhập, phục hồi từ bản sao lưu mới nhất."),
        {"detail": detail},
    )


def _damaged_there(detail: str) -> Finding:
    return Finding(
        N_("Kho dữ liệu trên máy chủ bị hỏng ({detail})."),
        N_("Ngừng nhập, báo người quản trị máy chủ phục hồi từ bản sao lưu."),
        {"detail": detail},
    )
