"""What a restore and a drill tell: every number, every reason, and what a person must do now."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.restored import (
    DrillResult,
    RestoreReport,
    Sentence,
    SkippedBackup,
    drill_is_due,
    drill_of,
)
from app.domain.vietnam_time import local
from app.errors import FileError, StoreDamagedError

NOW = local(2026, 11, 16, 9, 10)
REPORT = RestoreReport(
    trouble=StoreDamagedError("Kho dữ liệu bị hỏng.", "Phục hồi."),
    backup="motcua-20261116-070000.db",
    made_at=local(2026, 11, 16, 7, 0),
    dossiers=400,
    skipped=(SkippedBackup("motcua-20261116-090000.db", FileError("Ổ đĩa lỗi.", "Đổi ổ.")),),
    receipts=("TN10-261116-0001-00", "TN10-261116-0002-00"),
    steps=3,
    problems=(FileError("Nhật ký hỏng ở dòng {line}.", "So với biên nhận.", line=7),),
    series="TN11",
    quarantine=Path("cach-ly"),
)


def test_a_report_tells_what_was_wrong_what_was_done_and_what_to_do() -> None:
    told = [str(sentence) for sentence in REPORT.sentences()]
    for words in (
        "Kho dữ liệu bị hỏng.",
        "motcua-20261116-070000.db (07:00 16/11/2026)",
        "bỏ qua bản sao lưu motcua-20261116-090000.db",
        "bỏ qua bản sao lưu motcua-20261116-090000.db: Ổ đĩa lỗi.",
        "2 hồ sơ và 3 bước",
        "hỏng ở dòng 7",
        "So với biên nhận.",
        "hiện có 400 hồ sơ",
        "bắt đầu bằng TN11",
        "cach-ly",
        "so số hồ sơ với phiếu cuối ngày",
    ):
        assert any(words in sentence for sentence in told), words


def test_a_report_goes_into_json() -> None:
    values = json.loads(json.dumps(REPORT.as_json()))
    assert (values["ok"], values["receipts"], values["steps"]) == (False, 2, 3)
    assert values["trouble"] == "Kho dữ liệu bị hỏng. Phục hồi."
    assert values["skipped"][0]["name"] == "motcua-20261116-090000.db"


def drill(**changes: object) -> DrillResult:
    said = (Sentence("Lấy lại được {dossiers} hồ sơ.", {"dossiers": 4}), Sentence("Tốt."))
    values = {"at": NOW, "ok": True, "sentences": said, "dossiers": 4, "seconds": 0.25}
    return DrillResult(**{**values, **changes})  # type: ignore[arg-type]


def test_a_drill_is_kept_and_read_again() -> None:
    kept = json.loads(json.dumps(drill().as_json()))
    assert drill_of(kept) == drill()
    with pytest.raises(LookupError):
        drill_of({})
    with pytest.raises(TypeError):
        drill_of({**kept, "more": 1})
    with pytest.raises(LookupError):
        drill_of({name: value for name, value in kept.items() if name != "sentences"})


def test_a_drill_is_told_in_any_language_however_long_ago_it_was() -> None:
    kept = drill_of(json.loads(json.dumps(drill().as_json())))
    words = {"Lấy lại được {dossiers} hồ sơ.": "{dossiers} dossiers came back.", "Tốt.": "Good."}
    assert kept.said(lambda text, **values: words[text].format(**values)) == (
        "4 dossiers came back. Good."
    )
    assert str(kept) == "Lấy lại được 4 hồ sơ. Tốt."
    assert kept.as_json()["sentence"] == str(kept)


def test_a_drill_is_due_each_week_and_the_day_after_one_that_failed() -> None:
    assert drill_is_due(None, NOW)
    assert not drill_is_due(drill(), NOW + timedelta(days=6))
    assert drill_is_due(drill(), NOW + timedelta(days=7))
    assert not drill_is_due(drill(ok=False), NOW + timedelta(hours=23))
    assert drill_is_due(drill(ok=False), NOW + timedelta(days=1))
    assert drill_is_due(drill(), NOW - timedelta(days=1)), "its clock ran ahead"
