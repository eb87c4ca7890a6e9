"""How money was paid: cash, transfer or online, wherever a payment is noted."""

from PySide6.QtWidgets import QWidget

from app.domain.fees import PAYMENT_LABELS, PaymentMeans
from app.ui.widgets.choice_box import ChoiceBox
from app.words import tr

_SHORTEST = 6


class MeansBox(ChoiceBox):
    """Offers every means; ``usual`` is chosen at first."""

    def __init__(
        self, usual: PaymentMeans = PaymentMeans.CASH, parent: QWidget | None = None
    ) -> None:
        super().__init__([(one, tr(words)) for one, words in PAYMENT_LABELS.items()], parent)
        self.setAccessibleName(tr("Hình thức thu"))
        self.setMinimumContentsLength(_SHORTEST)
        self.set_key(usual)

    def means(self) -> PaymentMeans:
        """Return what is chosen."""
        return PaymentMeans(str(self.key()))
