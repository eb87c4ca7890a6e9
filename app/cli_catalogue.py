"""What the commands about the catalogue of procedures do; their words are in ``cli_commands``.

Libraries of the store and of workbooks are loaded by the commands that need them.
"""

import argparse
import sys
from typing import TYPE_CHECKING

from app.cli_common import (
    DONE,
    FAILED,
    actor_of,
    counter_of,
    end_progress,
    file_errors,
    print_json,
    show_progress,
)

if TYPE_CHECKING:
    from app.domain.catalogue_finding import CatalogueFinding


def export_catalogue(options: argparse.Namespace) -> int:
    """Write the procedures offered as a workbook."""
    counter = counter_of(options)
    try:
        count = counter.catalogue.export(options.file)
    finally:
        counter.close()
    print(f"{options.file}: {count} thủ tục")
    return DONE


def import_catalogue(options: argparse.Namespace) -> int:
    """Take a corrected workbook in as versions valid from a day, or only look."""
    from app.services.catalogue_commands import ImportCatalogue

    with file_errors(options.file):
        options.file.stat()
    counter = counter_of(options)
    try:
        command = ImportCatalogue(
            actor=actor_of(counter),
            path=str(options.file),
            from_day=options.from_day or counter.context.today(),
            dry_run=options.dry_run,
        )
        result = counter.catalogue.take_in(command, show_progress).result
    finally:
        counter.close()
    end_progress()
    if options.json:
        print_json(
            {
                "dry_run": result.dry_run,
                "lines": result.lines,
                "added": result.added,
                "changed": result.changed,
                "unchanged": result.unchanged,
                "blocked": result.blocked,
                "from": result.from_day.isoformat(),
                "batch": result.batch,
            }
        )
    else:
        verb = "sẽ" if result.dry_run else "đã"
        print(
            f"{verb} thêm {result.added}, {verb} sửa {result.changed}, "
            f"giữ nguyên {result.unchanged}, lỗi {result.blocked} thủ tục"
        )
    for finding in result.findings:
        print(_line(finding), file=sys.stderr)
    return FAILED if result.blocked else DONE


def _line(finding: "CatalogueFinding") -> str:
    mark = "lỗi" if finding.is_error else "lưu ý"
    place = f"{finding.sheet} {finding.cell}".strip()
    column = f" ({finding.column})" if finding.column else ""
    return f"{mark}: {place}{column}: {finding.message.format(**finding.values)}"
