"""A part of a form is scrolled to with all that belongs to it."""

from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.field import Field, side_by_side
from app.ui.widgets.layouts import column
from app.ui.widgets.reveal import reveal


def test_a_field_is_seen_with_the_whole_of_its_error(qtbot: QtBot) -> None:
    area, body = QScrollArea(), QWidget()
    narrow, wide = Field("Ngày sinh", QLineEdit()), Field("Điện thoại", QLineEdit())
    others = [Field(f"Ô {number}", QLineEdit()) for number in range(8)]
    body.setLayout(column(*others[:4], side_by_side((narrow, 1), (wide, 3)), *others[4:]))
    area.setWidgetResizable(True)
    area.setWidget(body)
    qtbot.addWidget(area)
    area.resize(400, 180)
    with qtbot.waitExposed(area):
        area.show()
    narrow.show_error("Ngày sinh chưa đúng. Nhập ngày/tháng/năm như 01/02/1998. " * 2)
    reveal(narrow.editor)
    for widget in (narrow, narrow.error_line):
        assert widget.visibleRegion().boundingRect() == widget.rect()
    assert narrow.error_line.width() > 300
    reveal(others[0].editor)
    assert area.verticalScrollBar().value() <= others[0].y()
