"""Issue what keeps the counter open without the PC: numbered slips and registers to write in."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_state import OPEN_STATES, STATE_LABELS, DossierState
from app.domain.emergency_number import EMERGENCY_PREFIX, EmergencyNumber, emergency_numbers
from app.domain.forms.emergency import (
    EmergencyRegisterDocument,
    EmergencySlip,
    EmergencySlipsDocument,
    OpenDossier,
    OpenRegisterDocument,
)
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_date
from app.errors import InputError
from app.models.dossier import Applicant, CodeCounter, Dossier
from app.models.procedure import ProcedureVersion
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.office.clock import require_right_clock
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.words import N_

MOST_SLIPS = 200
_MOST_OPEN = 1000
_SHOWN_OPEN = (*OPEN_STATES, DossierState.RESULT_READY)


def issue_emergency_slips(context: Context, actor: Actor, count: int) -> PapersAsked:
    """Ask for ``count`` slips and the register to write them down in; no number comes twice.

    InputError("count") for none or too many, ClockError while the clock is in doubt.
    """
    actor.require(Permission.WORK_AT_DESK)
    require_right_clock(context)
    if not 1 <= count <= MOST_SLIPS:
        raise InputError("count", N_("Nhập số phiếu từ 1 đến {most}."), most=MOST_SLIPS)
    header = context.office().profile.header()
    with context.database.write() as session:
        numbers = _take_numbers(session, context, count)
        slips = tuple(EmergencySlip(str(one), one.barcode) for one in numbers)
        subject = f"{slips[0].number} … {numbers[-1].serial:04d}"
        documents = (
            EmergencySlipsDocument(header=header, slips=slips),
            EmergencyRegisterDocument(header=header, printed_at=context.now(), slips=slips),
        )
        papers = [Paper(document=document, subject=subject) for document in documents]
        return put_down(session, context, actor, papers)


def issue_open_register(context: Context, actor: Actor) -> PapersAsked:
    """Ask for every dossier that is open this evening or waits for its citizen, next due first."""
    actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        rows = session.execute(
            select(
                Dossier.code,
                Applicant.name,
                ProcedureVersion.short_name,
                Dossier.promised_at,
                Dossier.state,
            )
            .join(Applicant, Applicant.id == Dossier.applicant_id)
            .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
            .where(Dossier.state.in_([state.value for state in _SHOWN_OPEN]))
            .order_by(Dossier.promised_at, Dossier.id)
            .limit(_MOST_OPEN)
        )
        document = OpenRegisterDocument(
            header=context.office().profile.header(),
            day=context.today(),
            printed_at=context.now(),
            lines=tuple(
                OpenDossier(
                    code=code,
                    applicant_name=name,
                    procedure_name=procedure,
                    promised_at=promised_at,
                    state=STATE_LABELS[DossierState(state)],
                )
                for code, name, procedure, promised_at, state in rows
            ),
        )
        paper = Paper(document=document, subject=short_date(context.today()))
        return put_down(session, context, actor, [paper])


def _take_numbers(session: Session, context: Context, count: int) -> tuple[EmergencyNumber, ...]:
    """Take the next numbers of today's series; the transaction's rollback gives them back."""
    station, today = context.station, context.today()
    series = f"{EMERGENCY_PREFIX}{station.digit}{station.epoch_digit}"
    counter = session.get(CodeCounter, (series, today), with_for_update=True)
    if counter is None:
        counter = CodeCounter(series=series, day=today, last=0)
        session.add(counter)
    numbers = emergency_numbers(
        station.digit, station.epoch_digit, today, last=counter.last, count=count
    )
    counter.last += count
    return numbers
