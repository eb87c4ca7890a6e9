"""Where each thing seen at opening is mended: which page, and what is shown there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.opening import RESULT_WAITS_LONG, OpeningView
from app.ui.day.hanging_lines import Mend
from app.ui.day.opening_lines import OpeningMend
from app.words import tr

_M = OpeningMend
_SECTIONS = {
    _M.SHOW_PRINTER: "printer",
    _M.SHOW_PLACES: "backups",
    _M.SHOW_STORE: "data",
    _M.SHOW_CALENDAR: "calendar",
    _M.SHOW_CATALOGUE: "catalogue",
}


class OpeningWays:
    """``open_page`` brings a page to the front and uses it, ``mend`` does what hung over."""

    def __init__(
        self,
        open_page: Callable[[str, Callable[[Any], object]], object],
        open_list: Callable[[DossierFilter, str], object],
        mend: Callable[[Mend, str], object],
    ) -> None:
        self._open, self._open_list, self._mend = open_page, open_list, mend

    def go(self, mend: OpeningMend, view: OpeningView) -> None:
        """Go where ``mend`` is done about what ``view`` told."""
        match mend:
            case _ if mend in _SECTIONS:
                self._open("settings", lambda page: page.show_section(_SECTIONS[mend]))
            case _M.EXPORT:
                self._mend(Mend.EXPORT, "")
            case _M.LIST_HAND_OVER:
                self._mend(Mend.LIST, "")
            case _M.GO_ON:
                drafts = view.hanging.drafts
                self._mend(Mend.GO_ON, drafts[0].form if drafts else "receive")
            case _M.CLOSE_DAY:
                day = view.unclosed or view.today
                self._open("close_day", lambda page: page.picker.go_to(day))
            case _M.SHOW_PAPERS:
                self._open("receive", lambda page: page.opening.hanging.recall())
            case _M.LIST_RESULTS | _M.LIST_DUE:
                self._open_list(*_wanted(mend, view))
            case _:
                raise ValueError("mended on the page itself")


def _wanted(mend: OpeningMend, view: OpeningView) -> tuple[DossierFilter, str]:
    """Return the list behind a figure, as long as the figure."""
    if mend is _M.LIST_RESULTS:
        before = view.today - timedelta(days=RESULT_WAITS_LONG + 1)
        ready = DossierFilter(states=frozenset({DossierState.RESULT_READY}), finished_to=before)
        return ready, tr("Kết quả chờ lấy quá {days} ngày", days=RESULT_WAITS_LONG)
    if view.overdue:
        return DossierFilter(overdue_at=view.at), tr("Đang quá hạn")
    due = DossierFilter(promised_from=view.today, promised_to=view.today, unfinished_at=view.today)
    return due, tr("Hẹn trả hôm nay, chưa có kết quả")
