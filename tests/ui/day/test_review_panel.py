"""What hangs over at the end of the day: results given out for other counters' dossiers."""

from pytestqt.qtbot import QtBot

from app.domain.dossier_code import LocalCode
from app.services.commands import PrinterChoice
from app.ui.day.review_panel import ReviewPanel
from tests import builders, busy_day, counters
from tests.ui import accessibility
from tests.ui.day.conftest import Desk


def shown(qtbot: QtBot, desk: Desk) -> ReviewPanel:
    lead = builders.supervisor(desk.counter)
    panel = ReviewPanel(desk.operations, lead, PrinterChoice)
    qtbot.addWidget(panel)
    panel.page_asked.connect(desk.pages.append)
    panel.resize(860, 560)
    panel.show_figures(desk.counter.days.figures(lead, busy_day.DAY))
    panel.show()
    return panel


def test_nothing_is_said_of_returns_that_wait_while_none_does(qtbot: QtBot, desk: Desk) -> None:
    assert not shown(qtbot, desk).unmatched.isVisible()


def test_returns_that_wait_are_told_with_the_way_to_mend_it(qtbot: QtBot, desk: Desk) -> None:
    counters.returned(desk.counter, str(LocalCode(2, 0, busy_day.DAY, 7)))
    panel = shown(qtbot, desk)
    assert panel.unmatched.accessibleName() == "1 kết quả đã trả, chờ ghép"
    panel.to_settings.click()
    assert desk.pages == ["settings"]
    assert accessibility.problems(panel) == []
