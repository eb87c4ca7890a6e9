"""Papers made on the spot: chosen, asked for the few things they need, printed."""

from PySide6.QtCore import Qt

from app.services.commands import HandOver
from app.ui.papers.issues import ISSUES, Asks
from app.ui.papers.papers_page import PapersPage
from tests.ui.papers.office import PaperOffice

Key = Qt.Key


def open_panel(office: PaperOffice, label: str) -> PapersPage:
    page = office.open_page()
    page.tabs.setCurrentIndex(1)
    office.settle()
    at = next(at for at, issue in enumerate(ISSUES) if issue.label == label)
    page.issue.buttons[at].setChecked(True)
    office.settle()
    return page


def test_a_list_is_made_stored_and_printed_with_one_key(office: PaperOffice) -> None:
    (received,) = office.receive("printed")
    office.counter.dossiers.hand_over(HandOver(office.clerk, (received.dossier_id,), "Tư pháp"))
    page = open_panel(office, "Danh sách bàn giao hồ sơ")
    office.press(Key.Key_F9)
    (job,) = office.tray.jobs
    assert [line.code for line in job.document.lines] == [received.code]  # type: ignore[union-attr]
    assert page.tabs.currentIndex() == 0
    assert page.list.rows()[0].subject == "16/11/2026 – Tư pháp"


def test_nothing_to_list_is_said_where_it_was_asked(office: PaperOffice) -> None:
    page = open_panel(office, "Danh sách trả qua bưu chính")
    office.press(Key.Key_F9)
    assert "Bưu chính" in page.issue.form.note.title()
    assert page.tabs.currentIndex() == 1
    assert office.tray.jobs == []


def test_a_wrong_period_is_told_at_its_field(office: PaperOffice) -> None:
    office.receive("printed")
    page = open_panel(office, "Sổ theo dõi hồ sơ")
    field = page.issue.form.fields["last"]
    field.setFocus()
    field.editor.clear()  # type: ignore[attr-defined]
    office.press(Key.Key_F9)
    assert field.error().startswith("Chưa nhập ngày")
    office.type("31/10/2026")
    office.press(Key.Key_F9)
    assert field.error().startswith("Ngày cuối phải sau")
    assert office.tray.jobs == []


def test_it_can_be_looked_at_before_it_is_printed(office: PaperOffice) -> None:
    page = open_panel(office, "Hồ sơ đang mở")
    page.issue.form.look.click()
    dialog = office.preview()
    assert dialog.heading.text() == "Hồ sơ đang mở 16/11/2026"
    assert office.tray.jobs == []
    dialog.print.click()
    office.settle()
    assert len(office.tray.jobs) == 1


def test_only_what_a_paper_needs_is_asked(office: PaperOffice) -> None:
    page = open_panel(office, ISSUES[0].label)
    shown = {
        Asks.NOTHING: set[str](),
        Asks.DAY: {"day"},
        Asks.PERIOD: {"day", "last"},
        Asks.COUNT: {"count"},
    }
    for issue, button in zip(ISSUES, page.issue.buttons, strict=True):
        button.setChecked(True)
        fields = page.issue.form.fields
        assert {name for name in fields if not fields[name].isHidden()} == shown[issue.asks]
