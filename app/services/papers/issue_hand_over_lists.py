"""Issue hand-over lists: one for each unit that was handed dossiers, to be signed by both sides."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_state import Action
from app.domain.forms.hand_over_list import HandOverDocument, HandOverLine
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_date
from app.errors import RuleError
from app.models.dossier import Dossier
from app.models.dossier_event import DossierEvent
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.services.papers.paper_facts import PaperFacts, facts_of, in_order
from app.words import N_


def issue_hand_over_lists(
    context: Context, actor: Actor, day: date | None = None, dossier_ids: Sequence[int] = ()
) -> PapersAsked:
    """Ask for the lists of what this counter handed over on ``day``, or today for None.

    Of these dossiers alone where some are named.

    RuleError when nothing was.
    """
    actor.require(Permission.WORK_AT_DESK)
    day = day or context.today()
    with context.database.write() as session:
        events = _events(session, context, day, dossier_ids)
        if not events:
            raise RuleError(
                N_("Ngày {day} chưa chuyển hồ sơ nào."),
                N_("Chọn ngày khác, hoặc chuyển hồ sơ rồi in danh sách."),
                day=short_date(day),
            )
        chosen = facts_of(session, context, Dossier.id.in_([one.dossier_id for one in events]))
        by_id = {one.id: one for one in chosen}
        units: dict[str, list[DossierEvent]] = defaultdict(list)
        for event in events:
            unit = str(json.loads(event.payload).get("unit") or by_id[event.dossier_id].unit)
            units[unit].append(event)
        papers = [
            Paper(
                document=_document(context, unit, of_unit, chosen),
                subject=f"{short_date(day)} – {unit}",
            )
            for unit, of_unit in units.items()
        ]
        return put_down(session, context, actor, papers)


def _events(
    session: Session, context: Context, day: date, dossier_ids: Sequence[int]
) -> Sequence[DossierEvent]:
    """Return the last hand-over of each dossier that day, in the order they were handed over."""
    events = session.scalars(
        select(DossierEvent)
        .where(
            DossierEvent.occurred_on == day,
            DossierEvent.kind == Action.HAND_OVER.value,
            DossierEvent.station == context.station.digit,
            *([DossierEvent.dossier_id.in_(dossier_ids)] if dossier_ids else []),
        )
        .order_by(DossierEvent.occurred_at, DossierEvent.sequence)
    )
    return list({event.dossier_id: event for event in events}.values())


def _document(
    context: Context, unit: str, events: Sequence[DossierEvent], facts: Sequence[PaperFacts]
) -> HandOverDocument:
    profile = context.office().profile
    givers = {event.clerk_name for event in events}
    made_at: datetime = max(event.occurred_at for event in events)
    return HandOverDocument(
        header=profile.header(),
        giver_name=givers.pop() if len(givers) == 1 else "",
        giver_unit=profile.counter_name or profile.name,
        receiver_unit=unit,
        made_at=made_at,
        lines=tuple(
            HandOverLine(
                code=one.code,
                barcode=one.barcode,
                applicant_name=one.applicant_name,
                procedure_name=one.short_name,
                sheets=one.sheets,
                due=one.promised_at,
            )
            for one in in_order(facts, [event.dossier_id for event in events])
        ),
    )
