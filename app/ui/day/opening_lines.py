"""What is looked at when the counter is opened, as lines to show: words, standing, and the key
that mends each; no widget is here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.hanging import Hanging
from app.domain.opening import (
    RESULT_WAITS_LONG,
    ROOM_LABELS,
    Look,
    OpeningView,
    Room,
    Standing,
)
from app.domain.printer_state import TROUBLE_LABELS, PrinterState
from app.domain.restored import StoreHealth
from app.domain.vietnam_time import short_date, short_moment
from app.ui.backup_watch import journal_words, words_of
from app.ui.day.hanging_lines import MendKey
from app.ui.status_strip import Condition
from app.words import N_, tr


class OpeningMend(StrEnum):
    """What can be done about a line."""

    PRINT_STRIP = "print_strip"
    BACK_UP = "back_up"
    EXPORT = "export"
    CLOSE_DAY = "close_day"
    SHOW_PRINTER = "show_printer"
    SHOW_PLACES = "show_places"
    SHOW_STORE = "show_store"
    SHOW_CALENDAR = "show_calendar"
    SHOW_CATALOGUE = "show_catalogue"
    SHOW_PAPERS = "show_papers"
    GO_ON = "go_on"
    LIST_HAND_OVER = "list_hand_over"
    LIST_RESULTS = "list_results"
    LIST_DUE = "list_due"


_M = OpeningMend
OPENING_MENDS: dict[OpeningMend, MendKey] = {
    _M.PRINT_STRIP: MendKey(N_("In"), "I", "printer"),
    _M.BACK_UP: MendKey(N_("Sao lưu"), "S", "archive"),
    _M.EXPORT: MendKey(N_("Xuất"), "X", "usb"),
    _M.CLOSE_DAY: MendKey(N_("Chốt"), "C", "calendar-check"),
    _M.SHOW_PRINTER: MendKey(N_("Xem"), "M", "settings"),
    _M.SHOW_PLACES: MendKey(N_("Xem"), "N", "settings"),
    _M.SHOW_STORE: MendKey(N_("Kiểm tra"), "K", "settings"),
    _M.SHOW_CALENDAR: MendKey(N_("Xem"), "L", "calendar"),
    _M.SHOW_CATALOGUE: MendKey(N_("Xem"), "D", "list-search"),
    _M.SHOW_PAPERS: MendKey(N_("Xem"), "G", "printer"),
    _M.GO_ON: MendKey(N_("Nhập tiếp"), "T", "edit"),
    _M.LIST_HAND_OVER: MendKey(N_("Xem"), "B", "list-search"),
    _M.LIST_RESULTS: MendKey(N_("Xem"), "R", "list-search"),
    _M.LIST_DUE: MendKey(N_("Xem"), "H", "list-search"),
}
"""Short words and a letter of its own for each: the letter works from anywhere on the page."""

# What the machines and the store say of themselves, and what people have left to do.
MACHINE_LOOKS = (
    Look.CLOCK,
    Look.PRINTER,
    Look.STRIP,
    Look.DISK,
    Look.STORE,
    Look.BACKUP,
    Look.JOURNAL,
    Look.EXPORT,
)
WORK_LOOKS = tuple(look for look in Look if look not in MACHINE_LOOKS)

_STANDINGS: dict[Condition, Standing] = {
    "good": Standing.GOOD,
    "attention": Standing.LOOK,
    "bad": Standing.BAD,
    # Where the office's server keeps the copies, nobody at the desk has to look.
    "unknown": Standing.GOOD,
}
_GIGABYTE = 1024**3


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """One thing looked at: how it stands, in words, and what mends it."""

    look: Look
    standing: Standing
    words: str
    mend: OpeningMend | None = None


def summary_of(lines: Iterable[OpeningLine]) -> str:
    """Return in a few words how everything stands together."""
    standings = [line.standing for line in lines]
    bad, look = standings.count(Standing.BAD), standings.count(Standing.LOOK)
    if Standing.ASKED in standings:
        return tr("đang xem…")
    parts = (
        (bad, tr("{count} điều hỏng", count=bad)),
        (look, tr("{count} điều cần xem", count=look)),
    )
    return ", ".join(words for count, words in parts if count) or tr("mọi thứ đều tốt")


def asked_line(look: Look) -> OpeningLine:
    """Return the line of something that has not been answered yet."""
    return OpeningLine(look, Standing.ASKED, tr("đang xem…"))


def store_lines(view: OpeningView) -> tuple[OpeningLine, ...]:
    """Return what the store tells."""
    return (
        _clock(view),
        _store(view.health),
        _backup(view),
        _journal(view),
        _export(view),
        _calendar(view),
        _catalogue(view),
        _closing(view),
        *_hanging(view.hanging),
        _results(view),
        _due(view),
    )


def room_line(rooms: Sequence[Room]) -> OpeningLine:
    """Return how much room there is; the scarcest place decides."""
    order = (Standing.BAD, Standing.LOOK, Standing.GOOD)
    worst = min((room.standing for room in rooms), key=order.index, default=Standing.GOOD)
    words = ", ".join(_room_words(room) for room in rooms)
    return OpeningLine(Look.DISK, worst, words, _unless_good(worst, _M.SHOW_PLACES))


def printer_line(printer: str, paper: str, *, is_there: bool, state: PrinterState) -> OpeningLine:
    """Return how the printer of slips is; none is chosen where papers become files."""
    if not printer:
        words = tr("không in, giấy ghi thành tệp PDF")
        return OpeningLine(Look.PRINTER, Standing.GOOD, words)
    if not is_there:
        words = tr("không thấy {printer}", printer=printer)
    elif state.ready:
        ready = tr("sẵn sàng") if state.known else tr("không hỏi được trạng thái")
        words = tr("{printer}: {state}, {paper}", printer=printer, state=ready, paper=paper)
        return OpeningLine(Look.PRINTER, Standing.GOOD, words)
    else:
        label = tr(TROUBLE_LABELS[state.reasons[0].trouble]).lower()
        words = tr("{printer}: {trouble}", printer=printer, trouble=label)
    return OpeningLine(Look.PRINTER, Standing.BAD, words, _M.SHOW_PRINTER)


def _clock(view: OpeningView) -> OpeningLine:
    if view.clock is None:
        return OpeningLine(Look.CLOCK, Standing.GOOD, tr("khớp với những lần dùng trước"))
    words = tr(view.clock.title, **view.clock.values)
    return OpeningLine(Look.CLOCK, Standing.BAD, words)


def _store(health: StoreHealth) -> OpeningLine:
    checked, drill = health.checked, health.drill
    standing = Standing.GOOD
    parts: list[str] = []
    if health.unconfirmed is not None:
        standing = Standing.BAD
        moment = short_moment(health.unconfirmed.at)
        parts.append(tr("phục hồi lúc {moment}, chưa đối chiếu với giấy tờ", moment=moment))
    if checked is not None and checked.findings:
        standing = Standing.BAD
        parts.append(tr("lần kiểm tra cuối thấy {count} vấn đề", count=checked.findings))
    elif checked is not None:
        parts.append(tr("nguyên vẹn khi kiểm tra {day}", day=short_moment(checked.at)))
    if drill is not None and not drill.ok:
        standing = max(standing, Standing.LOOK, key=_gravity)
        parts.append(tr("phục hồi thử {moment} không được", moment=short_moment(drill.at)))
    elif drill is not None:
        parts.append(tr("phục hồi thử được {moment}", moment=short_moment(drill.at)))
    if not parts and health.practices:
        standing = Standing.LOOK
        parts.append(tr("chưa kiểm tra lần nào"))
    words = ", ".join(parts) or tr("trên máy chủ")
    return OpeningLine(Look.STORE, standing, words, _unless_good(standing, _M.SHOW_STORE))


def _backup(view: OpeningView) -> OpeningLine:
    words, condition, more = words_of(view.backup, view.at)
    standing = _STANDINGS[condition]
    told = tr("{words}. {more}", words=words, more=more) if more else words
    return OpeningLine(Look.BACKUP, standing, told, _unless_good(standing, _M.BACK_UP))


def _journal(view: OpeningView) -> OpeningLine:
    words, condition, more = journal_words(view.trouble)
    standing = _STANDINGS[condition]
    told = tr("{words}. {more}", words=words, more=more) if more else words
    return OpeningLine(Look.JOURNAL, standing, told, _unless_good(standing, _M.SHOW_PLACES))


def _export(view: OpeningView) -> OpeningLine:
    missed, last = view.hanging.unexported, view.exported_at
    if missed:
        day = short_date(missed[0])
        words = tr("{count} ngày chưa xuất, từ {day}", count=len(missed), day=day)
    else:
        words = tr("không thiếu ngày nào")
    if last is not None:
        moment = short_moment(last)
        words = tr("{words}; lần cuối {moment}", words=words, moment=moment)
    if missed:
        return OpeningLine(Look.EXPORT, Standing.LOOK, words, _M.EXPORT)
    return OpeningLine(Look.EXPORT, Standing.GOOD, words)


def _calendar(view: OpeningView) -> OpeningLine:
    year = view.today.year
    if view.year_confirmed:
        return OpeningLine(Look.CALENDAR, Standing.GOOD, tr("năm {year} đã xác nhận", year=year))
    words = tr("năm {year} chưa xác nhận, ngày hẹn có thể sai", year=year)
    return OpeningLine(Look.CALENDAR, Standing.LOOK, words, _M.SHOW_CALENDAR)


def _catalogue(view: OpeningView) -> OpeningLine:
    if not view.procedures:
        words = tr("chưa có thủ tục nào")
        return OpeningLine(Look.OFFICIAL, Standing.BAD, words, _M.SHOW_CATALOGUE)
    if view.unverified:
        words = tr(
            "{count} trên {all} thủ tục chưa kiểm chứng", count=view.unverified, all=view.procedures
        )
        return OpeningLine(Look.OFFICIAL, Standing.LOOK, words, _M.SHOW_CATALOGUE)
    words = tr("{all} thủ tục đều đã kiểm chứng", all=view.procedures)
    return OpeningLine(Look.OFFICIAL, Standing.GOOD, words)


def _closing(view: OpeningView) -> OpeningLine:
    if view.unclosed is None:
        return OpeningLine(Look.CLOSING, Standing.GOOD, tr("không còn ngày nào bỏ ngỏ"))
    words = tr("ngày {day} chưa chốt", day=short_date(view.unclosed))
    return OpeningLine(Look.CLOSING, Standing.LOOK, words, _M.CLOSE_DAY)


def _hanging(hanging: Hanging) -> Iterator[OpeningLine]:
    unprinted, unknown = hanging.unprinted_count, hanging.unknown_count
    papers = tr("{count} giấy chưa in, {more} chưa rõ đã ra", count=unprinted, more=unknown)
    yield _left(Look.PAPERS, unprinted + unknown, papers, _M.SHOW_PAPERS)
    count = hanging.not_handed_over
    handed = tr("{count} hồ sơ nhận từ hôm trước", count=count)
    yield _left(Look.HAND_OVER, count, handed, _M.LIST_HAND_OVER)
    drafts = tr("{count} phiếu chưa lưu thành hồ sơ", count=len(hanging.drafts))
    yield _left(Look.DRAFTS, len(hanging.drafts), drafts, _M.GO_ON)


def _results(view: OpeningView) -> OpeningLine:
    if not view.waiting:
        none = tr("không kết quả nào chờ quá {days} ngày", days=RESULT_WAITS_LONG)
        return OpeningLine(Look.RESULTS, Standing.GOOD, none)
    words = tr(
        "{count} kết quả có người chưa lấy quá {days} ngày",
        count=view.waiting,
        days=RESULT_WAITS_LONG,
    )
    return _left(Look.RESULTS, view.waiting, words, _M.LIST_RESULTS)


def _due(view: OpeningView) -> OpeningLine:
    words = tr(
        "{today} hẹn trả hôm nay, {overdue} quá hạn", today=view.due_today, overdue=view.overdue
    )
    standing = Standing.LOOK if view.overdue else Standing.GOOD
    mend = _M.LIST_DUE if view.overdue or view.due_today else None
    return OpeningLine(Look.DUE, standing, words, mend)


def _left(look: Look, count: int, words: str, mend: OpeningMend) -> OpeningLine:
    if count:
        return OpeningLine(look, Standing.LOOK, words, mend)
    return OpeningLine(look, Standing.GOOD, tr("không có"))


def _room_words(room: Room) -> str:
    place = tr(ROOM_LABELS[room.place])
    if room.free_bytes is None:
        return tr("{place} không tới được", place=place)
    gigabytes = room.free_bytes / _GIGABYTE
    shown = f"{gigabytes:.0f}" if gigabytes >= 10 else f"{gigabytes:.1f}".replace(".", ",")
    return tr("{place} còn {free} GB", place=place, free=shown)


def _unless_good(standing: Standing, mend: OpeningMend) -> OpeningMend | None:
    return None if standing is Standing.GOOD else mend


def _gravity(standing: Standing) -> int:
    return (Standing.GOOD, Standing.LOOK, Standing.BAD).index(standing)
