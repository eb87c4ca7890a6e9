"""How the dossier came in and how its result shall go out; closed while nothing is unusual.

And where the paper register has it, in offices that keep one.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.channel import CHANNEL_LABELS, DELIVERY_LABELS, Channel, DeliveryWay
from app.ui.dossier.form_part import FormPart, Spot, without_blanks
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.more_button import MoreButton
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.styling import show_if
from app.words import tr

_MOST_SETS = 99
_SHORTEST_WAY = 6
_WISH = frozenset({"channel", "delivery", "address"})


class DeliveryPanel(FormPart):
    """Channel, way of delivery with its address, sets, place in the book, note; see ``opener``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._always_open = False
        self.channel = ChoiceBox([(one.value, tr(CHANNEL_LABELS[one])) for one in Channel])
        self.delivery = ChoiceBox()
        for box in (self.channel, self.delivery):
            box.setMinimumContentsLength(_SHORTEST_WAY)
        self.address, self.note = QLineEdit(), QLineEdit()
        self.address.setPlaceholderText(tr("như địa chỉ người nộp"))
        self.sets = NumberEdit(1, _MOST_SETS)
        self.opener = MoreButton(tr("Trả kết &quả"))
        self._sets_field = Field(tr("Số bộ"), self.sets)
        self._address_field = Field(tr("Trả tại địa chỉ"), self.address)
        ways = row(
            Field(tr("Cách nộp"), self.channel),
            Field(tr("Trả kết quả"), self.delivery),
            gap=GAP_M,
        )
        self._note_field = Field(tr("Ghi chú"), self.note)
        self.volume, self.number = QLineEdit(), QLineEdit()
        self._book_fields = {
            "book_volume": Field(tr("Quyển sổ"), self.volume),
            "book_number": Field(tr("Số thứ tự"), self.number),
        }
        last = row(self._sets_field, *self._book_fields.values(), self._note_field, gap=GAP_M)
        for at, share in enumerate((2, 2, 2, 4)):
            last.setStretch(at, share)
        self.setLayout(column(ways, self._address_field, last, gap=GAP_S))
        self.opener.toggled.connect(lambda opened: show_if(self, opened))
        self.opener.clicked.connect(lambda opened: opened and self.channel.setFocus())
        self.hide()
        self.offer_home(False)
        for box in (self.channel, self.delivery):
            box.key_changed.connect(self._note_change)
        for line_edit in (self.address, self.note, self.volume, self.number):
            line_edit.textChanged.connect(self._note_change)
        self.sets.valueChanged.connect(self._note_change)
        self.restore({})

    def keep_open(self, always: bool) -> None:
        """Leave the panel open where there is room for it anyway."""
        self._always_open = always
        self.opener.setVisible(not always)
        self.opener.setChecked(always or bool(self.state()))

    def offer_home(self, offered: bool) -> None:
        """Offer delivery by the ward's own staff only where the procedure has it."""
        ways = [way for way in DeliveryWay if offered or way is not DeliveryWay.AT_HOME]
        self.delivery.set_choices([(way.value, tr(DELIVERY_LABELS[way])) for way in ways])

    def channel_chosen(self) -> Channel:
        """Return how the dossier came in."""
        return Channel(str(self.channel.key()))

    def delivery_chosen(self) -> DeliveryWay:
        """Return how the result is wanted."""
        return DeliveryWay(str(self.delivery.key()))

    def wants_address(self) -> bool:
        """Say whether the result goes to an address."""
        return self.delivery_chosen() in (DeliveryWay.AT_HOME, DeliveryWay.POST)

    def wish(self) -> dict[str, Any]:
        """Return how it came in and how it shall go out, as a state, without what is its own."""
        return {name: value for name, value in self.state().items() if name in _WISH}

    def spots(self) -> Mapping[str, Spot]:
        return {
            "sets": self._sets_field,
            "delivery_address": self._address_field,
            "note": self._note_field,
            **self._book_fields,
        }

    def state(self) -> dict[str, Any]:
        channel, delivery = self.channel_chosen(), self.delivery_chosen()
        return without_blanks(
            {
                "channel": channel.value if channel is not Channel.DIRECT else "",
                "delivery": delivery.value if delivery is not DeliveryWay.AT_DESK else "",
                "address": self.address.text(),
                "sets": self.sets.value() if self.sets.value() > 1 else None,
                "note": self.note.text(),
                "volume": self.volume.text(),
                "number": self.number.text(),
            }
        )

    def restore(self, state: Mapping[str, Any]) -> None:
        self.channel.set_key(state.get("channel") or Channel.DIRECT.value)
        wanted = tr(DELIVERY_LABELS[DeliveryWay(state.get("delivery") or DeliveryWay.AT_DESK)])
        self.delivery.setCurrentIndex(max(self.delivery.findText(wanted), 0))
        self.address.setText(str(state.get("address", "")))
        self.sets.setValue(int(state.get("sets") or 1))
        self.note.setText(str(state.get("note", "")))
        self.volume.setText(str(state.get("volume", "")))
        self.number.setText(str(state.get("number", "")))
        self.opener.setChecked(bool(state) or self._always_open)
        self.clear_errors()
        self._note_change()

    def _note_change(self) -> None:
        show_if(self._address_field, self.wants_address())
        self.changed.emit()
