"""The audit in the settings: read in words, narrowed down, scrolled, taken away as a file."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.domain.audited import Audited
from app.domain.roles import Actor, Role
from app.domain.vietnam_time import office_day
from app.services import audit
from app.services.office.audit_log import PAGE_LINES
from app.ui.office.audit_section import AuditSection
from tests import builders
from tests.builders import CLERK_PIN
from tests.ui import accessibility
from tests.ui.office.settings_desk import SettingsDesk


def section_of(desk: SettingsDesk, actor: Actor | None = None) -> AuditSection:
    section = desk.section("audit", actor)
    assert isinstance(section, AuditSection)
    return section


def shown(section: AuditSection) -> list[tuple[str, ...]]:
    model = section.model
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def note_many(desk: SettingsDesk, count: int) -> None:
    context = desk.counter.context
    with context.database.write() as session:
        for _ in range(count):
            audit.note(session, context, None, Audited.EXPORT_DAY, "2026-11-16 ab12")


def test_lines_are_told_in_words_with_the_newest_first(desk: SettingsDesk) -> None:
    clerk = builders.actor(desk.counter)
    desk.counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    desk.counter.office.sign_out(clerk, unattended=True)
    lines = shown(section_of(desk))
    assert lines[:2] == [
        ("09:10 16/11/2026", clerk.name, "Tự khóa vì vắng người", ""),
        ("09:10 16/11/2026", clerk.name, "Đăng nhập", "mã PIN"),
    ]
    assert lines[-1][1:3] == ("chương trình", "Thiết lập cơ quan")


def test_day_clerk_and_act_narrow_the_lines_down(desk: SettingsDesk) -> None:
    clerk, today = builders.actor(desk.counter), office_day(desk.clock.now())
    desk.counter.office.sign_out(clerk)
    section = section_of(desk)
    before = len(shown(section))
    section.clerk.set_key(clerk.clerk_id)
    desk.settle()
    assert [line[2] for line in shown(section)] == ["Rời quầy"]
    section.act.set_key(Audited.SIGN_IN)
    desk.settle()
    assert shown(section) == []
    assert section.aside is not None
    assert section.aside.text() == "không có dòng nào"
    section.clerk.set_key("")
    section.act.set_key("")
    section.first.set_value(today + timedelta(days=1))
    desk.settle()
    assert shown(section) == []
    section.first.set_value(today)
    section.last.set_value(today)
    desk.settle()
    assert len(shown(section)) == before


def test_what_is_no_day_is_told_at_its_field(desk: SettingsDesk) -> None:
    section = section_of(desk)
    section.first.setText("40/11")
    section.look()
    assert section.fields["first"].error() != ""
    section.first.setText("")
    section.look()
    assert section.fields["first"].error() == ""
    desk.settle()


def test_more_lines_come_while_scrolling(desk: SettingsDesk) -> None:
    note_many(desk, 2 * PAGE_LINES)
    section = section_of(desk)
    assert len(shown(section)) == PAGE_LINES
    for expected in (2 * PAGE_LINES, 2 * PAGE_LINES + 1):
        for _ in range(3):
            section.model.fetchMore(QModelIndex())
        desk.settle()
        assert len(shown(section)) == expected
    assert not section.model.canFetchMore(QModelIndex())
    assert len({line.id for line in section.model.rows()}) == 2 * PAGE_LINES + 1


def test_the_file_goes_where_it_was_said_and_gets_its_ending(
    desk: SettingsDesk, tmp_path: Path
) -> None:
    asked: list[str] = []

    def choose(_parent: QWidget, start: str) -> str:
        asked.append(start)
        return str(tmp_path / "thang-11")

    desk.change(export_folder=str(tmp_path))
    section = section_of(desk)
    section._choose = choose  # pyright: ignore[reportPrivateUsage]
    section.export.click()
    desk.settle()
    assert asked == [str(tmp_path / "nhat-ky-truy-cap-20261116.csv")]
    assert (tmp_path / "thang-11.csv").exists()
    assert section.note.title() == "Đã xuất 1 dòng nhật ký"
    assert shown(section)[0][2:] == ("Xuất nhật ký truy cập", "thang-11.csv")


def test_nothing_is_written_when_no_place_is_chosen(desk: SettingsDesk) -> None:
    section = section_of(desk)
    section._choose = lambda _parent, _start: ""  # pyright: ignore[reportPrivateUsage]
    section.export.click()
    desk.settle()
    assert len(shown(section)) == 1


@pytest.mark.parametrize("role", [Role.CLERK, Role.SPECIALIST])
def test_others_are_told_who_may_read_it(desk: SettingsDesk, role: Role) -> None:
    clerk = builders.actor(desk.counter)
    section = section_of(desk, Actor(clerk.clerk_id, clerk.name, role))
    assert section.model.rowCount() == 0
    assert not section.table.isVisible()
    assert not section.export.isVisible()


def test_the_model_keeps_the_rules_of_qt(desk: SettingsDesk, qtmodeltester: object) -> None:
    note_many(desk, PAGE_LINES + 1)
    section = section_of(desk)
    qtmodeltester.check(section.model)  # type: ignore[attr-defined]
    desk.settle()


def test_the_section_can_be_used_without_a_mouse_or_good_eyes(desk: SettingsDesk) -> None:
    section = section_of(desk)
    section.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert accessibility.problems(section) == []
