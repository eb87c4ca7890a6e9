"""What ought to be among the scanned: what is due at the desk, or what a printed list says."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.domain.batch import ROUND_WAYS, BatchKind, ExpectedRow, PaperList
from app.domain.channel import OUT, DeliveryWay
from app.domain.dossier_state import DossierState
from app.domain.forms.delivery_list import DeliveryListDocument
from app.domain.forms.hand_over_list import HandOverDocument
from app.domain.forms.registry import OwnForm
from app.domain.roles import Actor, Permission
from app.models.dossier import Applicant, Dossier
from app.models.paper import PrintRecord
from app.models.procedure import ProcedureVersion
from app.services.context import Context
from app.services.papers.paper import document_of

MOST_EXPECTED = 500
_LISTS_OF_DAYS = 31
_MOST_LISTS = 50
_STATES: dict[BatchKind, DossierState] = {
    BatchKind.HAND_OVER: DossierState.RECEIVED,
    BatchKind.RESULTS: DossierState.IN_PROCESS,
    BatchKind.HOME_ROUND: DossierState.RESULT_READY,
    BatchKind.POST_ROUND: DossierState.RESULT_READY,
    BatchKind.ROUND_BACK: DossierState.RESULT_READY,
}
_OF_ROUNDS = frozenset({*ROUND_WAYS, BatchKind.ROUND_BACK})


def expected(
    context: Context, actor: Actor, kind: BatchKind, list_id: int | None = None
) -> tuple[ExpectedRow, ...]:
    """Return what is waited for, oldest first; nothing for a return, where citizens come by chance.

    Without a printed list (``list_id``): what is still at the desk to be handed over, results that
    were promised for today or earlier, what waits for this way of delivery, or what is out on a
    round. Of a printed list: what has not got further meanwhile.
    """
    actor.require(Permission.SEE_DOSSIERS)
    if kind is BatchKind.RETURN:
        return ()
    with context.database.read() as session:
        condition = _due(context, kind) if list_id is None else _of_list(session, kind, list_id)
        rows = session.execute(
            select(Dossier.code, Applicant.name, ProcedureVersion.short_name)
            .join(Applicant, Applicant.id == Dossier.applicant_id)
            .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
            .where(*condition)
            .order_by(Dossier.id)
            .limit(MOST_EXPECTED)
        )
        return tuple(ExpectedRow(*row) for row in rows)


def paper_lists(context: Context, actor: Actor, kind: BatchKind) -> tuple[PaperList, ...]:
    """Return the lists of the last month that a batch of ``kind`` can be held against."""
    actor.require(Permission.SEE_DOSSIERS)
    form = OwnForm.DELIVERY_LIST if kind in _OF_ROUNDS else OwnForm.HAND_OVER_LIST
    if kind is BatchKind.RETURN:
        return ()
    statement = (
        select(PrintRecord)
        .where(
            PrintRecord.form == form.value,
            PrintRecord.reprint_number == 0,
            PrintRecord.asked_at > context.now() - timedelta(days=_LISTS_OF_DAYS),
        )
        .order_by(PrintRecord.id.desc())
        .limit(_MOST_LISTS)
    )
    with context.database.read() as session:
        found = ((record, codes_of(record, kind)) for record in session.scalars(statement))
        return tuple(
            PaperList(record.id, record.title, record.asked_at, len(codes))
            for record, codes in found
            if codes
        )


def codes_of(record: PrintRecord, kind: BatchKind) -> tuple[str, ...]:
    """Return the dossiers on a printed list, none when it is not one for ``kind``."""
    way = ROUND_WAYS.get(kind)
    match document_of(record):
        case HandOverDocument(lines=lines, results=False) if kind not in _OF_ROUNDS:
            return tuple(line.code for line in lines)
        case DeliveryListDocument(lines=lines, at_home=at_home) if kind in _OF_ROUNDS:
            of_this_way = way is None or at_home == (way is DeliveryWay.AT_HOME)
            return tuple(line.code for line in lines) if of_this_way else ()
        case _:
            return ()


def codes_on_list(session: Session, kind: BatchKind, list_id: int) -> frozenset[str]:
    """Return the dossiers on the printed list with this key."""
    record = session.get(PrintRecord, list_id)
    return frozenset(codes_of(record, kind)) if record is not None else frozenset()


def _due(context: Context, kind: BatchKind) -> Iterable[ColumnElement[bool]]:
    conditions = [Dossier.state == _STATES[kind].value]
    if kind is BatchKind.RESULTS:
        conditions.append(Dossier.promised_on <= context.today())
    if way := ROUND_WAYS.get(kind):
        conditions.append(Dossier.delivery == way.value)
    return [*conditions, *_of_round(kind)]


def _of_round(kind: BatchKind) -> Iterable[ColumnElement[bool]]:
    """Tell what is out already from what still lies at the desk."""
    if kind is BatchKind.ROUND_BACK:
        return (Dossier.delivery_state == OUT,)
    return (Dossier.delivery_state != OUT,) if kind in ROUND_WAYS else ()


def _of_list(session: Session, kind: BatchKind, list_id: int) -> Iterable[ColumnElement[bool]]:
    waiting = {_STATES[kind]}
    if kind is BatchKind.HAND_OVER:
        # The list is printed when they are handed over: what is held against it may have gone.
        waiting.add(DossierState.IN_PROCESS)
    return (
        Dossier.code.in_(sorted(codes_on_list(session, kind, list_id))),
        Dossier.state.in_(sorted(waiting)),
        *_of_round(kind),
    )
