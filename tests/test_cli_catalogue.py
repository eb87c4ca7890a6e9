"""The catalogue carried out, corrected and taken in from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from app.cli import main
from tests import builders

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on an office of its own; the answer is exit code, stdout and stderr."""
    builders.sample_counter(tmp_path / "data").close()

    def run_it(*words: object) -> tuple[int, str, str]:
        code = main([*map(str, words), "--data-dir", str(tmp_path / "data")])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it


def correct(path: Path, column: int, value: object) -> None:
    """Put ``value`` into the first procedure of the workbook."""
    book = openpyxl.load_workbook(path)
    sheet = book["Thủ tục"]
    line = next(row[0].row for row in sheet.iter_rows() if row[0].value == "1.001193")
    assert line is not None
    sheet.cell(line, column).value = str(value)
    book.save(path)


def test_a_corrected_workbook_is_tried_and_taken_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.xlsx"
    code, out, _err = run("catalogue-export", path)
    assert (code, "97 thủ tục" in out) == (0, True)
    correct(path, 7, "3 ngày làm việc")
    code, out, err = run("catalogue-import", path, "--dry-run")
    assert (code, err) == (0, "")
    assert out == "sẽ thêm 0, sẽ sửa 1, giữ nguyên 96, lỗi 0 thủ tục\n"
    code, out, _err = run("catalogue-import", path, "--json")
    told = json.loads(out)
    assert (code, told["changed"], told["dry_run"]) == (0, 1, False)
    assert told["batch"]
    assert json.loads(run("catalogue-import", path, "--json")[1])["unchanged"] == 97


def test_a_wrong_cell_is_named_and_the_exit_code_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.xlsx"
    run("catalogue-export", path)
    correct(path, 7, "mau lên")
    code, out, err = run("catalogue-import", path, "--dry-run")
    assert code == 1
    assert "lỗi 1 thủ tục" in out
    assert err == "lỗi: Thủ tục G4 (Thời hạn): Không hiểu thời hạn «mau lên».\n"


def test_a_workbook_that_is_not_there_is_one_sentence(run: Run, tmp_path: Path) -> None:
    code, out, err = run("catalogue-import", tmp_path / "khong-co.xlsx")
    assert (code, out) == (1, "")
    assert "khong-co.xlsx" in err
