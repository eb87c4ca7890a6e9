"""The window of the first-run wizard: the steps at the left, the page in front, back and on.

What follows what is ``wizard_flow``'s table; the pages are the other ``wizard_*`` modules.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.errors import InputError
from app.ui import messages
from app.ui.ask_dialog import ask_in_window
from app.ui.office.wizard_clerks import ClerksStep
from app.ui.office.wizard_encryption import EncryptionStep
from app.ui.office.wizard_flow import FLOW, Step
from app.ui.office.wizard_folder import FolderStep
from app.ui.office.wizard_office import OfficeStep
from app.ui.office.wizard_rail import WizardRail
from app.ui.office.wizard_review import Founded, PassphraseStep, ReviewStep
from app.ui.office.wizard_station import StationStep
from app.ui.office.wizard_step import StepView, WizardTools
from app.ui.office.wizard_welcome import WelcomeStep
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import column, row, separator
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.reveal import reveal
from app.words import tr


class Wizard(QWidget):
    """Emits ``founded`` with the new office, or ``existing_chosen`` with a folder that has a store.

    ``choose_language`` puts another language in force; the window then builds itself anew.
    ``closing`` comes when the wizard is given up.
    """

    founded = Signal(object)
    existing_chosen = Signal(object)
    closing = Signal()

    def __init__(self, tools: WizardTools, choose_language: Callable[[str], object]) -> None:
        super().__init__()
        self._tools = tools
        self._choose_language = choose_language
        self._made: Founded | None = None
        self._finished = False
        self.view: StepView
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None
        messages.bridge.asker = lambda question: ask_in_window(question, self)
        self._build()

    def sizeHint(self) -> QSize:
        return QSize(1366, 689)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_into()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._finished and not self._may_close():
            event.ignore()
            return
        messages.bridge.asker = messages.decline
        if not self._finished:
            self.closing.emit()
        event.accept()

    def _may_close(self) -> bool:
        """Ask before typing is lost; while the store is being made there is no way out."""
        if self._tools.flow.step in (Step.WELCOME, Step.PASSPHRASE):
            return True
        if self._tools.operations.is_busy():
            return False
        return messages.ask(
            tr("Bỏ dở việc thiết lập?"),
            tr("Những gì đã gõ sẽ mất; lần mở sau bắt đầu lại từ đầu."),
            yes=tr("Bỏ dở"),
            no=tr("Làm tiếp"),
            danger=True,
        )

    def _build(self) -> None:
        """Build everything in the language in force, with what has been typed."""
        old = self._content
        self.setWindowTitle(tr("Thiết lập Một Cửa"))
        self._rail = WizardRail([tr(leg.title) for leg in FLOW.values()])
        self._header = PageHeader("")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = QFrame()
        self._bar.setProperty("role", "bar")
        self.back = Button(tr("&Quay lại"), icon="chevron-left")
        self.back.clicked.connect(self._go_back)
        self.next = Button("", "primary")
        self.next.clicked.connect(self._go_on)
        for button in (self.back, self.next):
            # Enter presses the one that has the keyboard; a wizard has no other default.
            button.setAutoDefault(True)
        self._bar.setLayout(row(self.back, None, self.next, margins=(GAP_L, GAP_S, GAP_L, GAP_S)))
        top = row(self._header, margins=(GAP_L, GAP_M, GAP_L, GAP_S))
        self._right = column(top, self._scroll, separator(), self._bar, gap=0)
        self._right.setStretch(1, 1)
        self._content = QWidget()
        content = row(self._rail, self._right, gap=0)
        content.setStretch(1, 1)
        self._content.setLayout(content)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._content)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._show_step()

    def _show_step(self) -> None:
        step = self._tools.flow.step
        self.view = self._make_view(step)
        self.view.held = (self.next, self.back)
        self.view.ended.connect(self.next.setFocus)
        self.view.go_on_wanted.connect(self.next.click)
        self.view.existing_chosen.connect(self._open_existing)
        self.view.language_chosen.connect(self._change_language)
        margins = QWidget()
        margins.setLayout(column(self.view, margins=(GAP_L, GAP_S, GAP_L, GAP_S)))
        self._scroll.setWidget(margins)
        self._header.set_title(tr(FLOW[step].title))
        self._header.set_subtitle(self.view.subtitle())
        self._rail.mark(list(FLOW).index(step))
        self.back.setEnabled(FLOW[step].may_go_back)
        self.next.set_label(_next_label(step))
        # Added anew, so that Tab comes to the buttons after the fields of the new page.
        self._bar.setParent(None)
        self._right.addWidget(self._bar)
        self._bar.show()
        if self.isVisible():
            self._focus_into()

    def _make_view(self, step: Step) -> StepView:
        match step:
            case Step.WELCOME:
                return WelcomeStep(self._tools)
            case Step.FOLDER:
                return FolderStep(self._tools)
            case Step.OFFICE:
                return OfficeStep(self._tools)
            case Step.CLERKS:
                return ClerksStep(self._tools)
            case Step.STATION:
                return StationStep(self._tools)
            case Step.ENCRYPTION:
                return EncryptionStep(self._tools)
            case Step.REVIEW:
                return ReviewStep(self._tools, self._keep)
            case Step.PASSPHRASE:
                return PassphraseStep(self._tools, self._made.passphrase if self._made else "")

    def _focus_into(self) -> None:
        (self.view.first_field() or self.next).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_on(self) -> None:
        self.view.clear_errors()
        self.view.gather()
        try:
            self.view.prepare(self._leave)
        except InputError as error:
            self._tell(error)

    def _leave(self) -> None:
        """Leave the step in front once it is prepared, or say what is wrong with it."""
        if FLOW[self._tools.flow.step].after is None:
            self._finish()
            return
        try:
            self._tools.flow.go_on()
        except InputError as error:
            self._tell(error)
        else:
            self._show_step()

    def _tell(self, error: InputError) -> None:
        self.view.show_error(error)
        # Once the words of the error have got their room.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        if (focus := self.focusWidget()) is not None:
            reveal(focus)

    def _go_back(self) -> None:
        self.view.gather()
        self._tools.flow.go_back()
        self._show_step()

    def _keep(self, made: Founded) -> None:
        self._made = made

    def _finish(self) -> None:
        self._finished = True
        self.founded.emit(self._made)

    def _open_existing(self, folder: str) -> None:
        self._finished = True
        self.existing_chosen.emit(Path(folder))

    def _change_language(self, language: str) -> None:
        self._choose_language(language)
        self._tools.flow.answers.language = language
        self._build()


def _next_label(step: Step) -> str:
    match step:
        case Step.REVIEW:
            return tr("Tạo kho dữ &liệu")
        case Step.PASSPHRASE:
            return tr("Đến &trang đăng nhập")
        case _:
            return tr("Tiếp tụ&c")
