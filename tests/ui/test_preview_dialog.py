"""The preview shows every page of a paper and fits the screen."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.preview_dialog import PreviewDialog
from tests.ui import accessibility


def test_every_page_is_shown_and_can_be_named(qtbot: QtBot) -> None:
    pages = []
    for _ in range(2):
        page = QImage(560, 794, QImage.Format.Format_RGB32)
        page.fill(0xFFFFFFFF)
        pages.append(page)
    dialog = PreviewDialog("Xem trước giấy hẹn", pages)
    qtbot.addWidget(dialog)
    dialog.show()
    sheets = [label for label in dialog.findChildren(QLabel) if not label.pixmap().isNull()]
    assert [sheet.accessibleName() for sheet in sheets] == ["Trang 1", "Trang 2"]
    room = dialog.screen().availableGeometry().height()
    assert room * 0.85 < dialog.height() <= room * 0.94
    assert 794 * 0.4 < sheets[0].pixmap().height() <= dialog.area.viewport().height()
    assert accessibility.problems(dialog) == []
