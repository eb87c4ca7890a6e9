"""The commands that carry data between counters, as a script or an administrator runs them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main
from app.clock import SystemClock
from app.domain.vietnam_time import office_day
from tests import builders
from tests.builders import SetClock
from tests.counters import counter_at, exported, passphrase
from tests.forged import forge

Run = Callable[..., tuple[int, str, str]]

TODAY = office_day(SystemClock().now())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; the answer is exit code, stdout and stderr."""

    def run_it(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Return the data folder of a counter without dossiers."""
    counter_at(tmp_path / "here", 1).close()
    return tmp_path / "here"


def bundles(tmp_path: Path, count: int = 1, **changes: bool) -> tuple[list[Path], str]:
    """Return bundles of another counter, two dossiers each, and its passphrase.

    They are of today, because the command goes by the PC's own clock.
    """
    there = counter_at(tmp_path / "there", 2, SetClock(SystemClock().now()))
    made: list[Path] = []
    for _ in range(count):
        builders.receive(there)
        builders.receive(there)
        made.append(exported(there, tmp_path / "usb", **changes))
    secret = passphrase(there)
    there.close()
    return made, secret


def test_a_bundle_is_tried_and_then_merged(run: Run, here: Path, tmp_path: Path) -> None:
    (bundle,), _secret = bundles(tmp_path)
    code, out, _ = run("merge", bundle, "--dry-run", "--json", "--data-dir", here)
    assert code == 0
    told = json.loads(out)
    assert (told["dry_run"], told["dossiers"], told["events"]) == (True, 2, 2)
    code, out, _ = run("merge", bundle, "--data-dir", here)
    assert (code, "đã nhập 2 hồ sơ mới và 2 bước" in out) == (0, True)
    told = json.loads(run("merge", bundle, "--json", "--data-dir", here)[1])
    assert (told["repeated"], told["dossiers"], told["known_events"]) == (True, 0, 2)
    assert json.loads(run("check", "--json", "--data-dir", here)[1])["dossiers"] == 2


def test_a_stick_full_of_bundles_is_taken_in_in_their_order(
    run: Run, here: Path, tmp_path: Path
) -> None:
    bundles(tmp_path, 3)
    code, out, _ = run("merge", tmp_path / "usb", "--json", "--data-dir", here)
    assert code == 0
    assert [one["dossiers"] for one in json.loads(out)] == [2, 2, 2]


def test_a_stick_without_bundles_of_others_says_so(run: Run, here: Path, tmp_path: Path) -> None:
    code, _, err = run("merge", tmp_path, "--data-dir", here)
    assert (code, "không có gói dữ liệu nào của quầy khác" in err) == (1, True)


def test_the_passphrase_comes_from_a_file(run: Run, here: Path, tmp_path: Path) -> None:
    (bundle,), secret = bundles(tmp_path, encrypted=True)
    code, _, err = run("merge", bundle, "--data-dir", here)
    assert (code, "được mã hóa" in err) == (1, True)
    file = tmp_path / "mat-khau.txt"
    file.write_text(f"{secret}\n", encoding="utf-8")
    assert run("merge", bundle, "--passphrase-file", file, "--data-dir", here)[0] == 0
    code, out, _ = run("verify-export", bundle, "--passphrase-file", file)
    assert code == 0
    assert (json.loads(out)["dossiers"], json.loads(out)["events"]) == (2, 2)


def test_what_was_edited_with_all_its_sums_is_found_by_verifying(run: Run, tmp_path: Path) -> None:
    (bundle,), _secret = bundles(tmp_path)
    forge(bundle, "su-kien.jsonl", lambda lines: lines[1].update(clerk="Người Khác"))
    code, _, err = run("verify-export", bundle)
    assert code == 2
    assert "su-kien.jsonl" in err
    assert "dòng 2" in err


def test_a_bundle_of_the_first_format_still_verifies_but_cannot_be_merged(
    run: Run, here: Path
) -> None:
    bundle = Path(__file__).parent / "export" / "format_1" / "MotCua_H26.107_20261122_1"
    code, out, _ = run("verify-export", bundle)
    assert (code, json.loads(out)["opened"]) == (0, True)
    code, _, err = run("merge", bundle, "--data-dir", here)
    assert (code, "phiên bản cũ" in err) == (1, True)


def test_the_whole_history_can_be_exported_again(run: Run, tmp_path: Path) -> None:
    bundles(tmp_path)
    words = ("export", "--day", TODAY, "--to", tmp_path / "usb", "--plain")
    data = ("--data-dir", tmp_path / "there")
    assert json.loads(run(*words, *data)[1])["events"] == 0
    assert json.loads(run(*words, "--whole", *data)[1])["events"] == 2


def test_every_failure_is_one_of_ours(run: Run, here: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "không có", here / "motcua.db"):
        code, _, err = run("merge", place, "--data-dir", here)
        assert (code, err.startswith("motcua: ")) == (1, True)


def test_a_bundle_of_the_offices_key_opens_with_its_file_and_phrase(
    run: Run, here: Path, tmp_path: Path
) -> None:
    counter_at(tmp_path / "there", 2, SetClock(SystemClock().now())).close()
    there, key = ("--data-dir", tmp_path / "there"), tmp_path / "khoa.pem"
    code, out, _ = run("export-key", key, *there)
    made = json.loads(out)
    assert (code, Path(made["file"]), len(made["key"])) == (0, key, 8)
    (tmp_path / "usb").mkdir()
    words = ("export", "--day", TODAY, "--to", tmp_path / "usb", *there)
    exported_to = json.loads(run(*words)[1])
    assert exported_to["days"] == [str(TODAY)]
    assert exported_to["backup"].startswith("motcua-")
    bundle = exported_to["folder"]
    phrase = tmp_path / "phrase.txt"
    phrase.write_text(made["passphrase"], encoding="utf-8")
    opening = ("--key-file", key, "--passphrase-file", phrase)
    code, out, _ = run("verify-export", bundle, *opening, "--show-secret")
    told = json.loads(out)
    assert (code, told["opened"]) == (0, True)
    assert json.loads(run("verify-export", bundle, "--passphrase", told["secret"])[1])["opened"]
    assert run("merge", bundle, *opening, "--data-dir", here)[0] == 0
    code, _, err = run("verify-export", bundle, "--key-file", key, "--passphrase", "SAI")
    assert (code, "không mở được tệp khóa" in err) == (2, True)
    assert run("export-key", key, *there)[0] == 1
    assert run("export-key", *there)[0] == 1
    assert run("export-key", "--forget", *there)[0] == 0
    again = json.loads(run(*words, "--no-backup")[1])
    assert (again["files"], again["backup"]) == (["data.zip", "manifest.json"], "")
