"""Exporting a day: what the bundle is given, and that nothing is noted unless it was written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.documents import PaperSize
from app.domain.forms.day_sheet import DaySheetDocument
from app.domain.roles import Actor, Role
from app.domain.stick import StickOwner
from app.errors import DeviceError, FileError, RuleError
from app.models.office import AuditRecord, ExportRecord
from app.services import history
from app.services.answers import Exported
from app.services.commands import ExportDay
from app.services.counter import Counter
from app.services.exchange.export_day import export_day
from app.services.ports import BundleContent, BundledBackup, Tick, WrittenBundle
from tests import builders, busy_day
from tests.builders import SetClock

DAY = busy_day.DAY


class FakeWriter:
    """Keeps what it was given to write, or fails as a stick does."""

    def __init__(self) -> None:
        self.contents: list[BundleContent] = []
        self.events: list[list[Mapping[str, Any]]] = []
        self.failure: Exception | None = None

    def __call__(self, content: BundleContent, folder: Path, tick: Tick) -> WrittenBundle:
        if self.failure is not None:
            raise self.failure
        self.contents.append(content)
        self.events.append(list(content.events))
        number = len(self.contents)
        return WrittenBundle(folder / "bundle", ("manifest.json",), f"sha-{number}")


@pytest.fixture
def writer() -> FakeWriter:
    return FakeWriter()


@pytest.fixture
def busy(counter: Counter, clock: SetClock) -> Counter:
    busy_day.play(counter, clock)
    return counter


def export(counter: Counter, writer: FakeWriter, by: Actor, day: date = DAY) -> Exported:
    return export_day(counter.context, ExportDay(by, day, "/media/usb"), writer, builders.quiet)


def noted(counter: Counter) -> list[ExportRecord]:
    with counter.context.database.read() as session:
        return list(session.scalars(select(ExportRecord).order_by(ExportRecord.id)))


def codes(content: BundleContent) -> list[str]:
    names = [column.title for column in content.register.columns]
    return [str(row[names.index("MaNoiBo")]) for row in content.register.rows]


def test_the_bundle_says_whose_it_is(busy: Counter, clerk: Actor, writer: FakeWriter) -> None:
    export(busy, writer, clerk)
    (content,) = writer.contents
    assert content.facts.agency_code == builders.PROFILE.agency_code
    assert content.facts.office == builders.PROFILE.name
    assert (content.facts.station, content.facts.day) == (1, DAY)
    assert len(content.facts.store_id) == 36
    assert content.encrypted
    assert content.passphrase == busy.office.export_passphrase(builders.supervisor(busy))


def test_the_register_holds_the_days_work_and_all_that_is_open(
    busy: Counter, clerk: Actor, writer: FakeWriter
) -> None:
    exported = export(busy, writer, clerk)
    found = codes(writer.contents[0])
    assert len(found) == exported.dossiers == 10
    cancelled = busy.dossiers.card(clerk, 9).row.code
    assert cancelled not in found


def test_a_past_days_register_leaves_later_dossiers_out(
    busy: Counter, clerk: Actor, writer: FakeWriter
) -> None:
    export(busy, writer, clerk, date(2026, 11, 13))
    assert [code[5:11] for code in codes(writer.contents[0])] == [
        "261105",
        "261111",
        "261113",
        "261113",
    ]


def test_the_sheets_of_the_desk_and_of_each_clerk_lie_with_it(
    busy: Counter, clerk: Actor, writer: FakeWriter
) -> None:
    export(busy, writer, clerk)
    sheets = [one for one in writer.contents[0].day_sheets if "20261116" in one.title]
    documents = [sheet.document for sheet in sheets]
    assert documents[0] == busy.days.sheet(clerk, DAY)
    assert (sheets[0].title, sheets[0].size) == ("phieu-cuoi-ngay-20261116", PaperSize.A4)
    lead = builders.supervisor(busy)
    busy_clerks = (builders.actor(busy, 0).clerk_id, builders.actor(busy, 1).clerk_id)
    own = [busy.days.sheet(lead, DAY, clerk_id) for clerk_id in busy_clerks]
    assert {one.clerk_name for one in own} <= {
        one.clerk_name for one in documents if isinstance(one, DaySheetDocument)
    }
    assert [sheet.title[-2:] for sheet in sheets[1:3]] == ["-2", "-3"]


def test_days_that_were_missed_come_along(
    busy: Counter, clerk: Actor, clock: SetClock, writer: FakeWriter
) -> None:
    first = export(busy, writer, clerk)
    assert [day.day for day in first.days] == [5, 11, 13, 16]
    assert {sheet.title[16:24] for sheet in writer.contents[0].day_sheets} == {
        "20261105",
        "20261111",
        "20261113",
        "20261116",
    }
    clock.forward(days=1)
    builders.receive(busy)
    clock.forward(days=1)
    received = builders.receive(busy)
    again = export(busy, writer, clerk, DAY + timedelta(days=2))
    assert again.days == (DAY + timedelta(days=1), DAY + timedelta(days=2))
    assert received.code in codes(writer.contents[1])
    for day in again.days:
        assert busy.days.figures(clerk, day).last_export == clock.now()
    assert busy.exchange.outlook().missed == ()


def test_a_copy_of_the_store_goes_along_and_its_failure_stops_nothing(
    busy: Counter, clerk: Actor, writer: FakeWriter, tmp_path: Path
) -> None:
    def copy(_tick: Tick) -> Path:
        return tmp_path / "motcua-20261116-152000.db"

    def no_copy(_tick: Tick) -> Path:
        raise FileError("Không thấy thư mục sao lưu.")

    command = ExportDay(clerk, DAY, "/media/usb")
    done = export_day(busy.context, command, writer, builders.quiet, copy=copy)
    assert (done.backup, done.missing_backup) == ("motcua-20261116-152000.db", None)
    assert writer.contents[0].backup == BundledBackup(copy(builders.quiet), encrypted=False)
    done = export_day(busy.context, command, writer, builders.quiet, copy=no_copy)
    assert (done.backup, str(done.missing_backup)) == ("", "Không thấy thư mục sao lưu.")
    alone = replace(command, backup=False)
    assert export_day(busy.context, alone, writer, builders.quiet, copy=copy).backup == ""


def test_only_who_leads_may_leave_it_plain(busy: Counter, clerk: Actor, writer: FakeWriter) -> None:
    plain = ExportDay(clerk, DAY, "/media/usb", encrypted=False)
    with pytest.raises(RuleError, match="Vai trò"):
        export_day(busy.context, plain, writer, builders.quiet)
    plain = replace(plain, actor=builders.supervisor(busy))
    assert not export_day(busy.context, plain, writer, builders.quiet).encrypted


def test_a_day_to_come_is_not_exported(busy: Counter, clerk: Actor, writer: FakeWriter) -> None:
    with pytest.raises(RuleError, match="Chưa đến ngày 17/11/2026"):
        export(busy, writer, clerk, DAY + timedelta(days=1))
    assert (writer.contents, noted(busy)) == ([], [])


def test_a_stick_is_marked_after_its_first_bundle_and_a_folder_never(
    busy: Counter, clerk: Actor, writer: FakeWriter
) -> None:
    marked: list[tuple[Path, StickOwner]] = []

    def mark(root: Path, owner: StickOwner) -> None:
        marked.append((root, owner))
        raise DeviceError("Khóa chống ghi.")

    for stick in (False, True):
        command = ExportDay(clerk, DAY, "/media/usb", stick=stick)
        export_day(busy.context, command, writer, builders.quiet, mark_stick=mark)
    facts = writer.contents[0].facts
    owner = StickOwner(facts.store_id, facts.agency_code, facts.office)
    assert marked == [(Path("/media/usb"), owner)]


def test_the_first_bundle_holds_the_whole_history(
    busy: Counter, clerk: Actor, writer: FakeWriter
) -> None:
    exported = export(busy, writer, clerk)
    content, events = writer.contents[0], writer.events[0]
    assert (content.facts.first_sequence, content.facts.last_sequence) == (1, 19)
    assert exported.events == len(events) == 19
    assert content.facts.history_head == events[-1]["hash"]
    assert content.facts.previous_manifest == ""
    with busy.context.database.read() as session:
        hashed = list(history.exported_events(session, builders.CHAIN))
    assert events == [{**event, "epoch": 0} for event in hashed]


def test_the_next_bundle_goes_on_where_the_last_one_ended(
    busy: Counter, clerk: Actor, clock: SetClock, writer: FakeWriter
) -> None:
    export(busy, writer, clerk)
    clock.forward(days=1)
    builders.receive(busy)
    exported = export(busy, writer, clerk, DAY + timedelta(days=1))
    content = writer.contents[1]
    assert [event["sequence"] for event in writer.events[1]] == [20]
    assert (content.facts.first_sequence, content.facts.last_sequence, exported.events) == (
        20,
        20,
        1,
    )
    assert content.facts.previous_manifest == "sha-1"


def test_a_bundle_without_news_still_names_the_head_of_the_history(
    busy: Counter, clerk: Actor, writer: FakeWriter
) -> None:
    export(busy, writer, clerk)
    exported = export(busy, writer, clerk)
    content = writer.contents[1]
    assert (content.facts.first_sequence, content.facts.last_sequence, exported.events) == (0, 0, 0)
    assert content.facts.history_head == writer.contents[0].facts.history_head
    builders.receive(busy)
    export(busy, writer, clerk)
    assert writer.contents[2].facts.first_sequence == 20


def test_what_was_written_is_noted(busy: Counter, clerk: Actor, writer: FakeWriter) -> None:
    export(busy, writer, clerk)
    *_missed, record = noted(busy)
    assert (record.station, record.epoch) == (1, 0)
    assert (record.day, record.clerk_id, record.encrypted) == (DAY, clerk.clerk_id, True)
    assert record.folder == str(Path("/media/usb/bundle"))
    assert (record.first_sequence, record.last_sequence) == (1, 19)
    assert record.manifest_sha256 == "sha-1"
    assert busy.days.figures(clerk, DAY).last_export == busy_day.NOW
    with busy.context.database.read() as session:
        audited = session.scalars(select(AuditRecord).where(AuditRecord.action == "export_day"))
        assert [line.detail for line in audited] == ["2026-11-16 sha-1"]


def test_a_bundle_that_was_not_written_leaves_no_note(
    busy: Counter, clerk: Actor, writer: FakeWriter
) -> None:
    writer.failure = DeviceError("Thẻ nhớ đã bị rút.")
    with pytest.raises(DeviceError):
        export(busy, writer, clerk)
    assert noted(busy) == []
    writer.failure = None
    export(busy, writer, clerk)
    assert writer.contents[0].facts.first_sequence == 1


def test_dossiers_come_in_while_the_stick_is_slow(
    busy: Counter, clerk: Actor, writer: FakeWriter
) -> None:
    """The bundle is of one moment, and the counter does not wait for it."""

    def slow(content: BundleContent, folder: Path, tick: Tick) -> WrittenBundle:
        builders.receive(busy)
        return writer(content, folder, tick)

    command = ExportDay(clerk, DAY, "/media/usb")
    assert export_day(busy.context, command, slow, builders.quiet).events == 19
    assert len(writer.events[0]) == 19
    export(busy, writer, clerk)
    assert [event["sequence"] for event in writer.events[1]] == [20]


def test_a_specialist_may_not_export(counter: Counter, clerk: Actor, writer: FakeWriter) -> None:
    with pytest.raises(RuleError, match="Vai trò"):
        export(counter, writer, replace(clerk, role=Role.SPECIALIST))
