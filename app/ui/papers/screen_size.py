"""How many pixels of a screen make an inch, so that a paper is shown as large as it is."""

from PySide6.QtGui import QScreen

# Outside of this a screen tells its size wrongly: projectors, virtual machines, old cables.
_COARSEST, _FINEST = 60.0, 320.0


def dots_per_inch(screen: QScreen) -> float:
    """Return the device pixels of ``screen`` in an inch, measured with a ruler on the glass.

    A screen that does not know its own size is taken for one of the usual fineness.
    """
    measured, ratio = screen.physicalDotsPerInch(), screen.devicePixelRatio()
    if _COARSEST <= measured <= _FINEST:
        return measured * ratio
    return screen.logicalDotsPerInch() * ratio
