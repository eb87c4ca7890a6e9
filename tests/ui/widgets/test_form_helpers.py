"""Parts that forms are made of besides plain fields: proposals, remarks, wrapping check boxes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import apply_theme, tokens
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column
from app.ui.widgets.more_button import MoreButton
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.proposals import Proposals
from app.ui.widgets.search_select import Choice
from app.ui.widgets.wrap_check import WrapCheck
from tests.ui.typing_keys import press, type_text

PEOPLE = (Choice("a", "Nguyễn Văn An", "001*****0001"), Choice("b", "Nguyễn Văn Bình"))
LONG = "Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh"


def shown(qtbot: QtBot, *parts: QWidget, width: int = 400) -> None:
    window = QWidget()
    window.setLayout(column(*parts, None))
    window.resize(width, 500)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for part in parts:
        part.window_kept = window


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    shown(qtbot, line, QLineEdit())
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return line


@pytest.fixture
def proposals(line: QLineEdit) -> Proposals:
    return Proposals(line)


def test_enter_and_tab_leave_a_text_alone_that_no_arrow_has_replaced(
    line: QLineEdit, proposals: Proposals
) -> None:
    picked: list[object] = []
    proposals.picked.connect(picked.append)
    type_text(line, "Nguyễn")
    proposals.offer(PEOPLE)
    press(line, Qt.Key.Key_Return)
    assert len(proposals.offered()) == 2
    press(line, Qt.Key.Key_Tab)
    assert (line.text(), picked, proposals.offered()) == ("Nguyễn", [], [])


def test_an_arrow_and_enter_take_a_proposal(line: QLineEdit, proposals: Proposals) -> None:
    picked: list[object] = []
    proposals.picked.connect(picked.append)
    proposals.offer(PEOPLE)
    press(line, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Return)
    assert (picked, proposals.offered()) == (["b"], [])


def test_escape_and_an_empty_offer_close_the_proposals(
    line: QLineEdit, proposals: Proposals
) -> None:
    proposals.offer(PEOPLE)
    press(line, Qt.Key.Key_Escape)
    assert proposals.offered() == []
    proposals.offer(PEOPLE)
    proposals.offer(())
    assert proposals.offered() == []


def test_proposals_that_come_late_do_not_open_under_a_line_left_meanwhile(
    line: QLineEdit, proposals: Proposals
) -> None:
    press(line, Qt.Key.Key_Tab)
    proposals.offer(PEOPLE)
    assert proposals.offered() == []


def test_a_remark_takes_room_only_while_it_says_something(qtbot: QtBot) -> None:
    note = NoteLine(action=Button("Dùng lại"))
    shown(qtbot, note)
    assert note.isHidden()
    note.show_note("warn", "So lại với thẻ.")
    assert (note.isVisible(), note.text()) == (True, "So lại với thẻ.")
    assert note.accessibleName() == "So lại với thẻ."
    note.clear_note()
    assert note.isHidden()


def test_a_long_check_box_wraps_and_is_ticked_anywhere_on_its_words(qtbot: QtBot) -> None:
    short, long = WrapCheck("Tờ khai"), WrapCheck(LONG, "Xuất trình")
    shown(qtbot, short, long, width=300)
    assert long.height() > 2 * short.height() - 10
    assert short.height() >= tokens().sizes.control - 1
    QTest.mouseClick(long, Qt.MouseButton.LeftButton, pos=QPoint(200, long.height() - 4))
    assert long.isChecked()
    assert long.accessibleName() == f"{LONG}, Xuất trình"


def test_a_check_box_tells_its_figure_and_grows_with_the_letters(
    qtbot: QtBot, qapp: object
) -> None:
    box = WrapCheck(LONG)
    shown(qtbot, box)
    before = box.heightForWidth(300)
    box.set_figure("1/2")
    box.set_detail("Bản chụp")
    assert box.accessibleName() == f"{LONG}, Bản chụp, 1/2"
    apply_theme(qapp, "dark", 18)
    assert box.heightForWidth(300) > before
    assert not box.grab().isNull()


def test_a_more_button_stays_pressed_while_its_part_is_open(qtbot: QtBot) -> None:
    more, part = MoreButton("Thê&m"), QLineEdit()
    more.toggled.connect(part.setVisible)
    part.hide()
    shown(qtbot, more, part)
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert (more.isChecked(), part.isVisible()) == (True, True)
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert part.isHidden()


def test_a_large_banner_writes_its_title_larger(qtbot: QtBot) -> None:
    plain, large = InlineBanner(), InlineBanner(role="heading")
    shown(qtbot, plain, large)
    for banner in (plain, large):
        banner.show_note("success", "ĐÃ NHẬN", "Đã gửi in")
    assert large.sizeHint().height() > plain.sizeHint().height()
    assert large.text() == "Đã gửi in"
