"""The form that puts right what was taken down wrongly, filled with what stands there now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from app.domain.channel import DELIVERY_LABELS, DeliveryWay
from app.domain.listings import DossierCard, DossierRow
from app.domain.roles import Actor
from app.services.step_commands import CorrectDossier
from app.ui.dossier.step_forms import StepForm, Wish, text_of
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.words import tr


class CorrectForm(StepForm):
    """What is left as it stands is not corrected; the reason is asked always."""

    def __init__(self) -> None:
        self._name = Field(tr("Họ &tên"), QLineEdit())
        self._number = Field(tr("&Số định danh"), QLineEdit())
        self._birth = Field(tr("N&gày sinh"), QLineEdit())
        self._phone = Field(tr("Đ&iện thoại"), QLineEdit())
        self._address = Field(tr("Địa &chỉ"), QLineEdit())
        self._way = ChoiceBox([(way, tr(words)) for way, words in DELIVERY_LABELS.items()])
        self._where = Field(tr("Nơi n&hận"), QLineEdit())
        self._reason = Field(tr("&Lý do sửa"), QLineEdit(), required=True)
        super().__init__(
            {
                "name": self._name,
                "identity_number": self._number,
                "birth": self._birth,
                "phone": self._phone,
                "address": self._address,
                "delivery_address": self._where,
                "reason": self._reason,
            }
        )
        self._before: tuple[str, ...] = ()
        way = Field(tr("Nhận &kết quả"), self._way)
        self.setLayout(
            column(
                row(self._name, self._number, gap=GAP_M),
                row(self._birth, self._phone, gap=GAP_M),
                self._address,
                row(way, self._where, gap=GAP_M),
                self._reason,
            )
        )

    def begin(self, card: DossierCard) -> None:
        """Show what stands there now."""
        self._before = (
            card.row.applicant_name,
            card.identity_number,
            card.birth,
            card.phone,
            card.address,
            card.delivery_address,
        )
        for field, value in zip(self.fields.values(), self._before, strict=False):
            if isinstance(field.editor, QLineEdit):
                field.editor.setText(value)
                field.editor.setCursorPosition(0)
        self._way.set_key(card.delivery)

    def half_typed(self) -> bool:
        now = tuple(text_of(field) for field in self.fields.values())
        return bool(self._before) and now != (*self._before, "")

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for the corrections."""
        command = CorrectDossier(
            actor=actor,
            dossier_id=dossiers[0].id,
            reason=text_of(self._reason),
            name=text_of(self._name),
            identity_number=text_of(self._number),
            birth=text_of(self._birth),
            phone=text_of(self._phone),
            address=text_of(self._address),
            delivery=DeliveryWay(str(self._way.key())),
            delivery_address=text_of(self._where),
        )
        return lambda counter: counter.dossiers.correct(command)
