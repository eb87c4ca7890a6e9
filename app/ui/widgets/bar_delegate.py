"""What lists with bars painted in a column share: the cell as the style has it, then the bar."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.widgets.rows_model import RowsModel


class BarDelegate(QStyledItemDelegate):
    """Paints what is selected or under the pointer, and leaves the rest to ``paint_bar``."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, RowsModel):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        self.paint_bar(painter, option, model, index.row(), text)
        painter.restore()

    def paint_bar(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        model: RowsModel[Any],
        row: int,
        text: str,
    ) -> None:
        """Paint the bar of ``row``; ``text`` is what the cell would say without one."""
        raise NotImplementedError
