"""The figures of a day as tiles: what was done, what is still open, then sums and means."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.listings import ClerkFigures
from app.domain.text import dong
from app.domain.timeliness import mean_hours
from app.domain.vietnam_time import short_date, weekday_name
from app.ui.widgets.stat_tile import StatTile, Tone
from app.ui.widgets.tile_rows import TileRows
from app.words import N_, tr

# All in two lines, or in more where letters are large.
_ACROSS = (6, 4, 3, 2, 1)
# Room that is kept, so that a tile does not move when its figure grows.
_ROOM = {"fees": "100.000", "handling": "00,00"}
_USUAL_ROOM = "00"


@dataclass(frozen=True, slots=True)
class FigureName:
    """A figure of ``ClerkFigures`` with the words, icon and tone it is shown in."""

    figure: str
    label: str
    icon: str
    tone: Tone = "primary"


DONE = (
    FigureName("received", N_("Tiếp nhận"), "inbox"),
    FigureName("handed_over", N_("Đã chuyển"), "send"),
    FigureName("results", N_("Có kết quả"), "file-text"),
    FigureName("returned", N_("Đã trả"), "package-export", "success"),
    FigureName("supplements", N_("Bổ sung"), "file-plus"),
    FigureName("refusals", N_("Từ chối"), "ban"),
)
OPEN = (
    FigureName("in_hand", N_("Đang giữ"), "clipboard-list"),
    FigureName("due_today", N_("Đến hạn hôm nay"), "hourglass", "warning"),
    FigureName("due_tomorrow", N_("Đến hạn ngày mai"), "clock", "warning"),
    FigureName("overdue", N_("Quá hạn"), "alert-octagon", "error"),
)
SUMS = (
    FigureName("fees", N_("đ lệ phí"), "coin"),
    FigureName("handling", N_("giờ TB"), "history"),
)
FIGURES = {name.figure: name for name in (*DONE, *OPEN, *SUMS)}

HOW_COUNTED = {
    "supplements": N_("Hồ sơ yêu cầu bổ sung trong ngày, mỗi hồ sơ một lần"),
    "results": N_("Mỗi hồ sơ một lần, tính cho người ghi kết quả; kết quả đã hủy ghi không tính"),
    "refusals": N_("Lượt từ chối tiếp nhận; không có hồ sơ, mở danh sách lượt"),
    "fees": N_("Số tiền thu trong ngày trừ tiền trả lại, tính cho người thu; mở danh sách thu"),
    "handling": N_(
        "trung bình số giờ làm việc từ khi tiếp nhận đến khi xong của hồ sơ xong trong ngày, "
        "tính cho người tiếp nhận; không tính lúc tạm dừng"
    ),
}
"""What is not obvious of a figure."""


def figure_text(figures: ClerkFigures, figure: str) -> str:
    """Return a figure as it is shown: fees grouped by thousands, of handling times the mean."""
    match figure:
        case "fees":
            return dong(figures.fees).removesuffix(" đồng")
        case "handling":
            return mean_hours(figures.handling, figures.finished)
        case _:
            return str(getattr(figures, figure))


def figure_label(name: FigureName, day: date, today: date, next_day: date) -> str:
    """Return the words of a figure of ``day``, with its days named where they are not obvious."""
    if name.figure == "due_today" and day != today:
        return tr("Đến hạn {day}", day=short_date(day)[:5])
    if name.figure == "due_tomorrow" and _is_far(day, today, next_day):
        return tr(
            "Hạn {weekday} {day}", weekday=tr(weekday_name(next_day)), day=f"{next_day:%d/%m}"
        )
    return tr(name.label)


def tile_label(name: FigureName, day: date, today: date, next_day: date) -> str:
    """Return the same in as few words as a tile has room for."""
    match name.figure:
        case "due_today":
            return tr("Hạn hôm nay") if day == today else tr("Hạn {day}", day=f"{day:%d/%m}")
        case "due_tomorrow" if _is_far(day, today, next_day):
            return tr("Hạn {day}", day=f"{next_day:%d/%m}")
        case "due_tomorrow":
            return tr("Hạn ngày mai")
        case _:
            return tr(name.label)


def _is_far(day: date, today: date, next_day: date) -> bool:
    """Say whether the working day after ``day`` is another than the one called tomorrow."""
    return day != today or next_day != day + timedelta(days=1)


class FigureTiles(TileRows):
    """Emits ``asked`` with the name of the figure whose list is wanted."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.tiles: dict[str, StatTile] = {
            name.figure: StatTile(tr(name.label), name.icon, name.tone) for name in FIGURES.values()
        }
        rooms = [_ROOM.get(figure, _USUAL_ROOM) for figure in self.tiles]
        super().__init__(list(self.tiles.values()), rooms, _ACROSS, parent)
        for figure, tile in self.tiles.items():
            tile.clicked.connect(self._asker(figure))
            tile.setToolTip(tr(HOW_COUNTED.get(figure, "")))

    def show_figures(self, figures: ClerkFigures, day: date, today: date, next_day: date) -> None:
        """Show the figures of ``day``."""
        for name in FIGURES.values():
            tile = self.tiles[name.figure]
            tile.set_label(tile_label(name, day, today, next_day))
            tile.set_value(figure_text(figures, name.figure))
        self.fit()

    def _asker(self, figure: str) -> Callable[[], None]:
        return lambda: self.asked.emit(figure)
