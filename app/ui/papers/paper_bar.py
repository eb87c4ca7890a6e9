"""What is the matter with the marked paper, and the keys that mend it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.paper_listing import NOT_ON_PAPER, PaperRow
from app.domain.print_state import NOT_OUT_REASON, PrintState
from app.errors import InputError
from app.ui.dossier.form_part import error_words
from app.ui.papers.paper_words import matter_of, name_words
from app.ui.papers.reprint_reason import ReprintReason
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.words import tr

_DROPPED = (PrintState.WAITING, PrintState.FAILED)


class PaperBar(QWidget):
    """Emits ``print_wanted`` (paper, reason of a reprint or ""), ``came_out``, ``drop_wanted``
    (papers), ``see_wanted`` and ``save_wanted``; ``left`` when the list may have the keyboard.
    """

    print_wanted = Signal(object, str)
    came_out = Signal(object)
    drop_wanted = Signal(object)
    see_wanted = Signal(object)
    save_wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers: tuple[PaperRow, ...] = ()
        self.matter = InlineBanner(closable=False)
        self.reason = ReprintReason()
        self.print = Button(tr("In"), "primary", icon="printer", key="F9")
        self.out = Button(tr("Đã &ra giấy"), icon="check")
        self.drop = Button(tr("&Bỏ, không in"), icon="ban")
        self.see = Button(tr("Xem"), icon="eye", key="Ctrl+P")
        self.save = Button(tr("Lưu PDF"), icon="download", key="Ctrl+S")
        self._leave = Button(tr("Thôi (Esc)"), icon="x")
        buttons = row(
            self.print, self.out, self.drop, self._leave, None, self.see, self.save, gap=GAP_S
        )
        self.setLayout(column(self.matter, self.reason, buttons, gap=GAP_S))
        self._connect()
        self.show_papers(())

    def show_papers(self, papers: Sequence[PaperRow]) -> None:
        """Offer what may be done with the marked papers; the first one is told about."""
        if [one.id for one in papers] != [one.id for one in self._papers]:
            self.reason.hide()
        self._papers = tuple(papers)
        show_if(self, bool(papers))
        if not papers:
            return
        first, several = papers[0], len(papers) > 1
        kind, title, text = matter_of(first)
        if several:
            count = sum(one.state in _DROPPED for one in papers)
            title = tr("Đã chọn {count} giấy", count=len(papers))
            kind, text = "info", tr("{count} giấy chờ in.", count=count)
        self.matter.show_note(kind, title, text)
        self.print.set_label(self._print_label(first))
        show_if(self.print, not several and first.state is not PrintState.PRINTING)
        show_if(self.out, not several and first.state is PrintState.UNKNOWN)
        show_if(self.drop, any(one.state in _DROPPED for one in papers))
        show_if(self._leave, self.asks_reason())
        show_if(self.matter, not self.asks_reason())
        for button in (self.see, self.save):
            show_if(button, not several)

    def asks_reason(self) -> bool:
        """Say whether a reason is being asked for."""
        return not self.reason.isHidden()

    def leave(self) -> None:
        """Stop asking for a reason."""
        self.reason.hide()
        self.show_papers(self._papers)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.asks_reason():
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter moves on; only F9 prints, because a scanner sends Enter as well.
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.reason.hide()
        self.print.clicked.connect(self._print)
        self._leave.clicked.connect(self.leave)
        self.out.clicked.connect(self._teller(self.came_out))
        self.see.clicked.connect(self._teller(self.see_wanted))
        self.save.clicked.connect(self._teller(self.save_wanted))
        self.drop.clicked.connect(self._drop)

    def _print_label(self, paper: PaperRow) -> str:
        if paper.state in NOT_ON_PAPER:
            return tr("In")
        if paper.state is PrintState.UNKNOWN:
            return tr("Chưa ra giấy, in lại")
        return tr("In lại với lý do này") if self.asks_reason() else tr("In lại…")

    def _print(self) -> None:
        if not self._papers:
            return
        paper = self._papers[0]
        if paper.state in NOT_ON_PAPER:
            self.print_wanted.emit(paper, "")
        elif paper.state is PrintState.UNKNOWN:
            self.print_wanted.emit(paper, NOT_OUT_REASON)
        elif not self.asks_reason():
            self.reason.clear()
            self.reason.show()
            self.reason.setAccessibleName(tr("Lý do in lại {paper}", paper=name_words(paper)))
            self.show_papers(self._papers)
            self.reason.first_field().setFocus()
        else:
            self._reprint(paper)

    def _reprint(self, paper: PaperRow) -> None:
        self.reason.field.clear_error()
        try:
            reason = self.reason.reason()
        except InputError as error:
            self.reason.field.show_error(error_words(error))
            self.reason.field.setFocus()
            return
        self.leave()
        self.print_wanted.emit(paper, reason)

    def _drop(self) -> None:
        self.drop_wanted.emit(tuple(one for one in self._papers if one.state in _DROPPED))

    def _teller(self, signal: object) -> Callable[[], None]:
        def tell() -> None:
            if self._papers:
                signal.emit(self._papers[0])  # type: ignore[attr-defined]

        return tell
