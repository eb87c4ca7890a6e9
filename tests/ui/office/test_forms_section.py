"""Who leads the office corrects the words of a form with the paper in sight."""

from pathlib import Path

from PySide6.QtGui import QImage

from app.domain.form_corrections import FormVersions
from app.domain.form_set import OWN
from app.services.commands import CorrectForm
from app.ui.office.forms_section import FormsSection
from tests import builders
from tests.ui.heartbeat import Heartbeat
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.recorder import Recorder

TITLE = "receipt.title"


def opened(desk: SettingsDesk) -> FormsSection:
    section: FormsSection = desk.section("forms")
    seen(desk, section)
    return section


def seen(desk: SettingsDesk, section: FormsSection) -> tuple[QImage, ...]:
    """Return the pages shown once the newest words have been painted or refused."""
    desk.qtbot.waitUntil(lambda: not section.preview._pause.isActive())
    desk.settle()
    return section.preview.pages


def mark(section: FormsSection, place: str) -> None:
    places = [row.shipped.place for row in section.editor.model.rows()]
    section.editor.table.selectRow(places.index(place))


def versions_of(desk: SettingsDesk, set_id: str = "2025") -> FormVersions:
    return next(one for one in desk.counter.office.form_versions() if one.set_id == set_id)


def test_the_receipt_is_shown_as_it_would_be_printed(desk: SettingsDesk) -> None:
    section = opened(desk)
    assert section.set_box.currentText() == "NĐ 118/2025"
    assert section.form_box.currentText() == "Giấy hẹn"
    assert len(section.preview.pages) == 1
    assert section.editor.model.row(0).now == "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"


def test_the_picture_follows_what_is_typed_and_the_old_one_stays_meanwhile(
    desk: SettingsDesk, heartbeat: Heartbeat
) -> None:
    section = opened(desk)
    before = section.preview.pages
    mark(section, TITLE)
    section.editor.text.setPlainText("PHIẾU HẸN")
    assert section.preview.pages == before
    assert seen(desk, section) != before
    assert section.editor.model.row(0).changed


def test_what_differs_from_the_shipped_words_is_marked_by_more_than_color(
    desk: SettingsDesk,
) -> None:
    section = opened(desk)
    mark(section, TITLE)
    section.editor.text.setPlainText("GIẤY <b>HẸN</b> TRẢ KẾT QUẢ")
    told = section.editor.difference.text()
    assert "<s>" in told
    assert "<u>" in told
    assert "&lt;b&gt;" in told
    section.editor.reset.click()
    assert not section.edits.is_changed()
    assert section.editor.difference.isHidden()


def test_what_cannot_be_printed_is_said_at_its_text_while_typing(desk: SettingsDesk) -> None:
    section = opened(desk)
    mark(section, TITLE)
    section.editor.text.setPlainText("PHIẾU ☎")
    before = seen(desk, section)
    assert "☎" in section.editor.wrong.text()
    assert section.preview.pages == before
    section.editor.text.setPlainText("PHIẾU")
    seen(desk, section)
    assert section.editor.wrong.text() == ""


def test_saving_makes_a_version_with_a_reason(desk: SettingsDesk, said: Recorder) -> None:
    section = opened(desk)
    mark(section, TITLE)
    section.editor.text.setPlainText("PHIẾU HẸN")
    section.iso.setText("BM-01, lần 02")
    section.iso.textEdited.emit(section.iso.text())
    section.store()
    desk.settle()
    assert "lý do" in section.note.title()
    section.reason_line.setText("theo công văn 12")
    section.store()
    desk.settle()
    assert versions_of(desk).changes == {TITLE: "PHIẾU HẸN", "receipt.iso_code": "BM-01, lần 02"}
    assert not section.is_changed()
    assert section.reason_line.text() == ""
    assert section.aside is not None
    assert section.aside.text() == "Đang dùng bản 1001"


def test_an_earlier_version_is_proposed_and_saved_as_a_new_one(desk: SettingsDesk) -> None:
    command = CorrectForm(
        actor=desk.supervisor,
        set_id="2025",
        seen=1,
        based_on=1,
        texts={TITLE: "PHIẾU HẸN"},
        reason="thử",
    )
    desk.counter.office.correct_form(command)
    section = opened(desk)
    section.versions_button.click()
    history = section.history
    assert history is not None
    assert [row.version for row in history.model.rows()] == [1001, 1]
    assert not history.use.isEnabled()
    history.table.selectRow(1)
    history.use.click()
    assert section.editor.model.row(0).now == "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
    section.store()
    desk.settle()
    assert (versions_of(desk).version, versions_of(desk).changes) == (1002, {})


def test_corrections_go_out_as_a_file_and_come_in_to_be_looked_at(
    desk: SettingsDesk, tmp_path: Path, said: Recorder
) -> None:
    command = CorrectForm(
        actor=desk.supervisor,
        set_id=OWN,
        seen=1,
        based_on=1,
        texts={"day_sheet.title": "SỔ NGÀY"},
        reason="thử",
    )
    desk.counter.office.correct_form(command)
    path = tmp_path / "mau.json"
    section = FormsSection(
        desk.operations,
        desk.supervisor,
        lambda _job, _dpi: (),
        lambda _parent, _start: str(path),
        lambda _parent, _start: str(path),
    )
    desk.qtbot.addWidget(section)
    section.on_shown()
    desk.settle()
    section._save_file()  # pyright: ignore[reportPrivateUsage]
    desk.settle()
    assert path.exists()
    section.edits.choose_set(OWN)
    section.edits.drop_changes()
    section._load_file()  # pyright: ignore[reportPrivateUsage]
    desk.settle()
    assert section.edits.set_id == OWN
    assert section.edits.row("day_sheet.title").now == "SỔ NGÀY"


def test_a_clerk_sees_the_words_and_changes_none(desk: SettingsDesk) -> None:
    section = desk.section("forms", builders.actor(desk.counter))
    assert section.editor.text.isReadOnly()
    assert not section.save.isEnabled()
    assert "Công chức tiếp nhận" in section.reason


def test_a_text_found_on_another_form_brings_that_form_into_sight(desk: SettingsDesk) -> None:
    section = opened(desk)
    section.editor.search.setText("dung giai quyet ho so")
    mark(section, "stop_notice.title")
    assert section.form_box.currentText() == "Thông báo dừng"
    assert section.edits.form == "stop_notice"


def test_typing_is_not_lost_without_a_question(desk: SettingsDesk, said: Recorder) -> None:
    section = opened(desk)
    mark(section, TITLE)
    section.editor.text.setPlainText("PHIẾU")
    said.answer = False
    assert not section.can_leave()
    said.answer = True
    assert section.can_leave()
    assert not section.is_changed()
