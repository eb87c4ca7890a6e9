"""Shows the picture of a table of a report: bars by name with their lists, or small columns."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.domain.reports.charts import BarsChart, Chart, ChartLine, ColumnsChart
from app.domain.text import grouped
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.bar_chart import Bar, BarChart
from app.ui.widgets.layouts import column
from app.ui.widgets.stack_list import Legend, StackLine, StackList
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText
from app.words import tr

_IN_A_ROW = 3


class ChartView(QStackedWidget):
    """Emits ``opened`` with filter and words of a bar that stands for a list."""

    opened = Signal(object, str)

    def __init__(self, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opens = opens
        self._whole = ""
        self.legend = Legend()
        self.bars = StackList(tr("Biểu đồ"))
        both = QWidget()
        layout = column(self.legend, self.bars, gap=GAP_S)
        layout.setStretch(1, 1)
        both.setLayout(layout)
        self.columns: list[BarChart] = []
        self.addWidget(both)
        self._small: QWidget | None = None
        self.bars.asked.connect(self._open)

    def show_chart(self, chart: Chart) -> None:
        """Show ``chart``."""
        match chart:
            case BarsChart():
                self._show_bars(chart)
            case ColumnsChart():
                self._show_columns(chart)

    def first_field(self) -> QWidget | None:
        """Return what takes the keyboard: the list of bars; small columns take none."""
        return self.bars if self.currentIndex() == 0 else None

    def _show_bars(self, chart: BarsChart) -> None:
        names = [one.name for one in chart.series]
        self._whole = chart.whole
        self.legend.show_names([(one.name, one.shade) for one in chart.series])
        show_if(self.legend, len(names) > 1)
        lines = [
            StackLine(one, one.name, one.values, _words(one), _said(one, names))
            for one in chart.lines
        ]
        self.bars.setAccessibleName(tr("Biểu đồ: {what}", what=chart.whole))
        self.bars.show_lines(lines, [one.shade for one in chart.series])
        self.setCurrentIndex(0)

    def _show_columns(self, chart: ColumnsChart) -> None:
        if self._small is not None:
            self.removeWidget(self._small)
            self._small.deleteLater()
        self._small = QWidget()
        grid = QGridLayout(self._small)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GAP_M)
        # Months need the width, three periods do not.
        across = _IN_A_ROW if max(len(bars) for _title, bars in chart.charts) <= _IN_A_ROW else 1
        self.columns = []
        for number, (title, bars) in enumerate(chart.charts):
            made = BarChart(title)
            made.set_bars([Bar(one.label, one.value, current=one.current) for one in bars])
            self.columns.append(made)
            box = column(ElidedText(title, "strong"), made, gap=0)
            box.setStretch(1, 1)
            grid.addLayout(box, *divmod(number, across))
        self.addWidget(self._small)
        self.setCurrentWidget(self._small)

    def _open(self, line: StackLine) -> None:
        chosen = line.key
        if self._opens and isinstance(chosen, ChartLine) and chosen.behind is not None:
            self.opened.emit(
                chosen.behind, tr("{figure} – {row}", figure=self._whole, row=chosen.name)
            )


def _words(line: ChartLine) -> str:
    """Return the whole and its parts in the order of the legend, for colors alone say nothing."""
    if len(line.values) == 1:
        return line.words
    return f"{line.words} ({' / '.join(grouped(value) for value in line.values)})"


def _said(line: ChartLine, names: list[str]) -> str:
    if len(names) == 1:
        return f"{line.name}: {line.words}"
    parts = ", ".join(
        f"{name} {grouped(value)}" for name, value in zip(names, line.values, strict=True)
    )
    return f"{line.name}: {line.words}; {parts}"
