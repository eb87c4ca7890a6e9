"""A day's bundle: the register as workbook and CSV, the events, the day sheet, in one export.

Part of the composition: it brings printing and export together, which know nothing of each other.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from app import __version__
from app.domain.bundle_facts import BundleFacts
from app.domain.documents import PrintJob
from app.export.bundle import BundleFile, write_bundle
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
        _facts(content),
        _files(content),
        passphrase=content.passphrase if content.encrypted else None,
        tick=tick,
    )
    return WrittenBundle(finished.folder, finished.files, finished.manifest_sha256)


def _facts(content: BundleContent) -> BundleFacts:
    return BundleFacts(
        program=__version__,
        store_id=content.store_id,
        agency_code=content.agency_code,
        office=content.office_name,
        station=content.station,
        day=content.day,
        first_sequence=content.first_sequence,
        last_sequence=content.last_sequence,
        history_head=content.history_head,
        previous_manifest=content.previous_manifest,
    )


def _files(content: BundleContent) -> Iterator[BundleFile]:
    """Give the files one by one: a file's rows are read only when its turn has come."""
    yield BundleFile("so-theo-doi.xlsx", encode_workbook([content.register]))
    yield BundleFile("so-theo-doi.csv", encode_csv(content.register))
    yield BundleFile("su-kien.jsonl", encode_json_lines(content.events))
    yield BundleFile("phieu-cuoi-ngay.pdf", _pdf(content.day_sheet))


def _pdf(job: PrintJob) -> Iterator[bytes]:
    target = io.BytesIO()
    write_pdf(compose(job, dpi=_DPI), target, title=job.title)
    yield target.getvalue()
