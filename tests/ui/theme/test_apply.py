"""The look as it is applied: letters, icons, live switching."""

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QIcon
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import apply_theme, icon, tokens, watch, weighted
from app.ui.theme.assets import FONTS, ICONS
from app.ui.theme.tokens import DARK, LIGHT
from tests.ui.heartbeat import Heartbeat


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_each_weight_is_a_shipped_font_with_equally_wide_digits(
    qapp: QApplication, weight: int
) -> None:
    font = weighted(qapp.font(), 14, QFont.Weight(weight))
    info = QFontInfo(font)
    assert (info.family(), info.weight()) == ("Noto Sans", weight)
    metrics = QFontMetricsF(font)
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "ạẢẫĐđỪữỵƠơƯư₫–…")


def test_colors_and_sizes_change_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    height = field.sizeHint().height()
    with qtbot.waitSignal(watch.changed):
        apply_theme(qapp, "dark", 18)
    assert tokens().colors is DARK
    assert field.sizeHint().height() > height
    assert qapp.palette().window().color() == QColor(DARK.background)
    apply_theme(qapp, "light", 14)
    assert tokens().colors is LIGHT
    assert field.sizeHint().height() == height


def test_the_theme_follows_the_system_only_when_asked_to(qapp: QApplication) -> None:
    apply_theme(qapp, "system", 14)
    system_is_dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert tokens().dark is system_is_dark


def test_a_placeholder_keeps_its_contrast(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("HHHHHHHHHH")
    field.resize(300, field.sizeHint().height())
    field.show()
    image = field.grab().toImage()
    inked = {image.pixelColor(x, y).name() for x in range(300) for y in range(image.height())}
    darkest = min((QColor(name) for name in inked), key=QColor.lightness)
    assert darkest.lightness() <= QColor(LIGHT.text_secondary).lightness() + 12


def test_a_combo_box_keeps_its_arrow(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.resize(200, 40)
    box.show()
    image = box.grab().toImage()
    right = {image.pixelColor(x, y).name() for x in range(160, 195) for y in range(8, 32)}
    assert QColor(LIGHT.text_secondary).name() in right


class Noting(QWidget):
    """Counts how often it is told that its style has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dressed = 0

    def changeEvent(self, event: QEvent) -> None:
        self.dressed += event.type() == QEvent.Type.StyleChange


def test_a_widget_is_not_dressed_more_often_the_deeper_it_lies(
    qapp: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inner: QWidget = window
    for _depth in range(12):
        inner = QLabel(inner)
    noting = Noting(inner)
    with qtbot.waitExposed(window):
        window.show()
    noting.dressed = 0
    apply_theme(qapp, "dark", 18)
    assert 1 <= noting.dressed <= 4


def test_an_icon_takes_the_color_of_the_theme_when_it_is_painted(qapp: QApplication) -> None:
    def ink(of: QIcon) -> str:
        image = of.pixmap(QSize(48, 48)).toImage()
        solid = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        ]
        return solid[0].name()

    same = icon("printer", "primary")
    assert ink(same) == QColor(LIGHT.primary).name()
    apply_theme(qapp, "dark", 14)
    assert ink(same) == QColor(DARK.primary).name()


def test_an_icon_survives_being_copied_and_forgotten(qapp: QApplication) -> None:
    copies = [QIcon(icon("user", "error")) for _number in range(50)]
    assert all(not copy.pixmap(16, 16).isNull() for copy in copies)


def test_every_icon_and_font_has_its_licence() -> None:
    assert (ICONS / "LICENSE.txt").exists()
    assert {path.stem.split("-")[0] for path in FONTS.glob("*.ttf")} == {
        path.stem.split("-")[0] for path in FONTS.glob("*-OFL.txt")
    }


def test_switching_the_theme_does_not_stop_the_screen(
    qtbot: QtBot, qapp: QApplication, heartbeat: Heartbeat
) -> None:
    apply_theme(qapp, "dark", 14)
