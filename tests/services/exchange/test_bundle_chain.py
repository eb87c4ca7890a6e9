"""Tampering with another counter's history: each way is found, named, and nothing taken in."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.dossier_filter import DossierFilter
from app.errors import FileError, MotCuaError
from app.models.dossier_event import link
from app.models.office import AuditRecord
from app.services.counter import Counter
from app.services.exchange.bundle_chain import HistoryRewrittenError
from tests import builders
from tests.counters import counter_at, exported, merged
from tests.forged import forge, forge_manifest

EVENTS, DOSSIERS = "su-kien.jsonl", "dossiers.jsonl"
Lines = list[dict[str, Any]]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Counter]:
    opened = counter_at(tmp_path / "here", 1)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def knowing(
    untouched: Path, store_kind: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Counter]:
    """A counter like ``strict`` that has taken the untouched bundle in before."""
    opened = counter_at(tmp_path_factory.mktemp("knowing"), 1)
    merged(opened, untouched)
    yield opened
    opened.close()


def payload(line: dict[str, Any], **changes: Any) -> None:
    line["payload"] = json.dumps({**json.loads(line["payload"]), **changes}, ensure_ascii=False)


def chain_anew(lines: Lines, before: str) -> str:
    """Compute every hash again, as somebody would who rewrites a history with care."""
    for line in lines:
        line["hash"] = before = link(before, line)
    return before


def assert_refused(here: Counter, bundle: Path, kind: type[MotCuaError], words: str) -> None:
    known = here.dossiers.count(DossierFilter())
    for dry_run in (True, False):
        with pytest.raises(kind, match=words):
            merged(here, bundle, dry_run=dry_run)
    assert here.dossiers.count(DossierFilter()) == known
    assert here.days.check().ok


def cut(lines: Lines) -> None:
    del lines[3:]


def take_out(lines: Lines) -> None:
    del lines[2]


def swap(lines: Lines) -> None:
    lines[1], lines[2] = lines[2], lines[1]


def append(lines: Lines) -> None:
    lines.append(lines[-1])


def edit(lines: Lines) -> None:
    payload(lines[3], fee=0)


def edit_with_its_hash(lines: Lines) -> None:
    payload(lines[3], fee=0)
    lines[3]["hash"] = link(lines[2]["hash"], lines[3])


def break_payload(lines: Lines) -> None:
    lines[4]["payload"] = "[]"
    lines[4]["hash"] = link(lines[3]["hash"], lines[4])


def rename_clerk(lines: Lines) -> None:
    lines[0]["clerk"] = "Người Khác"


TAMPERED: dict[str, tuple[Callable[[Lines], None], str]] = {
    "cut in half": (cut, r"su-kien\.jsonl.*thiếu các bước của quầy 2 từ dòng 4"),
    "one taken out": (take_out, r"su-kien\.jsonl.*đã bị sửa ở dòng 3"),
    "two swapped": (swap, r"su-kien\.jsonl.*đã bị sửa ở dòng 2"),
    "one too many": (append, r"su-kien\.jsonl.*đã bị sửa ở dòng 6"),
    "edited": (edit, r"su-kien\.jsonl.*đã bị sửa ở dòng 4"),
    "edited with its hash": (edit_with_its_hash, r"su-kien\.jsonl.*đã bị sửa ở dòng 5"),
    "no facts": (break_payload, r"su-kien\.jsonl.*đã bị sửa ở dòng 5"),
    "another clerk": (rename_clerk, r"su-kien\.jsonl.*đã bị sửa ở dòng 1"),
}


@pytest.mark.parametrize(("change", "words"), TAMPERED.values(), ids=TAMPERED)
def test_a_tampered_event_is_named_with_its_line(
    strict: Counter, bundle: Path, change: Callable[[Lines], None], words: str
) -> None:
    forge(bundle, EVENTS, change)
    assert_refused(strict, bundle, FileError, words)


@pytest.mark.parametrize(("change", "words"), TAMPERED.values(), ids=TAMPERED)
def test_events_known_already_are_checked_as_hard(
    knowing: Counter, bundle: Path, change: Callable[[Lines], None], words: str
) -> None:
    forge(bundle, EVENTS, change)
    assert_refused(knowing, bundle, FileError, words)


def test_a_line_edited_without_care_is_named_by_the_sums(strict: Counter, bundle: Path) -> None:
    path = bundle / DOSSIERS
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace("Tổ 5".encode(), "Tổ 6".encode())
    path.write_bytes(b"".join(lines))
    assert_refused(strict, bundle, FileError, r"dossiers\.jsonl.*ở dòng 3")


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[2].update(uid="no identity"),
        lambda lines: lines[2].update(state="lost"),
        lambda lines: lines[2].update(sets="1"),
        lambda lines: lines[2].pop("code"),
        lambda lines: lines[2].update(extra=1),
        lambda lines: lines[2].update(code=lines[1]["code"]),
        lambda lines: lines[2].update(procedure="9.999999"),
        lambda lines: lines[2].update(received_by=""),
    ],
)
def test_a_line_that_holds_no_dossier_is_named(
    strict: Counter, bundle: Path, change: Callable[[Lines], object]
) -> None:
    forge(bundle, DOSSIERS, change)
    assert_refused(strict, bundle, FileError, r"dossiers\.jsonl.*sai nội dung ở dòng 3")


def test_an_event_of_a_dossier_that_is_not_in_the_bundle_is_named(
    strict: Counter, bundle: Path
) -> None:
    forge(bundle, DOSSIERS, lambda lines: lines.pop(1))
    assert_refused(strict, bundle, FileError, r"su-kien\.jsonl.*ở dòng 2")


@pytest.mark.parametrize(
    "change",
    [
        {"genesis": "ab" * 32},
        {"before": "ab" * 32},
        {"head": "ab" * 32},
        {"first_sequence": 0},
        {"last_sequence": 0},
    ],
)
def test_a_manifest_that_contradicts_the_events_is_refused(
    strict: Counter, bundle: Path, change: dict[str, Any]
) -> None:
    forge_manifest(bundle, lambda manifest: manifest["facts"]["parts"][0].update(change))
    assert_refused(strict, bundle, FileError, r"manifest\.json.*đã bị sửa")


@pytest.mark.expects_log
def test_a_store_that_rewrote_its_history_is_found_and_noted(here: Counter, bundle: Path) -> None:
    merged(here, bundle)

    def rewrite(lines: Lines) -> None:
        payload(lines[3], promised="2026-11-30T17:00:00+07:00")
        chain_anew(lines, "0" * 64)

    forge(bundle, EVENTS, rewrite)
    forge_manifest(bundle, _with_head_of(bundle))
    assert_refused(here, bundle, HistoryRewrittenError, "Quầy 2 đã sửa lịch sử của mình.*từ dòng 4")
    assert noted(here) == ["station 2, line 4"] * 2


@pytest.mark.expects_log
def test_a_rewritten_past_shows_in_the_next_bundle_too(here: Counter, tmp_path: Path) -> None:
    there = counter_at(tmp_path / "there", 2)
    for _ in range(5):
        builders.receive(there)
    merged(here, exported(there, tmp_path / "usb"))
    builders.receive(there)
    second = exported(there, tmp_path / "usb")
    there.close()

    def rewrite(lines: Lines) -> None:
        chain_anew(lines, "cd" * 32)

    forge(second, EVENTS, rewrite)
    forge_manifest(second, _with_head_of(second))
    forge_manifest(second, lambda manifest: manifest["facts"]["parts"][0].update(before="cd" * 32))
    assert_refused(here, second, HistoryRewrittenError, "từ dòng 5")


@pytest.mark.sqlite_only
@pytest.mark.expects_log
def test_what_was_changed_here_is_not_blamed_on_the_other_counter(
    here: Counter, bundle: Path
) -> None:
    merged(here, bundle)
    # Whoever owns the file can lift the trigger; the chain tells.
    builders.allow_changes(here)
    builders.change_store(
        here, "UPDATE dossier_events SET hash = ? WHERE station = 2 AND sequence = 3", "ab" * 32
    )
    with pytest.raises(HistoryRewrittenError, match="lưu ở máy này đã bị sửa từ dòng 3"):
        merged(here, bundle)


def noted(counter: Counter) -> list[str]:
    with counter.context.database.read() as session:
        rewritten = AuditRecord.action == "history_rewritten"
        return list(session.scalars(select(AuditRecord.detail).where(rewritten)))


def _with_head_of(bundle: Path) -> Callable[[dict[str, Any]], None]:
    last = (bundle / EVENTS).read_text(encoding="utf-8").splitlines()[-1]

    def change(manifest: dict[str, Any]) -> None:
        manifest["facts"]["parts"][0]["head"] = json.loads(last)["hash"]

    return change
