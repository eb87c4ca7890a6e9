"""Composition of the screen: everything ``app.ui`` needs and may not import itself.

Loaded only by commands that show a window or paint one.
"""

from app.ui.application import build_application
from app.ui.widgets.empty_state import EmptyState


def paint_a_window() -> bool:
    """Paint one dressed widget without showing it; False when letters or icons are missing."""
    build_application(["motcua"], scheme="light")
    widget = EmptyState("inbox", "Một Cửa", "Tiếp nhận hồ sơ và hẹn trả kết quả")
    picture = widget.grab().toImage()
    return not picture.isNull() and picture.width() > 0
