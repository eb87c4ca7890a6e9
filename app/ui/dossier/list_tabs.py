"""The ready-made lists above the table of dossiers, each a filter; no widget is here."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import OPEN_STATES, DossierState
from app.domain.vietnam_time import office_day
from app.words import N_

if TYPE_CHECKING:
    from app.services.counter import Counter


class ListTab(StrEnum):
    """The lists a clerk asks for all day."""

    ALL = "all"
    OPEN = "open"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    READY = "ready"
    RETURNED = "returned"
    TODAY = "today"


TAB_LABELS: dict[ListTab, str] = {
    ListTab.ALL: N_("Tất cả"),
    ListTab.OPEN: N_("Đang giải quyết"),
    ListTab.DUE_SOON: N_("Sắp đến hạn"),
    ListTab.OVERDUE: N_("Quá hạn"),
    ListTab.READY: N_("Chờ trả"),
    ListTab.RETURNED: N_("Đã trả"),
    ListTab.TODAY: N_("Hôm nay"),
}


def tab_filter(tab: ListTab, now: datetime, counter: "Counter") -> DossierFilter:
    """Return the filter of ``tab`` at this moment; on a worker thread, for the calendar's sake."""
    today = office_day(now)
    match tab:
        case ListTab.ALL:
            return DossierFilter()
        case ListTab.OPEN:
            return DossierFilter(states=OPEN_STATES)
        case ListTab.DUE_SOON:
            return DossierFilter(
                states=OPEN_STATES,
                promised_from=today,
                promised_to=counter.office.calendar().next_working_day(today),
            )
        case ListTab.OVERDUE:
            return DossierFilter(overdue_at=now)
        case ListTab.READY:
            return DossierFilter(states=frozenset({DossierState.RESULT_READY}))
        case ListTab.RETURNED:
            return DossierFilter(states=frozenset({DossierState.RETURNED}))
        case ListTab.TODAY:
            return DossierFilter(received_from=today, received_to=today)
