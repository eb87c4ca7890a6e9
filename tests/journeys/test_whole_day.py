"""The README's main job, started as a user starts it: a whole day without a screen."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests import stores

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


def tell_nothing_of_people(out: Path) -> None:
    """Hold every log of the day against all that its store knows of applicants."""
    rows = stores.ask(
        out / "data",
        "SELECT name, identity_number, phone, email, address FROM applicants "
        "UNION SELECT submitter_name, submitter_identity, collector_name, '', '' FROM dossiers",
    )
    known = {str(value) for row in rows for value in row if value}
    logs = [path.read_text(encoding="utf-8") for path in out.rglob("*.log")]
    assert logs
    assert len(known) > 20
    assert [word for word in known for log in logs if word in log] == []


def test_a_whole_day_is_played_and_everything_it_shows_is_left_behind(tmp_path: Path) -> None:
    out = tmp_path / "out"
    finished = run("demo", "--out", str(out), "--database", stores.empty_address())
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["ok"], summary["failed"]
    assert finished.returncode == 0, finished.stderr
    assert len(list((out / "slips").glob("*.pdf"))) == 4
    assert len(list((out / "screens").glob("*.png"))) >= 10
    (bundle,) = (out / "stick").iterdir()
    *told, copy = sorted(path.name for path in bundle.iterdir())
    assert told == ["data.zip", "manifest.json"]
    # Beside what the day was lies a copy of the whole store, closed with the same passphrase.
    assert re.fullmatch(r"motcua-\d{8}-\d{6}\.zip", copy)
    seen = " ".join(str(step["seen"]) for step in summary["steps"])
    tell_nothing_of_people(out)
    assert "TN10-261123-0001" in seen
    if os.environ.get("MOTCUA_NEW_PICTURES"):
        shutil.copy(out / "screens" / "1-receive-2.png", README_PICTURE)
    assert README_PICTURE.exists()


def test_an_installation_can_test_itself() -> None:
    finished = run("self-test")
    assert json.loads(finished.stdout)["ok"], finished.stdout
    assert finished.returncode == 0
