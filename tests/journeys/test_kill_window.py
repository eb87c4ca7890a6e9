"""The program is killed in the middle of a word: the next start brings everything back."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.services.commands import HandOver, RecordResult
from tests import builders
from tests.builders import CLERKS

ROOT = Path(__file__).parents[2]
FIRST, SECOND = CLERKS[0].name, CLERKS[1].name


@contextmanager
def at_work(action: str, folder: Path, clerk: str) -> Iterator[dict[str, Any]]:
    """Start the program for ``clerk`` and give what it says; kill it at the end."""
    command = [sys.executable, "-m", "tests.journeys.clerk_at_work", action, str(folder), clerk]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    with process.stdout as said:
        line = said.readline()
        try:
            yield json.loads(line)
            if action == "look":
                assert process.wait(timeout=60) == 0
        finally:
            process.kill()
            process.wait()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with a result to give out, and a sheet that was on its way to the printer."""
    folder = tmp_path / "motcua"
    counter = builders.sample_counter(folder)
    clerk = builders.actor(counter)
    builders.give_passwords(counter)
    ready, cut_off = builders.receive(counter, slip_wanted=False), builders.receive(counter)
    counter.dossiers.hand_over(HandOver(clerk, (ready.dossier_id,)))
    counter.dossiers.record_result(RecordResult(clerk, ready.dossier_id))
    builders.change_store(
        counter, "UPDATE print_records SET state = 'printing' WHERE id = ?", cut_off.print_id
    )
    counter.close()
    return folder


@pytest.mark.sqlite_only(reason="a draft is kept like any row, and a server outlives the program")
def test_everything_half_typed_is_back_after_a_kill_and_each_clerk_has_her_own(
    office: Path,
) -> None:
    with at_work("type", office, FIRST) as typed:
        assert typed["receive"]["delivery"]["note"] == "gọi trước khi tr"
        assert typed["receive"]["papers"]["counts"]
        assert typed["collector"]["ground"] == "giấy ủy quyền s"
    with at_work("look", office, SECOND) as found:
        assert (found["receive"], found["collector"], found["note"]) == ({}, {}, "")
        assert found["store"] == "Kho dữ liệu: nguyên vẹn"
        (question,) = [what for what in found["hanging"] if "đã ra giấy chưa?" in what]
    with at_work("look", office, FIRST) as found:
        assert {name: found[name] for name in typed} == typed
        assert found["note"] == "Khôi phục bản nháp lúc 09:15 16/11/2026"
        assert question in found["hanging"]
