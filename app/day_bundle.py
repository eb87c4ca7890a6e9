"""A day's bundle: the register as workbook and CSV, events and dossiers, the day sheet, in one.

Part of the composition: it brings printing and export together, which know nothing of each other.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from app.domain.desk_lines import LINE_FILES
from app.domain.documents import PrintJob
from app.export import bundle_reader
from app.export.bundle import write_bundle
from app.export.bundle_files import BundleFile
from app.export.csv_file import encode_csv
from app.export.json_lines import encode_json_lines
from app.export.workbook import encode_workbook
from app.printing.backends.pdf import write_pdf
from app.printing.compose import compose
from app.services.ports import BundleContent, Tick, WrittenBundle

_DPI = 600


def write_day_bundle(content: BundleContent, folder: Path, tick: Tick) -> WrittenBundle:
    """Write the bundle of a day below ``folder``; see ``write_bundle`` for what can fail."""
    finished = write_bundle(
        folder,
        content.facts,
        _files(content),
        passphrase=content.passphrase if content.encrypted else None,
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
    yield BundleFile("phieu-cuoi-ngay.pdf", _pdf(content.day_sheet))


def _pdf(job: PrintJob) -> Iterator[bytes]:
    target = io.BytesIO()
    write_pdf(compose(job, dpi=_DPI), target, title=job.title)
    yield target.getvalue()
