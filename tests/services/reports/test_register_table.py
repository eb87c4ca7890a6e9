"""The register as a table: what leaves in it comes in again elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.register import COLUMNS
from app.domain.table import Table
from app.domain.vietnam_time import local
from app.export.csv_file import write_csv
from app.models.dossier import Dossier
from app.services.commands import ImportRegister
from app.services.counter import Counter
from app.services.reports.register_table import register_table
from tests import builders, busy_day
from tests.builders import SetClock
from tests.small_register import write_register


def table_of(counter: Counter) -> Table:
    with counter.context.database.read() as session:
        return register_table(session, "UBND phường Long Biên", busy_day.DAY, busy_day.DAY)


def take_in(counter: Counter, path: Path) -> int:
    command = ImportRegister(builders.supervisor(counter), str(path))
    return counter.office.import_register(command, builders.quiet).result.imported


def cells(table: Table, row: int) -> dict[str, object]:
    names = [column.title for column in table.columns]
    return dict(zip(names, table.rows[row], strict=True))


@pytest.fixture
def elsewhere(tmp_path: Path, clock: SetClock) -> Iterator[Counter]:
    """The counter of another PC, whose codes begin with TN20."""
    counter = builders.sample_counter(tmp_path / "elsewhere", clock, station=2)
    yield counter
    counter.close()


def test_its_columns_are_those_that_importing_reads(counter: Counter) -> None:
    table = table_of(counter)
    assert tuple(column.title for column in table.columns) == (*COLUMNS, "MaNoiBo")
    assert table.rows == ()


def test_a_line_says_what_is_known_of_a_dossier(counter: Counter, clock: SetClock) -> None:
    busy_day.play(counter, clock)
    third = cells(table_of(counter), 2)
    assert third["STT"] == 3
    assert third["MaHoSo"] == third["MaNoiBo"] == "TN10-261113-0001-29"
    assert third["MaTTHC"] == busy_day.MARRIAGE_STATUS
    assert third["KenhTiepNhan"] == "Trực tiếp"
    assert third["NgayTiepNhan"] == local(2026, 11, 13, 16, 10)
    assert third["NgayTra"] == local(2026, 11, 16, 14, 5)
    assert third["LePhi"] == 3_000
    assert third["ChuongTrinhTruocHan"] == "Có"
    first = cells(table_of(counter), 0)
    assert (first["NgayKetThucXuLy"], first["NgayTra"]) == (None, None)


def test_the_official_code_goes_before_the_local_one(counter: Counter) -> None:
    received = builders.receive(counter)
    builders.change_store(counter, "UPDATE dossiers SET official_code = 'H26.107-261116-0042'")
    line = cells(table_of(counter), 0)
    assert (line["MaHoSo"], line["MaNoiBo"]) == ("H26.107-261116-0042", received.code)


def test_its_head_names_office_and_days(counter: Counter) -> None:
    assert table_of(counter).subtitle == "UBND phường Long Biên – 16/11/2026"


def test_it_holds_the_dossiers_asked_for(counter: Counter, clock: SetClock) -> None:
    busy_day.play(counter, clock)
    with counter.context.database.read() as session:
        table = register_table(
            session, "", busy_day.DAY, busy_day.DAY, Dossier.received_on == busy_day.DAY
        )
    assert [cells(table, row)["STT"] for row in range(len(table.rows))] == list(range(1, 8))


def test_an_imported_register_leaves_as_it_came(
    counter: Counter, elsewhere: Counter, tmp_path: Path
) -> None:
    take_in(counter, write_register(tmp_path))
    write_csv(table_of(counter), tmp_path / "again.csv")
    assert take_in(elsewhere, tmp_path / "again.csv") == 12
    assert table_of(elsewhere).rows == table_of(counter).rows


def test_dossiers_taken_in_here_can_be_read_elsewhere(
    counter: Counter, elsewhere: Counter, clock: SetClock, tmp_path: Path
) -> None:
    busy_day.play(counter, clock)
    builders.receive(counter, note="=1+1")
    write_csv(table_of(counter), tmp_path / "again.csv")
    assert take_in(elsewhere, tmp_path / "again.csv") == 12
    (row,) = elsewhere.dossiers.list(DossierFilter(text="TN10-261113-0001-29")).rows
    assert row.code == "TN10-261113-0001-29"
    assert [line[-2] for line in table_of(elsewhere).rows][-1] == "=1+1"
    assert builders.receive(elsewhere).code.startswith("TN20-261116-0001")
    assert elsewhere.days.check().ok
