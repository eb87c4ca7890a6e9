"""Compares what a widget looks like with a reference picture kept beside the tests.

``MOTCUA_NEW_PICTURES=1`` writes the references anew; look at them before committing them.
"""

import os
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

REFERENCES = Path(__file__).parent / "pictures"

# Letters are drawn a little differently by other versions of the font library.
TOLERANCE = 24
LARGEST_PART = 0.001


def compare(widget: QWidget, name: str, failures: Path) -> None:
    """Fail if ``widget`` differs from picture ``name``; the new look is then in ``failures``."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    reference = REFERENCES / f"{name}.png"
    if os.environ.get("MOTCUA_NEW_PICTURES"):
        REFERENCES.mkdir(exist_ok=True)
        image.save(str(reference))
        return
    wanted = QImage(str(reference)).convertToFormat(QImage.Format.Format_RGB32)
    part = differing_part(image, wanted)
    if part > LARGEST_PART:
        failures.mkdir(parents=True, exist_ok=True)
        image.save(str(failures / f"{name}.png"))
        raise AssertionError(f"{part:.2%} of {name} looks different; see {failures}")


def differing_part(one: QImage, other: QImage) -> float:
    """Return the part of the pixels in which any color differs by more than the tolerance."""
    if one.size() != other.size():
        return 1.0
    first, second, line = bytes(one.constBits()), bytes(other.constBits()), one.bytesPerLine()
    differing = 0
    for start in range(0, len(first), line):
        row, other_row = first[start : start + line], second[start : start + line]
        if row != other_row:
            pairs = enumerate(zip(row, other_row, strict=True))
            differing += len({at // 4 for at, (a, b) in pairs if abs(a - b) > TOLERANCE})
    return differing / (one.width() * one.height())
