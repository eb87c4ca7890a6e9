"""Whether the receipt is printed: proposed by the page until the clerk says otherwise."""

from PySide6.QtWidgets import QCheckBox, QWidget


class SlipBox(QCheckBox):
    """What the clerk ticked or took away by hand stays until ``begin_anew``."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._by_hand = False
        self.clicked.connect(self._keep)

    def begin_anew(self) -> None:
        """Forget what the clerk wanted for the dossier before."""
        self._by_hand = False

    def propose(self, wanted: bool) -> None:
        """Tick the box or not, unless the clerk has decided."""
        if not self._by_hand:
            self.setChecked(wanted)

    def _keep(self) -> None:
        self._by_hand = True
