"""What the command of reports does: figures as JSON or words, or any report as a file.

Libraries of the store and of paper are loaded when they are needed.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli_common import DONE, actor_of, counter_of, print_json
from app.errors import InputError
from app.words import N_

if TYPE_CHECKING:
    from app.domain.reports.report import Report
    from app.services.counter import Counter


def report(options: argparse.Namespace) -> int:
    """Count a period: its figures, or the report called ``--kind``.

    InputError where a file is wanted without saying of which report, or as what.
    """
    if options.kind is None and (options.table or options.out):
        raise InputError(
            "kind",
            N_("Chưa chọn báo cáo để ghi ra tệp."),
            N_("Thêm --kind và tên báo cáo; xem: motcua report --help"),
        )
    if options.out and options.table is None:
        raise InputError("table", N_("Chưa ghi dạng tệp sau --table."))
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
    path, suffix = Path(options.out), f".{options.table}"
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
    for one in counter.reports.write(actor, made, path).paths:
        print(one)
    return DONE


def _as_json(made: "Report") -> dict[str, object]:
    return {
        "kind": made.kind.value,
        "period": [made.first.isoformat(), made.last.isoformat()],
        **({"text": list(made.text.paragraphs)} if made.text else {}),
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
