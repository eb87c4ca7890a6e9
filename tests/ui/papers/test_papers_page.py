"""The page of papers: what has not come out is on top, and each has the key that mends it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.print_state import NOT_OUT_REASON
from app.ui.papers.paper_words import state_words
from app.ui.theme import Scheme, apply_theme
from tests.services.papers.conftest import PaperDesk
from tests.ui.accessibility import problems
from tests.ui.papers.office import PaperOffice
from tests.ui.recorder import Recorder

Key = Qt.Key


def lists(office: PaperOffice, *subjects: str) -> tuple[int, ...]:
    """Ask for lists that nobody has printed yet."""
    return PaperDesk(office.counter, office.clerk).ask(*subjects)


def test_what_has_not_come_out_stands_on_top(office: PaperOffice) -> None:
    (printed,) = office.receive("printed")
    (unknown,) = office.receive("unknown")
    (waiting,) = office.receive("waiting")
    page = office.open_page()
    assert [row.subject for row in page.list.rows()] == [unknown.code, waiting.code, printed.code]
    assert [state_words(row) for row in page.list.rows()] == [
        "Chưa rõ đã ra giấy",
        "Chưa in",
        "Đã in",
    ]
    assert page.list.table.hasFocus()


def test_a_waiting_paper_is_printed_with_one_key(office: PaperOffice, said: Recorder) -> None:
    (received,) = office.receive("waiting")
    page = office.open_page()
    office.press(Key.Key_F9)
    assert office.states() == {received.code: "printed"}
    assert said.words("success") == ["Đã in"]
    assert state_words(page.list.rows()[0]) == "Đã in"


def test_why_it_did_not_come_out_is_told_until_it_does(office: PaperOffice, said: Recorder) -> None:
    (received,) = office.receive("waiting")
    page = office.open_page()
    office.tray.jammed = True
    office.press(Key.Key_F9)
    assert said.words("error") == ["Máy in «HP» hết giấy."]
    assert page.bar.matter.title() == "Máy in «HP» hết giấy."
    assert page.bar.matter.text().startswith("Nạp giấy")
    office.tray.jammed = False
    office.press(Key.Key_F9)
    assert office.states() == {received.code: "printed"}


def test_what_waited_too_long_asks_before_it_comes_out(office: PaperOffice) -> None:
    office.receive("waiting")
    office.clock.forward(minutes=11)
    page = office.open_page()
    assert page.bar.matter.title() == "Chưa in – in bây giờ?"
    assert office.tray.jobs == []
    office.press(Key.Key_F9)
    assert len(office.tray.jobs) == 1


def test_an_unknown_paper_is_answered_or_printed_again_as_such(office: PaperOffice) -> None:
    first, second = office.receive("unknown", 2)
    page = office.open_page()
    page.bar.out.click()
    office.settle()
    assert office.states()[first.code] == "printed"
    assert office.tray.jobs == []
    page.list.table.selectRow(0)
    office.press(Key.Key_F9)
    (job,) = office.tray.jobs
    assert job.document.code == second.code  # type: ignore[union-attr]
    assert job.document.reprint.reason == NOT_OUT_REASON  # type: ignore[union-attr]


def test_a_reprint_asks_why_and_prints_the_same_paper_marked(office: PaperOffice) -> None:
    office.receive("printed")
    page = office.open_page()
    office.press(Key.Key_F9)
    assert page.bar.asks_reason()
    assert office.tray.jobs == []
    office.alt(Key.Key_K)
    office.press(Key.Key_F9)
    assert page.bar.reason.field.error().startswith("Chưa ghi lý do")
    office.type("in lệch khổ")
    office.press(Key.Key_F9)
    (job,) = office.tray.jobs
    assert job.document.reprint.reason == "in lệch khổ"  # type: ignore[union-attr]
    assert not page.bar.asks_reason()
    assert [row.reprint_number for row in page.list.rows()] == [1, 0]


def test_escape_leaves_the_reason_and_enter_prints_nothing(office: PaperOffice) -> None:
    office.receive("printed")
    page = office.open_page()
    office.press(Key.Key_F9, Key.Key_Return, Key.Key_Escape)
    assert not page.bar.asks_reason()
    assert page.list.table.hasFocus()
    assert office.tray.jobs == []


def test_all_that_waits_is_printed_and_stops_where_it_must(
    office: PaperOffice, said: Recorder
) -> None:
    received = office.receive("waiting", 3)
    page = office.open_page()
    assert page.print_all.text().strip() == "In hết 3 giấy chờ (F10)"
    office.tray.jammed_at = received[1].code
    office.press(Key.Key_F10)
    assert list(office.states().values()) == ["failed", "waiting", "printed"]
    assert "Bấm F10 để in tiếp" in page.trouble.text()
    assert [row.state.value for row in page.list.marked()] == ["failed"]
    office.tray.jammed_at = ""
    office.press(Key.Key_F10)
    assert [job.document.code for job in office.tray.jobs] == [one.code for one in received]  # type: ignore[union-attr]
    assert not page.trouble.isVisible()
    assert not page.print_all.isVisible()
    assert said.words("success") == ["Đã in 2 giấy"]


def test_papers_nobody_wants_are_let_go_together(office: PaperOffice) -> None:
    office.receive("waiting", 2)
    page = office.open_page()
    page.list.table.selectAll()
    assert page.bar.matter.title() == "Đã chọn 2 giấy"
    office.press(Key.Key_Delete)
    assert set(office.states().values()) == {"not_wanted"}
    assert not page.print_all.isVisible()


def test_lists_without_a_dossier_are_papers_like_any_other(office: PaperOffice) -> None:
    lists(office, "Tổ 1", "Tổ 2")
    page = office.open_page()
    assert [row.subject for row in page.list.rows()] == ["Tổ 1", "Tổ 2"]
    office.press(Key.Key_F10)
    assert office.states() == {"Tổ 1": "printed", "Tổ 2": "printed"}


def test_a_day_in_the_past_can_be_looked_at(office: PaperOffice) -> None:
    (received,) = office.receive("printed")
    office.clock.forward(days=1)
    page = office.open_page()
    assert page.list.rows() == ()
    page.picker.before.click()
    office.settle()
    assert [row.subject for row in page.list.rows()] == [received.code]


@pytest.mark.parametrize(("scheme", "points"), [("light", 14), ("dark", 18)])
def test_everything_can_be_reached_and_read(
    office: PaperOffice, qapp: QApplication, scheme: Scheme, points: int
) -> None:
    apply_theme(qapp, scheme, points)
    for state in ("waiting", "unknown", "printed"):
        office.receive(state)
    page = office.open_page()
    assert problems(page) == []
    page.tabs.setCurrentIndex(1)
    office.settle()
    assert problems(page) == []
