"""A paper is seen at its true size, and printed or saved from there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen

from app.ui.papers.screen_size import dots_per_inch
from tests.ui.papers.office import PaperOffice
from tests.ui.recorder import Recorder

Key = Qt.Key


def test_a_page_is_seen_whole_at_first_and_by_a_key_as_large_as_the_paper_is(
    office: PaperOffice,
) -> None:
    (received,) = office.receive("printed")
    page = office.open_page()
    office.viewer.show_receipt(received.dossier_id)
    dialog = office.preview()
    whole = dialog.sheets()[0].pixmap().deviceIndependentSize()
    assert whole.height() <= dialog.area.viewport().height()
    office.ctrl(Key.Key_0)
    shown = dialog.sheets()[0].pixmap()
    inch = dots_per_inch(page.screen()) / page.devicePixelRatioF()
    assert abs(shown.deviceIndependentSize().width() / inch * 25.4 - 148) < 1
    office.ctrl(Key.Key_0)
    assert dialog.sheets()[0].pixmap().deviceIndependentSize() == whole


def test_pages_turn_and_grow_by_keys(office: PaperOffice) -> None:
    (received,) = office.receive("printed")
    office.open_page()
    office.viewer.show_receipt(received.dossier_id)
    dialog = office.preview()
    assert (dialog.page(), len(dialog.sheets())) == (1, 2)
    office.press(Key.Key_PageDown)
    assert dialog.page() == 2
    office.press(Key.Key_PageUp)
    assert dialog.page() == 1
    office.ctrl(Key.Key_0)
    before = dialog.sheets()[0].pixmap().width()
    office.ctrl(Key.Key_Plus)
    assert dialog.sheets()[0].pixmap().width() > before
    office.ctrl(Key.Key_0)
    assert dialog.sheets()[0].pixmap().width() == before


def test_a_sheet_not_on_paper_yet_is_printed_without_a_question(
    office: PaperOffice, said: Recorder
) -> None:
    (received,) = office.receive("waiting")
    office.open_page()
    office.viewer.show(received.print_id)
    dialog = office.preview()
    assert not dialog.reason.isVisible()
    office.press(Key.Key_F9)
    assert office.states() == {received.code: "printed"}
    assert office.viewer.dialog is None
    assert said.words("success") == ["Đã in"]


def test_a_reprint_from_the_preview_says_why(office: PaperOffice) -> None:
    (received,) = office.receive("printed")
    office.open_page()
    office.viewer.show(received.print_id)
    dialog = office.preview()
    assert dialog.reason.isVisible()
    office.press(Key.Key_F9)
    (job,) = office.tray.jobs
    assert job.document.reprint.reason == "Kẹt giấy"  # type: ignore[union-attr]


def test_a_printer_that_does_not_answer_is_told_as_such(
    office: PaperOffice, said: Recorder
) -> None:
    from app.domain.printer_state import Outcome

    office.tray.outcome = Outcome.UNCONFIRMED
    (received,) = office.receive("waiting")
    office.open_page()
    office.viewer.desk.print(office.clerk, received.print_id, "giấy")
    office.settle()
    assert said.words("info") == ["Đã gửi in"]
    assert office.states() == {received.code: "unknown"}


def test_saving_tells_where_the_file_lies(office: PaperOffice, said: Recorder) -> None:
    (received,) = office.receive("printed")
    office.open_page()
    office.viewer.save_receipt(received.dossier_id)
    office.settle()
    file = office.folder / "phieu" / f"giay-hen-{received.code}.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert [one.text for one in said.said] == [str(file)]
    office.viewer.show_receipt(received.dossier_id)
    dialog = office.preview()
    office.ctrl(Key.Key_S)
    assert dialog.note.title() == "Đã lưu tệp PDF"
    assert office.tray.jobs == []


def test_a_screen_that_lies_about_its_size_is_not_believed() -> None:
    class Liar:
        def __init__(self, measured: float) -> None:
            self._measured = measured

        def physicalDotsPerInch(self) -> float:
            return self._measured

        def logicalDotsPerInch(self) -> float:
            return 96.0

        def devicePixelRatio(self) -> float:
            return 2.0

    def dpi(measured: float) -> float:
        screen: QScreen = Liar(measured)  # type: ignore[assignment]
        return dots_per_inch(screen)

    assert dpi(110.0) == 220.0
    assert dpi(12.0) == dpi(4000.0) == 192.0
