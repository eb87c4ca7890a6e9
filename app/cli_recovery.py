"""The commands that look after the store: check, restore, drill; the window does the same.

They work where no store opens, so they say in words or JSON what kept it from opening.
"""

import argparse
import sys
from pathlib import Path

from app.cli_common import (
    DONE,
    FOUND_FAULTS,
    counter_of,
    end_progress,
    file_errors,
    print_json,
    show_progress,
    workplace_of,
)
from app.domain.restored import CONFIRM_WORD, RestoreOrder
from app.errors import NotFoundError, RuleError, StoreDamagedError
from app.words import N_


def check(options: argparse.Namespace) -> int:
    """Verify the store; every finding says what is wrong and what to do."""
    try:
        counter = counter_of(options)
    except StoreDamagedError as error:
        if options.json:
            print_json({"ok": False, "findings": [str(error)]})
        print(f"motcua: {error}", file=sys.stderr)
        return FOUND_FAULTS
    try:
        found = counter.upkeep.check(show_progress)
    finally:
        counter.close()
    end_progress()
    if options.json:
        print_json(found.as_json())
    elif found.ok:
        print(f"Kho dữ liệu nguyên vẹn: {found.dossiers} hồ sơ, {found.events} bước.")
    for finding in found.findings:
        print(f"motcua: {finding}", file=sys.stderr)
    return DONE if found.ok else FOUND_FAULTS


def restore(options: argparse.Namespace) -> int:
    """Restore the store from a chosen backup, or from the newest that verifies."""
    from app.services.store.restore_source import NoBackupError
    from app.store_recovery import restore_store

    workplace = workplace_of(options)
    order = _order(options)
    if workplace.shared is not None and order.file is not None:
        raise RuleError(
            N_("Kho dữ liệu này nằm trên máy chủ."),
            N_("Người quản trị máy chủ phục hồi; sau đó chạy lại lệnh này mà không chọn tệp."),
        )
    _confirm(options)
    try:
        report = restore_store(workplace, order, show_progress)
    except NoBackupError as error:
        end_progress()
        for skipped in error.skipped:
            print(f"motcua: {skipped.name}: {skipped.why}", file=sys.stderr)
        raise
    end_progress()
    if options.json:
        print_json(report.as_json())
    else:
        for sentence in report.sentences():
            print(sentence)
    for problem in report.problems:
        print(f"motcua: {problem}", file=sys.stderr)
    return DONE if not report.problems else FOUND_FAULTS


def drill(options: argparse.Namespace) -> int:
    """Restore the newest backup for practice, and say what came of it."""
    counter = counter_of(options)
    try:
        result = counter.upkeep.drill(show_progress).result
    finally:
        counter.close()
    end_progress()
    if options.json:
        print_json(result.as_json())
    else:
        print(result, file=sys.stdout if result.ok else sys.stderr)
    return DONE if result.ok else FOUND_FAULTS


def _order(options: argparse.Namespace) -> RestoreOrder:
    chosen: Path | None = options.chosen
    if chosen is None:
        return RestoreOrder(without_journal=options.without_journal)
    if not chosen.is_file():
        raise NotFoundError(
            N_("Không thấy tệp «{name}»."), N_("Kiểm tra lại đường dẫn."), name=chosen.name
        )
    passphrase = ""
    if options.passphrase_file is not None:
        with file_errors(options.passphrase_file):
            passphrase = options.passphrase_file.read_text(encoding="utf-8").strip()
    return RestoreOrder(chosen, passphrase, without_journal=options.without_journal)


def _confirm(options: argparse.Namespace) -> None:
    """Have a person type the word, unless the line says yes already."""
    if options.yes:
        return
    typed = ""
    if sys.stdin is not None and sys.stdin.isatty():
        print(
            "Kho dữ liệu đang có sẽ được cất vào thư mục cach-ly và thay bằng bản sao lưu.\n"
            f"Gõ {CONFIRM_WORD} rồi Enter để phục hồi: ",
            end="",
            file=sys.stderr,
            flush=True,
        )
        typed = sys.stdin.readline().strip().upper()
    if typed != CONFIRM_WORD:
        raise RuleError(
            N_("Chưa phục hồi: cần xác nhận."),
            N_("Gõ {word} khi được hỏi, hoặc thêm --yes vào lệnh."),
            word=CONFIRM_WORD,
        )
