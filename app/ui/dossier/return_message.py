"""The large message of the return page: what was scanned, what came of it, what must be read."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.domain.listings import ReturnView
from app.domain.scan import UnreadableScan
from app.domain.vietnam_time import to_local
from app.ui.dossier.giving_out import GIVEN_WORDS, Given
from app.ui.dossier.return_screens import screen_of, words_of
from app.ui.scan_looks import ICONS
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import BannerKind, InlineBanner
from app.ui.widgets.styling import show_if
from app.words import tr


class ReturnMessage(InlineBanner):
    """``seen_button`` closes what must be read first, ``undo_button`` leads to the last return."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(closable=False, role="figure", parent=parent)
        self._now = now
        self.seen_button = Button("", icon="check")
        self.undo_button = Button(tr("&Hoàn tác"), icon="arrow-back-up")
        for button in (self.seen_button, self.undo_button):
            self.add_action(button)
        self.show_waiting(0)

    def show_waiting(self, count: int) -> None:
        """Say how many scans wait behind the message."""
        self.seen_button.set_label(
            tr("Đã xem (phím cách), {count} mã đang chờ", count=count)
            if count
            else tr("Đã xem (phím cách)")
        )
        # A wider button leaves the words less room: the note must be measured anew.
        if (layout := self.layout()) is not None:
            layout.invalidate()
        self.updateGeometry()

    def tell(
        self, unreadable: UnreadableScan | None, view: ReturnView | None, given: Given | None
    ) -> None:
        """Say the first of these that is there, or nothing."""
        show_if(self.seen_button, unreadable is not None)
        undoable = given is not None and given.undoable
        show_if(self.undo_button, undoable and unreadable is None)
        if unreadable is not None:
            title = tr(unreadable.title, **unreadable.values)
            advice = tr(unreadable.advice, **unreadable.values)
            self._say("error", title, advice, ICONS[unreadable.meaning])
        elif view is not None:
            self._say(screen_of(view).look, *words_of(view), ICONS[view.noted_as])
        elif given is not None:
            title, said = GIVEN_WORDS[given.giving]
            time = f"{to_local(self._now()):%H:%M}"
            self._say("success", tr(title, code=given.code), tr(said, who=given.who, time=time))
        else:
            self.close_note()

    def _say(self, look: BannerKind, title: str, text: str, icon: str = "") -> None:
        self.show_note(look, title, text, icon=icon)
        # The keyboard stays where it is, so a screen reader must be told.
        words = QAccessibleAnnouncementEvent(self, f"{title}. {text}")
        QAccessible.updateAccessibility(words)
