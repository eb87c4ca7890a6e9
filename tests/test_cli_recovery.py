"""Check, restore and drill by command: sentences for people, JSON and exit codes for scripts."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app import cli
from app.clock import SystemClock
from app.domain.vietnam_time import office_day
from app.export.backup_copy import carry_backup
from app.paths import STORE_NAME
from tests import builders


class Done(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what was said to a script."""
        return json.loads(self.out)


Run = Callable[..., Done]
LINE = {"procedure": "2.000815", "name": "Nguyễn Văn Đức", "phone": "0912345678", "pages": 3}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    builders.sample_counter(tmp_path / "data").close()
    return tmp_path / "data"


@pytest.fixture
def run(office: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*words: object) -> Done:
        code = cli.main([*map(str, words), "--data-dir", str(office)])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run_command


@pytest.fixture
def receive(run: Run, tmp_path: Path) -> Callable[[int], list[str]]:
    """Give a function that takes in dossiers and returns their codes."""

    requests = itertools.count()

    def take_in(count: int) -> list[str]:
        file = tmp_path / "intakes.jsonl"
        lines = [json.dumps({**LINE, "request_id": str(next(requests))}) for _ in range(count)]
        file.write_text("\n".join(lines), encoding="utf-8")
        done = run("receive", file)
        assert done.code == 0, done.err
        return [json.loads(line)["code"] for line in done.out.splitlines()]

    return take_in


def spoil(office: Path) -> None:
    store = office / STORE_NAME
    store.write_bytes(store.read_bytes()[:9_000])


def test_a_damaged_store_is_found_restored_and_whole_again(
    run: Run, receive: Callable[[int], list[str]], office: Path
) -> None:
    codes = receive(2)
    run("back-up")
    codes += receive(3)
    spoil(office)
    checked = run("check", "--json")
    assert checked.code == 2
    assert not checked.json["ok"]
    assert checked.json["findings"]
    assert run("receive", "no matter what").code == 1
    restored = run("restore", "--yes", "--json")
    assert restored.code == 0
    assert restored.json["receipts"] == 3
    checked = run("check", "--json")
    assert (checked.code, checked.json["ok"], checked.json["dossiers"]) == (0, True, 5)
    for code in codes:
        assert code in run("find", code).out
    assert receive(1)[0].startswith("TN11")


def test_a_restore_speaks_to_people_too(
    run: Run, receive: Callable[[int], list[str]], office: Path
) -> None:
    receive(1)
    run("back-up")
    (office / STORE_NAME).unlink()
    done = run("restore", "--yes")
    assert "Tệp kho dữ liệu không còn trong thư mục dữ liệu." in done.out
    assert "Việc cần làm: so số hồ sơ với phiếu cuối ngày" in done.out


def test_nothing_is_restored_without_a_word_of_yes(
    run: Run, receive: Callable[[int], list[str]], office: Path
) -> None:
    receive(1)
    run("back-up")
    spoil(office)
    before = (office / STORE_NAME).read_bytes()
    done = run("restore")
    assert done.code == 1
    assert "--yes" in done.err
    assert (office / STORE_NAME).read_bytes() == before


def test_a_store_that_is_gone_is_never_made_anew(
    run: Run, receive: Callable[[int], list[str]], office: Path
) -> None:
    receive(1)
    (office / STORE_NAME).unlink()
    done = run("find", "Duc")
    assert done.code == 1
    assert "Phục hồi từ bản sao lưu" in done.err
    done = run("restore", "--yes")
    assert done.code == 1
    assert "Không có bản sao lưu nào dùng được" in done.err
    assert not (office / STORE_NAME).exists()


def test_an_older_backup_can_be_chosen_and_what_was_there_is_copied_first(
    run: Run, receive: Callable[[int], list[str]], office: Path
) -> None:
    receive(1)
    chosen = run("back-up").json["path"]
    receive(2)
    assert run("restore", "--yes").code == 1, "a whole store needs no restoring"
    done = run("restore", "--from", chosen, "--yes", "--json")
    assert done.json["backup"] == Path(chosen).name
    assert done.json["receipts"] == 2
    reasons = [row["reason"] for row in run("backups", "--json").json]
    assert "before_restore" in reasons
    assert run("restore", "--from", office / "nowhere.db", "--yes").code == 1


def test_a_copy_on_a_stick_is_opened_with_its_passphrase(
    run: Run, receive: Callable[[int], list[str]], office: Path, tmp_path: Path
) -> None:
    receive(2)
    made = Path(run("back-up").json["path"])
    carried = carry_backup(made, tmp_path / "usb", "mat khau dai 2026", builders.quiet)
    (tmp_path / "passphrase.txt").write_text("mat khau dai 2026\n", encoding="utf-8")
    spoil(office)
    refused = run("restore", "--from", carried, "--yes")
    assert refused.code == 1
    words = ("--passphrase-file", tmp_path / "passphrase.txt", "--yes", "--json")
    assert run("restore", "--from", carried, *words).json["dossiers"] == 2


def test_a_drill_by_command_says_what_came_of_it(
    run: Run, receive: Callable[[int], list[str]]
) -> None:
    receive(2)
    none = run("drill")
    assert none.code == 2
    assert "Chưa có bản sao lưu" in none.err
    run("back-up")
    done = run("drill", "--json")
    assert done.code == 0
    assert (done.json["ok"], done.json["dossiers"]) == (True, 2)
    assert done.json["at"].startswith(str(office_day(SystemClock().now()).year))
    assert "Lấy lại được 2 hồ sơ" in run("drill").out
