"""Issue the list of results that wait to be taken to citizens, by the post or by the ward."""

from collections.abc import Iterable, Sequence

from app.domain.channel import DELIVERY_LABELS, OUT, DeliveryWay
from app.domain.dossier_state import DossierState
from app.domain.forms.delivery_list import DeliveryLine, DeliveryListDocument
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_moment
from app.errors import RuleError
from app.models.dossier import Dossier
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.services.papers.paper_facts import facts_of
from app.words import N_


def issue_delivery_list(
    context: Context, actor: Actor, way: DeliveryWay, dossier_ids: Sequence[int] = ()
) -> PapersAsked:
    """Ask for the list of what waits for ``way``; RuleError when nothing does.

    Of these dossiers instead where some are named: those that have just been sent out, with who
    takes them and the numbers of their parcels.
    """
    actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        if dossier_ids:
            chosen = Dossier.id.in_(dossier_ids)
        else:
            chosen = (Dossier.delivery == way.value) & (Dossier.delivery_state != OUT)
        waiting = facts_of(
            session, context, Dossier.state == DossierState.RESULT_READY.value, chosen
        )
        if not waiting:
            raise RuleError(
                N_("Không có kết quả nào chờ trả theo cách «{way}»."),
                N_("Ghi nhận kết quả trước, rồi in danh sách."),
                way=DELIVERY_LABELS[way],
            )
        document = DeliveryListDocument(
            header=context.office().profile.header(),
            at_home=way is DeliveryWay.AT_HOME,
            carrier_name=_only(one.delivery_by for one in waiting),
            giver_name=actor.name,
            made_at=context.now(),
            lines=tuple(
                DeliveryLine(
                    code=one.code,
                    barcode=one.barcode,
                    recipient_name=one.applicant_name,
                    phone=one.phone,
                    address=one.delivery_address,
                    result_name=one.result_name or one.short_name,
                    item_code=one.delivery_item,
                )
                for one in waiting
            ),
        )
        subject = f"{DELIVERY_LABELS[way]}, {short_moment(context.now())}"
        return put_down(session, context, actor, [Paper(document=document, subject=subject)])


def _only(names: Iterable[str]) -> str:
    """Return the one name there is, an empty text where there are several."""
    found = set(names)
    return found.pop() if len(found) == 1 else ""
