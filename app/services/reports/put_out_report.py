"""Put a report out: as papers that wait for a printer, as a workbook, or as CSV."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.forms.report_sheet import ReportDocument, report_documents
from app.domain.reports.report import Report
from app.domain.roles import Actor
from app.domain.table import Table
from app.domain.vietnam_time import short_date
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers.ask_for import ask_for
from app.services.papers.paper import Paper
from app.services.report_commands import ReportWritten

_CSV = ".csv"
WriteTable = Callable[[Table, Path], object]
WriteTables = Callable[[Sequence[Table], Path], object]


def documents_of(context: Context, actor: Actor, report: Report) -> tuple[ReportDocument, ...]:
    """Return the papers of a report: one, or one for each clerk."""
    header = context.office().profile.header()
    return report_documents(report, header, context.now(), actor.name)


def issue_report(context: Context, actor: Actor, report: Report) -> PapersAsked:
    """Ask for the papers of a report, exactly as it was counted."""
    days = f"{short_date(report.first)} – {short_date(report.last)}"
    papers = [
        Paper(document=document, subject=f"{report.kind.value}, {days}")
        for document in documents_of(context, actor, report)
    ]
    return ask_for(context, actor, papers)


def write_report(
    report: Report, path: Path, write_csv: WriteTable, write_workbook: WriteTables
) -> ReportWritten:
    """Write the tables of a report to ``path``: a sheet each, or for .csv a file each.

    The second CSV file is called name-2.csv, and so on; FileError or DeviceError when a file
    cannot be written.
    """
    if path.suffix.casefold() != _CSV:
        write_workbook(report.tables, path)
        return ReportWritten((path,))
    paths: list[Path] = []
    for number, table in enumerate(report.tables, start=1):
        paths.append(path if number == 1 else path.with_stem(f"{path.stem}-{number}"))
        write_csv(table, paths[-1])
    return ReportWritten(tuple(paths))
