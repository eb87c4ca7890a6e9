"""An intake whose journal line met a bad disk: told, safe, and never asked about when repeated."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.settings import Settings, save_settings
from tests.ui.dossier.intake_desk import IntakeDesk
from tests.ui.recorder import Recorder


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeDesk]:
    """A desk whose journal belongs on a stick that is not there."""
    (tmp_path / "kho").mkdir()
    save_settings(tmp_path / "kho", Settings(journal_folder=str(tmp_path / "usb" / "nhat-ky")))
    made = IntakeDesk(qtbot, tmp_path / "kho")
    yield made
    made.close()


def test_an_intake_that_met_a_missing_disk_says_so(desk: IntakeDesk, tmp_path: Path) -> None:
    desk.fill()
    desk.press(Qt.Key.Key_F9)
    assert "nhật ký cần xem" in desk.view.received.text()
    assert list((tmp_path / "kho" / "nhat-ky").glob("bien-nhan-*.jsonl"))
    (tmp_path / "usb").mkdir()
    desk.fill(number="001085000099", name="Lê Thị Bé")
    desk.press(Qt.Key.Key_F9)
    assert len(desk.received()) == 2
    assert "nhật ký" not in desk.view.received.text()


def test_saving_again_after_a_full_disk_asks_about_no_open_dossier(
    desk: IntakeDesk, tmp_path: Path, said: Recorder
) -> None:
    beside = tmp_path / "kho" / "nhat-ky"
    for path in beside.glob("*"):
        path.unlink()
    beside.rmdir()
    beside.touch()
    desk.fill()
    desk.press(Qt.Key.Key_F9)
    assert "Không ghi được nhật ký biên nhận" in said.words("error")[0]
    beside.unlink()
    desk.press(Qt.Key.Key_F9)
    assert not desk.view.question.isVisible()
    (card,) = desk.received()
    assert desk.view.received.title() == f"ĐÃ NHẬN TỪ TRƯỚC {card.row.code}"
    assert desk.form.state() == {}
