"""Where things lie, told before anything slow is loaded."""

import subprocess
import sys
from pathlib import Path

from app.models import high_mark, quarantine
from app.places import (
    MARK,
    QUARANTINE,
    backup_folders,
    had_store,
    has_store,
    journal_folders,
)
from app.settings import Settings, save_settings


def test_the_names_are_those_of_the_modules_that_own_them() -> None:
    assert (MARK, QUARANTINE) == (high_mark.NAME, quarantine.FOLDER)


def test_nothing_of_the_store_is_loaded_for_it() -> None:
    code = "import sys, app.places; sys.exit(any('app.models' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_a_choice_everything_lies_beside_the_store(tmp_path: Path) -> None:
    assert journal_folders(tmp_path) == (tmp_path / "nhat-ky",)
    assert backup_folders(tmp_path) == (tmp_path / "sao-luu", None)


def test_chosen_folders_come_first(tmp_path: Path) -> None:
    chosen = Settings(journal_folder="/o/a", backup_folder="/o/b", second_backup_folder="/o/c")
    save_settings(tmp_path, chosen)
    assert journal_folders(tmp_path) == (Path("/o/a"), tmp_path / "nhat-ky")
    assert backup_folders(tmp_path) == (Path("/o/b"), Path("/o/c"))


def test_an_empty_folder_never_had_a_store(tmp_path: Path) -> None:
    assert not had_store(tmp_path)
    assert not has_store(tmp_path)
    (tmp_path / "motcua.db").touch()
    assert has_store(tmp_path)
