from datetime import date

from app.domain.working_calendar import DayKind
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.recorder import Recorder


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
