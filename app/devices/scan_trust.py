"""How far the keyboard wedge may believe a text: the domain's recognition in the wedge's terms."""

from app.devices.strokes import Trust
from app.domain.scan import ScannedCard, UnreadableScan, recognize
from app.domain.text import is_digits


def trust(text: str) -> Trust:
    """Return CHECKED for our own barcodes, whose check digits fit, and SHAPED for a card."""
    match recognize(text):
        case UnreadableScan():
            return Trust.NONE
        case ScannedCard():
            return Trust.SHAPED
        case _:
            return Trust.CHECKED if is_digits(text) else Trust.SHAPED
