"""Batch lines: what each scanned slip would do in a batch; nothing is done here."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.domain.barcode_digits import Slip
from app.domain.batch import BatchKind, BatchLine, judge
from app.domain.dossier_code import parse_code
from app.domain.roles import Actor
from app.services.context import Context
from app.services.dossier.look_up import find_view
from app.services.scans.expected import codes_on_list


def batch_line(
    context: Context, actor: Actor, kind: BatchKind, slip: Slip, list_id: int | None = None
) -> BatchLine:
    """Return the line of one slip, held against the printed list ``list_id`` where there is one."""
    (line,) = batch_lines(context, actor, kind, [(str(slip.code), slip.version)], list_id)
    return line


def batch_lines(
    context: Context,
    actor: Actor,
    kind: BatchKind,
    slips: Iterable[tuple[str, int]],
    list_id: int | None = None,
) -> tuple[BatchLine, ...]:
    """Return the lines of slips (code and version) as they stand now: after a pause or a crash."""
    with context.database.read() as session:
        listed = codes_on_list(session, kind, list_id) if list_id is not None else None
        return tuple(
            _line(session, context, actor, kind, code, version, listed) for code, version in slips
        )


def _line(
    session: Session,
    context: Context,
    actor: Actor,
    kind: BatchKind,
    code: str,
    version: int,
    listed: frozenset[str] | None,
) -> BatchLine:
    view = find_view(session, context, actor, parse_code(code), version)
    values = dict(view.values)
    if view.older is not None:
        values |= {"seen": str(view.older.seen), "current": str(view.older.current)}
    row = view.card.row if view.card is not None else None
    known = row.code if row is not None else code
    on_list = None if listed is None else known in listed
    return BatchLine(
        code=known,
        slip_version=version,
        dossier_id=row.id if row is not None else None,
        applicant_name=row.applicant_name if row is not None else "",
        procedure_name=row.procedure_name if row is not None else "",
        meaning=view.noted_as,
        judgement=judge(kind, view, listed=on_list),
        values=values,
    )
