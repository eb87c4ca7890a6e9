"""Who takes a result whose dossier this store does not know yet: asked of everybody, in full.

Without the dossier nobody is known to be entitled, so name and identity number are always needed.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.citizen_card import CitizenCard
from app.domain.roles import Actor
from app.errors import InputError, MotCuaError
from app.services.answers import ReturnedUnmatched
from app.services.commands import ReturnUnmatched
from app.ui import messages
from app.ui.dossier.collector_part import CollectorPart
from app.ui.dossier.form_part import error_words
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.card import Card
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.text import Text
from app.words import tr

_IDENTITY_DIGITS = 12


class UnmatchedForm(CollectorPart):
    """Empty until ``begin``; ``code`` is the slip's meanwhile. Emits ``given`` once it is noted."""

    given = Signal()

    def __init__(self, operations: Operations, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._actor = operations, actor
        self.code = ""
        self.name, self.relation, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.identity = DigitEdit(_IDENTITY_DIGITS, groups=(3, 3, 3, 3))
        self.relation.setPlaceholderText(tr("người nộp, hoặc giấy ủy quyền số …"))
        self.note.setPlaceholderText(tr("số biên lai nếu đã thu phí, giấy tờ đã trao"))
        self._fields = {
            "collector_name": Field(tr("&Họ tên người nhận"), self.name, required=True),
            "collector_identity": Field(tr("&Số định danh"), self.identity, required=True),
            "collector_relation": Field(tr("Căn cứ &nhận"), self.relation),
            "note": Field(tr("&Ghi chú"), self.note),
        }
        self._slip = Text("", "heading")
        self._lay_out()

    def begin(self, code: str) -> None:
        """Ask who takes the result that belongs to ``code``."""
        self.clear()
        self.code = code
        self._slip.setText(code)

    def clear(self) -> None:
        """Forget the slip and what was typed."""
        self.code = ""
        for field in (self.name, self.identity, self.relation, self.note):
            field.clear()
        self.clear_errors()

    def take_card(self, card: CitizenCard) -> None:
        """Fill in who collects from a scanned citizen card."""
        self.name.setText(card.name)
        self.identity.set_digits(card.number.digits)
        self.relation.setFocus()

    def give_out(self, button: QWidget) -> None:
        """Note who took the result; ``button`` is held until the answer."""
        self.clear_errors()
        command = ReturnUnmatched(
            actor=self._actor,
            code=self.code,
            collector_name=self.name.text().strip(),
            collector_identity=self.identity.digits(),
            collector_relation=self.relation.text().strip(),
            note=self.note.text().strip(),
        )
        self._operations.write(
            lambda counter: counter.dossiers.return_unmatched(command),
            self._given_out,
            self.show_problem,
            while_busy=[button],
        )

    def half_typed(self) -> bool:
        """Say whether something would be lost if another slip took the place of this one."""
        typed = (self.name, self.identity, self.relation, self.note)
        return bool(self.code) and any(field.text() for field in typed)

    def show_problem(self, error: MotCuaError) -> bool:
        """Tell ``error`` at its field; False when none is meant."""
        if not isinstance(error, InputError):
            return False
        field = self.spots().get(self.field_of(error))
        if field is None:
            return False
        field.show_error(error_words(error))
        field.setFocus()
        return True

    def spots(self) -> Mapping[str, Field]:
        return self._fields

    def _given_out(self, answer: ReturnedUnmatched) -> None:
        self.given.emit()
        words = tr("Sẽ ghép vào hồ sơ khi nhập gói dữ liệu của quầy kia.")
        messages.success(tr("ĐÃ TRẢ {code}", code=answer.code), words)

    def _lay_out(self) -> None:
        fields = self._fields
        what, who = Card(tr("Hồ sơ của quầy khác")), Card(tr("Người đến nhận"))
        what.add(self._slip)
        what.add(
            Text(
                tr(
                    "Máy này chưa có hồ sơ. Chỉ trả khi kết quả đang ở trên tay và khớp với giấy "
                    "hẹn; kiểm tra kỹ giấy tờ của người nhận."
                ),
                wrap=True,
            )
        )
        what.add(
            Text(
                tr(
                    "Lần trả được ghi lại ngay, và ghép vào hồ sơ khi nhập gói dữ liệu cuối ngày "
                    "của quầy kia."
                ),
                "secondary",
                wrap=True,
            )
        )
        what.body.addStretch(1)
        number = row(fields["collector_identity"], fields["collector_relation"], gap=GAP_M)
        number.setStretch(0, 1)
        number.setStretch(1, 1)
        who.add(column(fields["collector_name"], number, fields["note"], gap=GAP_M))
        who.body.addStretch(1)
        both = row(what, who, gap=GAP_M)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(both)
