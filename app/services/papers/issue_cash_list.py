"""Issue the list of fees taken on a day, as the money is handed to whoever keeps it.

What was waived that day on a ground stands in it as well, because it is asked about too.
"""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from app.domain.fees import means_in_words
from app.domain.forms.cash_list import CashLine, CashListDocument
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import local, short_date
from app.errors import RuleError
from app.models.dossier import NOT_CANCELLED, Applicant, Dossier, Fee
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.words import N_


def issue_cash_list(
    context: Context, actor: Actor, day: date, clerk_id: int | None = None
) -> PapersAsked:
    """Ask for the list of one clerk, or of the whole desk; RuleError when no fee was taken."""
    actor.require(Permission.WORK_AT_DESK)
    taker = aliased(Clerk)
    with context.database.write() as session:
        rows = session.execute(
            select(
                Fee,
                Dossier,
                Applicant.name,
                ProcedureVersion.short_name,
                ProcedureVersion.name,
                taker.name,
            )
            .join(Dossier, Dossier.id == Fee.dossier_id)
            .join(Applicant, Applicant.id == Dossier.applicant_id)
            .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
            .join(
                taker,
                or_(
                    taker.id == Fee.paid_to_id,
                    and_(Fee.paid_to_id.is_(None), taker.id == Dossier.received_by_id),
                ),
            )
            .where(or_(_taken_on(day), _waived_on(day)))
            .where(*([taker.id == clerk_id] if clerk_id is not None else []))
            .order_by(Fee.paid_at.is_(None), Fee.paid_at, Fee.dossier_id)
        ).all()
        if not rows:
            raise RuleError(N_("Ngày {day} chưa thu khoản phí, lệ phí nào."), day=short_date(day))
        clerk = session.get_one(Clerk, clerk_id).name if clerk_id is not None else ""
        document = CashListDocument(
            header=context.office().profile.header(),
            day=day,
            clerk_name=clerk,
            lines=tuple(
                CashLine(
                    receipt_number=fee.receipt_number,
                    code=dossier.code,
                    payer_name=dossier.submitter_name or applicant,
                    procedure_name=short_name or name,
                    amount=fee.amount,
                    means=means_in_words(fee.means),
                    exemption=fee.exemption,
                    taken_by=taken_by,
                )
                for fee, dossier, applicant, short_name, name, taken_by in rows
            ),
            made_at=context.now(),
            made_by=actor.name,
        )
        subject = " – ".join(part for part in (short_date(day), clerk) if part)
        return put_down(session, context, actor, [Paper(document=document, subject=subject)])


def _taken_on(day: date) -> ColumnElement[bool]:
    begin = local(day.year, day.month, day.day)
    return and_(Fee.paid_at >= begin, Fee.paid_at < begin + timedelta(days=1), Fee.amount > 0)


def _waived_on(day: date) -> ColumnElement[bool]:
    return and_(Fee.exemption != "", Fee.amount == 0, Dossier.received_on == day, NOT_CANCELLED)
