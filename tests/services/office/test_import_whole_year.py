"""A ward's whole year as a register: tried out, then taken in twice, as CSV and as a workbook."""

import csv
import lzma
from datetime import date
from pathlib import Path

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.listings import ImportResult
from app.domain.register import COLUMNS
from app.domain.table import Column, ColumnKind, Table
from app.export.workbook import write_workbook
from app.services.commands import ImportRegister
from app.services.counter import Counter
from tests import builders

DATA = Path(__file__).parents[1] / "data"
YEAR = DATA / "register-thach-ban-2021.csv.xz"
SAMPLE = DATA / "register-sample.csv"

pytestmark = pytest.mark.sqlite_only(reason="the store makes no difference to six thousand lines")


def take_in(counter: Counter, path: Path, *, dry_run: bool = False) -> ImportResult:
    command = ImportRegister(builders.supervisor(counter), str(path), dry_run)
    return counter.office.import_register(command, builders.quiet).result


def test_a_whole_year_tried_out_and_taken_in_twice_is_there_once(
    counter: Counter, tmp_path: Path
) -> None:
    path = tmp_path / "so-2021.csv"
    path.write_bytes(lzma.decompress(YEAR.read_bytes()))
    tried = take_in(counter, path, dry_run=True)
    assert (tried.imported, tried.problems) == (6751, ())
    assert counter.dossiers.count(DossierFilter()) == 0
    assert take_in(counter, path).imported == 6751
    again = take_in(counter, path)
    assert (again.imported, again.already_known) == (0, 6751)
    assert counter.dossiers.count(DossierFilter()) == 6751
    report = counter.days.period(date(2021, 1, 1), date(2021, 11, 20))
    assert (report.received, report.finished, report.in_process) == (6751, 6739, 12)
    assert (report.overdue_gross, report.excluded) == (18, 18)
    assert (report.programme, report.programme_met) == (2385, 1195)
    assert (report.returned, report.fees) == (6683, 157_425_000)


def test_a_workbook_of_the_same_rows_holds_the_same_dossiers(
    counter: Counter, tmp_path: Path
) -> None:
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file, delimiter=";")]
    columns = tuple(Column(name, ColumnKind.CODE) for name in rows[0])
    assert {one.title for one in columns} == set(COLUMNS)
    path = tmp_path / "so-2021.xlsx"
    table = Table(title="Sổ theo dõi", columns=columns, rows=tuple(rows[1:]))
    write_workbook([table], path)
    assert take_in(counter, path, dry_run=True).imported == 321
    assert take_in(counter, path).imported == 321
    for other in (path, SAMPLE):
        again = take_in(counter, other)
        assert (again.imported, again.already_known) == (0, 321)
    assert counter.dossiers.count(DossierFilter()) == 321
