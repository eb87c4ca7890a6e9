"""The choices of a PC outlive the program's versions: an old or damaged file does no harm."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.paths import data_folder, remember_data_folder
from app.settings import FILE_NAME, Settings, load_settings, save_settings


def write(folder: Path, values: Any) -> None:
    (folder / FILE_NAME).write_text(json.dumps(values), encoding="utf-8")


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    chosen = Settings(
        printer="Canon LBP2900",
        paper="A4x2",
        dpi=600,
        other_printers={"label": {"printer": "Máy in nhãn", "paper": "label", "dpi": 203}},
        printer_checks={"slip": {"printer": "Canon LBP2900", "widths": [0.34, 0.42]}},
    )
    save_settings(tmp_path, chosen)
    assert load_settings(tmp_path) == chosen


def test_what_a_start_reads_is_on_the_disk_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    save_settings(tmp_path, Settings(dpi=600))
    assert synced
    synced.clear()
    remember_data_folder(tmp_path / "kho")
    assert synced
    assert data_folder() == tmp_path / "kho"


def test_the_single_printer_of_an_older_program_still_takes_the_slips(tmp_path: Path) -> None:
    write(tmp_path, {"printer": "Canon LBP2900", "paper": "A4", "dpi": 300})
    settings = load_settings(tmp_path)
    assert (settings.printer, settings.paper) == ("Canon LBP2900", "A4")
    assert settings.other_printers == {}
    assert settings.printer_checks == {}


def test_a_value_of_another_kind_is_left_out_and_the_rest_is_kept(tmp_path: Path) -> None:
    write(tmp_path, {"printer": 7, "other_printers": "HP", "dpi": 600, "unheard_of": 1})
    assert load_settings(tmp_path) == Settings(dpi=600)


@pytest.mark.parametrize("text", ["", "[]", "{", "7", "null"])
def test_a_damaged_file_means_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert load_settings(tmp_path) == Settings()


def test_no_two_settings_share_their_tables() -> None:
    Settings().other_printers["label"] = {}
    assert Settings().other_printers == {}
