"""A paper between its document and its row in the store: written once, read back as it was."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, cast

from app.domain.documents import CopyName, PaperSize, PrintedDocument, PrintJob
from app.domain.forms.parts import ReprintMark
from app.domain.forms.receipt import ReceiptDocument
from app.domain.forms.registry import form_kind, kind_of
from app.domain.paper_listing import PrintProblem
from app.domain.print_state import PrintState
from app.domain.printer_role import PrinterRole
from app.domain.text import fold
from app.errors import MotCuaError
from app.models.paper import PrintRecord
from app.services.context import Context
from app.services.document_json import document_from_json, document_to_json

SLIP_COPIES = (CopyName.FILE, CopyName.CITIZEN)
_WORDS_LOST = "không còn lời văn bản {version}, in theo bản {used}"
_NO_FILE_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper to be asked for. ``subject`` tells it from others of its form, without personal data.

    ``copies`` are the counterparts in the order they come out; without any it comes out once.
    """

    document: PrintedDocument
    subject: str
    dossier_id: int | None = None
    copies: tuple[CopyName, ...] = ()


def record_of(context: Context, paper: Paper, clerk_id: int, batch: str) -> PrintRecord:
    """Return the row of a paper that waits; its words are those in force today."""
    kind = kind_of(paper.document)
    form_set = context.form_set(context.today())
    wording = form_set.own if kind.own else form_set
    return PrintRecord(
        dossier_id=paper.dossier_id,
        form=kind.name.value,
        form_set=wording.id,
        form_version=wording.version,
        content=document_to_json(paper.document),
        state=PrintState.WAITING.value,
        asked_at=context.now(),
        clerk_id=clerk_id,
        title=paper.subject,
        copies=",".join(paper.copies),
        batch=batch,
    )


def document_of(record: PrintRecord) -> PrintedDocument:
    """Return the exact contents of a paper; NotFoundError for a form this program has not got."""
    return cast(
        PrintedDocument, document_from_json(form_kind(record.form).document, record.content)
    )


def job_of(context: Context, record: PrintRecord, size: PaperSize) -> PrintJob:
    """Return a paper ready to come out on ``size``, in the words it was issued with.

    A restore may have lost these words; then a reprint in the newest ones says so in its mark.
    """
    document = document_of(record)
    mark = mark_of(record) if record.reprint_number else None
    wording = context.form_set_named(record.form_set, record.form_version)
    if mark is not None and not context.forms.has(record.form_set, record.form_version):
        used = wording.own.version if form_kind(record.form).own else wording.version
        lost = _WORDS_LOST.format(version=record.form_version, used=used)
        mark = replace(mark, reason=f"{mark.reason}; {lost}")
        document = marked(document, mark)
    return PrintJob(
        document=document,
        form_set=wording,
        title=_file_name(record, document),
        copies=_copies(record),
        size=size,
        reprint=None if has_mark(document) else mark,
    )


def marked(document: PrintedDocument, mark: ReprintMark) -> PrintedDocument:
    """Return ``document`` as a reprint; one without a place for the mark stays as it is."""
    return replace(cast(Any, document), reprint=mark) if has_mark(document) else document


def mark_of(record: PrintRecord) -> ReprintMark:
    """Return what a reprint is marked with."""
    return ReprintMark(record.reprint_number, record.asked_at, record.reason)


def has_mark(document: object) -> bool:
    """Say whether the document itself has a place for the mark of a reprint."""
    return is_dataclass(document) and "reprint" in {item.name for item in fields(document)}


def subject_of(record: PrintRecord, code: str) -> str:
    """Return what tells a paper from others of its form; receipts are told by their dossier."""
    return record.title or code


def problem_to_json(failure: MotCuaError) -> str:
    """Return why a paper did not come out, to be kept and translated when it is shown."""
    values = {name: str(value) for name, value in failure.values.items()}
    parts = {"title": failure.title, "advice": failure.advice, "values": values}
    return json.dumps(parts, ensure_ascii=False)


def problem_from_json(text: str) -> PrintProblem | None:
    """Return the kept problem, None without one."""
    if not text:
        return None
    parts: Mapping[str, Any] = json.loads(text)
    return PrintProblem(parts["title"], parts["advice"], parts["values"])


def _copies(record: PrintRecord) -> tuple[CopyName, ...]:
    if record.copies:
        return tuple(CopyName(name) for name in record.copies.split(","))
    return SLIP_COPIES if form_kind(record.form).role is PrinterRole.SLIP else ()


def _file_name(record: PrintRecord, document: PrintedDocument) -> str:
    """Return a name for file and job that every system and spooler can show."""
    subject = document.code if isinstance(document, ReceiptDocument) else _plain(record.title)
    parts = [form_kind(record.form).file_name, subject]
    if record.reprint_number:
        parts.append(f"in-lai-{record.reprint_number}")
    return "-".join(part for part in parts if part)


def _plain(text: str) -> str:
    return _NO_FILE_NAME.sub("-", fold(text)).strip("-")
