"""The pages of the board laid out for a room: the door, the month, whom to call, a welcome.

The long ones, which have parts, are in ``list_faces``.
"""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QRectF

from app.domain.board import (
    Ahead,
    BoardView,
    Door,
    MonthFigures,
    Opening,
    days_ahead,
    opening_at,
)
from app.domain.shares import percent
from app.domain.text import grouped
from app.domain.vietnam_time import office_day, to_local, weekday_name
from app.domain.working_calendar import Session
from app.ui.board.pieces import CENTER, LEFT, TOP, Sheet
from app.words import N_, tr

_DOORS = {
    Door.OPEN: (N_("Đang mở cửa"), "success", "success_soft", "success_line"),
    Door.PAUSE: (N_("Đang nghỉ trưa"), "warning", "warning_soft", "warning_line"),
    Door.CLOSED: (N_("Đã đóng cửa"), "error", "error_soft", "error_line"),
}
GAP = 0.45
"""Between two cells, in em."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a page goes, how high its letters are, and what time it is."""

    rect: QRectF
    em: float
    now: datetime

    @property
    def upright(self) -> bool:
        """Whether the room is higher than wide."""
        return self.rect.height() > self.rect.width()

    def cells(self, columns: int, rows: int) -> tuple[QRectF, ...]:
        """Return cells of one size with gaps between them, row by row."""
        gap, room = GAP * self.em, self.rect
        width = (room.width() - gap * (columns - 1)) / columns
        height = (room.height() - gap * (rows - 1)) / rows
        return tuple(
            QRectF(
                room.left() + column * (width + gap),
                room.top() + row * (height + gap),
                width,
                height,
            )
            for row in range(rows)
            for column in range(columns)
        )


def hours_face(view: BoardView, room: Room) -> Sheet:
    """Lay out how the door stands, the hours of the day, and the rests ahead."""
    sheet = Sheet(room.em)
    left, right = room.cells(1, 2) if room.upright else room.cells(2, 1)
    _door(sheet, left, opening_at(view.calendar, room.now), view.calendar.hours.sessions, room)
    ahead = days_ahead(view.calendar, office_day(room.now), tr)
    _ahead(sheet, right, ahead)
    return sheet


def figures_face(view: BoardView, room: Room) -> Sheet:
    """Lay out the figures of the month, with those of the month before."""
    sheet = Sheet(room.em)
    month, before = (_figures(one) for one in view.months)
    cells = room.cells(2, 3) if room.upright else room.cells(3, 2)
    for cell, (label, value), (_label, earlier) in zip(cells, month, before, strict=True):
        em = sheet.em
        sheet.box(cell, "surface", "line")
        inner = cell.adjusted(em * 0.5, 0, -em * 0.5, 0)
        line = cell.height() / 10
        sheet.say(_part(inner, line, 2 * line), label, 0.8, color="text_secondary", align=CENTER)
        sheet.say(
            _part(inner, 3 * line, 4 * line), value, 2.2, bold=True, color="primary", align=CENTER
        )
        said = tr("Tháng trước: {figure}", figure=earlier)
        sheet.say(
            _part(inner, 7.4 * line, 1.8 * line), said, 0.7, color="text_secondary", align=CENTER
        )
    return sheet


def contact_face(view: BoardView, room: Room) -> Sheet:
    """Lay out whom to call, and where the office is."""
    sheet, rect, em = Sheet(room.em), room.rect, room.em
    sheet.box(rect, "surface", "line")
    # Each line: what it says, its size, how many lines it may need, its color.
    lines: list[tuple[str, float, int, str]] = []
    if view.hotline:
        lines += [
            (tr("Phản ánh, kiến nghị xin gọi"), 1.0, 1, "text_secondary"),
            (view.hotline, 3.0, 1, "primary"),
        ]
    if view.address:
        deep = 3 if room.upright else 1
        lines += [(tr("Địa chỉ"), 1.0, 1, "text_secondary"), (view.address, 1.3, deep, "text")]
    heights = [size * em * 1.5 * deep for _text, size, deep, _color in lines]
    y = max(0.0, rect.height() - sum(heights)) / 2
    inner = rect.adjusted(em, 0, -em, 0)
    for (text, size, deep, color), height in zip(lines, heights, strict=True):
        bold = color != "text_secondary"
        place = _part(inner, y, height)
        sheet.say(place, text, size, bold=bold, color=color, align=CENTER, wrap=deep > 1)
        y += height
    return sheet


def welcome_face(room: Room) -> Sheet:
    """Lay out what stands there while the store is not open."""
    sheet = Sheet(room.em)
    sheet.box(room.rect, "surface", "line")
    sheet.say(room.rect, tr("Kính chào ông/bà"), 2.4, bold=True, color="primary", align=CENTER)
    return sheet


def capital(words: str) -> str:
    """Return ``words`` with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def month_title(view: BoardView) -> str:
    """Return the heading of the figures."""
    first = view.months[0].first
    return tr("Kết quả giải quyết tháng {month}", month=f"{first:%m/%Y}")


def _figures(month: MonthFigures) -> tuple[tuple[str, str], ...]:
    return (
        (tr("Hồ sơ tiếp nhận"), grouped(month.received)),
        (tr("Đã giải quyết"), grouped(month.resolved)),
        (tr("Giải quyết đúng hạn"), _share(month.on_time)),
        (tr("Đã trả kết quả"), grouped(month.returned)),
        (tr("Đang giải quyết"), grouped(month.open)),
        (tr("Người dân hài lòng"), _share(month.content)),
    )


def _share(hundredths: int | None) -> str:
    """Return a share in percent, without decimals that say nothing; – of nothing."""
    return "–" if hundredths is None else percent(hundredths).replace(",00", "")


def _door(
    sheet: Sheet, rect: QRectF, opening: Opening, sessions: tuple[Session, ...], room: Room
) -> None:
    em = sheet.em
    words, color, soft, line = _DOORS[opening.door]
    sheet.box(rect, "surface", "line")
    band = QRectF(rect.left(), rect.top(), rect.width(), min(rect.height() * 0.42, em * 4.6))
    sheet.box(band, soft, line)
    inner = band.adjusted(em * 0.7, em * 0.3, -em * 0.7, -em * 0.3)
    sheet.say(_part(inner, 0, inner.height() * 0.6), tr(words), 1.7, bold=True, color=color)
    said = _until(opening, office_day(room.now))
    sheet.say(_part(inner, inner.height() * 0.6, inner.height() * 0.4), said, 0.9)
    names = (tr("Sáng"), tr("Chiều")) if len(sessions) == 2 else ("",) * len(sessions)
    hours = [f"{one.start:%H:%M} – {one.end:%H:%M}" for one in sessions]
    rest = rect.adjusted(em * 0.7, band.height() + em * 0.3, -em * 0.7, -em * 0.3)
    height = rest.height() / (len(hours) + 1)
    sheet.say(_part(rest, 0, height), tr("Thứ Hai – thứ Sáu"), 0.9, color="text_secondary")
    for number, (name, span) in enumerate(zip(names, hours, strict=True), 1):
        place = _part(rest, number * height, height)
        beside = sheet.width_of(max(names, key=len), 1.2) + em if names[0] else 0.0
        sheet.say(QRectF(place.left(), place.top(), beside, height), name, 1.2)
        sheet.say(place.adjusted(beside, 0, 0, 0), span, 1.5, bold=True)


def _until(opening: Opening, today: date) -> str:
    moment = to_local(opening.until)
    clock = f"{moment:%H:%M}"
    if opening.door is Door.OPEN:
        return tr("đến {time}", time=clock)
    if moment.date() == today:
        return tr("mở lại lúc {time}", time=clock)
    day = f"{tr(weekday_name(moment.date()))} {moment:%d/%m}"
    return tr("mở lại lúc {time}, {day}", time=clock, day=day)


def _ahead(sheet: Sheet, rect: QRectF, ahead: tuple[Ahead, ...]) -> None:
    em = sheet.em
    sheet.box(rect, "surface", "line")
    inner = rect.adjusted(em * 0.7, em * 0.4, -em * 0.7, -em * 0.4)
    sheet.say(_part(inner, 0, em * 1.3), tr("Ngày nghỉ sắp tới"), 0.9, color="text_secondary")
    y, need = em * 1.5, em * 2.5
    if not ahead:
        words = tr("Không có ngày nghỉ nào ngoài thứ Bảy, Chủ nhật.")
        sheet.say(_part(inner, y, need), words, 1.0, align=TOP, wrap=True)
    for one in ahead:
        if y + need > inner.height() + em * 0.2:
            break
        sheet.say(_part(inner, y, em * 1.3), _days(one), 1.0, bold=True)
        why = tr("Làm bù") if one.worked else ", ".join(one.names)
        color = "success" if one.worked else "text"
        sheet.say(_part(inner, y + em * 1.2, em * 1.1), why, 0.8, color=color, align=LEFT)
        y += need


def _days(one: Ahead) -> str:
    first = capital(f"{tr(weekday_name(one.first))} {one.first:%d/%m}")
    if one.first == one.last:
        return first
    last = f"{tr(weekday_name(one.last))} {one.last:%d/%m}"
    return tr("{first} đến {last}", first=first, last=last)


def _part(rect: QRectF, top: float, height: float) -> QRectF:
    """Return the stretch of ``rect`` that begins so far below its upper edge."""
    return QRectF(rect.left(), rect.top() + top, rect.width(), height)
