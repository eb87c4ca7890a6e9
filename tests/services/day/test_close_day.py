"""Closing a day fixes its figures once, and the sheet to sign says what hangs over."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.reconciliation import notes_from_json
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import InputError, RuleError
from app.models.office import WorkingDay
from app.services import history
from app.services.commands import PrinterChoice, TakeStep
from app.services.counter import Counter
from app.services.papers import list_papers
from tests import builders, busy_day
from tests.builders import SetClock

DAY = busy_day.DAY


@pytest.fixture
def busy(counter: Counter, clock: SetClock) -> Counter:
    busy_day.play(counter, clock)
    return counter


def test_closing_fixes_the_figures(busy: Counter, supervisor: Actor) -> None:
    before = busy.days.figures(supervisor, DAY)
    assert (before.closed_at, before.closed_by) == (None, "")
    busy.days.close(supervisor, DAY)
    after = busy.days.figures(supervisor, DAY)
    assert (after.closed_at, after.closed_by) == (busy_day.NOW, supervisor.name)
    with busy.context.database.read() as session:
        kept = json.loads(session.scalars(select(WorkingDay.figures)).one())
    assert kept["total"]["received"] == before.total.received == 6
    assert [one["clerk_name"] for one in kept["clerks"]] == [
        one.clerk_name for one in before.clerks
    ]


def test_a_day_is_closed_once(busy: Counter, supervisor: Actor) -> None:
    busy.days.close(supervisor, DAY)
    with pytest.raises(RuleError, match="16/11/2026 đã chốt rồi"):
        busy.days.close(supervisor, DAY)


def test_what_comes_after_closing_changes_no_fixed_figure(busy: Counter, supervisor: Actor) -> None:
    busy.days.close(supervisor, DAY)
    builders.receive(busy, supervisor)
    busy.closing.close_again(supervisor, DAY, "một hồ sơ đến muộn")
    with busy.context.database.read() as session:
        closed = session.scalars(select(WorkingDay)).one()
    (again,) = notes_from_json(closed.counted).again
    assert json.loads(closed.figures)["total"]["received"] == 6
    assert (again.figures["total"]["received"], again.by) == (7, supervisor.name)
    assert busy.days.figures(supervisor, DAY).total.received == 7
    with pytest.raises(InputError):
        busy.closing.close_again(supervisor, DAY, " ")
    with pytest.raises(RuleError, match="chưa chốt"):
        busy.closing.close_again(supervisor, DAY - timedelta(days=1), "nhầm")


def test_a_day_to_come_is_not_closed(counter: Counter, supervisor: Actor) -> None:
    with pytest.raises(RuleError, match="Chưa đến ngày 17/11/2026"):
        counter.days.close(supervisor, DAY + timedelta(days=1))


def test_a_day_gone_by_can_still_be_closed(counter: Counter, supervisor: Actor) -> None:
    counter.days.close(supervisor, DAY - timedelta(days=3))
    assert counter.days.figures(supervisor, DAY - timedelta(days=3)).closed_at is not None


def test_a_clerk_sees_the_figures_but_does_not_close(counter: Counter, clerk: Actor) -> None:
    counter.days.figures(clerk, DAY)
    with pytest.raises(RuleError, match="Vai trò"):
        counter.days.close(clerk, DAY)


def test_what_hangs_over_is_shown_before_closing(busy: Counter, supervisor: Actor) -> None:
    busy.days.save_draft(supervisor, "receive", {"name": "Nguyễn"})
    figures = busy.days.figures(supervisor, DAY)
    assert (figures.codes_issued, figures.codes_cancelled) == (7, 1)
    assert figures.drafts == 1
    assert figures.open_total == 8
    assert figures.last_export is None


def test_every_receipt_that_did_not_come_out_is_shown_but_for_cancelled_ones(
    counter: Counter, supervisor: Actor
) -> None:
    waiting, mistaken, printed = (builders.receive(counter) for _ in range(3))
    builders.receive(counter, slip_wanted=False)
    counter.dossiers.cancel(TakeStep(supervisor, mistaken.dossier_id, "nhập nhầm"))
    builders.change_store(
        counter, "UPDATE print_records SET state = 'printed' WHERE id = ?", printed.print_id
    )
    assert [one.subject for one in counter.days.figures(supervisor, DAY).unprinted] == [
        waiting.code
    ]
    for state, unprinted, unknown in (("failed", 3, 0), ("unknown", 0, 3), ("printing", 0, 0)):
        builders.change_store(counter, "UPDATE print_records SET state = ?", state)
        figures = counter.days.figures(supervisor, DAY)
        assert len(figures.unprinted) == figures.unprinted_count == unprinted
        assert figures.print_unknown == unknown


def test_papers_too_many_to_list_are_counted_all_the_same(
    counter: Counter, supervisor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_papers, "_MOST_HANGING", 2)
    for _receipt in range(3):
        builders.receive(counter)
    figures = counter.days.figures(supervisor, DAY)
    assert (len(figures.unprinted), figures.unprinted_count) == (2, 3)
    later = counter.context.now() + timedelta(seconds=1)
    left = counter.opening.hanging(supervisor, later)
    assert (len(left.unprinted), left.unprinted_count) == (2, 3)
    builders.change_store(counter, "UPDATE print_records SET state = 'unknown'")
    assert counter.days.figures(supervisor, DAY).print_unknown == 3
    left = counter.opening.hanging(supervisor, later)
    assert (len(left.unknown), left.unknown_count) == (2, 3)


def test_the_sheet_shows_the_same_figures_and_what_tomorrow_begins_with(
    busy: Counter, supervisor: Actor
) -> None:
    sheet = busy.days.sheet(supervisor, DAY)
    figures = busy.days.figures(supervisor, DAY)
    assert sheet.header == builders.PROFILE.header()
    assert [line.clerk_name for line in sheet.lines] == [one.clerk_name for one in figures.clerks]
    assert sheet.total.received == figures.total.received
    assert sheet.total.clerk_name == "Cả bộ phận"
    assert sheet.carried_over_total == len(sheet.carried_over) == figures.open_total
    due = [line.promised_at for line in sheet.carried_over]
    assert due == sorted(due)
    assert sheet.carried_over[0].state == "Đang giải quyết"
    assert (sheet.made_at, sheet.made_by) == (busy_day.NOW, supervisor.name)


def test_the_sheet_anchors_the_history_outside_the_store(busy: Counter, supervisor: Actor) -> None:
    with busy.context.database.read() as session:
        *_, last = history.exported_events(session, builders.CHAIN)
    head = busy.days.sheet(supervisor, DAY).history_head
    assert head == f"{last['sequence']}:{last['hash'][:16]}"


def test_the_sheet_of_a_past_day_leaves_todays_dossiers_out(
    busy: Counter, supervisor: Actor
) -> None:
    friday = busy.days.sheet(supervisor, date(2026, 11, 13))
    assert friday.carried_over_total == len(friday.carried_over) == 4
    assert all(line.promised_at < local(2026, 11, 19) for line in friday.carried_over)


def test_a_long_list_of_open_dossiers_is_cut_but_counted(
    counter: Counter, supervisor: Actor
) -> None:
    for _ in range(65):
        builders.receive(counter)
    sheet = counter.days.sheet(supervisor, DAY)
    assert (len(sheet.carried_over), sheet.carried_over_total) == (60, 65)


def test_the_sheet_is_printed_into_the_folder_of_pdf_files(
    busy: Counter, supervisor: Actor, tmp_path: Path
) -> None:
    printed = busy.days.print_sheet(supervisor, DAY, PrinterChoice())
    path = tmp_path / "phieu" / f"{printed.title}.pdf"
    assert path.name == "phieu-cuoi-ngay-16-11-2026.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    row = next(one for one in busy.papers.list(supervisor, DAY) if one.form == "day_sheet")
    assert (row.id, row.state.value) == (printed.print_id, "printed")


def test_a_clerks_own_sheet_holds_the_own_figures_and_dossiers(
    busy: Counter, clerk: Actor, supervisor: Actor
) -> None:
    whole = busy.days.sheet(supervisor, busy_day.DAY)
    parts = [
        busy.days.sheet(supervisor, busy_day.DAY, one.id)
        for one in busy.office.clerks()
        if one.name in {line.clerk_name for line in whole.lines}
    ]
    assert [part.clerk_name for part in parts] == [part.lines[0].clerk_name for part in parts]
    assert sum(part.total.received for part in parts) == whole.total.received
    assert sum(part.carried_over_total for part in parts) == whole.carried_over_total
    assert all(len(part.carried_over) == part.carried_over_total for part in parts)
    assert busy.days.sheet(clerk, busy_day.DAY, clerk.clerk_id).clerk_name == clerk.name
    with pytest.raises(RuleError):
        busy.days.sheet(clerk, busy_day.DAY, supervisor.clerk_id)
