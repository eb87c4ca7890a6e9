"""What a bundle carries: the events since the last one, of every chain, and whole dossiers."""

import json
from pathlib import Path
from typing import Any

from tests import builders
from tests.counters import Open, busy, clock_of, exported, merged, restored, returned


def lines(bundle: Path, name: str) -> list[dict[str, Any]]:
    text = (bundle / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def parts(bundle: Path) -> list[dict[str, Any]]:
    manifest = json.loads((bundle / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["format"] == 2
    return manifest["facts"]["parts"]


def test_the_next_bundle_carries_what_is_new_and_all_it_touches(at: Open, stick: Path) -> None:
    there = busy(at(2))
    first = exported(there, stick)
    assert len(lines(first, "dossiers")) == 11
    received = builders.receive(there)
    second = exported(there, stick)
    assert [one["sequence"] for one in lines(second, "su-kien")] == [20]
    (dossier,) = lines(second, "dossiers")
    assert dossier["code"] == received.code
    assert dossier["papers"]
    assert dossier["received_by"] == builders.actor(there).name
    (procedure,) = lines(second, "procedures")
    assert (procedure["code"], procedure["content"] != "") == (builders.BIRTH_REGISTRATION, True)
    (part,) = parts(second)
    assert part["before"] == parts(first)[0]["head"]


def test_no_secret_of_a_clerk_leaves_the_store(at: Open, stick: Path) -> None:
    there = at(2)
    builders.receive(there)
    bundle = exported(there, stick)
    assert {frozenset(one) for one in lines(bundle, "clerks")} == {
        frozenset({"name", "role", "desk"})
    }
    assert not any(b"argon2" in path.read_bytes() for path in bundle.iterdir())


def test_a_bundle_without_news_is_a_bundle(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    merged(here, exported(there, stick))
    empty = exported(there, stick)
    assert parts(empty) == []
    assert lines(empty, "dossiers") == []
    assert merged(here, empty).events == 0


def test_what_others_wrote_is_theirs_to_export(at: Open, stick: Path) -> None:
    here, there = at(1), busy(at(2))
    merged(here, exported(there, stick))
    builders.receive(here)
    bundle = exported(here, stick)
    assert [(one["station"], one["last_sequence"]) for one in parts(bundle)] == [(1, 1)]
    assert len(lines(bundle, "dossiers")) == 1


def test_results_that_wait_for_their_dossiers_are_told(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    returned(here, code)
    (line,) = lines(exported(here, stick), "unmatched")
    assert (line["code"], line["collector_name"]) == (code, "Nguyễn Thị Hoa")
    merged(here, exported(there, stick))
    assert lines(exported(here, stick), "unmatched") == []


def test_after_a_restore_the_tail_of_the_old_chain_comes_along(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    merged(here, exported(there, stick))
    builders.receive(there)
    restored(there)
    clock_of(there).forward(minutes=1)
    builders.receive(there)
    bundle = exported(there, stick)
    told = [
        (one["station"], one["epoch"], one["first_sequence"], one["last_sequence"])
        for one in parts(bundle)
    ]
    assert told == [(2, 0, 2, 2), (2, 1, 1, 1)]
    report = merged(here, bundle)
    assert (report.dossiers, report.events) == (2, 2)
    assert here.days.check().ok
    clock_of(there).forward(minutes=1)
    builders.receive(there)
    again = exported(there, stick)
    assert [(one["epoch"], one["first_sequence"]) for one in parts(again)] == [(1, 2)]
    assert merged(here, again).dossiers == 1
