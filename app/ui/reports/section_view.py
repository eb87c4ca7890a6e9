"""A report on the screen: its tables in turn, each as table, picture or text, and how it counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from app.domain.reports.charts import chart_of
from app.domain.reports.report import Report, ReportKind, Section
from app.domain.vietnam_time import short_moment
from app.ui.reports.chart_view import ChartView
from app.ui.reports.figure_table import FigureTable
from app.ui.reports.report_words import part_name
from app.ui.reports.text_view import TextView
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layouts import row
from app.ui.widgets.more_button import MoreButton
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text
from app.words import tr

# With less room than so many lines the rules are folded away until somebody asks for them.
_ROOMY = 26


class SectionView(Card):
    """Emits ``opened`` with filter and words of a figure whose list is wanted."""

    opened = Signal(object, str)

    def __init__(self, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._report: Report | None = None
        self._wants_chart = False
        self._folded: bool | None = None
        self.parts = QTabBar()
        self.parts.setAccessibleName(tr("Các bảng của báo cáo"))
        self.parts.setDrawBase(False)
        self.parts.setExpanding(False)
        self._title = ElidedText("", "title")
        self.chart_key = Button(tr("&Biểu đồ"), icon="chart-bar")
        self.chart_key.setCheckable(True)
        self.rules = MoreButton(tr("&Cách tính"))
        self.table = FigureTable(opens)
        self.chart = ChartView(opens)
        self.text = TextView()
        self._empty = EmptyState("report", tr("Kỳ này không có số liệu"))
        self.stack = QStackedWidget()
        self.notes = Text("", "small", wrap=True)
        self._lay_out()
        self.parts.currentChanged.connect(lambda _place: self._show_part())
        self.chart_key.toggled.connect(self._choose_chart)
        self.rules.toggled.connect(self._fold)
        self.table.opened.connect(self.opened)
        self.chart.opened.connect(self.opened)

    def show_report(self, report: Report) -> None:
        """Show ``report``; the same kind as before stays at its part."""
        before = self._report
        same = before is not None and before.kind is report.kind
        place = self.parts.currentIndex() if same else 0
        self._report = report
        self.parts.blockSignals(True)
        while self.parts.count():
            self.parts.removeTab(0)
        if report.text is not None:
            self.parts.addTab(tr("Lời văn"))
        for at in range(len(report.sections)):
            # A name is nobody's mnemonic.
            self.parts.addTab(part_name(report, at).replace("&", "&&"))
        self.parts.setCurrentIndex(max(0, min(place, self.parts.count() - 1)))
        self.parts.blockSignals(False)
        show_if(self.parts, self.parts.count() > 1)
        show_if(self._title, self.parts.count() <= 1)
        self._show_part()

    def place(self) -> int:
        """Return which of the report's tables is in front; the first while its text is."""
        before = 1 if self._report is not None and self._report.text is not None else 0
        return max(0, self.parts.currentIndex() - before)

    def report(self) -> Report | None:
        """Return what is shown, a text as it was edited."""
        return None if self._report is None else self.text.edited(self._report)

    def first_field(self) -> QWidget:
        """Return what takes the keyboard: the table, the bars of the picture, or the text."""
        if self.stack.currentWidget() is self.text:
            return self.text.editor
        if self.stack.currentWidget() is self.chart:
            return self.chart.first_field() or self.chart_key
        return self.table

    def clear(self) -> None:
        """Show nothing: figures of another period must not stand beside days they are not for."""
        self._report = None
        for part in (self.parts, self.chart_key, self.rules, self.notes):
            show_if(part, False)
        self._title.setText("")
        self._empty.set_text("")
        self.stack.setCurrentWidget(self._empty)

    def _lay_out(self) -> None:
        head = row(self.parts, self._title, self.rules, self.chart_key, gap=GAP_M)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        for part in (self.table, self.chart, self.text, self._empty):
            self.stack.addWidget(part)
        self.body.setSpacing(GAP_S)
        self.add(head)
        self.add(self.stack, 1)
        self.add(self.notes)
        self.frame_focus_of(self.table)
        self.frame_focus_of(self.chart.bars)

    def _show_part(self) -> None:
        report = self._report
        if report is None or not report.sections:
            self.clear()
            return
        if report.text is not None and self.parts.currentIndex() == 0:
            self._show_text(report)
            return
        section = report.sections[self.place()]
        chart = chart_of(report, self.place())
        self._title.setText(part_name(report, self.place()))
        self.table.show_section(section)
        show_if(self.chart_key, chart is not None)
        in_front: QWidget = self.table
        if chart is not None and self._wants_chart:
            self.chart.show_chart(chart)
            in_front = self.chart
        elif not section.table.rows:
            self._empty.set_text(*_nothing(report.kind))
            in_front = self._empty
        self.stack.setCurrentWidget(in_front)
        self._tell_rules(report, section)

    def _show_text(self, report: Report) -> None:
        self.text.show_report(report)
        for part in (self.chart_key, self.rules, self.notes):
            show_if(part, False)
        self.stack.setCurrentWidget(self.text)

    def _tell_rules(self, report: Report, section: Section) -> None:
        if self._folded is None:
            self._folded = self.height() < _ROOMY * self.fontMetrics().height()
        counted = tr("Số liệu tính đến {moment}.", moment=short_moment(report.counted_at))
        unit = section.table.unit and f"{section.table.unit}."
        self.notes.setText(" ".join(part for part in (unit, *section.table.notes, counted) if part))
        show_if(self.rules, True)
        self.rules.blockSignals(True)
        self.rules.setChecked(not self._folded)
        self.rules.blockSignals(False)
        show_if(self.notes, not self._folded)

    def _fold(self, opened: bool) -> None:
        self._folded = not opened
        show_if(self.notes, opened)

    def _choose_chart(self, wanted: bool) -> None:
        self._wants_chart = wanted
        if self._report is not None:
            self._show_part()
            self.first_field().setFocus()


def _nothing(kind: ReportKind) -> tuple[str, str]:
    """Return why a table is empty, and what can be done about it."""
    if kind is ReportKind.OBJECTIVES:
        return (
            tr("Kỳ này không có mục tiêu chất lượng nào"),
            tr("Lãnh đạo phụ trách đặt mục tiêu ở trang này."),
        )
    return tr("Kỳ này không có số liệu"), tr("Chọn kỳ khác.")
