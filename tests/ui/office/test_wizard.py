"""The wizard through its real windows, by keyboard, down to a real store."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.data_folder import FolderFacts, FolderPlace
from app.domain.documents import PaperSize
from app.domain.roles import Role
from app.services.commands import ClerkInput
from app.ui.office.wizard import Wizard
from app.ui.office.wizard_clerks import ClerksStep
from app.ui.office.wizard_encryption import EncryptionStep
from app.ui.office.wizard_flow import Answers, Step, WizardFlow
from app.ui.office.wizard_folder import FolderStep
from app.ui.office.wizard_office import OfficeStep
from app.ui.office.wizard_review import Founded, PassphraseStep, ReviewStep
from app.ui.office.wizard_station import StationStep
from app.ui.office.wizard_step import WizardTools
from app.ui.operations import Operations
from app.ui.plugs import ProgramPlugs
from app.ui.theme import apply_theme
from tests.ui import accessibility
from tests.ui.real_plugs import PRINTERS, real_plugs
from tests.ui.recorder import Recorder
from tests.ui.typing_keys import press, type_text

Key = Qt.Key
SPECIALIST = ClerkInput("Trần Thị Thu Hà", Role.SPECIALIST, "", "2580")
LEADER = ClerkInput("Nguyễn Thị Ánh Tuyết", Role.SUPERVISOR, "", "2580")
Open = Callable[..., Wizard]


@pytest.fixture
def open_wizard(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Give a function that opens the wizard at a step, with answers if wanted."""
    opened: list[tuple[Wizard, Operations]] = []

    def open_at(
        step: Step = Step.WELCOME, plugs: ProgramPlugs | None = None, **answers: object
    ) -> Wizard:
        given = plugs or real_plugs(tmp_path / "motcua")
        operations = Operations(lambda: given)
        flow = WizardFlow(replace(Answers(folder=str(given.data_folder)), **answers))
        flow.step = step
        wizard = Wizard(WizardTools(flow, operations, given), lambda _language: None)
        opened.append((wizard, operations))
        wizard.resize(1366, 689)
        wizard.show()
        wizard.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is wizard)
        return wizard

    yield open_at
    for wizard, operations in opened:
        operations.close()
        wizard._finished = True  # pyright: ignore[reportPrivateUsage]
        wizard.close()
        wizard.deleteLater()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_here(text: str) -> None:
    type_text(focused(), text)


def press_here(*keys: Qt.Key) -> None:
    for key in keys:
        press(focused(), key)


def passphrase_step(wizard: Wizard) -> PassphraseStep:
    assert isinstance(wizard.view, PassphraseStep)
    return wizard.view


def ready_answers() -> dict[str, object]:
    return {
        "name": "UBND phường Long Biên",
        "header_lines": ["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN", "", ""],
        "place": "Long Biên",
        "agency_code": "H26.107",
        "clerks": [LEADER],
    }


def test_an_office_is_founded_without_touching_the_mouse(
    qtbot: QtBot, open_wizard: Open, tmp_path: Path, said: Recorder
) -> None:
    wizard = open_wizard()
    press_here(Key.Key_Return)
    assert isinstance(wizard.view, FolderStep)
    press_here(Key.Key_Return, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(wizard.view, OfficeStep))
    for text in ("UBND phường Long Biên", "h26.107", "", "", "", "", "", "024 3827 1234"):
        type_here(text)
        press_here(Key.Key_Return)
    press_here(Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(wizard.view, ClerksStep))
    type_here(LEADER.name)
    press_here(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    type_here(LEADER.pin)
    press_here(Key.Key_Return)
    type_here("Trần Thị Thu Hà")
    press_here(Key.Key_Tab, Key.Key_Tab)
    type_here("Quầy 1")
    press_here(Key.Key_Tab)
    type_here("1470")
    wizard.next.setFocus()
    press_here(Key.Key_Return)
    assert isinstance(wizard.view, StationStep)
    type_here("3")
    wizard.next.setFocus()
    press_here(Key.Key_Return)
    assert isinstance(wizard.view, EncryptionStep)
    press_here(Key.Key_Down, Key.Key_Space)
    assert wizard.view.no.isChecked()
    wizard.next.setFocus()
    press_here(Key.Key_Return)
    assert isinstance(wizard.view, ReviewStep)
    press_here(Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(wizard.view, PassphraseStep), timeout=20_000)
    shown = "".join(passphrase_step(wizard).lines)
    press_here(Key.Key_Space)
    with qtbot.waitSignal(wizard.founded) as signal:
        press_here(Key.Key_Return)
    founded = signal.args[0] if signal.args else None
    assert isinstance(founded, Founded)
    assert founded.folder == tmp_path / "motcua"
    assert founded.counter.office.profile().header_lines == (
        "ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN",
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    )
    assert founded.counter.office.station().digit == 3
    assert [row.name for row in founded.counter.office.clerks()] == [
        "Nguyễn Thị Ánh Tuyết",
        "Trần Thị Thu Hà",
    ]
    assert shown == founded.passphrase
    founded.counter.close()


def test_back_and_on_again_shows_what_was_typed(qtbot: QtBot, open_wizard: Open) -> None:
    wizard = open_wizard(Step.OFFICE)
    type_here("UBND xã Mường Lát")
    press_here(Key.Key_Return)
    wizard.back.click()
    assert isinstance(wizard.view, FolderStep)
    wizard.next.click()
    qtbot.waitUntil(lambda: isinstance(wizard.view, OfficeStep))
    wizard.view.gather()
    assert wizard.view.answers.name == "UBND xã Mường Lát"
    assert wizard.view.answers.place == "Mường Lát"


def test_a_half_typed_clerk_survives_a_look_back(open_wizard: Open) -> None:
    wizard = open_wizard(Step.CLERKS, **{**ready_answers(), "clerks": []})
    type_here("Lê Văn Đức")
    wizard.back.click()
    wizard.next.click()
    assert isinstance(wizard.view, ClerksStep)
    assert wizard.view.name.text() == "Lê Văn Đức"


@pytest.mark.parametrize("field", ["name", "agency_code", "place"])
def test_a_wrong_field_is_marked_in_place_and_gets_the_keyboard(
    open_wizard: Open, field: str
) -> None:
    wizard = open_wizard(Step.OFFICE, **{**ready_answers(), field: ""})
    wizard.next.click()
    assert isinstance(wizard.view, OfficeStep)
    assert wizard.view.fields[field].error()
    assert focused() is wizard.view.fields[field].editor
    assert wizard.view.answers.header_lines[0] == "ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN"


def test_all_that_is_missing_is_told_and_goes_when_it_is_filled_in(open_wizard: Open) -> None:
    wizard = open_wizard(Step.OFFICE)
    wizard.next.click()
    view = wizard.view
    missing = [name for name, field in view.fields.items() if field.error()]
    assert missing == ["name", "agency_code", "header_lines", "place"]
    assert focused() is view.fields["name"].editor
    type_here("UBND phường Long Biên")
    press_here(Key.Key_Return)
    # The name fills the header and the place as well.
    assert [name for name, field in view.fields.items() if field.error()] == ["agency_code"]


def test_a_pin_is_seen_only_when_asked_for_and_roles_are_read_whole(open_wizard: Open) -> None:
    wizard = open_wizard(Step.CLERKS, **{**ready_answers(), "clerks": [SPECIALIST]})
    view = wizard.view
    assert isinstance(view, ClerksStep)
    view.pin.setFocus()
    type_here("25a80")
    assert (view.pin.digits(), view.pin.is_plain()) == ("2580", False)
    view.pin.turn()
    assert view.pin.is_plain()
    words = view.table.fontMetrics().horizontalAdvance("Công chức chuyên môn")
    assert view.table.columnWidth(1) > words


def test_the_head_of_the_paper_is_drawn_while_one_types(qtbot: QtBot, open_wizard: Open) -> None:
    wizard = open_wizard(Step.OFFICE)
    view = wizard.view
    assert isinstance(view, OfficeStep)
    qtbot.waitUntil(lambda: not view.preview._picture.isNull(), timeout=20_000)
    before = view.preview.grab().toImage()
    type_text(view.fields["place"].editor, "Đà Nẵng")
    qtbot.waitUntil(lambda: view.preview.grab().toImage() != before)


def test_a_header_somebody_typed_is_not_replaced_by_a_suggestion(open_wizard: Open) -> None:
    wizard = open_wizard(Step.OFFICE, header_lines=["SỞ TƯ PHÁP", "", ""])
    type_here("UBND phường Long Biên")
    press_here(Key.Key_Return)
    wizard.view.gather()
    assert wizard.view.answers.header_lines == ["SỞ TƯ PHÁP", "", ""]


def test_a_folder_on_the_network_is_refused_before_it_is_left(
    qtbot: QtBot, open_wizard: Open, tmp_path: Path
) -> None:
    far = FolderFacts(FolderPlace.NETWORK, True, 1024**4)
    wizard = open_wizard(Step.FOLDER, real_plugs(tmp_path, look_at_folder=lambda _folder: far))
    wizard.next.click()
    qtbot.waitUntil(lambda: "máy khác" in wizard.view.fields["folder"].error())
    assert isinstance(wizard.view, FolderStep)
    assert wizard.next.isEnabled()


def test_a_store_that_is_there_already_can_be_opened_instead(
    qtbot: QtBot, open_wizard: Open, tmp_path: Path
) -> None:
    wizard = open_wizard(Step.FOLDER, real_plugs(tmp_path, store_exists=lambda _folder: True))
    view = wizard.view
    assert isinstance(view, FolderStep)
    qtbot.waitUntil(view.open_existing.isVisible)
    with qtbot.waitSignal(wizard.existing_chosen) as signal:
        view.open_existing.click()
    assert signal.args == [tmp_path]


def test_clerks_are_corrected_and_removed_from_the_list(open_wizard: Open) -> None:
    wizard = open_wizard(Step.CLERKS, **ready_answers())
    view = wizard.view
    assert isinstance(view, ClerksStep)
    view.table.selectRow(0)
    view.edit.click()
    view.desk.setText("Phòng 2")
    view.put.click()
    assert view.answers.clerks == [replace(LEADER, desk="Phòng 2")]
    view.table.selectRow(0)
    view.remove.click()
    assert view.answers.clerks == []
    wizard.next.click()
    assert view.note.title() == "Cần ít nhất một lãnh đạo phụ trách."


def test_printers_come_from_the_system_and_pdf_files_are_always_possible(
    qtbot: QtBot, open_wizard: Open
) -> None:
    wizard = open_wizard(Step.STATION, **ready_answers())
    view = wizard.view
    assert isinstance(view, StationStep)
    qtbot.waitUntil(lambda: view.printer.count() == 1 + len(PRINTERS))
    assert view.printer.key() == ""
    view.printer.set_key(PRINTERS[0])
    view.paper.set_key(PaperSize.A4)
    wizard.next.click()
    assert wizard.view.answers.printer == PRINTERS[0]
    assert wizard.view.answers.paper is PaperSize.A4


def test_a_store_that_cannot_be_made_leaves_the_answers_in_front(
    qtbot: QtBot, open_wizard: Open, tmp_path: Path
) -> None:
    (tmp_path / "motcua").write_text("không phải thư mục", encoding="utf-8")
    wizard = open_wizard(Step.REVIEW, **ready_answers())
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.view.note.title() != "", timeout=20_000)
    assert wizard.view.note.title() == "Không tạo được thư mục dữ liệu."
    assert wizard.next.isEnabled()
    assert wizard.back.isEnabled()


def test_the_passphrase_must_stand_on_paper_before_one_goes_on(
    qtbot: QtBot, open_wizard: Open
) -> None:
    wizard = open_wizard(Step.REVIEW, **ready_answers())
    wizard.next.click()
    qtbot.waitUntil(lambda: isinstance(wizard.view, PassphraseStep), timeout=20_000)
    wizard.next.click()
    assert wizard.view.note.title() == "Chưa chép mật khẩu ra giấy."
    assert not wizard.back.isEnabled()
    made = wizard._made  # pyright: ignore[reportPrivateUsage]
    assert made is not None
    made.counter.close()


def test_closing_half_way_asks_first(open_wizard: Open, said: Recorder) -> None:
    wizard = open_wizard(Step.OFFICE)
    said.listen()
    said.answer = False
    wizard.close()
    assert wizard.isVisible()
    assert said.asked[-1].danger


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.PASSPHRASE])
@pytest.mark.parametrize("points", [14, 18])
def test_every_step_can_be_used_without_a_mouse_or_good_eyes(
    qapp: QApplication, qtbot: QtBot, open_wizard: Open, step: Step, points: int
) -> None:
    apply_theme(qapp, "light", points)
    wizard = open_wizard(step, **ready_answers())
    qtbot.waitUntil(lambda: not wizard._tools.operations.is_busy(), timeout=20_000)  # pyright: ignore[reportPrivateUsage]
    found = accessibility.problems(wizard)
    if points > 14:
        # A field scrolled under the bar of buttons lies beside them only for a ruler.
        found = [problem for problem in found if not problem.startswith("Tab goes left")]
    assert found == []
    assert wizard.next.mapTo(wizard, wizard.next.rect().bottomRight()).y() < 689
