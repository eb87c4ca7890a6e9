"""Every page of the board: nobody is named, nothing is cut off, nothing takes the keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.board import BoardPage, BoardView, ReadyResult
from app.domain.board_choices import TEXT_SIZES, BoardChoices
from app.domain.ratings import Score
from app.domain.vietnam_time import local
from app.ui.board.board_window import BoardWindow, Scene
from app.ui.board.pieces import Words
from app.ui.board.rating_strip import THANKS_MS
from app.ui.theme import apply_theme, tokens
from tests.ui.board.conftest import BusyOffice
from tests.ui.heartbeat import Heartbeat

NOW = local(2026, 11, 16, 15, 30)
SIZES = ((1366, 768), (1920, 1080), (768, 1366))


def scene(view: BoardView | None, **changes: Any) -> Scene:
    choices = BoardChoices(**changes.pop("choices", {}))
    return Scene(now=NOW, choices=choices, view=view, served=True, **changes)


@pytest.fixture
def window(qtbot: QtBot, busy: BusyOffice) -> Iterator[BoardWindow]:
    made = BoardWindow(scene(busy.view), look=False)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def rounds_of(window: BoardWindow, view: BoardView) -> Iterator[BoardPage]:
    """Turn the pages until every part of every page has been in front."""
    for _turn in range(len(view.procedures) + 20):
        turn = window.turn()
        assert turn is not None
        yield turn.page
        window.turn_page()


def everything_said(window: BoardWindow) -> set[str]:
    """Return what is painted on the window and read out of it, its parts included."""
    said = set(window.words())
    for widget in [window, *window.findChildren(QWidget)]:
        said |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
        said |= {widget.windowTitle(), widget.text() if isinstance(widget, QLabel) else ""}
    return said


def test_nobody_is_named_on_any_page(window: BoardWindow, busy: BusyOffice) -> None:
    seen: set[BoardPage] = set()
    said: set[str] = set()
    for page in rounds_of(window, busy.view):
        seen.add(page)
        said |= everything_said(window)
    assert seen == set(BoardPage)
    assert len(busy.secrets) > 60
    told = "\n".join(said)
    assert [secret for secret in busy.secrets if len(secret) > 3 and secret in told] == []
    assert busy.view.ready[0].code in told
    assert busy.view.ready[0].initials in told


def test_nothing_is_cut_off_at_any_size(window: BoardWindow, busy: BusyOffice) -> None:
    crowd = tuple(replace(one, initials="N.T.Á.T.M.") for one in busy.view.ready)
    longest = sorted(busy.view.procedures, key=lambda one: -len(one.name + one.fee))[:12]
    address = "Số 1 phố Long Biên, phường Long Biên, thành phố Hà Nội"
    view = replace(busy.view, ready=crowd * 8, address=address, procedures=tuple(longest))
    cut: list[str] = []
    for size in SIZES:
        for text in (TEXT_SIZES[0], TEXT_SIZES[-1]):
            choices = {"text": text, "message": "Từ 01/12 nhận hồ sơ đất đai tại Quầy 3."}
            window.resize(*size)
            window.show_scene(scene(view, choices=choices))
            for page in rounds_of(window, view):
                cut += [f"{size} {page} {text}: {word}" for word in cut_off(window)]
    assert sorted(set(cut)) == []


def cut_off(window: BoardWindow) -> Iterator[str]:
    room = QRectF(window.rect())
    for sheet in window.sheets():
        for piece in sheet.pieces:
            if not isinstance(piece, Words):
                continue
            wraps = piece.flags & Qt.TextFlag.TextWordWrap.value
            metrics = QFontMetricsF(piece.font)
            need = metrics.boundingRect(piece.rect, piece.flags, piece.text)
            too_high = wraps and need.height() > piece.rect.height() + 1
            if too_high or not room.contains(piece.rect) or piece.text.endswith("…"):
                yield piece.text


def test_pages_without_anything_to_say_are_left_out(window: BoardWindow, busy: BusyOffice) -> None:
    empty = replace(busy.view, procedures=(), hotline="", address="")
    chosen = {"pages": (BoardPage.PROCEDURES, BoardPage.CONTACT)}
    window.show_scene(scene(empty, choices=chosen))
    turn = window.turn()
    assert turn is not None
    assert turn.page is BoardPage.HOURS
    window.show_scene(scene(None))
    assert "Kính chào ông/bà" in window.words()


def test_without_anybody_at_the_desk_only_neutral_pages_hang_there(
    window: BoardWindow, busy: BusyOffice
) -> None:
    window.show_scene(replace(scene(busy.view), served=False))
    assert not window.strip.isVisible()
    assert BoardPage.READY not in set(rounds_of(window, busy.view))


def test_a_result_of_today_is_marked_not_by_color_alone(
    window: BoardWindow, busy: BusyOffice
) -> None:
    results = (
        ReadyResult("…1", "A.", NOW.date()),
        ReadyResult("…2", "B.", local(2026, 1, 5).date()),
    )
    window.show_scene(
        scene(replace(busy.view, ready=results), choices={"pages": (BoardPage.READY,)})
    )
    marks = [piece for piece in window.sheets()[1].pieces if type(piece).__name__ == "Mark"]
    assert len(marks) == 1


def test_an_answer_is_taken_once_and_thanked_for(qtbot: QtBot, window: BoardWindow) -> None:
    answers: list[Score] = []
    window.rated.connect(answers.append)
    button = window.strip.buttons[Score.CONTENT]
    assert button.accessibleName() == "Hài lòng"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.click()
    assert answers == [Score.CONTENT]
    assert "Cảm ơn ý kiến của ông/bà" in window.words()
    assert THANKS_MS >= 3000
    window.strip.ask()
    QTest.mouseClick(window.strip.buttons[Score.NOT_CONTENT], Qt.MouseButton.LeftButton)
    assert answers == [Score.CONTENT, Score.NOT_CONTENT]


def test_nothing_on_the_board_takes_the_keyboard(window: BoardWindow) -> None:
    policies = {widget.focusPolicy() for widget in [window, *window.findChildren(QWidget)]}
    assert policies == {Qt.FocusPolicy.NoFocus}
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_turning_pages_never_holds_the_desk_up(
    qtbot: QtBot, window: BoardWindow, heartbeat: Heartbeat
) -> None:
    window.resize(1920, 1080)
    for _turn in range(8):
        window.turn_page()
        qtbot.waitUntil(window.is_painted)
    head = window.grab().toImage().pixelColor(4, 4)
    assert head.name().upper() == tokens().colors.nav
    apply_theme(cast("QApplication", QApplication.instance()), "dark", 14)
    qtbot.waitUntil(window.is_painted)
    foot = window.grab().toImage().pixelColor(4, window.height() // 2)
    assert foot.name().upper() == tokens().colors.background
