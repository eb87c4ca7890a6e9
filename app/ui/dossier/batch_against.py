"""What a batch is held against: what is due by the store, or one of the printed lists."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.domain.batch import PaperList
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.words import tr

_BY_STORE = 0


class BatchAgainst(Field):
    """Emits ``chosen`` with the key of a printed list, or None for what is due."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self.box = ChoiceBox()
        super().__init__(tr("Đố&i chiếu với"), self.box)
        self.box.key_changed.connect(self._tell)

    def offer(self, lists: Sequence[PaperList], chosen: int | None) -> None:
        """Offer ``lists``, with ``chosen`` as long as it is one of them."""
        choices: list[tuple[object, str]] = [(_BY_STORE, tr("việc đến hạn"))]
        choices += [(one.print_id, f"{one.title} ({one.count})") for one in lists]
        self.box.blockSignals(True)
        self.box.set_choices(choices)
        known = {key for key, _text in choices}
        self.box.set_key(chosen if chosen in known else _BY_STORE)
        self.box.blockSignals(False)

    def _tell(self, key: object) -> None:
        self.chosen.emit(key if isinstance(key, int) and key != _BY_STORE else None)
