"""Settings: which program this is, in which version, and under which licenses its parts come."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QTextEdit

from app import __version__
from app.domain.roles import Actor
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.widgets.text import Text
from app.words import tr


class AboutSection(Section):
    """``notices`` (*worker*) reads the licenses, written in Markdown."""

    def __init__(self, operations: Operations, actor: Actor, notices: Callable[[], str]) -> None:
        super().__init__(
            tr("Giới thiệu"),
            tr("Phần mềm của quầy một cửa: tiếp nhận, in giấy hẹn, trả kết quả, chốt ngày."),
            operations,
            actor,
        )
        self._notices = notices
        self._read = False
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Giấy phép của các thành phần"))
        self.put(Text(tr("Một Cửa, phiên bản {version}", version=__version__), "strong"))
        self.put(Text(tr("Giấy phép của các thành phần:"), "label"))
        self.put(self.text, 1)

    def on_shown(self) -> None:
        if not self._read:
            notices = self._notices
            self.operations.read(lambda _counter: notices(), self._show)

    def _show(self, notices: str) -> None:
        self._read = True
        self.text.setMarkdown(notices)
