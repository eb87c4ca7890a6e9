"""The README's main job, started as a user starts it: a whole day without a screen."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README_PICTURE = ROOT / "docs" / "pictures" / "receive.png"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


def test_a_whole_day_is_played_and_everything_it_shows_is_left_behind(tmp_path: Path) -> None:
    out = tmp_path / "out"
    finished = run("demo", "--out", str(out))
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["ok"], summary["failed"]
    assert finished.returncode == 0, finished.stderr
    assert len(list((out / "slips").glob("*.pdf"))) == 4
    assert len(list((out / "screens").glob("*.png"))) >= 10
    (bundle,) = (out / "stick").iterdir()
    assert {path.name for path in bundle.iterdir()} == {"data.zip", "manifest.json"}
    seen = " ".join(str(step["seen"]) for step in summary["steps"])
    log = "".join(path.read_text(encoding="utf-8") for path in out.rglob("*.log"))
    for person in ("Nguyễn Thị Ánh Tuyết", "001188004321", "0912345678"):
        assert person not in log
    assert "TN10-261123-0001" in seen
    if os.environ.get("MOTCUA_NEW_PICTURES"):
        shutil.copy(out / "screens" / "1-receive-2.png", README_PICTURE)
    assert README_PICTURE.exists()


def test_an_installation_can_test_itself() -> None:
    finished = run("self-test")
    assert json.loads(finished.stdout)["ok"], finished.stdout
    assert finished.returncode == 0
