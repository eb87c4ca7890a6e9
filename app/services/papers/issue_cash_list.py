"""Issue the list of fees taken on a day, as the money is handed to whoever keeps it.

What was waived that day on a ground stands in it as well, because it is asked about too.
"""

from datetime import date

from app.domain.fees import means_in_words
from app.domain.forms.cash_list import CashLine, CashListDocument
from app.domain.roles import Actor, Permission
from app.domain.takings import Taking
from app.domain.vietnam_time import short_date
from app.errors import RuleError
from app.models.office import Clerk
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.day.takings import takings_of
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.words import N_


def issue_cash_list(
    context: Context, actor: Actor, day: date, clerk_id: int | None = None
) -> PapersAsked:
    """Ask for the list of one clerk, or of the whole desk; RuleError when no fee was taken."""
    actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        takings = [one for one in takings_of(session, day) if clerk_id in (None, one.taken_by_id)]
        if not takings:
            raise RuleError(N_("Ngày {day} chưa thu khoản phí, lệ phí nào."), day=short_date(day))
        clerk = session.get_one(Clerk, clerk_id).name if clerk_id is not None else ""
        document = CashListDocument(
            header=context.office().profile.header(),
            day=day,
            clerk_name=clerk,
            lines=tuple(_line(one) for one in takings),
            made_at=context.now(),
            made_by=actor.name,
        )
        subject = " – ".join(part for part in (short_date(day), clerk) if part)
        return put_down(session, context, actor, [Paper(document=document, subject=subject)])


def _line(taking: Taking) -> CashLine:
    return CashLine(
        receipt_number=taking.receipt_number,
        code=taking.code,
        payer_name=taking.payer_name,
        procedure_name=taking.procedure_name,
        amount=taking.amount,
        means=means_in_words(taking.means),
        exemption=taking.exemption,
        taken_by=taking.taken_by,
    )
