"""Put a report out: as papers that wait for a printer, as PDF, as a workbook, CSV or text."""

from pathlib import Path

from app.domain.documents import PrintedDocument, PrintJob
from app.domain.forms.report_sheet import report_documents
from app.domain.reports.report import Report
from app.domain.roles import Actor
from app.domain.vietnam_time import short_date
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers.ask_for import ask_for
from app.services.papers.paper import Paper
from app.services.plugs import Plugs
from app.services.report_commands import ReportWritten
from app.services.reports.put_out_text import TEXT_SUFFIXES, text_document, text_file

_CSV, _PDF = ".csv", ".pdf"


def documents_of(context: Context, actor: Actor, report: Report) -> tuple[PrintedDocument, ...]:
    """Return the papers of a report: one, or one for each clerk."""
    if report.text is not None:
        return (text_document(context, report, report.text),)
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
    context: Context, actor: Actor, report: Report, path: Path, plugs: Plugs
) -> ReportWritten:
    """Write a report to ``path`` as its ending says: a workbook, or its papers or tables as files.

    The second file is called name-2, and so on; FileError or DeviceError when one cannot be
    written, InputError for an ending this report has no file of.
    """
    match path.suffix.casefold():
        case suffix if suffix == _PDF:
            documents = documents_of(context, actor, report)
            form_set = context.form_set(context.today())
            paths = _numbered(path, len(documents))
            for document, one in zip(documents, paths, strict=True):
                plugs.write_paper(
                    PrintJob(document=document, form_set=form_set, title=one.stem), one
                )
        case suffix if suffix == _CSV:
            paths = _numbered(path, len(report.tables))
            for table, one in zip(report.tables, paths, strict=True):
                plugs.write_table(table, one)
        case suffix if suffix in TEXT_SUFFIXES:
            paths = (path,)
            plugs.write_file(text_file(context, report, suffix), path)
        case _:
            paths = (path,)
            plugs.write_report(report.tables, path)
    return ReportWritten(paths)


def _numbered(path: Path, count: int) -> tuple[Path, ...]:
    others = (path.with_stem(f"{path.stem}-{number}") for number in range(2, count + 1))
    return (path, *others)
