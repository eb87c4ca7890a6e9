"""The report of a period: its figures, and who, how and in which field; each opens its list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.channel import CHANNEL_LABELS
from app.domain.date_entry import DateSense
from app.domain.dossier_filter import DossierFilter
from app.domain.listings import ClerkRow
from app.domain.period_report import PeriodReport, figure_filter
from app.domain.report_periods import report_periods
from app.domain.text import dong
from app.domain.vietnam_time import short_date
from app.errors import MotCuaError
from app.ui.operations import LatestOnly, Operations
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.bar_list import BarList, NamedCount
from app.ui.widgets.card import Card
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.stat_tile import StatTile
from app.ui.widgets.text import Text
from app.words import N_, tr

if TYPE_CHECKING:
    from app.services.counter import Counter

OpenList = Callable[[DossierFilter, str], object]

# Figures by line, each with the part of the line it takes.
_LINE = 20
_FIGURES: tuple[tuple[str, str, int], ...] = (
    ("received", N_("Tiếp nhận"), 4),
    ("finished", N_("Có kết quả"), 4),
    ("in_process", N_("Đang giải quyết"), 4),
    ("returned", N_("Đã trả"), 4),
    ("waiting_collection", N_("Chờ đến nhận"), 4),
    ("early", N_("Trước hạn"), 4),
    ("on_the_day", N_("Đúng ngày"), 4),
    ("on_time_net", N_("Đúng hạn"), 4),
    ("programme", N_("Hẹn sớm 4h"), 4),
    ("programme_met", N_("Đạt sớm 4h"), 4),
    ("overdue_gross", N_("Quá hạn"), 3),
    ("excluded", N_("Loại trừ"), 3),
    ("overdue_net", N_("Quá hạn phải chịu"), 5),
    ("home_death_registrations", N_("Khai tử tại nhà"), 4),
    ("fees", N_("đ lệ phí"), 5),
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A report with the clerks whose names stand in it."""

    report: PeriodReport
    clerks: tuple[ClerkRow, ...]


class ReportPanel(QWidget):
    """For those who may see every clerk's work; asks anew whenever the period changes."""

    def __init__(
        self,
        operations: Operations,
        today: Callable[[], date],
        open_list: OpenList,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._open_list = open_list
        self._latest = LatestOnly(operations)
        self._report: PeriodReport | None = None
        self.note = InlineBanner(closable=False)
        self.preset = ChoiceBox()
        self.preset.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.preset.setAccessibleName(tr("Kỳ báo cáo"))
        self.first = DateEdit(today, sense=DateSense.PAST)
        self.last = DateEdit(today, sense=DateSense.NEAR)
        self._days = Text("", "secondary")
        self.tiles = {name: StatTile(tr(words), "") for name, words, _part in _FIGURES}
        self.by_clerk = BarList(tr("Theo công chức"), tr("Công chức"))
        self.by_channel = BarList(tr("Theo cách nộp"), tr("Cách nộp"))
        self.by_field = BarList(tr("Theo lĩnh vực"), tr("Lĩnh vực"))
        self._lay_out()
        self._choose_periods()
        self.preset.key_changed.connect(self._take_preset)
        for field in (self.first, self.last):
            field.value_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Count the period chosen anew."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return
        self._mark_preset(first, last)

        def ask(counter: "Counter") -> _Seen:
            return _Seen(counter.days.period(first, last), counter.office.clerks(active_only=False))

        self._latest.ask(ask, self._show, self._explain)

    def _lay_out(self) -> None:
        self.first.setAccessibleName(tr("Từ ngày"))
        self.last.setAccessibleName(tr("Đến ngày"))
        choice = row(
            self.preset,
            Text(tr("từ"), "secondary"),
            self.first,
            Text(tr("đến"), "secondary"),
            self.last,
            self._days,
            None,
        )
        grid = QGridLayout()
        grid.setSpacing(GAP_S)
        used = 0
        for name, _words, part in _FIGURES:
            grid.addWidget(self.tiles[name], used // _LINE, used % _LINE, 1, part)
            self.tiles[name].clicked.connect(self._opener(name))
            used += part
        for line_part in range(_LINE):
            grid.setColumnStretch(line_part, 1)
        lists = row(gap=GAP_M)
        for bars, asked in (
            (self.by_clerk, self._open_clerk),
            (self.by_channel, self._open_channel),
            (self.by_field, self._open_field),
        ):
            card = Card(bars.accessibleName())
            bars.stand_in(card)
            bars.asked.connect(asked)
            lists.addWidget(card, 1)
        layout = column(choice, self.note, grid, lists, gap=GAP_S)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _choose_periods(self) -> None:
        self._periods = report_periods(self._today())
        names = [(one, tr(one.name)) for one in self._periods]
        self.preset.set_choices([*names, (None, tr("Tự chọn ngày"))])
        self.first.set_value(self._periods[0].first)
        self.last.set_value(self._periods[0].last)

    def _take_preset(self, chosen: object) -> None:
        for one in self._periods:
            if one is chosen:
                for field, day in ((self.first, one.first), (self.last, one.last)):
                    field.blockSignals(True)
                    field.set_value(day)
                    field.blockSignals(False)
                self.refresh()

    def _mark_preset(self, first: date, last: date) -> None:
        chosen = next((p for p in self._periods if (p.first, p.last) == (first, last)), None)
        self.preset.blockSignals(True)
        self.preset.set_key(chosen)
        self.preset.blockSignals(False)

    def _show(self, seen: _Seen) -> None:
        self.note.hide()
        report = self._report = seen.report
        for name, tile in self.tiles.items():
            value: int = getattr(report, name)
            tile.set_value(dong(value).removesuffix(" đồng") if name == "fees" else value)
        self._days.setText(tr("{count} ngày làm việc", count=report.working_days))
        ids = {clerk.name: clerk.id for clerk in seen.clerks}
        self.by_clerk.show_counts(
            _sorted((ids[name], name, n) for name, n in report.by_clerk.items())
        )
        self.by_channel.show_counts(
            _sorted((one, tr(CHANNEL_LABELS[one]), n) for one, n in report.by_channel.items())
        )
        self.by_field.show_counts(_sorted((name, name, n) for name, n in report.by_field.items()))

    def _explain(self, failure: MotCuaError) -> bool:
        # Figures of another period must not stand beside days they are not for.
        self._report = None
        for tile in self.tiles.values():
            tile.set_value(None)
        for bars in (self.by_clerk, self.by_channel, self.by_field):
            bars.show_counts(())
        self._days.setText("")
        self.note.show_note(
            "warn", tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        )
        return True

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
        first, last = self._span()
        days = f"{short_date(first)} – {short_date(last)}"
        self._open_list(wanted, tr("{figure}, {days}", figure=words, days=days))

    def _span(self) -> tuple[date, date]:
        if self._report is None:
            return self._today(), self._today()
        return self._report.first, self._report.last

    def _received(self) -> DossierFilter:
        return figure_filter("received", *self._span())

    def _words_of(self, figure: str) -> str:
        return next(tr(words) for name, words, _part in _FIGURES if name == figure)


def _sorted(lines: Iterable[tuple[object, str, int]]) -> list[NamedCount]:
    counts = [NamedCount(*line) for line in lines]
    return sorted(counts, key=lambda line: -line.count)
