"""The page of all dossiers, against a real store and by keyboard alone."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.domain.dossier_code import parse_code
from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.scan import ScannedDossier, ScannedProcedure, recognize
from app.models.office import AuditRecord
from app.services.commands import HandOver
from app.ui.dossier.dossiers_page import DossiersPage
from app.ui.dossier.list_bar import FilterChip
from app.ui.dossier.list_tabs import ListTab
from app.ui.dossier.step_words import Step
from app.ui.theme import Scheme, apply_theme
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.text import ElidedText
from tests.ui.accessibility import problems
from tests.ui.dossier.desk import Desk
from tests.ui.recorder import Recorder
from tests.ui.typing_keys import type_text

Key = Qt.Key
CARD_QR = "{number}||Nguyễn Văn Đức|01011985|Nam|Tổ 5, phường Long Biên|01012022"


def names(page: DossiersPage) -> list[str]:
    model = page.list.model
    return [model.row_at(place).applicant_name for place in range(model.rowCount())]


def search(desk: Desk, page: DossiersPage, text: str) -> None:
    page.search.setFocus()
    page.search.selectAll()
    type_text(page.search, text)
    desk.settle()


def filter_of(page: DossiersPage) -> str:
    """Return which filter the list says it has, nothing while it shows the tabs."""
    (chip,) = page.bar.findChildren(FilterChip)
    (title,) = chip.findChildren(ElidedText)
    return title.text() if chip.isVisible() else ""


def shown_code(page: DossiersPage) -> str:
    card = page.card.card()
    return card.row.code if card is not None and page.card.isVisible() else ""


def hidden_columns(page: DossiersPage) -> set[str]:
    model, table = page.list.model, page.list.table
    return {
        str(model.headerData(at, Qt.Orientation.Horizontal))
        for at in range(model.columnCount())
        if table.isColumnHidden(at)
    }


def looks_up(desk: Desk) -> list[str]:
    with desk.counter.context.database.read() as session:
        wanted = AuditRecord.action == "look_up_by_identity"
        return list(session.scalars(select(AuditRecord.detail).where(wanted)))


def test_typing_without_accents_finds_names_with_them(desk: Desk) -> None:
    for name in ("Bùi Thu Ửng", "Bùi Văn Đạt", "Lê Hoàng Quân"):
        desk.receive(name)
    page = desk.dossiers_page()
    assert names(page) == ["Lê Hoàng Quân", "Bùi Văn Đạt", "Bùi Thu Ửng"]
    search(desk, page, "bui")
    assert names(page) == ["Bùi Văn Đạt", "Bùi Thu Ửng"]
    search(desk, page, "bui thu u")
    assert names(page) == ["Bùi Thu Ửng"]


def test_a_list_without_rows_says_what_to_do(desk: Desk) -> None:
    page = desk.dossiers_page()
    empty = page.list.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.isVisible()
    desk.receive("Bùi Thu Ửng")
    page.list.refresh()
    desk.settle()
    assert not empty.isVisible()
    search(desk, page, "zzzz")
    assert empty.isVisible()


def test_enter_goes_to_what_was_found_and_enter_again_opens_it(desk: Desk) -> None:
    desk.receive("Lê Hoàng Quân")
    wanted = desk.receive("Bùi Thu Ửng")
    page = desk.dossiers_page()
    type_text(page.search, "bui")
    desk.press(Key.Key_Return)
    assert page.list.table.hasFocus()
    desk.press(Key.Key_Return)
    assert shown_code(page) == wanted.code


def test_a_typed_code_opens_its_card_at_once(desk: Desk) -> None:
    received = desk.receive()
    desk.receive()
    page = desk.dossiers_page()
    serial, check = received.code.split("-")[2:]
    for text in (received.code, received.code.lower(), f"{int(serial)}-{check}"):
        search(desk, page, text)
        desk.press(Key.Key_Return)
        assert shown_code(page) == received.code
        desk.press(Key.Key_Escape)
        assert shown_code(page) == ""


def test_wrong_check_digits_open_nobody_and_say_so_at_the_field(desk: Desk) -> None:
    received = desk.receive()
    page = desk.dossiers_page()
    wrong = f"{(int(received.code[-2:]) + 1) % 97:02d}"
    for text in (f"{received.code[:-2]}{wrong}", f"1-{wrong}", f"0001{wrong}"):
        search(desk, page, text)
        desk.press(Key.Key_Return)
        assert shown_code(page) == ""
        assert page.field.error()
        assert page.search.hasFocus()
    search(desk, page, "b")
    assert page.field.error() == ""


def test_a_code_of_another_counter_is_told_at_the_field(desk: Desk) -> None:
    page = desk.dossiers_page()
    assert page.on_scan(recognize("H26.107-261122-0001"))
    desk.settle()
    assert "H26.107-261122-0001" in page.field.error()


def test_a_scanned_slip_opens_its_card(desk: Desk) -> None:
    received = desk.receive()
    page = desk.dossiers_page()
    assert page.on_scan(ScannedDossier(parse_code(received.code)))
    desk.settle()
    assert shown_code(page) == received.code
    assert not page.on_scan(ScannedProcedure("1.001193"))


def test_a_scanned_citizen_card_searches_and_opening_is_noted(desk: Desk) -> None:
    received = desk.receive()
    number = desk.counter.dossiers.card(desk.clerk, received.dossier_id).identity_number
    page = desk.dossiers_page()
    assert page.on_scan(recognize(CARD_QR.format(number=number)))
    desk.settle()
    assert looks_up(desk) == ["card"]
    desk.press(Key.Key_Return)
    assert shown_code(page) == received.code
    assert set(looks_up(desk)) == {"card", str(received.dossier_id)}


def test_two_dossiers_of_one_person_are_told_apart_by_their_procedure(desk: Desk) -> None:
    desk.receive()
    page = desk.dossiers_page()
    assert hidden_columns(page) == {"Cán bộ nhận"}
    page.resize(838, page.height())
    desk.settle()
    assert "Thủ tục" not in hidden_columns(page)
    table = page.list.table
    assert sum(table.columnWidth(at) for at in range(6)) <= table.viewport().width()


def test_a_search_by_name_is_not_noted(desk: Desk) -> None:
    desk.receive("Bùi Thu Ửng")
    page = desk.dossiers_page()
    search(desk, page, "bui")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)
    assert shown_code(page)
    assert looks_up(desk) == []


def test_each_list_shows_what_its_name_says(desk: Desk) -> None:
    desk.clock.forward(days=-7)
    desk.receive("Quá Hạn", procedure_code="2.000815")
    desk.clock.forward(days=7)
    desk.receive("Hôm Nay", procedure_code="2.000815")
    desk.ready("Chờ Trả")
    page = desk.dossiers_page()
    found = {}
    for tab in ListTab:
        page.bar.choose(tab)
        desk.settle()
        found[tab] = set(names(page))
    assert found == {
        ListTab.ALL: {"Quá Hạn", "Hôm Nay", "Chờ Trả"},
        ListTab.OPEN: {"Quá Hạn", "Hôm Nay"},
        ListTab.DUE_SOON: {"Hôm Nay"},
        ListTab.OVERDUE: {"Quá Hạn"},
        ListTab.READY: {"Chờ Trả"},
        ListTab.RETURNED: set(),
        ListTab.TODAY: {"Hôm Nay", "Chờ Trả"},
    }


def test_a_figure_opens_as_a_named_filter_that_a_key_takes_away(desk: Desk) -> None:
    desk.receive("Bùi Thu Ửng")
    desk.ready("Lê Hoàng Quân")
    page = desk.dossiers_page()
    ready = DossierFilter(states=frozenset({DossierState.RESULT_READY}))
    page.open_filter(ready, "Chờ trả của Trần Thị Thu Hà")
    desk.settle()
    assert names(page) == ["Lê Hoàng Quân"]
    assert filter_of(page) == "Chỉ hiện: Chờ trả của Trần Thị Thu Hà"
    search(desk, page, "bui")
    assert names(page) == []
    desk.press(Key.Key_Escape)
    assert names(page) == ["Lê Hoàng Quân"]
    desk.press(Key.Key_Escape)
    assert names(page) == ["Lê Hoàng Quân", "Bùi Thu Ửng"]
    assert filter_of(page) == ""


def test_the_total_is_said_in_words(desk: Desk) -> None:
    desk.receive()
    page = desk.dossiers_page()
    assert page.list.total_in_words() == "1 hồ sơ"
    page.list.model.total, page.list.model.total_capped = 10_000, True
    assert page.list.total_in_words() == "Hơn 10.000 hồ sơ"


def test_several_dossiers_are_handed_over_at_once(desk: Desk) -> None:
    received = [desk.receive(), desk.ready(), desk.receive()]
    page = desk.dossiers_page()
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.list.marked()) == 3
    page.marked.begin()
    type_text(page.marked.steps.field("handling_unit").editor, "Tư pháp")
    desk.press(Key.Key_F9)
    states = [desk.state_of(one) for one in received]
    assert states == ["in_process", "result_ready", "in_process"]
    assert page.list.table.hasFocus()
    assert {row.state for row in page.list.marked()} >= {DossierState.IN_PROCESS}


def test_a_half_typed_step_is_not_swept_away_by_another_card(desk: Desk, said: Recorder) -> None:
    held, other = desk.receive(), desk.receive()
    page = desk.dossiers_page()
    page.open_card(held.dossier_id)
    desk.settle()
    page.card.begin(Step.HAND_OVER)
    type_text(page.card.steps.field("handling_unit").editor, "Tư pháp")
    page.open_card(other.dossier_id)
    desk.settle()
    assert shown_code(page) == held.code
    assert page.card.steps.half_typed()
    assert said.words("warn") == ["Đang nhập dở ở hồ sơ này"]
    assert page.first_field() is page.card.steps.first_field()


def test_the_list_follows_what_happens_elsewhere(desk: Desk) -> None:
    received = desk.receive()
    page = desk.dossiers_page()
    page.open_card(received.dossier_id)
    desk.settle()
    hand_over = HandOver(desk.clerk, (received.dossier_id,))
    desk.operations.write(lambda counter: counter.dossiers.hand_over(hand_over), lambda _: None)
    desk.settle()
    assert page.list.model.row_at(0).state is DossierState.IN_PROCESS
    card = page.card.card()
    assert card is not None
    assert card.row.state is DossierState.IN_PROCESS


def test_beside_an_open_card_the_arrow_keys_show_the_next_one(desk: Desk) -> None:
    older, newer = desk.receive(), desk.receive()
    page = desk.dossiers_page()
    page.resize(1700, 900)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert shown_code(page) == newer.code
    page.list.table.setFocus()
    desk.press(Key.Key_Down)
    assert shown_code(page) == older.code
    assert page.list.isVisible()


def test_on_a_small_screen_the_card_takes_the_place_of_the_list(desk: Desk) -> None:
    desk.receive()
    page = desk.dossiers_page()
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert not page.list.isVisible()
    desk.press(Key.Key_Escape)
    assert page.list.table.hasFocus()


@pytest.mark.parametrize(("scheme", "points"), [("light", 14), ("dark", 18)])
def test_the_page_can_be_used_without_a_mouse_and_with_poor_eyes(
    desk: Desk, qapp: QApplication, scheme: Scheme, points: int
) -> None:
    apply_theme(qapp, scheme, points)
    desk.receive("Nguyễn Hoàng Thị Kim Phượng Anh Thư")
    desk.ready()
    page = desk.dossiers_page()
    assert problems(page) == []
    page.open_filter(DossierFilter(), "Quá hạn của Nguyễn Thị Ánh Tuyết, tháng 11 năm 2026")
    desk.settle()
    assert problems(page) == []
    page.list.focus_first()
    desk.press(Key.Key_Return)
    assert problems(page) == []
    page.resize(QSize(1800, 950))
    desk.settle()
    assert problems(page) == []
