"""Who did what when, as a supervisor reads it: in words, filtered, page by page, and as a file."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.audited import AUDITED_LABELS, Audited, AuditFilter, AuditLine
from app.domain.roles import Actor, Role
from app.domain.vietnam_time import office_day
from app.errors import RuleError
from app.models.office import AuditRecord
from app.services import audit
from app.services.commands import ChangePassword, ClerkInput
from app.services.counter import Counter
from app.services.office.audit_log import PAGE_LINES
from tests import builders
from tests.builders import CLERK_PIN, SetClock

EVERYTHING = AuditFilter()
# Old numbers had nine digits, new ones have twelve; codes of dossiers have their own shape.
IDENTITY_NUMBER = re.compile(r"(?<![\w-])\d{9}(?:\d{3})?(?![\w-])")


def newest(counter: Counter, supervisor: Actor) -> AuditLine:
    return counter.office.audit_log(supervisor, EVERYTHING).lines[0]


def note_many(counter: Counter, clerk: Actor, count: int) -> None:
    with counter.context.database.write() as session:
        for _ in range(count):
            audit.note(session, counter.context, clerk.clerk_id, Audited.SIGN_IN, "pin")


def test_every_act_has_words() -> None:
    assert set(AUDITED_LABELS) == set(Audited)
    assert len(set(AUDITED_LABELS.values())) == len(Audited)


def test_a_line_says_who_did_what_when(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    line = newest(counter, supervisor)
    assert (line.occurred_at, line.clerk_name, line.act) == (clock.now(), clerk.name, "sign_in")
    assert line.about == "mã PIN"


def test_setting_up_was_done_by_nobody_yet(counter: Counter, supervisor: Actor) -> None:
    *_, first = counter.office.audit_log(supervisor, EVERYTHING).lines
    assert (first.act, first.clerk_name) == ("set_up", "")


def test_what_a_line_is_about_is_told_in_words(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    received = builders.receive(counter, clerk)
    day = office_day(counter.context.now())
    office = counter.office
    cases = (
        (lambda: counter.dossiers.note_look_up(clerk, received.dossier_id), received.code),
        (lambda: office.release_clerk(supervisor, clerk.clerk_id), clerk.name),
        (
            lambda: office.save_clerk(
                supervisor, ClerkInput(clerk.name, Role.CLERK, "", "8642", clerk.clerk_id)
            ),
            f"{clerk.name}, đặt lại mã PIN",
        ),
        (
            lambda: office.change_password(
                ChangePassword(actor=clerk, current="8642", password="mưa rơi mái tôn", pin="7391")
            ),
            "mật khẩu và mã PIN",
        ),
        (lambda: counter.days.close(supervisor, day), "ngày 16/11/2026"),
        (lambda: office.confirm_year(supervisor, 2028, (), "9441/TB-BNV"), "năm 2028"),
        (
            lambda: office.note_pc_settings(clerk, {"printer": "Canon", "export_folder": ""}),
            "máy in: Canon; thư mục xuất: mặc định",
        ),
        (lambda: office.sign_out(clerk), ""),
    )
    for act, about in cases:
        act()
        assert newest(counter, supervisor).about == about


def test_what_another_program_wrote_is_shown_as_it_stands(
    counter: Counter, supervisor: Actor
) -> None:
    with counter.context.database.write() as session:
        for act, detail in (
            ("of_tomorrow", "x"),
            (Audited.CLOSE_DAY, "hôm qua"),
            (Audited.SAVE_PC_SETTINGS, "[1]"),
            (Audited.RELEASE_CLERK, "ai đó"),
            (Audited.SIGN_IN, "thẻ"),
        ):
            session.add(
                AuditRecord(
                    occurred_at=counter.context.now(), clerk_id=None, action=act, detail=detail
                )
            )
    lines = counter.office.audit_log(supervisor, EVERYTHING).lines
    assert [line.about for line in lines[:5]] == ["thẻ", "", "[1]", "hôm qua", "x"]


def test_lines_are_chosen_by_day_clerk_and_act(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    counter.office.sign_in(clerk.clerk_id, CLERK_PIN)
    counter.office.sign_out(clerk)
    today = office_day(clock.now())
    clock.forward(days=1)
    counter.office.sign_in(supervisor.clerk_id, CLERK_PIN)

    def acts(**wanted: object) -> list[tuple[str, str]]:
        page = counter.office.audit_log(supervisor, AuditFilter(**wanted))  # type: ignore[arg-type]
        return [(line.act, line.clerk_name) for line in page.lines]

    tomorrow = today + timedelta(days=1)
    assert acts(first=tomorrow) == [("sign_in", supervisor.name)]
    assert acts(last=today)[0] == ("sign_out", clerk.name)
    assert acts(first=tomorrow, last=today) == []
    assert acts(clerk_id=clerk.clerk_id) == [("sign_out", clerk.name), ("sign_in", clerk.name)]
    assert acts(acts=frozenset({Audited.SIGN_IN})) == [
        ("sign_in", supervisor.name),
        ("sign_in", clerk.name),
    ]


def test_a_long_audit_comes_page_by_page_without_gap_or_repeat(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    founding = len(counter.office.audit_log(supervisor, EVERYTHING).lines)
    note_many(counter, clerk, 2 * PAGE_LINES)
    ids: list[int] = []
    after: int | None = None
    while True:
        page = counter.office.audit_log(supervisor, EVERYTHING, after)
        assert len(page.lines) <= PAGE_LINES
        ids += [line.id for line in page.lines]
        after = page.next_key
        if after is None:
            break
        # What happens while somebody reads belongs to the first page and moves none of the others.
        note_many(counter, clerk, 1)
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == len(set(ids)) == 2 * PAGE_LINES + founding


def test_the_file_holds_every_wanted_line_and_its_making_is_noted(
    counter: Counter, clerk: Actor, supervisor: Actor, tmp_path: Path
) -> None:
    note_many(counter, clerk, PAGE_LINES + 5)
    wanted = AuditFilter(clerk_id=clerk.clerk_id)
    path = tmp_path / "nhat-ky.csv"
    written = counter.office.export_audit(supervisor, wanted, path)
    assert (written.path, written.lines) == (path, PAGE_LINES + 5)
    header, *rows = path.read_bytes().decode("utf-8-sig").splitlines()
    assert header == "Thời điểm;Công chức;Việc làm;Nội dung"
    assert len(rows) == PAGE_LINES + 5
    assert rows[0] == f"16/11/2026 09:10:00;{clerk.name};Đăng nhập;mã PIN"
    line = newest(counter, supervisor)
    assert (line.act, line.about) == ("export_audit", "nhat-ky.csv")


@pytest.mark.parametrize("role", [Role.CLERK, Role.SPECIALIST])
def test_only_those_who_lead_or_administer_read_it(
    counter: Counter, clerk: Actor, role: Role, tmp_path: Path
) -> None:
    reader = Actor(clerk.clerk_id, clerk.name, role)
    with pytest.raises(RuleError, match="Vai trò"):
        counter.office.audit_log(reader, EVERYTHING)
    with pytest.raises(RuleError, match="Vai trò"):
        counter.office.export_audit(reader, EVERYTHING, tmp_path / "a.csv")
    assert list(tmp_path.glob("*.csv")) == []


def test_no_identity_number_is_ever_in_the_audit(
    counter: Counter, clerk: Actor, supervisor: Actor, tmp_path: Path
) -> None:
    command = builders.intake(clerk)
    received = counter.dossiers.receive(command)
    counter.dossiers.note_look_up(clerk, received.dossier_id)
    counter.office.export_audit(supervisor, EVERYTHING, tmp_path / "a.csv")
    with counter.context.database.read() as session:
        details = session.scalars(select(AuditRecord.detail)).all()
    assert not [detail for detail in details if IDENTITY_NUMBER.search(detail)]
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert command.applicant.identity_number not in text
    assert command.applicant.name not in text
