"""The long pages of the board laid out part by part: results that wait, procedures offered."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from app.domain.board import BoardView, OfferedProcedure, ReadyResult
from app.domain.time_limit import limit_in_words
from app.domain.vietnam_time import office_day
from app.ui.board.faces import GAP, Room, capital
from app.ui.board.pieces import CENTER, RIGHT, TOP, Sheet
from app.words import tr

_CELL_WIDTH, _CELL_HEIGHT, _NOTE = 11.6, 1.75, 1.3
_HEAD, _PAD = 1.1, 0.28
_NAME, _SMALLER = 0.95, 0.8
# How the width of a row is parted: name, limit, fee. Upright, the name stands above the others.
_COLUMNS = (0.44, 0.19, 0.37)
_UPRIGHT = (1.0, 0.4, 0.6)


@dataclass(frozen=True, slots=True)
class _Row:
    """A procedure, how high its name is, and how high the whole row."""

    offered: OfferedProcedure
    limit: str
    first: float
    height: float


def results_on_a_part(room: Room) -> int:
    """Return how many results have room at once."""
    columns, rows = _grid(room)
    return columns * rows


def ready_face(view: BoardView, room: Room, part: int) -> Sheet:
    """Lay out the results that wait, newest first; those of today are marked."""
    sheet, em = Sheet(room.em), room.em
    columns, rows = _grid(room)
    size = columns * rows
    shown = view.ready[part * size : (part + 1) * size]
    upper = QRectF(room.rect.left(), room.rect.top(), room.rect.width(), _grid_height(room))
    cells = Room(upper, em, room.now).cells(columns, rows)
    today = office_day(room.now)
    for cell, result in zip(cells, shown, strict=False):
        _result(sheet, cell, result, new=result.since == today)
    words = tr("Mang theo giấy hẹn và giấy tờ tùy thân. Ô có dấu kiểm: mới có hôm nay.")
    if view.waiting > len(view.ready):
        more = view.waiting - len(view.ready)
        words = tr("Mang theo giấy hẹn và giấy tờ tùy thân. Còn {count} hồ sơ khác.", count=more)
    foot = QRectF(room.rect.left(), room.rect.bottom() - em * 1.2, room.rect.width(), em * 1.2)
    sheet.say(foot, words, 0.75, color="text_secondary")
    return sheet


def parts_of_procedures(view: BoardView, room: Room) -> tuple[tuple[int, int], ...]:
    """Return from which procedure to which each part goes."""
    free = room.rect.height() - (0 if room.upright else _HEAD * room.em)
    parts: list[tuple[int, int]] = []
    begin, used = 0, 0.0
    for at, row in enumerate(_rows(view.procedures, room)):
        if used + row.height > free and at > begin:
            parts.append((begin, at))
            begin, used = at, 0.0
        used += row.height
    if begin < len(view.procedures):
        parts.append((begin, len(view.procedures)))
    return tuple(parts)


def procedures_face(view: BoardView, room: Room, span: tuple[int, int]) -> Sheet:
    """Lay out a part of the procedures: name, limit and fee of each."""
    sheet, em, rect = Sheet(room.em), room.em, room.rect
    y = rect.top()
    if not room.upright:
        heads = (tr("Thủ tục"), tr("Thời hạn"), tr("Phí, lệ phí"))
        line = QRectF(rect.left(), y, rect.width(), _HEAD * em)
        for place, head in zip(_columns(line, room), heads, strict=True):
            sheet.say(place, head, 0.7, color="text_secondary")
        y += _HEAD * em
    for number, row in enumerate(_rows(view.procedures[slice(*span)], room)):
        band = QRectF(rect.left(), y, rect.width(), row.height)
        sheet.box(band, "surface" if number % 2 == 0 else "background")
        inner = band.adjusted(0, _PAD * em, 0, -_PAD * em)
        name, limit, fee = _columns(inner, room)
        if room.upright:
            name.setHeight(row.first)
            limit.setTop(name.bottom())
            fee.setTop(name.bottom())
        sheet.say(name, row.offered.name, _NAME, bold=True, wrap=True, align=TOP)
        sheet.say(limit, row.limit, _SMALLER, wrap=True, align=TOP)
        sheet.say(fee, row.offered.fee, _SMALLER, wrap=True, align=TOP)
        y += row.height
    return sheet


def nothing_face(room: Room) -> Sheet:
    """Lay out that no result waits."""
    sheet = Sheet(room.em)
    sheet.box(room.rect, "surface", "line")
    words = tr("Hiện không có kết quả nào chờ nhận.")
    sheet.say(room.rect, words, 1.2, color="text_secondary", align=CENTER)
    return sheet


def _grid_height(room: Room) -> float:
    return room.rect.height() - _NOTE * room.em


def _grid(room: Room) -> tuple[int, int]:
    columns = int((room.rect.width() / room.em + GAP) / (_CELL_WIDTH + GAP))
    rows = int((_grid_height(room) / room.em + GAP) / (_CELL_HEIGHT + GAP))
    return max(1, columns), max(1, rows)


def _result(sheet: Sheet, cell: QRectF, result: ReadyResult, *, new: bool) -> None:
    em = sheet.em
    sheet.box(cell, "success_soft" if new else "surface", "success_line" if new else "line")
    inner = cell.adjusted(em * 0.5, 0, -em * 0.5, 0)
    color = "success" if new else "text"
    if new:
        sheet.mark(QRectF(inner.left(), cell.top(), em * 1.1, cell.height()), "check", color)
    code = inner.adjusted(em * 1.3 if new else 0, 0, -inner.width() * 0.34, 0)
    sheet.say(code, result.code, 1.3, bold=True, color=color)
    rest = inner.adjusted(inner.width() * 0.66, 0, 0, 0)
    sheet.say(rest, result.initials, 1.0, align=RIGHT)


def _rows(offered: Sequence[OfferedProcedure], room: Room) -> list[_Row]:
    """Return the rows with their heights: a name or fee may need two lines or three."""
    sheet, pad = Sheet(room.em), 2 * _PAD * room.em
    name, limit, fee = _columns(room.rect, room)
    rows: list[_Row] = []
    for one in offered:
        said = capital(limit_in_words(one.limit, tr))
        first = sheet.height_of(one.name, name.width(), _NAME, bold=True)
        second = max(
            sheet.height_of(said, limit.width(), _SMALLER),
            sheet.height_of(one.fee, fee.width(), _SMALLER),
        )
        height = first + second if room.upright else max(first, second)
        rows.append(_Row(one, said, first, height + pad))
    return rows


def _columns(band: QRectF, room: Room) -> tuple[QRectF, QRectF, QRectF]:
    """Return where name, limit and fee of a row go; upright, the name has a line of its own."""
    inner = band.adjusted(room.em * 0.5, 0, -room.em * 0.5, 0)
    name, limit, fee = _UPRIGHT if room.upright else _COLUMNS
    gap = room.em * 0.5
    at = 0.0 if room.upright else name
    return (
        _stretch(inner, 0, name).adjusted(0, 0, -gap, 0),
        _stretch(inner, at, limit).adjusted(0, 0, -gap, 0),
        _stretch(inner, at + limit, fee),
    )


def _stretch(rect: QRectF, begin: float, share: float) -> QRectF:
    width = rect.width()
    return QRectF(rect.left() + begin * width, rect.top(), share * width, rect.height())
