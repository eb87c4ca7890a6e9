"""The commands that encrypt and decrypt the store; the window does the same in the settings."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli_common import (
    DONE,
    actor_of,
    end_progress,
    file_errors,
    show_progress,
    workplace_of,
)
from app.errors import RuleError
from app.words import N_

if TYPE_CHECKING:
    from app.bootstrap import Workplace
    from app.domain.store_protection import ConversionOrder, Converted
    from app.services.counter import Counter


def encrypt(options: argparse.Namespace) -> int:
    """Encrypt the store with a new key, or the one in the environment, and tell the key once."""
    import secrets

    from app.bootstrap import open_counter
    from app.domain.recovery_key import KEY_BYTES, key_number, read_recovery_key, recovery_text
    from app.domain.store_protection import ConversionOrder, CopiesWish, StoreKind
    from app.store_keys import VARIABLE

    given = os.environ.get(VARIABLE, "").strip()
    key = read_recovery_key(given) if given else secrets.token_bytes(KEY_BYTES)
    workplace = workplace_of(options)
    counter = open_counter(workplace)
    try:
        if counter.encryption.protection().kind is not StoreKind.PLAIN:
            raise RuleError(
                N_("Kho dữ liệu này đã được mã hóa, hoặc nằm trên máy chủ."),
                N_("Chạy «motcua decrypt» trước nếu muốn dùng khóa khác."),
            )
        if options.sheet is not None:
            _write_sheet(counter, key, options.sheet.resolve(), options.data_dir.resolve())
        counter.encryption.prepare(actor_of(counter), key_number(key))
    finally:
        counter.close()
    if not given and options.sheet is None:
        # Before anything is encrypted: whoever reads this can open the store whatever follows.
        _print_line({"key_number": key_number(key), "recovery_key": recovery_text(key)})
    converted = _convert(workplace, ConversionOrder(key, CopiesWish(options.copies)))
    if not converted.kept:
        print(
            "motcua: máy này không có kho khóa của hệ điều hành; mỗi lần mở phải gõ khóa khôi phục "
            f"hoặc đặt biến môi trường {VARIABLE}.",
            file=sys.stderr,
        )
    return DONE


def decrypt(options: argparse.Namespace) -> int:
    """Make the store a plain file again, and the copies that its key opens."""
    from app.bootstrap import open_counter
    from app.domain.store_protection import ConversionOrder, CopiesWish, StoreKind

    workplace = workplace_of(options)
    counter = open_counter(workplace)
    try:
        if counter.encryption.protection().kind is not StoreKind.ENCRYPTED:
            raise RuleError(N_("Kho dữ liệu này chưa được mã hóa."), N_("Không cần làm gì."))
        counter.encryption.prepare(actor_of(counter), "")
    finally:
        counter.close()
    _convert(workplace, ConversionOrder(None, CopiesWish(options.copies)))
    return DONE


def _convert(workplace: "Workplace", order: "ConversionOrder") -> "Converted":
    from app.bootstrap import convert_store

    converted = convert_store(workplace, order, show_progress)
    end_progress()
    _print_line(
        {
            "encrypted": order.key is not None,
            "key_number": converted.number,
            "copies": converted.copies,
            "copies_left": list(converted.left),
            "key_kept": converted.kept,
        }
    )
    return converted


def _print_line(value: dict[str, object]) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _write_sheet(counter: "Counter", key: bytes, path: Path, data_folder: Path) -> None:
    from app.domain.documents import PrintJob
    from app.domain.forms.recovery_key import RecoveryKeyDocument
    from app.domain.recovery_key import key_number, recovery_groups
    from app.domain.store_protection import check_sheet_place
    from app.printing.backends.pdf import write_pdf
    from app.printing.compose import compose

    check_sheet_place(path, data_folder)
    context = counter.context
    document = RecoveryKeyDocument(
        header=counter.office.profile().header(),
        number=key_number(key),
        groups=recovery_groups(key),
        made_at=context.now(),
    )
    title = f"khoa-khoi-phuc-{document.number}"
    job = PrintJob(document=document, form_set=context.form_set(context.today()), title=title)
    with file_errors(path):
        write_pdf(compose(job, dpi=600), path, title=title)
