"""The screen goes on breathing while twenty thousand dossiers are searched and scrolled."""

from PySide6.QtCore import Qt

from app.ui.dossier.dossiers_page import DossiersPage
from tests.many_dossiers import fill
from tests.ui.dossier.desk import Desk, what_is_loaded_set_aside
from tests.ui.heartbeat import Heartbeat
from tests.ui.typing_keys import type_text

DOSSIERS = 20_000


def type_and_wait(desk: Desk, page: DossiersPage, text: str) -> None:
    """Type as quickly as a clerk does, letter by letter."""
    page.search.setFocus()
    page.search.selectAll()
    for letter in text:
        type_text(page.search, letter)
        desk.qtbot.wait(30)
    desk.settle()


def test_typing_and_scrolling_never_stop_the_screen(
    desk: Desk, resting_heartbeat: Heartbeat
) -> None:
    fill(desk.counter, DOSSIERS)
    page = desk.dossiers_page()
    type_and_wait(desk, page, "ng")
    with what_is_loaded_set_aside():
        resting_heartbeat.start()
        for text in ("nguyen van an", "dang thi u", "0900001", "zzzz"):
            type_and_wait(desk, page, text)
        page.search.clear()
        desk.settle()
        page.list.focus_first()
        for _page in range(5):
            desk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        resting_heartbeat.stop()
    assert page.list.model.rowCount() > 200
