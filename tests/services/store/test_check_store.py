"""The check of the store alone: every kind of change to it is told by one sentence."""

import psycopg
import pytest

from app.models.postgresql import PostgresDatabase, bare_address
from app.services.counter import Counter
from app.services.register_commands import SaveEntry
from tests import builders
from tests.services.store.checked import told


def unlock_history(counter: Counter) -> None:
    """Take away what keeps the history from being changed, as whoever owns the store can."""
    if counter.context.database.dialect == "postgresql":
        builders.change_store(counter, "ALTER TABLE dossier_events DISABLE TRIGGER USER")
        return
    for verb in ("update", "delete"):
        builders.change_store(counter, f"DROP TRIGGER dossier_events_no_{verb}")


CHANGES = {
    "payload": "UPDATE dossier_events SET payload = '{\"fee\":0}' WHERE sequence = 4",
    "time": "UPDATE dossier_events SET occurred_at = occurred_at + 1 WHERE sequence = 4",
    "person": "UPDATE dossier_events SET clerk_name = 'Không ai' WHERE sequence = 4",
    "hash": "UPDATE dossier_events SET hash = 'x' WHERE sequence = 4",
    "code": "UPDATE dossiers SET code = 'TN10-261113-0009-05' "
    "WHERE code = (SELECT min(code) FROM dossiers WHERE received_on = '2026-11-13')",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_line_of_the_history_is_found_at_its_place(busy: Counter, change: str) -> None:
    unlock_history(busy)
    builders.change_store(busy, CHANGES[change])
    assert "Lịch sử của quầy 1 bị sửa hoặc thiếu từ dòng 4." in told(busy)


def test_a_line_taken_out_of_the_history_is_found(busy: Counter) -> None:
    unlock_history(busy)
    builders.change_store(busy, "DELETE FROM dossier_events WHERE sequence = 7")
    assert "từ dòng 8" in told(busy)


def test_a_history_cut_off_at_its_end_leaves_dossiers_untold(busy: Counter) -> None:
    unlock_history(busy)
    builders.change_store(busy, "DELETE FROM dossier_events WHERE sequence > 18")
    assert "Có 1 hồ sơ không còn dòng lịch sử nào." in told(busy)


def test_a_missing_number_is_found(counter: Counter) -> None:
    for _ in range(3):
        builders.receive(counter)
    builders.change_store(counter, "UPDATE code_counters SET last = 4")
    assert "Dãy mã TN10 đã cấp 4 số nhưng kho có 3 hồ sơ." in told(counter)


@pytest.mark.sqlite_only(reason="a server does not let references be broken")
def test_a_row_that_points_nowhere_is_found(busy: Counter) -> None:
    with busy.context.database.raw() as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM applicants WHERE id = 1")
    assert "foreign_key_check" in told(busy)


def test_a_history_that_may_be_changed_is_found(busy: Counter) -> None:
    unlock_history(busy)
    assert "thiếu khóa chống sửa lịch sử (dossier_events_no_" in told(busy)


def test_events_counted_otherwise_are_found_by_their_day(busy: Counter) -> None:
    builders.change_store(busy, "UPDATE event_counts SET count = count + 1 WHERE kind = 'cancel'")
    assert "khác với số đã đếm ở 1 ngày, sớm nhất 16/11/2026" in told(busy)


def test_a_dossier_nobody_can_look_for_is_found(busy: Counter) -> None:
    builders.change_store(busy, "DELETE FROM dossier_search WHERE rowid = 3")
    assert "Có 1 hồ sơ không tìm được theo tên." in told(busy)


@pytest.mark.server_only
def test_rows_of_a_server_that_belong_to_nothing_are_found(busy: Counter) -> None:
    database = busy.context.database
    assert isinstance(database, PostgresDatabase)
    with psycopg.connect(bare_address(database.url), autocommit=True) as connection:
        # No foreign key is looked at, as for somebody who repairs a store by hand.
        connection.execute("SET session_replication_role = replica")
        connection.execute("DELETE FROM applicants WHERE id = (SELECT min(id) FROM applicants)")
    assert "máy chủ bị hỏng (foreign_key dossiers.applicant_id)" in told(busy)


def test_a_line_that_is_gone_from_a_register_is_found(busy: Counter) -> None:
    values = {"content": "Hỏi hạn trả", "heard_by": "Hà"}
    command = SaveEntry(actor=builders.actor(busy), register="hotline", values=values)
    for _ in range(2):
        busy.registers.save(command)
    assert busy.days.check().ok
    builders.change_store(busy, "DELETE FROM register_entries WHERE number = 1")
    assert "Sổ hotline năm 2026 đã cấp 2 số nhưng kho có 1 dòng." in told(busy)
