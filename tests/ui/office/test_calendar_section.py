from datetime import date

from PySide6.QtCore import Qt

from app.domain.working_calendar import DayKind
from tests import builders
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.recorder import Recorder

MARRIAGE_STATUS = "1.004873"


def test_a_year_is_confirmed_with_its_changes_on_a_notice(desk: SettingsDesk) -> None:
    section = desk.section("calendar")
    section.after.click()
    desk.settle()
    assert section.year_text.text() == "Năm 2027"
    before = len(section.model.rows())
    section.day.set_value(date(2027, 11, 19))
    section.kind.set_key(DayKind.SWAPPED_OFF)
    section.name.setText("Hoán đổi ngày làm việc")
    section.basis.setText("Thông báo 1/TB-BNV")
    section.put_day.click()
    assert len(section.model.rows()) == before + 1
    section.notice.setText("1/TB-BNV")
    section.confirm.click()
    desk.settle()
    assert section.note.title() == "Đã xác nhận lịch năm 2027"
    calendar = desk.counter.office.calendar()
    assert calendar.is_confirmed(2027)
    assert not calendar.is_working_day(date(2027, 11, 19))
    assert not section.is_changed()
    told = f"{desk.supervisor.name} · 1/TB-BNV"
    assert section.vouched.text() == told
    section.before.click()
    desk.settle()
    assert section.vouched.text() == ""
    section.after.click()
    desk.settle()
    assert section.vouched.text() == told


def test_without_a_notice_nothing_is_confirmed(desk: SettingsDesk) -> None:
    section = desk.section("calendar")
    section.show_year(2028)
    desk.settle()
    section.confirm.click()
    desk.settle()
    assert "Chưa ghi văn bản thông báo lịch nghỉ." in section.fields["basis"].error()
    assert not desk.counter.office.calendar().is_confirmed(2028)


def test_a_day_is_changed_or_taken_off_the_list(desk: SettingsDesk) -> None:
    section = desk.section("calendar")
    section.table.selectRow(0)
    assert section.day.value() == date(2026, 1, 1)
    section.name.setText("Năm mới")
    section.put_day.click()
    assert section.model.row(0).name == "Năm mới"
    before = len(section.model.rows())
    section.remove_day.click()
    assert len(section.model.rows()) == before - 1


def test_promises_the_calendar_moves_are_decided_about_before_it_is_confirmed(
    desk: SettingsDesk,
) -> None:
    """Both results were promised for the 19th: three working days from the 16th."""
    received = [builders.receive(desk.counter, None, MARRIAGE_STATUS) for _ in range(2)]
    section = desk.section("calendar")
    section.day.set_value(date(2026, 11, 18))
    section.name.setText("Mất điện toàn phường")
    section.put_day.click()
    section.notice.setText("12/UBND")
    section.confirm.click()
    desk.settle()
    panel = section.promises
    assert not panel.isHidden() and not section.confirm.isVisible()
    assert panel.head.text().endswith("ngày hẹn của 2 hồ sơ.")
    assert panel.confirm.text().strip() == "Xác nhận: dời 0, giữ 2 (F9)"
    assert not panel.new_slips.isEnabled()
    desk.qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.confirm.text().strip() == "Xác nhận: dời 1, giữ 1 (F9)"
    assert panel.model.row(0).moves and not panel.model.row(1).moves
    desk.qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
    assert panel.isHidden() and section.confirm.isVisible()
    assert not desk.counter.office.calendar().is_confirmed(2030)
    section.confirm.click()
    desk.settle()
    panel.move_all.click()
    panel.new_slips.setChecked(True)
    panel.call_list.setChecked(True)
    panel.confirm.click()
    desk.settle()
    assert section.note.title() == "Đã xác nhận lịch năm 2026"
    assert "Đã dời hẹn 2 hồ sơ, giữ hẹn 0 hồ sơ." in section.note.text()
    assert "3 tờ giấy đang chờ in" in section.note.text()
    card = desk.counter.dossiers.card(builders.actor(desk.counter), received[0].dossier_id)
    assert card.row.promised_at.astimezone(received[0].promised_at.tzinfo).day == 20


def test_a_year_without_data_begins_with_a_draft(desk: SettingsDesk) -> None:
    section = desk.section("calendar")
    assert not section.draft.isVisible()
    section.show_year(2029)
    desk.settle()
    section.draft.click()
    desk.settle()
    assert not section.draft.isVisible()
    assert {one.day.year for one in section.model.rows()} == {2029}
    assert section.is_changed()


def test_a_day_of_another_year_or_none_is_refused_at_its_field(desk: SettingsDesk) -> None:
    section = desk.section("calendar")
    section.name.setText("Nghỉ")
    section.day.set_value(date(2027, 1, 4))
    section.put_day.click()
    assert section.fields["day"].error() == "Ngày này không thuộc năm 2026."
    section.day.setText("31/02")
    section.put_day.click()
    assert section.fields["day"].error()


def test_another_year_waits_for_unsaved_days(desk: SettingsDesk, said: Recorder) -> None:
    section = desk.section("calendar")
    section.table.selectRow(0)
    section.remove_day.click()
    said.answer = False
    section.after.click()
    assert section.year_text.text() == "Năm 2026"
    said.answer = True
    section.after.click()
    desk.settle()
    assert section.year_text.text() == "Năm 2027"
