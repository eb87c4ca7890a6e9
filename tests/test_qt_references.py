"""PySide6 must not lose references to None: docs/decisions/0012 tells what happened with 6.12.0."""

import sys

from PySide6.QtCore import QObject


def test_qt_methods_that_return_nothing_give_back_the_none_they_took() -> None:
    # Where None is immortal (Python 3.12 and later) the count never moves and neither does this.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) - before > -100
