"""A text for the public on the screen: read, edited before it goes out, copied.

What was edited is kept for as long as the program runs, whatever else is looked at in between.
"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app.domain.reports.report import Report, ReportKind
from app.ui import messages
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.text import Text
from app.words import tr

# Syllables a minute of somebody who reads aloud without haste.
_PACE = 190
# Seconds: nobody reads to the second.
_ABOUT = 5
_Key = tuple[ReportKind, date, date]


@dataclass(frozen=True, slots=True)
class _Draft:
    """What somebody made of a text: the text they began with, and theirs."""

    made: str
    typed: str


class TextView(QWidget):
    """Shows the text of a report; ``edited`` gives the report with what stands here now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._drafts: dict[_Key, _Draft] = {}
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName(tr("Lời văn của bài"))
        self.editor.setTabChangesFocus(True)
        self.state = Text("", "secondary")
        self.note = InlineBanner(closable=False)
        self.copy = Button(tr("Ché&p bài"), icon="copy")
        self.restore = Button(tr("&Lấy lại bài gốc"), "quiet", icon="arrow-back-up")
        keys = row(self.state, self.restore, self.copy, gap=GAP_M)
        keys.setStretch(0, 1)
        layout = column(self.note, self.editor, keys, gap=GAP_S)
        layout.setStretch(1, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.note.hide()
        self.editor.textChanged.connect(self._note_typing)
        self.copy.clicked.connect(self._copy)
        self.restore.clicked.connect(self._restore)

    def show_report(self, report: Report) -> None:
        """Show the text of ``report``, or what was made of it before."""
        self._report = report
        draft = self._drafts.get(_key(report))
        self._put(draft.typed if draft else _made(report))
        if draft is not None and draft.made != _made(report):
            self.note.show_note(
                "warn",
                tr("Số liệu đã thay đổi sau khi sửa bài"),
                tr("Bấm «Lấy lại bài gốc» để có số liệu mới."),
            )
        else:
            self.note.hide()
        self._tell()

    def edited(self, report: Report) -> Report:
        """Return ``report`` with the text as it stands here, untouched where nobody edited it."""
        draft = self._drafts.get(_key(report))
        return report if draft is None else report.edited(draft.typed)

    def _put(self, text: str) -> None:
        if text == self.editor.toPlainText():
            return
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.blockSignals(False)

    def _note_typing(self) -> None:
        report = self._report
        if report is None:
            return
        typed, key = self.editor.toPlainText(), _key(report)
        if typed == _made(report):
            self._drafts.pop(key, None)
        else:
            begun = self._drafts.get(key)
            self._drafts[key] = _Draft(begun.made if begun else _made(report), typed)
        self._tell()

    def _restore(self) -> None:
        if self._report is not None:
            self._drafts.pop(_key(self._report), None)
            self.show_report(self._report)
            self.editor.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.editor.toPlainText())
        messages.success(tr("Đã chép bài"), tr("Dán vào văn bản khác bằng Ctrl+V."))

    def _tell(self) -> None:
        report = self._report
        changed = report is not None and _key(report) in self._drafts
        self.restore.setEnabled(changed)
        parts = [tr("Đã sửa.") if changed else tr("Sửa được trước khi in, xuất.")]
        if report is not None and report.kind is ReportKind.LOUDSPEAKER:
            words = len(self.editor.toPlainText().split())
            seconds = _ABOUT * max(1, round(words * 60 / _PACE / _ABOUT))
            parts.append(tr("Đọc khoảng {seconds} giây.", seconds=seconds))
        self.state.setText(" ".join(parts))


def _key(report: Report) -> _Key:
    return report.kind, report.first, report.last


def _made(report: Report) -> str:
    """Return the text as an editor gives it back: with plain blanks."""
    return report.text.plain.replace("\u00a0", " ") if report.text else ""
