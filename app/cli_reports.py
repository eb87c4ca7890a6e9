"""What the command of reports does: figures as JSON or words, or any report as a file.

Libraries of the store and of paper are loaded when they are needed.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli_common import DONE, actor_of, counter_of, file_errors, print_json
from app.errors import InputError
from app.words import N_

if TYPE_CHECKING:
    from app.domain.reports.report import Report
    from app.domain.roles import Actor
    from app.services.counter import Counter


def report(options: argparse.Namespace) -> int:
    """Count a period: its figures, or the report called ``--kind``."""
    counter = counter_of(options)
    try:
        if options.kind is None:
            _tell(counter.days.period(options.first, options.last).as_json(), json=options.json)
            return DONE
        return _kind(counter, options)
    finally:
        counter.close()


def _tell(figures: dict[str, object], *, json: bool) -> None:
    if json:
        print_json(figures)
        return
    for name, value in figures.items():
        print(f"{name}: {value}")


def _kind(counter: "Counter", options: argparse.Namespace) -> int:
    from app.domain.reports.report import ReportKind, ReportOrder

    actor = actor_of(counter)
    order = ReportOrder(kind=ReportKind(options.kind), first=options.first, last=options.last)
    made = counter.reports.make(actor, order)
    if options.table is None:
        print_json(_as_json(made))
        return DONE
    if options.out is None:
        raise InputError("out", N_("Chưa ghi tên tệp sau --out."))
    path = Path(options.out)
    if options.table == "pdf":
        paths = _write_pdf(counter, actor, made, path)
    else:
        paths = counter.reports.write(made, path.with_suffix(f".{options.table}")).paths
    for one in paths:
        print(one)
    return DONE


def _write_pdf(counter: "Counter", actor: "Actor", made: "Report", path: Path) -> tuple[Path, ...]:
    """Write the papers of a report; more than one are name.pdf, name-2.pdf …"""
    from app.domain.documents import PrintJob
    from app.printing.backends.pdf import write_pdf
    from app.printing.compose import compose

    form_set = counter.context.form_set(counter.context.today())
    paths: list[Path] = []
    for number, document in enumerate(counter.reports.documents(actor, made), start=1):
        name = path.stem if number == 1 else f"{path.stem}-{number}"
        paths.append(path.with_name(f"{name}.pdf"))
        job = PrintJob(document=document, form_set=form_set, title=name)
        with file_errors(paths[-1]):
            write_pdf(compose(job, dpi=600), paths[-1], title=name)
    return tuple(paths)


def _as_json(made: "Report") -> dict[str, object]:
    return {
        "kind": made.kind.value,
        "period": [made.first.isoformat(), made.last.isoformat()],
        "tables": [
            {
                "title": table.title,
                "columns": [column.whole_title for column in table.columns],
                "rows": [[_plain(cell) for cell in row] for row in table.rows],
                "totals": [_plain(cell) for cell in table.totals],
                "notes": list(table.notes),
            }
            for table in made.tables
        ],
    }


def _plain(cell: object) -> object:
    return cell if cell is None or isinstance(cell, str | int) else str(cell)
