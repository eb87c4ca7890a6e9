"""The figures of a day as tiles: what was done above, what is still open below."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.listings import ClerkFigures
from app.domain.text import dong
from app.domain.vietnam_time import short_date, weekday_name
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.stat_tile import StatTile, Tone
from app.words import N_, tr

_COLUMNS = 20


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
    FigureName("fees", N_("đ lệ phí"), "coin"),
)
OPEN = (
    FigureName("in_hand", N_("Đang giữ"), "clipboard-list"),
    FigureName("due_today", N_("Đến hạn hôm nay"), "hourglass", "warning"),
    FigureName("due_tomorrow", N_("Đến hạn ngày mai"), "clock", "warning"),
    FigureName("overdue", N_("Quá hạn"), "alert-octagon", "error"),
)


def figure_text(figures: ClerkFigures, figure: str) -> str:
    """Return a figure as it is shown; fees are grouped by thousands."""
    value: int = getattr(figures, figure)
    return dong(value).removesuffix(" đồng") if figure == "fees" else str(value)


def figure_label(name: FigureName, day: date, today: date, next_day: date) -> str:
    """Return the words of a figure of ``day``, with its days named where they are not obvious."""
    if name.figure == "due_today" and day != today:
        return tr("Đến hạn {day}", day=short_date(day)[:5])
    if name.figure == "due_tomorrow" and (day != today or next_day != day + timedelta(days=1)):
        return tr(
            "Hạn {weekday} {day}", weekday=tr(weekday_name(next_day)), day=f"{next_day:%d/%m}"
        )
    return tr(name.label)


class FigureTiles(QWidget):
    """Emits ``asked`` with the name of the figure whose list is wanted."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: dict[str, StatTile] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP_S)
        for line, names in enumerate((DONE, OPEN)):
            width = _COLUMNS // len(names)
            for place, name in enumerate(names):
                tile = StatTile(tr(name.label), name.icon, name.tone)
                tile.clicked.connect(self._asker(name.figure))
                self.tiles[name.figure] = tile
                grid.addWidget(tile, line, place * width, 1, width)
        for part in range(_COLUMNS):
            grid.setColumnStretch(part, 1)

    def show_figures(self, figures: ClerkFigures, day: date, today: date, next_day: date) -> None:
        """Show the figures of ``day``."""
        for name in (*DONE, *OPEN):
            tile = self.tiles[name.figure]
            tile.set_label(figure_label(name, day, today, next_day))
            tile.set_value(figure_text(figures, name.figure))

    def _asker(self, figure: str) -> Callable[[], None]:
        return lambda: self.asked.emit(figure)
