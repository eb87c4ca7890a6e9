"""What this clerk has taken in today, newest first, beside the form on a wide screen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.dossier_filter import DossierFilter
from app.domain.roles import Actor
from app.domain.vietnam_time import to_local
from app.services.changes import Changes
from app.ui.dossier.dossier_list import DossierList
from app.ui.dossier.dossier_table import STATUS, ListColumn
from app.ui.operations import Operations
from app.ui.widgets.table import Column
from app.words import N_, tr

_SERIAL = -len("0000-00")
_TIME = ListColumn(
    N_("Giờ"), lambda row: f"{to_local(row.received_at):%H:%M}", Column("00:00", drop=2)
)
# The codes of a day differ only at their ends, which is also what is typed to find one.
_CODE = ListColumn(N_("Mã"), lambda row: f"…{row.code[_SERIAL:]}", Column("…0000-00"))
_NAME = ListColumn(
    N_("Người nộp"), lambda row: row.applicant_name, Column("Nguyễn Thị Tuyết", stretch=True)
)
_STATUS = replace(STATUS, width=Column("Đang giải quyết", pill=True))


class TodaysIntakes(DossierList):
    """Looks again when it comes into sight, and whenever dossiers change while it is seen."""

    def __init__(
        self, operations: Operations, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            operations,
            (_TIME, _CODE, _NAME, _STATUS),
            name=tr("Hồ sơ tôi đã nhận hôm nay"),
            title=tr("Đã nhận hôm nay"),
            parent=parent,
        )
        self._today = today
        self._actor: Actor | None = None
        self.set_empty(tr("Chưa nhận hồ sơ nào hôm nay"), tr("Hồ sơ vừa nhận sẽ hiện ở đây."))
        operations.changed.connect(self._note_changes)

    def look(self, actor: Actor) -> None:
        """Show what ``actor`` has taken in today."""
        self._actor, today = actor, self._today()
        wanted = DossierFilter(received_by=actor.clerk_id, received_from=today, received_to=today)
        self.ask(lambda counter, after: counter.dossiers.list(wanted, after))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._actor is not None:
            self.look(self._actor)

    def _note_changes(self, changes: Changes) -> None:
        if changes & Changes.DOSSIERS and self._actor is not None and self.isVisible():
            self.look(self._actor)
