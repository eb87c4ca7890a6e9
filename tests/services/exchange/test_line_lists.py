"""What a bundle carries of desk lines: what changed since the last one, or all of it."""

import json
from pathlib import Path
from typing import Any

from app.domain.desk_lines import LINE_FILES, DeskLine
from tests import builders
from tests.counters import Open, clock_of, exported, merged
from tests.desk_day import turn_away
from tests.services.registers.conftest import Books


def lines(bundle: Path, kind: DeskLine) -> list[dict[str, Any]]:
    text = (bundle / LINE_FILES[kind]).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_bundle_carries_what_changed_since_the_last_and_all_with_the_whole_history(
    at: Open, stick: Path
) -> None:
    there = at(2)
    Books(there, builders.actor(there)).call("cũ")
    assert len(lines(exported(there, stick), DeskLine.ENTRY)) == 1
    clock_of(there).forward(days=3)
    exported(there, stick)
    clock_of(there).forward(days=3)
    Books(there, builders.actor(there)).call("mới")
    bundle = exported(there, stick)
    assert [one["number"] for one in lines(bundle, DeskLine.ENTRY)] == [2]
    assert len(lines(exported(there, stick, whole=True), DeskLine.ENTRY)) == 2
    clock_of(there).pass_to(clock_of(there).now().replace(year=2025))
    assert len(lines(exported(there, stick), DeskLine.ENTRY)) == 2


def test_the_procedures_of_visits_come_along(at: Open, stick: Path) -> None:
    there = at(2)
    turn_away(there)
    text = (exported(there, stick) / "procedures.jsonl").read_text(encoding="utf-8")
    assert json.loads(text)["code"] == builders.BIRTH_REGISTRATION


def test_bundles_of_before_still_go_in(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    Books(there, builders.actor(there)).call()
    bundle = exported(there, stick)
    for name in LINE_FILES.values():
        (bundle / name).unlink()
    path = bundle / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    files = [one for one in manifest["files"] if one["name"] not in LINE_FILES.values()]
    path.write_text(json.dumps({**manifest, "files": files}), encoding="utf-8")
    report = merged(here, bundle)
    assert (report.dossiers, report.desk.total) == (1, 0)
