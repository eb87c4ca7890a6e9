from dataclasses import replace

from tests.builders import PROFILE
from tests.ui.office.settings_desk import SettingsDesk


def test_the_profile_is_shown_and_saved_with_its_head_drawn(desk: SettingsDesk) -> None:
    section = desk.section("office")
    assert not section.preview._picture.isNull()
    assert section.fields["counter_name"].editor.text() == PROFILE.counter_name
    section.fields["line_2"].editor.setText("BỘ PHẬN MỘT CỬA")
    section.fields["address"].editor.setText("12 Lâm Hạ")
    section.save.click()
    desk.settle()
    lines = (PROFILE.header_lines[0], "BỘ PHẬN MỘT CỬA")
    expected = replace(PROFILE, header_lines=lines, address="12 Lâm Hạ")
    assert desk.counter.office.profile() == expected
    assert section.note.title() == "Đã lưu cơ quan"
    assert not section.is_changed()


def test_a_wrong_code_is_told_at_its_field(desk: SettingsDesk) -> None:
    section = desk.section("office")
    section.fields["agency_code"].editor.setText("Long Biên")
    section.save.click()
    desk.settle()
    assert "Mã định danh cơ quan chưa đúng dạng." in section.fields["agency_code"].error()
    assert desk.counter.office.profile() == PROFILE
    section.fields["agency_code"].editor.setText("H26.108")
    section.save.click()
    desk.settle()
    assert section.fields["agency_code"].error() == ""
    assert desk.counter.office.profile().agency_code == "H26.108"
