"""A day's bundle: the register as workbook and CSV, events and dossiers, day sheets, a backup.

Part of the composition: it brings printing and export together, which know nothing of each other.
"""

import io
import secrets
from collections.abc import Iterator
from pathlib import Path

from app.domain.desk_lines import LINE_FILES
from app.domain.documents import PrintJob
from app.domain.passphrase import new_passphrase
from app.export import bundle_reader
from app.export.backup_copy import backup_files
from app.export.bundle import write_bundle
from app.export.bundle_files import BundleFile
from app.export.csv_file import encode_csv
from app.export.json_lines import encode_json_lines
from app.export.office_key import KEY_NAME, seal
from app.export.workbook import encode_workbook
from app.printing.backends.pdf import write_pdf
from app.printing.compose import compose
from app.services.ports import BundleContent, Tick, WrittenBundle

_DPI = 600


def write_day_bundle(
    content: BundleContent, folder: Path, tick: Tick, *, stage: Path | None = None
) -> WrittenBundle:
    """Write the bundle of a day below ``folder``; see ``write_bundle`` for what can fail."""
    secret, beside = content.passphrase, list[BundleFile]()
    if content.office_key:
        # A secret of its own, so that the office's passphrase opens nothing of it.
        secret = new_passphrase(secrets.choice)
        beside.append(BundleFile(KEY_NAME, [seal(secret, content.office_key)]))
    if content.backup is not None:
        locked = None if content.backup.encrypted else secret
        beside += backup_files(content.backup.path, locked, tick)
    finished = write_bundle(
        folder,
        content.facts,
        _files(content),
        passphrase=secret if content.encrypted else None,
        beside=beside,
        stage=stage,
        tick=tick,
    )
    return WrittenBundle(finished.folder, finished.files, finished.manifest_sha256)


def list_files(content: BundleContent) -> Iterator[BundleFile]:
    """Give what another counter takes in; a list's rows are read only when its turn has come."""
    yield BundleFile(bundle_reader.EVENTS, encode_json_lines(content.events))
    yield BundleFile(bundle_reader.DOSSIERS, encode_json_lines(content.dossiers))
    yield BundleFile(bundle_reader.PROCEDURES, encode_json_lines(content.procedures))
    yield BundleFile(bundle_reader.CLERKS, encode_json_lines(content.clerks))
    yield BundleFile(bundle_reader.UNMATCHED, encode_json_lines(content.unmatched))
    for kind, lines in content.desk_lines.items():
        yield BundleFile(LINE_FILES[kind], encode_json_lines(lines))


def _files(content: BundleContent) -> Iterator[BundleFile]:
    yield BundleFile("so-theo-doi.xlsx", encode_workbook([content.register]))
    yield BundleFile("so-theo-doi.csv", encode_csv(content.register))
    yield from list_files(content)
    for job in content.day_sheets:
        yield BundleFile(f"{job.title}.pdf", _pdf(job))


def _pdf(job: PrintJob) -> Iterator[bytes]:
    target = io.BytesIO()
    write_pdf(compose(job, dpi=_DPI), target, title=job.title)
    yield target.getvalue()
