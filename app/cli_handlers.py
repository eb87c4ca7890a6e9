"""What each command of the command line does; how its words are read is in ``cli_commands``.

Libraries of the store, of paper and of the screen are loaded by the commands that need them.
"""

import argparse
import contextlib
import json
import sys
from collections.abc import Generator, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.cli_common import (
    DONE,
    FAILED,
    FOUND_FAULTS,
    actor_of,
    counter_of,
    end_progress,
    file_errors,
    print_json,
    show_progress,
)
from app.errors import ClockError, InputError, NotFoundError
from app.words import N_

if TYPE_CHECKING:
    from app.domain.roles import Actor
    from app.domain.working_calendar import WorkingCalendar
    from app.intake_lines import IntakeReader
    from app.services.counter import Counter


def demo(options: argparse.Namespace) -> int:
    """Play one day at the counter through its real windows."""
    from app.demo import play_day

    return play_day(options.out, options.database)


def self_test(_options: argparse.Namespace) -> int:
    """Receive, print, decode, return and export in a temporary store."""
    from app.self_test import run_self_test

    result = run_self_test()
    print_json(result)
    return DONE if result["ok"] else FOUND_FAULTS


def receive(options: argparse.Namespace) -> int:
    """Take in one dossier a line; a line of output is flushed when its intake is durable."""
    from app.intake_lines import IntakeReader

    with _lines(options.file) as lines:
        counter = counter_of(options, found=True)
        try:
            actor = actor_of(counter, options.clerk)
            known = {procedure.code: procedure for procedure in counter.dossiers.procedures()}
            reader = IntakeReader(actor, known.get)
            if options.today is not None:
                _vouch(counter, actor, options.today)
            return _receive_lines(counter, reader, lines)
        finally:
            counter.close()


def import_register(options: argparse.Namespace) -> int:
    """Take an older register in, or only look what would happen."""
    from app.services.commands import ImportRegister

    if not options.file.exists():
        raise NotFoundError(
            N_("Không thấy tệp «{name}»."), N_("Kiểm tra lại đường dẫn."), name=options.file.name
        )
    counter = counter_of(options, found=True)
    try:
        command = ImportRegister(actor_of(counter), str(options.file), options.dry_run)
        result = counter.office.import_register(command, show_progress).result
    finally:
        counter.close()
    end_progress()
    errors = [problem for problem in result.problems if problem.is_error]
    summary = {
        "dry_run": result.dry_run,
        "lines": result.lines,
        "imported": result.imported,
        "already_known": result.already_known,
        "errors": len(errors),
        "warnings": len(result.problems) - len(errors),
    }
    if options.json:
        print_json(summary)
    else:
        verb = "sẽ nhập" if result.dry_run else "đã nhập"
        print(f"{verb} {result.imported} hồ sơ, đã có {result.already_known}, lỗi {len(errors)}")
    for problem in result.problems:
        print(f"dòng {problem.line} {problem.column}: {problem.message}", file=sys.stderr)
    return FAILED if errors else DONE


def receipt(options: argparse.Namespace) -> int:
    """Write the receipt of a dossier to a PDF file, exactly as it was issued."""
    from app.domain.documents import PaperSize, PrintJob
    from app.printing.backends.pdf import write_pdf
    from app.printing.compose import compose

    counter = counter_of(options)
    try:
        document = counter.dossiers.receipt(counter.dossiers.id_of(options.code.strip()))
        form_set = counter.context.form_set_named(document.form_set, document.form_version)
    finally:
        counter.close()
    title = f"giay-hen-{document.code}"
    job = PrintJob(document=document, form_set=form_set, title=title, size=PaperSize(options.size))
    with file_errors(options.pdf):
        write_pdf(compose(job, dpi=600), options.pdf, title=title)
    print(options.pdf)
    return DONE


def find(options: argparse.Namespace) -> int:
    """List the newest dossiers that a text finds."""
    from app.domain.dossier_filter import DossierFilter
    from app.domain.vietnam_time import short_moment

    counter = counter_of(options)
    try:
        page = counter.dossiers.list(DossierFilter(text=options.text))
    finally:
        counter.close()
    if options.json:
        print_json(
            [
                {
                    "code": row.code,
                    "official_code": row.official_code,
                    "applicant": row.applicant_name,
                    "identity": row.identity_masked,
                    "procedure": row.procedure_name,
                    "received_at": row.received_at.isoformat(),
                    "promised_at": row.promised_at.isoformat(),
                    "state": row.state.value,
                }
                for row in page.rows
            ]
        )
    else:
        for row in page.rows:
            promised = short_moment(row.promised_at)
            print(f"{row.code}  {row.applicant_name}  {row.procedure_name}  hẹn {promised}")
    return DONE


def deadline(options: argparse.Namespace) -> int:
    """Compute when a limit ends, on the store's calendar where there is a store."""
    from app.domain.deadline import compute_deadline
    from app.domain.deadline_words import explain
    from app.domain.time_limit import parse_limit
    from app.domain.vietnam_time import to_local

    found = compute_deadline(parse_limit(options.limit), options.received, _calendar(options))
    explanation = explain(found)
    if options.json:
        print_json(
            {
                "due": f"{to_local(found.due):%Y-%m-%dT%H:%M}",
                "explanation": explanation,
                "unconfirmed_years": sorted(found.unconfirmed_years),
            }
        )
    else:
        print(explanation)
    return DONE


def back_up(options: argparse.Namespace) -> int:
    """Copy the store, check the copy and carry it to the second place, or into one folder alone."""
    from app.services.commands import BackUp

    counter = counter_of(options)
    try:
        made = counter.backups.make(BackUp(folder=str(options.to or "")), show_progress)
    finally:
        counter.close()
    end_progress()
    missed = [one for one in made.places if one.failure is not None]
    print_json(
        {
            "path": str(made.path),
            "dossiers": made.dossiers,
            "carried": [str(one.path) for one in made.places if one.path is not None],
        }
    )
    for one in missed:
        print(f"motcua: {one.failure}", file=sys.stderr)
    return FAILED if missed else DONE


def backups(options: argparse.Namespace) -> int:
    """List the copies there are, newest first, with what is known of each."""
    from app.domain.backup_listing import BACKUP_STATE_LABELS, PLACE_LABELS
    from app.domain.vietnam_time import short_moment, to_local

    counter = counter_of(options)
    try:
        rows = counter.backups.rows()
    finally:
        counter.close()
    if options.json:
        print_json(
            [
                {
                    "path": str(row.path),
                    "place": row.place.value,
                    "made_at": to_local(row.made_at).isoformat(),
                    "bytes": row.size,
                    "dossiers": row.dossiers,
                    "state": row.state.value,
                    "reason": row.reason.value if row.reason is not None else None,
                    "encrypted": row.encrypted,
                }
                for row in rows
            ]
        )
    else:
        for row in rows:
            words = f"{PLACE_LABELS[row.place]}, {BACKUP_STATE_LABELS[row.state]}"
            print(f"{short_moment(row.made_at)}  {row.size >> 10} KB  {words}  {row.path}")
    return DONE


def _calendar(options: argparse.Namespace) -> "WorkingCalendar":
    from app.places import has_store
    from app.shipped import shipped_calendar

    if not has_store(options.data_dir, paths.database_address()):
        return shipped_calendar()
    counter = counter_of(options)
    try:
        return counter.office.calendar()
    finally:
        counter.close()


def _vouch(counter: "Counter", actor: "Actor", today: date) -> None:
    """Say which day it is, for a clock in doubt; ClockError when that does not settle it."""
    from app.domain.clock_guard import Verdict
    from app.domain.vietnam_time import short_date
    from app.services.commands import AnswerClock

    command = AnswerClock(actor=actor, typed=short_date(today))
    match counter.opening.answer_clock(command).verdict:
        case Verdict.BELIEVED:
            return
        case Verdict.SET_CLOCK:
            raise ClockError(
                N_("Đồng hồ máy không chỉ ngày {day}."),
                N_("Chỉnh ngày giờ của máy rồi chạy lại."),
                day=short_date(today),
            )
        case Verdict.SUPERVISOR:
            raise ClockError(
                N_("Đã có hồ sơ mang ngày sau hôm nay."),
                N_("Mở chương trình để lãnh đạo phụ trách xác nhận, rồi chạy lại."),
            )


def _receive_lines(counter: "Counter", reader: "IntakeReader", lines: Iterable[str]) -> int:
    failures = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            received = counter.dossiers.receive(reader.read(line, number))
        except (InputError, NotFoundError) as error:
            failures += 1
            print(f"motcua: dòng {number}: {error}", file=sys.stderr)
            continue
        except ClockError as error:
            advice = N_("Nếu đồng hồ máy đúng, chạy lại với --today và ngày hôm nay.")
            raise ClockError(error.title, advice, **error.values) from error
        answer = {
            "line": number,
            "code": received.code,
            "promised_at": received.promised_at.isoformat(),
            "repeated": received.repeated,
        }
        # Whoever reads this line may hand out the receipt: it is written after COMMIT only.
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return FAILED if failures else DONE


@contextlib.contextmanager
def _lines(name: str) -> Generator[Iterable[str]]:
    # Notepad and PowerShell put a mark before the first line.
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig")  # type: ignore[union-attr]
        yield sys.stdin
        return
    with file_errors(Path(name)), Path(name).open(encoding="utf-8-sig") as file:
        yield file
