"""Confirm a batch: move each dossier on in a transaction of its own; what fails is left and said.

Each is the step it would be on a page of its own, with all the rules of that step.
"""

from collections.abc import Callable

from app.domain.batch import NOTHING_SAID, ROUND_WAYS, BatchKind
from app.domain.channel import OUT
from app.domain.dossier_state import ACTION_LABELS, Action
from app.domain.roles import Permission
from app.domain.step_conditions import CONDITION_WORDS, Condition
from app.errors import InputError, MotCuaError, RuleError
from app.models.dossier import Applicant
from app.services.answers import BatchDone, BatchFailure
from app.services.commands import ConfirmBatch, HandOver, RecordResult, ReturnResult, TakeStep
from app.services.context import Context
from app.services.dossier.bring_back import bring_back
from app.services.dossier.hand_over import hand_over
from app.services.dossier.record_result import record_result
from app.services.dossier.return_result import return_result
from app.services.dossier.send_out import send_out
from app.services.dossier.take_step import dossier_of
from app.services.step_commands import SendOut
from app.words import N_


def confirm_batch(context: Context, command: ConfirmBatch) -> BatchDone:
    """Do what the batch is for with every dossier of it, one after the other.

    InputError when nobody is named to whom results of a return go, or who takes a round home;
    what else fails concerns one dossier and is in the answer.
    """
    results_only = command.kind is BatchKind.RESULTS
    command.actor.require(Permission.SEE_DOSSIERS if results_only else Permission.WORK_AT_DESK)
    _require_who(command)
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


def _require_who(command: ConfirmBatch) -> None:
    if command.kind is BatchKind.RETURN and not command.collector_name.strip():
        raise InputError(
            "collector_name",
            N_("Chưa ghi người nhận kết quả."),
            N_("Quét thẻ căn cước hoặc nhập họ tên người đến nhận; chỉ hỏi một lần."),
        )
    if command.kind is BatchKind.HOME_ROUND and not command.carrier.strip():
        raise InputError("carrier", N_("Chưa ghi người đi giao."), N_("Ghi họ tên người đi giao."))


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
            return lambda one: send_out(context, _on_its_way(command, one))
        case BatchKind.ROUND_BACK:
            return lambda one: _come_home(context, command, one)


def _to_whoever_came(command: ConfirmBatch, dossier_id: int) -> ReturnResult:
    return ReturnResult(
        actor=command.actor,
        dossier_id=dossier_id,
        collector_name=command.collector_name,
        collector_identity=command.collector_identity,
        collector_relation=command.collector_relation.strip(),
    )


def _on_its_way(command: ConfirmBatch, dossier_id: int) -> SendOut:
    said = command.said.get(dossier_id, NOTHING_SAID)
    return SendOut(
        actor=command.actor,
        dossier_id=dossier_id,
        way=ROUND_WAYS[command.kind],
        item=said.item,
        carrier=command.carrier,
    )


def _come_home(context: Context, command: ConfirmBatch, dossier_id: int) -> object:
    """Note who received a result, or let it wait at the desk again with the reason why nobody."""
    said = command.said.get(dossier_id, NOTHING_SAID)
    if said.undelivered.strip():
        return bring_back(context, TakeStep(command.actor, dossier_id, said.undelivered))
    with context.database.read() as session:
        dossier = dossier_of(session, dossier_id)
        if dossier.delivery_state != OUT:
            title, advice = CONDITION_WORDS[Condition.OUT]
            raise RuleError(title, advice, action=ACTION_LABELS[Action.BRING_BACK])
        applicant = dossier.submitter_name or session.get_one(Applicant, dossier.applicant_id).name
    receiver = said.receiver.strip() or applicant
    return return_result(
        context,
        ReturnResult(actor=command.actor, dossier_id=dossier_id, collector_name=receiver),
    )
