"""The commands that carry data from counter to counter: export, verify, merge.

The window does the same on the page that closes the day and in the settings.
"""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli_common import (
    DONE,
    FOUND_FAULTS,
    actor_of,
    counter_of,
    end_progress,
    file_errors,
    print_json,
    show_progress,
)
from app.errors import FileError, InputError, MotCuaError
from app.words import N_

if TYPE_CHECKING:
    from app.domain.merge_report import MergeReport
    from app.services.counter import Counter


def export(options: argparse.Namespace) -> int:
    """Write the bundle of a day below a folder."""
    from app.services.commands import ExportDay

    counter = counter_of(options)
    try:
        command = ExportDay(
            actor_of(counter),
            options.day,
            str(options.to),
            encrypted=not options.plain,
            whole=options.whole,
            backup=not options.no_backup,
        )
        written = counter.days.export(command, show_progress)
    finally:
        counter.close()
    end_progress()
    print_json(
        {
            "folder": str(written.folder),
            "files": list(written.files),
            "dossiers": written.dossiers,
            "events": written.events,
            "encrypted": written.encrypted,
            "days": [day.isoformat() for day in written.days],
            "backup": written.backup,
        }
    )
    if written.missing_backup is not None:
        print(f"motcua: {written.missing_backup}", file=sys.stderr)
    return DONE


def export_key(options: argparse.Namespace) -> int:
    """Make a key of the office for its exports, or go back to the passphrase."""
    if options.forget == (options.file is not None):
        raise InputError("file", N_("Cần tên tệp khóa sẽ ghi, hoặc --forget để dùng lại mật khẩu."))
    counter = counter_of(options)
    try:
        actor = actor_of(counter)
        if options.forget:
            counter.exchange.forget_export_key(actor)
            print("từ nay các gói xuất mã hóa bằng mật khẩu xuất dữ liệu")
            return DONE
        made = counter.exchange.make_export_key(actor, options.file)
        name = counter.exchange.outlook().key
    finally:
        counter.close()
    print_json({"file": str(made.path), "key": name, "passphrase": made.phrase})
    return DONE


def verify_export(options: argparse.Namespace) -> int:
    """Read a bundle back: every file against its hash, and the inside when it can be opened.

    What is inside is read to its last line and link; the first bundles had no such inside.
    """
    from app.clock import SystemClock
    from app.export.bundle_check import verify_bundle
    from app.export.bundle_reader import is_mergeable, open_bundle
    from app.services.exchange.bundle_contents import check_contents

    held: dict[str, int] = {}
    try:
        passphrase = _passphrase(options, options.folder)
        found = verify_bundle(options.folder, passphrase)
        if found.contents is not None and is_mergeable(found.manifest):
            with open_bundle(options.folder, passphrase) as bundle:
                counted = check_contents(bundle, SystemClock().now())
            held = {"dossiers": counted.dossiers, "events": counted.events, **asdict(counted.desk)}
    except MotCuaError as error:
        print(f"motcua: {error}", file=sys.stderr)
        return FOUND_FAULTS
    inside = found.contents or found.manifest
    print_json(
        {
            "ok": True,
            "day": inside.facts.day.isoformat(),
            "encrypted": found.manifest.encrypted,
            "opened": found.contents is not None,
            "files": [file.name for file in inside.files],
            "unlisted": list(found.unlisted),
            "manifest_sha256": found.manifest_sha256,
            **held,
            **({"secret": passphrase} if options.show_secret else {}),
        }
    )
    return DONE


def merge(options: argparse.Namespace) -> int:
    """Take another counter's bundle in, or every bundle on a stick, in the order they need.

    The first one that cannot be taken in stops the rest; those before it stay.
    """
    counter = counter_of(options)
    try:
        several, paths = _bundles_at(counter, options.bundle)
        reports = [_merge(counter, path, options) for path in paths]
    finally:
        counter.close()
    end_progress()
    if options.json:
        answers = [_as_json(report) for report in reports]
        print_json(answers if several else answers[0])
    for report in reports:
        _tell(report, summary=not options.json)
    return FOUND_FAULTS if any(report.blocked for report in reports) else DONE


def _bundles_at(counter: "Counter", place: Path) -> tuple[bool, list[Path]]:
    """Return whether ``place`` is a stick, and the bundles to be taken in; its own are left out."""
    if not place.is_dir() or (place / "manifest.json").exists():
        return False, [place]
    found = counter.exchange.bundles_in(place)
    if not found:
        raise FileError(
            N_("«{name}» không có gói dữ liệu nào của quầy khác."),
            N_("Chọn thư mục MotCua_…, tệp zip của nó, hoặc USB có các gói đó."),
            name=place.name,
        )
    return True, [Path(one.path) for one in found]


def _merge(counter: "Counter", path: Path, options: argparse.Namespace) -> "MergeReport":
    from app.services.commands import MergeBundle

    command = MergeBundle(
        actor=actor_of(counter),
        path=str(path),
        passphrase=_phrase(options) or "",
        key_file=str(options.key_file or ""),
        dry_run=options.dry_run,
        same_dossiers=frozenset(options.same),
    )
    return counter.exchange.merge(command, show_progress).report


def _as_json(report: "MergeReport") -> dict[str, Any]:
    return {
        "name": report.name,
        "station": report.facts.station,
        "day": report.facts.day.isoformat(),
        "dry_run": report.dry_run,
        "repeated": report.repeated,
        "blocked": report.blocked,
        "dossiers": report.dossiers,
        "changed": report.changed,
        "events": report.events,
        "known_events": report.known_events,
        **asdict(report.desk),
        "clerks": list(report.clerks),
        "procedures": list(report.procedures),
        "conflicts": report.conflicts,
        "lines": [
            {"kind": line.notice.value, "code": line.code, "text": line.words.format(**line.values)}
            for line in report.lines
        ],
    }


def _tell(report: "MergeReport", *, summary: bool) -> None:
    if summary:
        verb = "sẽ nhập" if report.dry_run else "đã nhập"
        print(
            f"{report.name}: {verb} {report.dossiers} hồ sơ mới và {report.events} bước, "
            f"đã có {report.known_events} bước, xung đột {report.conflicts}"
        )
        desk = report.desk
        if desk.total:
            print(
                f"{report.name}: {verb} {desk.entries} dòng sổ, {desk.ratings} đánh giá, "
                f"{desk.visits} lần hướng dẫn hoặc từ chối"
            )
    for line in report.lines:
        print(f"{line.code}: {line.words.format(**line.values)}", file=sys.stderr)


def _passphrase(options: argparse.Namespace, bundle: Path) -> str | None:
    """Return what opens the bundle: the passphrase, or what the key file and its phrase give."""
    phrase = _phrase(options)
    if options.key_file is None:
        return phrase
    from app.export.office_key import secret_of

    with file_errors(options.key_file):
        key = options.key_file.read_bytes()
    return secret_of(bundle, key, phrase or "")


def _phrase(options: argparse.Namespace) -> str | None:
    """Return what was typed on the line or, where others cannot read it, stands in a file."""
    if options.passphrase_file is None:
        return getattr(options, "passphrase", "") or None
    with file_errors(options.passphrase_file):
        return options.passphrase_file.read_text(encoding="utf-8").strip()
