"""Confirm a batch: move each dossier on in a transaction of its own; what fails is left and said.

Each is the step it would be on a page of its own, with all the rules of that step.
"""

from collections.abc import Callable

from app.domain.batch import BatchKind
from app.domain.roles import Permission
from app.errors import InputError, MotCuaError
from app.models.dossier import Applicant
from app.services.answers import BatchDone, BatchFailure
from app.services.commands import ConfirmBatch, HandOver, RecordResult, ReturnResult
from app.services.context import Context
from app.services.dossier.hand_over import hand_over
from app.services.dossier.record_result import record_result
from app.services.dossier.return_result import return_result
from app.services.dossier.take_step import dossier_of
from app.words import N_

_BY_HOME = "giao tại nhà"
_BY_POST = "gửi bưu chính"


def confirm_batch(context: Context, command: ConfirmBatch) -> BatchDone:
    """Do what the batch is for with every dossier of it, one after the other.

    InputError when nobody is named to whom results of a return go; what else fails concerns one
    dossier and is in the answer.
    """
    results_only = command.kind is BatchKind.RESULTS
    command.actor.require(Permission.SEE_DOSSIERS if results_only else Permission.WORK_AT_DESK)
    if command.kind is BatchKind.RETURN and not command.collector_name.strip():
        raise InputError(
            "collector_name",
            N_("Chưa ghi người nhận kết quả."),
            N_("Quét thẻ căn cước hoặc nhập họ tên người đến nhận; chỉ hỏi một lần."),
        )
    take = _steps(context, command)
    done: list[int] = []
    failed: list[BatchFailure] = []
    for dossier_id in command.dossier_ids:
        try:
            take(dossier_id)
        except MotCuaError as error:
            field = error.field if isinstance(error, InputError) else ""
            failed.append(BatchFailure(dossier_id, error.title, error.advice, error.values, field))
        else:
            done.append(dossier_id)
    return BatchDone(tuple(done), tuple(failed))


def _steps(context: Context, command: ConfirmBatch) -> Callable[[int], object]:
    """Return the step to take with each dossier."""
    match command.kind:
        case BatchKind.HAND_OVER:
            return lambda one: hand_over(
                context, HandOver(command.actor, (one,), command.handling_unit.strip())
            )
        case BatchKind.RESULTS:
            return lambda one: record_result(context, RecordResult(command.actor, one))
        case BatchKind.RETURN:
            return lambda one: return_result(context, _to_whoever_came(command, one))
        case BatchKind.HOME_ROUND | BatchKind.POST_ROUND:
            return lambda one: return_result(context, _to_applicant(context, command, one))


def _to_whoever_came(command: ConfirmBatch, dossier_id: int) -> ReturnResult:
    return ReturnResult(
        actor=command.actor,
        dossier_id=dossier_id,
        collector_name=command.collector_name,
        collector_identity=command.collector_identity,
        collector_relation=command.collector_relation.strip(),
    )


def _to_applicant(context: Context, command: ConfirmBatch, dossier_id: int) -> ReturnResult:
    """Return the wish to note that a round brought the result to whom it is for."""
    with context.database.read() as session:
        dossier = dossier_of(session, dossier_id)
        name = session.get_one(Applicant, dossier.applicant_id).name
        name = dossier.submitter_name or name
    way = _BY_HOME if command.kind is BatchKind.HOME_ROUND else _BY_POST
    carrier = command.carrier.strip()
    return ReturnResult(
        actor=command.actor,
        dossier_id=dossier_id,
        collector_name=name,
        collector_relation=f"{way}: {carrier}" if carrier else way,
    )
