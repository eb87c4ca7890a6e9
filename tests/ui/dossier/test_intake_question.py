"""The question before a doubtful intake: no reason by itself, and what is doubted in sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import problems
from tests.ui.dossier.intake_desk import IntakeDesk

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeDesk]:
    made = IntakeDesk(qtbot, tmp_path)
    yield made
    made.close()


def test_a_doubt_is_answered_by_a_reason_somebody_gave(desk: IntakeDesk) -> None:
    desk.fill(number="001085000012", name="Trần Thị Đức")
    desk.form.applicant.sex.set_key("female")
    desk.press(Key.Key_F9)
    question = desk.view.question
    assert question.title() == "Giới tính không khớp với số định danh: xem lại thẻ."
    assert ("Giới tính", "Nữ", "Nam") in question.pair.lines
    assert ("Số định danh", "001 085 000 012", "") in question.pair.lines
    assert question.isVisible() and not desk.view.save_button.isVisible()
    assert problems(desk.page) == []
    for typed, said in (("", "Chưa ghi lý do"), ("ok", "Lý do quá ngắn")):
        question.reasons.setFocus()
        desk.type(typed)
        desk.press(Key.Key_F9)
        assert question.field.error().startswith(said)
    assert desk.received() == []
    question.reasons.line.clear()
    desk.type("2")
    assert question.reasons.reason() == "thẻ in sai, đã hướng dẫn sửa"
    desk.type("1")
    desk.press(Key.Key_F9)
    (card,) = desk.received()
    assert "vẫn nhận vì đã đối chiếu giấy tờ gốc" in card.history[0].text
    assert desk.view.save_button.isVisible()
