"""The picture of a day by half hours: what came in above, what went out below, on one time axis."""

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtWidgets import QWidget

from app.domain.listings import HalfHour
from app.domain.vietnam_time import to_local
from app.ui.theme.tokens import GAP_XS
from app.ui.widgets.bar_chart import Bar, BarChart
from app.ui.widgets.card import Card
from app.ui.widgets.text import Text
from app.words import tr


def bars_of(slots: Sequence[tuple[time, int]], day: date, counted_at: datetime) -> tuple[Bar, ...]:
    """Return a bar for each half hour; the running one is marked, later ones are still to come."""
    now = to_local(counted_at)
    minute = now.hour * 60 + now.minute if now.date() == day else None
    bars: list[Bar] = []
    for start, count in slots:
        began = start.hour * 60 + start.minute
        running = minute is not None and began <= minute < began + 30
        ahead = now.date() < day or (minute is not None and minute < began)
        bars.append(Bar(_slot_name(start), count, current=running, future=ahead))
    return tuple(bars)


class HalfHours(Card):
    """Two charts over each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(GAP_XS)
        self.received = BarChart(tr("Tiếp nhận theo nửa giờ"))
        self.returned = BarChart(tr("Trả kết quả theo nửa giờ"))
        for chart in (self.received, self.returned):
            self.add(Text(chart.accessibleName(), "label"))
            self.add(chart, 1)

    def show_day(self, half_hours: Sequence[HalfHour], day: date, counted_at: datetime) -> None:
        """Show the half hours of ``day`` as counted at ``counted_at``."""
        taken_in = [(slot.start, slot.received) for slot in half_hours]
        handed_out = [(slot.start, slot.returned) for slot in half_hours]
        self.received.set_bars(bars_of(taken_in, day, counted_at))
        self.returned.set_bars(bars_of(handed_out, day, counted_at))


def _slot_name(start: time) -> str:
    return f"{start.hour}h{start.minute:02d}" if start.minute else f"{start.hour}h"
