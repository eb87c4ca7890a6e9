"""The command line as a script uses it: words in, JSON out, exit codes, a sentence on stderr."""

import contextlib
import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Workplace, open_counter
from app.cli import main
from app.clock import SystemClock
from app.domain.register import COLUMNS
from app.domain.table import Column, Table
from app.domain.vietnam_time import office_day
from app.export.csv_file import encode_csv
from app.models.sqlite_file import connect
from app.printing.read_back import read_codes
from app.settings import Settings, save_settings
from app.ui.single_instance import SingleInstance
from tests import builders

LINE = {"procedure": "2.000815", "name": "Nguyễn Văn Đức", "phone": "0912345678", "pages": 3}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a store of its own and give exit code, stdout and stderr."""

    def run_command(*words: object) -> tuple[int, str, str]:
        try:
            code = main([*map(str, words), "--data-dir", str(tmp_path / "data")])
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


@pytest.fixture
def office(tmp_path: Path) -> Path:
    builders.sample_counter(tmp_path / "data").close()
    return tmp_path / "data"


def feed(monkeypatch: pytest.MonkeyPatch, *lines: dict[str, Any] | str) -> None:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), encoding="utf-8")
    )


@pytest.mark.parametrize(
    ("limit", "received", "due"),
    [
        ("same day", "2026-11-16T09:10", "2026-11-16T17:30"),
        ("same day", "2026-11-16T15:01", "2026-11-17T17:30"),
        ("same day", "2026-11-23T15:30", "2026-11-25T17:30"),
        ("same day", "2026-11-16T17:31", "2026-11-17T17:30"),
        ("same day", "2026-08-22T09:00", "2026-08-22T17:30"),
        ("4 working hours", "2026-11-16T10:15", "2026-11-16T15:45"),
        ("4 working hours", "2026-11-23T16:30", "2026-11-25T11:00"),
        ("3 working days", "2026-11-20T09:00", "2026-11-26T17:30"),
        ("7 working days", "2025-12-31T09:00", "2026-01-12T17:30"),
        ("5 working days", "2026-08-20T09:00", "2026-08-26T17:30"),
        ("10 calendar days", "2026-08-20T09:00", "2026-09-03T17:30"),
        ("5 working days", "2026-02-13T09:00", "2026-02-27T17:30"),
    ],
)
def test_deadlines_come_out_as_the_law_counts_them(
    run: Run, limit: str, received: str, due: str
) -> None:
    code, out, _ = run("deadline", limit, received, "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["due"] == due
    assert answer["explanation"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("deadline", "five days", "2026-02-13T09:00"), "motcua: "),
        (("check",), "Không tìm thấy kho dữ liệu"),
        (("import-register", "khong-co.csv"), "Không thấy tệp"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_1(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    code, out, err = run(*words)
    assert code == 1
    assert said in err
    assert not out


@pytest.mark.parametrize(
    "words",
    [("deadline", "same day", "hôm nay"), ("report", "--from", "1/1/2021", "--to", "x"), ("nope",)],
)
def test_wrong_words_are_exit_code_2(run: Run, words: tuple[str, ...]) -> None:
    code, _, err = run(*words)
    assert code == 2
    assert err


def test_every_received_line_is_durable_and_found_again(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, LINE, {**LINE, "name": "Trần Thị Bình"}, LINE)
    code, out, err = run("receive", "-")
    assert (code, err) == (0, "")
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["line"] for answer in answers] == [1, 2, 3]
    codes = [answer["code"] for answer in answers]
    assert len(set(codes)) == 3
    _, found, _ = run("find", "nguyen van duc", "--json")
    assert {row["code"] for row in json.loads(found)} == {codes[0], codes[2]}
    assert run("check", "--json")[0] == 0


@pytest.mark.parametrize("by_stdin", [True, False])
def test_a_mark_before_the_first_line_is_no_part_of_it(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, by_stdin: bool
) -> None:
    (tmp_path / "ho-so.jsonl").write_text(json.dumps(LINE), encoding="utf-8-sig")
    feed(monkeypatch, "\ufeff" + json.dumps(LINE))
    file = "-" if by_stdin else str(tmp_path / "ho-so.jsonl")
    code, out, err = run("receive", file)
    assert (code, err) == (0, "")
    assert json.loads(out)["line"] == 1


def test_a_line_with_the_same_request_is_taken_once(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = {**LINE, "request_id": "phieu-khan-01"}
    feed(monkeypatch, line, line)
    _, out, _ = run("receive", "-")
    first, second = (json.loads(line) for line in out.splitlines())
    assert first["code"] == second["code"]
    assert second["repeated"]


@pytest.mark.parametrize(
    "wrong",
    [
        "{",
        "[]",
        {"procedure": "2.000815"},
        {**LINE, "procedure": "9.999999"},
        {**LINE, "identity": "12345678901"},
        {**LINE, "channel": "by pigeon"},
        {**LINE, "received_at": "2126-01-01T08:00"},
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_taken(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, Any] | str
) -> None:
    feed(monkeypatch, wrong, LINE)
    code, out, err = run("receive", "-")
    assert code == 1
    assert "dòng 1" in err
    assert [json.loads(line)["line"] for line in out.splitlines()] == [2]


def test_a_receipt_is_written_and_its_barcode_is_its_code(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    feed(monkeypatch, LINE)
    code = json.loads(run("receive", "-")[1])["code"]
    exit_code, _, _ = run("receipt", code, "--pdf", tmp_path / "giay.pdf")
    assert exit_code == 0
    digits = {read.text for read in read_codes(tmp_path / "giay.pdf")}
    assert len(digits) == 1
    assert digits.pop().endswith(code[-2:])
    assert run("receipt", "TN10-260101-0009-00", "--pdf", tmp_path / "x.pdf")[0] == 1


def test_an_export_can_be_verified_until_somebody_touches_it(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    feed(monkeypatch, LINE)
    run("receive", "-")
    stick = tmp_path / "usb"
    stick.mkdir()
    today = office_day(SystemClock().now())
    code, out, _ = run("export", "--day", today, "--to", stick)
    assert code == 0
    folder = Path(json.loads(out)["folder"])
    assert run("verify-export", folder)[0] == 0
    counter = open_counter(Workplace(office, SystemClock()))
    passphrase = counter.office.export_passphrase(builders.supervisor(counter))
    counter.close()
    code, out, _ = run("verify-export", folder, "--passphrase", passphrase)
    assert code == 0
    assert "su-kien.jsonl" in json.loads(out)["files"]
    data = bytearray((folder / "data.zip").read_bytes())
    data[100] ^= 1
    (folder / "data.zip").write_bytes(data)
    code, _, err = run("verify-export", folder)
    assert code == 2
    assert "data.zip" in err


def test_a_backup_is_a_whole_store(run: Run, office: Path, tmp_path: Path) -> None:
    code, out, _ = run("back-up", "--to", tmp_path / "copies", "--json")
    assert code == 0
    assert Path(json.loads(out)["path"]).exists()


def test_copies_are_listed_with_what_is_known_of_them(run: Run, office: Path) -> None:
    second = office / "o-e"
    second.mkdir()
    save_settings(office, Settings(second_backup_folder=str(second)))
    code, out, _ = run("back-up")
    made = json.loads(out)
    assert code == 0
    assert made["carried"] == [str(second / Path(made["path"]).name)]
    code, out, _ = run("backups", "--json")
    rows = json.loads(out)
    assert code == 0
    assert [(row["place"], row["state"], row["reason"]) for row in rows] == [
        ("main", "verified", "by_hand"),
        ("second", "verified", "by_hand"),
    ]
    assert rows[0]["path"] == made["path"]
    assert rows[0]["dossiers"] == made["dossiers"]
    assert run("backups")[1].count("đã kiểm tra") == 2


def test_a_place_that_misses_its_copy_is_an_error_of_the_command_and_not_of_the_copy(
    run: Run, office: Path
) -> None:
    save_settings(office, Settings(second_backup_folder=str(office / "o-e")))
    code, out, err = run("back-up")
    assert code == 1
    assert Path(json.loads(out)["path"]).exists()
    assert "Không thấy thư mục" in err


def test_a_register_makes_a_new_store_and_a_report(run: Run, tmp_path: Path) -> None:
    cells = {
        "STT": "1",
        "MaHoSo": "H26.32.15-210104-0001",
        "MaTTHC": "2.000815",
        "TrichYeuHoSo": "Chứng thực bản sao",
        "LinhVuc": "Chứng thực",
        "ChuHoSo": "Vũ Hồng Khánh",
        "NgayTiepNhan": "04/01/2021 08:02:00",
        "NgayHenTra": "04/01/2021 17:30:00",
        "NgayKetThucXuLy": "04/01/2021 16:51:00",
        "TenNguoiNhanHoSo": "Cán bộ quầy 2",
        "LePhi": "36000",
    }
    table = Table(
        title="Sổ",
        columns=tuple(Column(name) for name in COLUMNS),
        rows=(tuple(cells.get(name, "") for name in COLUMNS),),
    )
    path = tmp_path / "so.csv"
    path.write_bytes(b"".join(encode_csv(table)))
    code, out, err = run("import-register", path, "--dry-run", "--json")
    assert code == 0
    assert json.loads(out)["imported"] == 1
    assert "mã PIN" in err
    assert (
        json.loads(run("report", "--from", "2021-01-01", "--to", "2021-12-31", "--json")[1])[
            "received"
        ]
        == 0
    )
    run("import-register", path)
    report = json.loads(run("report", "--from", "2021-01-01", "--to", "2021-12-31", "--json")[1])
    assert report["received"] == report["finished"] == report["on_the_day"] == 1
    assert report["fees"] == 36_000
    assert report["by_clerk"] == {"Cán bộ quầy 2": 1}
    days = ("report", "--from", "2021-01-01", "--to", "2021-12-31")
    told = json.loads(run(*days, "--kind", "resolution")[1])
    assert told["tables"][0]["totals"][2] == 1
    for kind in ("xlsx", "csv", "pdf"):
        target = tmp_path / f"bieu-06.{kind}"
        assert run(*days, "--kind", "resolution", "--table", kind, "--out", str(target))[0] == 0
        assert target.stat().st_size > 100
    dotted, wanted = tmp_path / "bao.cao.thang11", ("--kind", "resolution", "--table", "csv")
    assert run(*days, *wanted, "--out", dotted)[0] == 0
    assert (tmp_path / "bao.cao.thang11.csv").is_file()
    code, _, err = run(*days, *wanted, "--out", tmp_path / "không có" / "x")
    assert (code, "không phải là thư mục" in err, "rút ra" in err) == (1, True, False)


def test_a_report_wanted_as_a_file_needs_its_name_and_its_form(run: Run, tmp_path: Path) -> None:
    days = ("report", "--from", "2021-01-01", "--to", "2021-12-31")
    code, out, err = run(*days, "--table", "pdf", "--out", tmp_path / "x")
    assert (code, out, "--kind" in err) == (1, "", True)
    code, out, err = run(*days, "--kind", "resolution", "--out", tmp_path / "x.csv")
    assert (code, out, "--table" in err) == (1, "", True)


def test_a_clock_in_doubt_numbers_nothing_until_somebody_says_which_day_it_is(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = office_day(SystemClock().now())
    long_ago = f"{today - timedelta(days=40)}"
    feed(monkeypatch, LINE)
    assert run("receive", "-")[0] == 0
    with contextlib.closing(connect(office / "motcua.db")) as store:
        store.execute("UPDATE code_counters SET day = ?", [long_ago])
        store.execute("DELETE FROM meta WHERE key LIKE 'clock%'")
    feed(monkeypatch, LINE)
    code, out, err = run("receive", "-")
    assert (code, out) == (1, "")
    assert "--today" in err
    feed(monkeypatch, LINE)
    code, out, err = run("receive", "-", "--today", long_ago)
    assert (code, out) == (1, "")
    assert "Chỉnh ngày giờ của máy" in err
    feed(monkeypatch, LINE)
    assert run("receive", "-", "--today", today)[0] == 0
    with contextlib.closing(connect(office / "motcua.db")) as store:
        store.execute("UPDATE code_counters SET day = ?", [f"{today + timedelta(days=2)}"])
    feed(monkeypatch, LINE)
    code, out, err = run("receive", "-", "--today", today)
    assert (code, out) == (1, "")
    assert "lãnh đạo phụ trách" in err


def test_commands_work_on_a_store_that_a_window_has_open(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = builders.sample_counter(tmp_path / "data", SystemClock())  # type: ignore[arg-type]
    instance = SingleInstance(tmp_path / "data")
    assert instance.acquire()
    mine = builders.receive(counter, None, "2.000815").code
    feed(monkeypatch, LINE)
    code, out, _ = run("receive", "-")
    assert code == 0
    assert json.loads(out)["code"] != mine
    assert run("find", "nguyen van duc", "--json")[0] == 0
    assert run("check", "--json")[0] == 0
    assert builders.receive(counter, None, "2.000815").code.split("-")[2] == "0003"
    instance.release()
    counter.close()


def test_a_back_dated_slip_keeps_the_time_it_was_taken(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = SystemClock().now() - timedelta(days=3)
    feed(monkeypatch, {**LINE, "received_at": f"{earlier:%Y-%m-%d}T09:00"})
    run("receive", "-")
    found = json.loads(run("find", "nguyen van duc", "--json")[1])
    assert found[0]["received_at"].startswith(f"{earlier:%Y-%m-%d}")
