"""What a correction would change, old and new, and what it makes of the money."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QScrollArea, QWidget

from app.domain.corrections import ADDED_OR_GONE, NOTHING, Corrected, CorrectionPreview
from app.domain.text import dong
from app.ui.dossier.facts import Facts
from app.ui.dossier.form_part import error_words
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr


class ChangesPanel(QWidget):
    """``settled`` and ``receipt_number`` are asked for only where money has to change hands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = Text("", "secondary", wrap=True)
        self.facts = Facts()
        self.problem, self.money, self.missing = NoteLine(), NoteLine(), NoteLine()
        self.settled, self.receipt_number = QCheckBox(), QLineEdit()
        self.receipt_number.setPlaceholderText(tr("Số biên lai"))
        self.receipt_number.setAccessibleName(tr("Số biên lai"))
        self._payment = QWidget()
        payment = row(self.settled, self.receipt_number, gap=GAP_S)
        payment.setStretch(1, 1)
        self._payment.setLayout(payment)
        inside = QWidget()
        inside.setLayout(column(self.problem, self._none, self.facts, self.missing, None))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        title = Text(tr("Sẽ sửa"), "title")
        layout = column(title, area, self.money, self._payment, gap=GAP_S)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.clear()

    def clear(self) -> None:
        """Show that nothing has been changed yet."""
        self.show_preview(CorrectionPreview())
        self.settled.setChecked(False)
        self.receipt_number.clear()

    def show_problem(self, words: str) -> None:
        """Say what cannot be saved yet; what was shown before stays."""
        self.problem.show_note("warn", words)

    def show_preview(self, preview: CorrectionPreview) -> None:
        """Show what saving would change, or why it cannot be saved."""
        if preview.problem is not None:
            self.show_problem(error_words(preview.problem))
            return
        self.problem.clear_note()
        self.facts.set_facts([_fact(one) for one in preview.corrections])
        show_if(self.facts, bool(preview.corrections))
        words = "" if preview.corrections else tr("Chưa sửa gì. Sửa ở bên, thay đổi hiện ra ở đây.")
        self._none.setText(words)
        show_if(self._none, bool(words))
        self._show_money(preview)
        asked = "; ".join(preview.missing) if preview.corrections else ""
        self.missing.show_note(
            "info", tr("Thủ tục còn cần: {papers}.", papers=asked) if asked else ""
        )

    def _show_money(self, preview: CorrectionPreview) -> None:
        difference = preview.difference
        amount = dong(abs(difference)) if difference else dong(preview.fee)
        if difference > 0:
            note, done = tr("Thu thêm {amount}", amount=amount), tr("Đã thu thêm")
        elif difference < 0:
            note, done = tr("Trả lại công dân {amount}", amount=amount), tr("Đã trả lại")
        elif preview.unpaid:
            note, done = tr("Thu {amount}, chưa nộp", amount=amount), tr("Đã thu")
        else:
            note, done = "", ""
        self.money.show_note("warn", note)
        self.settled.setText(done)
        show_if(self._payment, bool(note))
        if not note:
            self.settled.setChecked(False)


def _fact(one: Corrected) -> tuple[str, str]:
    label = tr(one.label)
    words = f"{one.before or tr(NOTHING)} → {one.after or tr(NOTHING)}"
    if one.label in ADDED_OR_GONE:
        words = one.after or one.before
    return label[:1].upper() + label[1:], words
