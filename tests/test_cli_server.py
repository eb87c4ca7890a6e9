"""Commands about a store on a server: moving there, joining, and what each says when it cannot."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from app.bootstrap import Workplace, open_counter
from app.cli import main
from app.domain.dossier_filter import DossierFilter
from app.models.driver import sqlite
from app.settings import Settings, load_settings
from tests import builders, stores
from tests.builders import SetClock

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def address() -> Iterator[str]:
    with stores.tidied(), stores.stores_are(stores.POSTGRESQL):
        yield stores.empty_address()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(folder: Path, *words: object) -> tuple[int, str, str]:
        code = main([*map(str, words), "--data-dir", str(folder)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The data folder of a PC with a store of its own and three dossiers in it."""
    with stores.stores_are(stores.SQLITE):
        counter = builders.sample_counter(tmp_path / "first")
    for _ in range(3):
        builders.receive(counter)
    counter.close()
    return tmp_path / "first"


def codes(folder: Path) -> list[str]:
    counter = open_counter(Workplace(folder, SetClock()))
    found = [row.code for row in counter.dossiers.list(DossierFilter()).rows]
    assert counter.days.check().findings == ()
    counter.close()
    return found


def test_a_store_is_moved_whole_and_its_pc_goes_on_there(
    run: Run, first: Path, address: str
) -> None:
    before = codes(first)
    code, out, err = run(first, "move-to-server", address)
    assert (code, err) == (0, "")
    said = json.loads(out)
    assert (said["dossiers"], said["events"], said["station"], said["epoch"]) == (3, 3, 1, 1)
    assert codes(first) == before
    assert unquote(load_settings(first).database_url) == address
    counter = open_counter(Workplace(first, SetClock()))
    (found,) = counter.dossiers.list(DossierFilter(text=before[0])).rows
    assert counter.dossiers.card(builders.actor(counter), found.id).history
    # No code of the new chapter can be one that the old file, used on by mistake, would give.
    assert builders.receive(counter).code.startswith("TN11-261116-0001-")
    counter.close()


def test_the_moved_file_is_put_aside_and_never_deleted(run: Run, first: Path, address: str) -> None:
    before = codes(first)
    run(first, "move-to-server", address)
    assert not (first / "motcua.db").exists()
    (aside,) = first.glob("motcua-da-chuyen-*.db")
    old = sqlite.connect(str(aside))
    assert {code for (code,) in old.execute("SELECT code FROM dossiers")} == set(before)
    old.close()


def test_a_store_that_is_open_is_not_moved(run: Run, first: Path, address: str) -> None:
    counter = open_counter(Workplace(first, SetClock()))
    builders.receive(counter)
    code, _, err = run(first, "move-to-server", address)
    counter.close()
    assert code == 1
    assert "đang bị chương trình khác giữ" in err
    assert len(codes(first)) == 4
    assert load_settings(first) == Settings()


def test_a_store_is_not_moved_over_another_one(
    run: Run, first: Path, address: str, tmp_path: Path
) -> None:
    builders.sample_counter(tmp_path / "shared").close()
    taken = load_settings(tmp_path / "shared").database_url
    code, _, err = run(first, "move-to-server", taken)
    assert code == 1
    assert "Máy chủ đã có kho dữ liệu" in err
    assert (first / "motcua.db").exists()
    assert load_settings(first) == Settings()


def test_other_pcs_join_with_digits_of_their_own(
    run: Run, first: Path, address: str, tmp_path: Path
) -> None:
    run(first, "move-to-server", address)
    second = tmp_path / "second"
    code, out, err = run(second, "join", "--station", 2, "--database", address)
    assert (code, err) == (0, "")
    assert out == "Máy này là quầy số 2 của UBND phường Long Biên.\n"
    counter = open_counter(Workplace(second, SetClock()))
    assert builders.receive(counter).code.startswith("TN20-261116-0001-")
    counter.close()
    assert len(codes(first)) == 4


def test_a_digit_is_refused_to_a_second_pc_unless_it_replaces_the_first(
    run: Run, address: str, tmp_path: Path
) -> None:
    builders.sample_counter(tmp_path / "one").close()
    taken = load_settings(tmp_path / "one").database_url
    other = tmp_path / "other"
    code, _, err = run(other, "join", "--station", 1, "--database", taken)
    assert code == 1
    assert "Số 1 trong kho dữ liệu chung là của máy khác" in err
    assert load_settings(other) == Settings()
    assert run(other, "join", "--station", 1, "--database", taken, "--take-over")[0] == 0
    code, _, err = run(tmp_path / "one", "check")
    assert code == 1
    assert "là của máy khác" in err


def test_a_pc_with_a_store_of_its_own_does_not_leave_it_behind(
    run: Run, first: Path, address: str, tmp_path: Path
) -> None:
    builders.sample_counter(tmp_path / "shared").close()
    shared = load_settings(tmp_path / "shared").database_url
    code, _, err = run(first, "join", "--station", 4, "--database", shared)
    assert code == 1
    assert "đã có kho dữ liệu riêng" in err
    assert len(codes(first)) == 3


def test_the_environment_names_the_shared_store_as_well(
    run: Run, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders.sample_counter(tmp_path / "shared").close()
    shared = load_settings(tmp_path / "shared").database_url
    monkeypatch.setenv("MOTCUA_DATABASE", shared.replace("postgresql://", "postgres://"))
    code, _, err = run(tmp_path / "pc", "check")
    assert code == 1
    assert "chưa nối vào kho dữ liệu chung" in err
    assert run(tmp_path / "pc", "join", "--station", 6)[0] == 0
    assert run(tmp_path / "pc", "check", "--json")[0] == 0
    assert load_settings(tmp_path / "pc").database_url == ""


def test_nothing_of_the_password_is_said(run: Run, tmp_path: Path) -> None:
    for address in (
        "postgresql://u:geheim@127.0.0.1:1/db",
        "postgresql://u:geheim@/",
        "mysql://u:geheim@h/db",
        "geheim",
    ):
        code, out, err = run(tmp_path / "pc", "move-to-server", address)
        assert code == 1
        assert "geheim" not in out + err
