"""A period at a glance: its figures, and who, how and in which field; each opens its list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.channel import CHANNEL_LABELS
from app.domain.dossier_filter import DossierFilter
from app.domain.listings import ClerkRow
from app.domain.period_report import PeriodReport, figure_filter
from app.domain.text import dong, grouped, person_sort_key
from app.ui.theme import tokens
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.bar_list import BarList, NamedCount
from app.ui.widgets.card import Card
from app.ui.widgets.layouts import column, row
from app.ui.widgets.stat_tile import StatTile
from app.ui.widgets.text import Text
from app.ui.widgets.tile_rows import TileRows
from app.words import N_, tr

# From this width on the three lists stand side by side.
_ROOMY_IN_EM = 46
_LEAST_ROWS = 4
HOW_TAKEN_OUT = N_("Muốn in, xuất thì chọn một báo cáo.")
"""What is said of the overview, which is no paper."""

_ACROSS = (4, 3, 2, 1)
_ROOM = {"fees": "100.000.000"}
_USUAL_ROOM = "000"
_FIGURES: tuple[tuple[str, str], ...] = (
    ("received", N_("Tiếp nhận")),
    ("finished", N_("Có kết quả")),
    ("in_process", N_("Đang giải quyết")),
    ("returned", N_("Đã trả")),
    ("waiting_collection", N_("Chờ đến nhận")),
    ("early", N_("Trước hạn")),
    ("on_the_day", N_("Đúng ngày")),
    ("on_time_net", N_("Đúng hạn")),
    ("overdue_gross", N_("Quá hạn")),
    ("excluded", N_("Loại trừ")),
    ("overdue_net", N_("Quá hạn phải chịu")),
    ("home_death_registrations", N_("Khai tử tại nhà")),
    ("programme", N_("Hẹn sớm 4h")),
    ("programme_met", N_("Đạt sớm 4h")),
    ("fees", N_("đ lệ phí")),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The figures of a period with the clerks whose names stand in it."""

    report: PeriodReport
    clerks: tuple[ClerkRow, ...]


class Overview(QWidget):
    """Emits ``opened`` with filter and words of a figure; shows what the page has counted."""

    opened = Signal(object, str)

    def __init__(self, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opens = opens
        self._report: PeriodReport | None = None
        self.tiles = {name: StatTile(tr(words), "") for name, words in _FIGURES}
        rooms = [_ROOM.get(name, _USUAL_ROOM) for name in self.tiles]
        self._rows = TileRows(list(self.tiles.values()), rooms, _ACROSS)
        self.by_clerk = BarList(tr("Theo công chức"), tr("Công chức"))
        self.by_channel = BarList(tr("Theo cách nộp"), tr("Cách nộp"))
        self.by_field = BarList(tr("Theo lĩnh vực"), tr("Lĩnh vực"))
        self._days = Text("", "secondary")
        self._cards: list[Card] = []
        self._lists = QGridLayout()
        self._across = 0
        self._after_resize = QTimer(self, singleShot=True, interval=0)
        self._after_resize.timeout.connect(self._fit)
        self._lay_out()

    def first_field(self) -> QWidget:
        """Return the first figure."""
        return self.tiles["received"]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The lists must not change places while somebody goes through them to place them.
        self._after_resize.start()

    def _fit(self) -> None:
        roomy = self.width() >= _ROOMY_IN_EM * self.fontMetrics().height()
        self._set_across(len(self._cards) if roomy else 2)

    def _set_across(self, across: int) -> None:
        """Put so many lists side by side, so that names can be told apart."""
        if across == self._across:
            return
        self._across = across
        for at, card in enumerate(self._cards):
            self._lists.addWidget(card, *divmod(at, across))
        for at in range(len(self._cards)):
            self._lists.setColumnStretch(at, 1 if at < across else 0)

    def _lay_out(self) -> None:
        rule = tr("Hồ sơ tiếp nhận trong kỳ và kết quả đến hết kỳ")
        told = Text(f"{rule}. {tr(HOW_TAKEN_OUT)}", "secondary", wrap=True)
        above = row(told, self._days, gap=GAP_M)
        above.setStretch(0, 1)
        for name, tile in self.tiles.items():
            tile.clicked.connect(self._opener(name))
        for bars, asked in (
            (self.by_clerk, self._open_clerk),
            (self.by_field, self._open_field),
            (self.by_channel, self._open_channel),
        ):
            card = Card(bars.accessibleName())
            bars.setMinimumHeight(_LEAST_ROWS * tokens().sizes.row)
            bars.stand_in(card)
            bars.asked.connect(asked)
            self._cards.append(card)
        self._lists.setContentsMargins(0, 0, 0, 0)
        self._lists.setSpacing(GAP_M)
        self._set_across(len(self._cards))
        layout = column(above, self._rows, self._lists, gap=GAP_S)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_period(self, seen: Seen) -> None:
        """Show the figures of a period."""
        report = self._report = seen.report
        for name, tile in self.tiles.items():
            value: int = getattr(report, name)
            tile.set_value(dong(value).removesuffix(" đồng") if name == "fees" else grouped(value))
        self._rows.fit()
        self._days.setText(tr("{count} ngày làm việc", count=report.working_days))
        ids = {clerk.name: clerk.id for clerk in seen.clerks}
        # By name: these are figures, not a rank.
        self.by_clerk.show_counts(
            [
                NamedCount(ids[name], name, report.by_clerk[name])
                for name in sorted(report.by_clerk, key=person_sort_key)
            ]
        )
        self.by_channel.show_counts(
            _sorted((one, tr(CHANNEL_LABELS[one]), n) for one, n in report.by_channel.items())
        )
        self.by_field.show_counts(_sorted((name, name, n) for name, n in report.by_field.items()))

    def clear(self) -> None:
        """Show nothing: figures of another period must not stand beside days they are not for."""
        self._report = None
        for tile in self.tiles.values():
            tile.set_value(None)
        for bars in (self.by_clerk, self.by_channel, self.by_field):
            bars.show_counts(())
        self._days.setText("")

    def _opener(self, figure: str) -> Callable[[], None]:
        return lambda: self._open_figure(figure)

    def _open_figure(self, figure: str) -> None:
        if self._report is not None:
            self._open(figure_filter(figure, *self._span()), self._words_of(figure))

    def _open_clerk(self, line: NamedCount) -> None:
        assert isinstance(line.key, int)
        self._open(replace(self._received(), received_by=line.key), line.name)

    def _open_channel(self, line: NamedCount) -> None:
        channel = next(one for one in CHANNEL_LABELS if one is line.key)
        self._open(replace(self._received(), channel=channel), line.name)

    def _open_field(self, line: NamedCount) -> None:
        self._open(replace(self._received(), field=str(line.key)), line.name)

    def _open(self, wanted: DossierFilter, words: str) -> None:
        if self._opens:
            self.opened.emit(wanted, words)

    def _span(self) -> tuple[date, date]:
        assert self._report is not None
        return self._report.first, self._report.last

    def _received(self) -> DossierFilter:
        return figure_filter("received", *self._span())

    def _words_of(self, figure: str) -> str:
        return next(tr(words) for name, words in _FIGURES if name == figure)


def _sorted(lines: Iterable[tuple[object, str, int]]) -> list[NamedCount]:
    counts = [NamedCount(*line) for line in lines]
    return sorted(counts, key=lambda line: -line.count)
