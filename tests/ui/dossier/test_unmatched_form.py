"""A slip of another counter on the return page: the result can be given out all the same."""

from PySide6.QtCore import Qt

from app.domain.dossier_code import parse_code
from app.domain.scan import ScannedDossier, recognize
from app.ui.dossier.return_page import ReturnPage
from tests.ui.accessibility import problems
from tests.ui.dossier.desk import Desk
from tests.ui.recorder import Recorder

CODE = "TN20-261116-0001-98"


def asked(desk: Desk) -> ReturnPage:
    """Return the page that asks who takes the result of ``CODE``."""
    page = desk.return_page()
    page.on_scan(ScannedDossier(parse_code(CODE)))
    desk.settle()
    page.next_button.click()
    desk.settle()
    return page


def test_another_counters_slip_is_explained_and_can_be_answered(desk: Desk) -> None:
    page = asked(desk)
    assert "quầy số 2" in page.message.title()
    assert page.unmatched.isVisible()
    assert page.give_button.isVisible()
    assert not page.next_button.isVisible()
    assert page.unmatched.name.hasFocus()
    assert problems(page) == []


def test_what_is_missing_is_told_at_its_field(desk: Desk) -> None:
    page = asked(desk)
    desk.press(Qt.Key.Key_F9)
    assert desk.counter.dossiers.unmatched() == ()
    page.unmatched.name.setText("Nguyễn Thị Hoa")
    desk.press(Qt.Key.Key_F9)
    assert page.unmatched.identity.hasFocus()
    assert desk.counter.dossiers.unmatched() == ()


def test_one_key_gives_it_out_and_the_page_is_ready_for_the_next(
    desk: Desk, said: Recorder
) -> None:
    page = asked(desk)
    page.unmatched.name.setText("Nguyễn Thị Hoa")
    page.unmatched.identity.set_digits("001185000001")
    desk.press(Qt.Key.Key_F9)
    (row,) = desk.counter.dossiers.unmatched()
    assert (row.code, row.collector_name) == (CODE, "Nguyễn Thị Hoa")
    assert said.said[-1].word == f"ĐÃ TRẢ {CODE}"
    assert page.view() is None
    assert page.waiting.isVisible()
    page.on_scan(ScannedDossier(parse_code(CODE)))
    desk.settle()
    assert "đang chờ ghép" in page.message.title()


def test_escape_leaves_it(desk: Desk) -> None:
    page = asked(desk)
    page.unmatched.name.setText("Nguyễn Thị Hoa")
    desk.press(Qt.Key.Key_Escape)
    assert page.waiting.isVisible()
    assert page.unmatched.code == ""


def test_another_slip_waits_while_somebody_is_being_typed(desk: Desk) -> None:
    page = asked(desk)
    page.unmatched.name.setText("Nguyễn Thị Hoa")
    received = desk.ready()
    page.on_scan(ScannedDossier(parse_code(received.code)))
    desk.settle()
    assert page.unmatched.isVisible()
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert page.view() is not None


def test_a_citizen_card_fills_in_who_collects(desk: Desk) -> None:
    page = asked(desk)
    page.on_scan(recognize("001099000321||Đặng Văn Ba|01011999|Nam|Tổ 5|01012022"))
    form = page.unmatched
    assert (form.name.text(), form.identity.digits()) == ("Đặng Văn Ba", "001099000321")
    assert form.relation.hasFocus()
