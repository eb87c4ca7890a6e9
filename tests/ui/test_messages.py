"""What is said to the clerk goes over one bridge."""

from pytestqt.qtbot import QtBot

from app.errors import RuleError
from app.ui import messages
from app.ui.messages import Message, Question
from tests.ui.recorder import Recorder


def test_each_kind_of_announcement_is_carried(qtbot: QtBot, said: Recorder) -> None:
    messages.info("Một", "a")
    messages.success("Hai")
    messages.warn("Ba")
    assert said.said == [
        Message("info", "Một", "a"),
        Message("success", "Hai"),
        Message("warn", "Ba"),
    ]


def test_an_error_is_filled_in_with_its_values(qtbot: QtBot, said: Recorder) -> None:
    messages.explain(RuleError("Không có {code}.", "Xem lại {code}.", code="01"))
    assert said.said == [Message("error", "Không có 01.", "Xem lại 01.")]


def test_a_question_is_answered_by_whoever_is_there(qtbot: QtBot, said: Recorder) -> None:
    said.answer = False
    assert not messages.ask("Xóa?", yes="Xóa", danger=True)
    assert said.asked == [Question(title="Xóa?", yes="Xóa", no="Không", danger=True)]


def test_without_a_window_the_answer_is_no() -> None:
    assert not messages.ask("Xóa?", yes="Xóa")
