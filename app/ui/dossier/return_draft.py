"""Keeps who was to take a result while it is half typed, for the same dossier after a crash."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject

from app.domain.listings import ReturnView
from app.domain.roles import Actor
from app.domain.vietnam_time import short_moment
from app.ui import messages
from app.ui.dossier.collector_form import CollectorForm
from app.ui.dossier.draft_keeper import DraftKeeper
from app.ui.dossier.return_screens import screen_of
from app.ui.operations import Operations
from app.words import tr

_FORM = "return"


class ReturnDraft(QObject):
    """``shown`` gives the dossier whose collector is being typed, or None when none is."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        form: CollectorForm,
        shown: Callable[[], ReturnView | None],
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor = operations, actor
        self._form, self._shown = form, shown
        self._keeper = DraftKeeper(operations, _FORM, self._content, now, self)
        self._left: Mapping[str, Any] = {}
        self._asked = False
        form.changed.connect(self._keeper.note_change)

    def look(self, open_dossier: Callable[[int], object]) -> None:
        """Once, find what was left half typed and have its dossier opened, if none is yet."""
        if self._asked:
            return
        self._asked = True
        actor = self._actor

        def take(draft: Mapping[str, Any]) -> None:
            self._keeper.begin(actor, draft)
            if draft and self._shown() is None:
                self._left = draft
                open_dossier(int(draft["dossier_id"]))

        self._operations.read(lambda counter: counter.days.load_draft(actor, _FORM), take)

    def take_up(self, view: ReturnView) -> None:
        """Fill in what was left for the dossier of ``view``, if it is the one, and say so."""
        left, self._left = self._left, {}
        if view.card is None or view.card.row.id != left.get("dossier_id"):
            return
        if not screen_of(view).may_return:
            # Somebody else has given the result out meanwhile.
            self.note_end()
            return
        self._form.restore(left.get("collector") or {})
        moment = short_moment(datetime.fromisoformat(str(left["saved_at"])))
        messages.info(
            tr("Khôi phục phần gõ dở lúc {moment}", moment=moment),
            tr("Hồ sơ {code} chưa trả: kiểm tra rồi bấm F9.", code=view.card.row.code),
        )

    def flush(self) -> None:
        """Keep what is typed now."""
        self._keeper.flush()

    def note_end(self) -> None:
        """Forget soon what was kept: the dossier has been returned, or closed."""
        self._keeper.note_change()

    def _content(self) -> dict[str, Any]:
        view = self._shown()
        if view is None or view.card is None or not self._form.typed().anything():
            return {}
        return {"dossier_id": view.card.row.id, "collector": self._form.state()}
