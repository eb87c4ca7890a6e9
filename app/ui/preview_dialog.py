"""Shows a paper page by page as pictures: whole at first, at its true size by one key.

The pictures are painted elsewhere, on a worker; nothing here prints or saves, it asks for it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPixmap, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QLayout, QScrollArea, QWidget

from app.errors import InputError
from app.ui.dossier.form_part import error_words
from app.ui.papers.reprint_reason import ReprintReason
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button, IconButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr

ZOOMS = (50, 75, 100, 125, 150, 200)
"""How large a paper can be shown, in percent of its true size."""

TRUE_SIZE = 100
_TURNING = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End)
_SCREEN_PART = 0.94
_LEAST = QSize(160, 120)


class PreviewDialog(Dialog):
    """The pages of one paper, given at their true size; Escape closes.

    ``zoom_wanted`` carries percents, ``print_wanted`` the reason of a reprint ("" for the first
    sheet), ``save_wanted`` asks for a PDF file. ``offer`` shows what can be done with the paper.
    """

    zoom_wanted = Signal(int)
    print_wanted = Signal(str)
    save_wanted = Signal()

    def __init__(self, title: str, pages: Sequence[QImage], parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._percent = TRUE_SIZE
        self._sheets: list[QLabel] = []
        self._reprints = False
        self._where = Text("", "secondary")
        self._smaller = IconButton("minus", tr("Nhỏ hơn (Ctrl+-)"))
        self._size = Text("", "secondary")
        self._larger = IconButton("plus", tr("Lớn hơn (Ctrl++)"))
        self.true_size = Button("", "quiet", key="Ctrl+0")
        self._true_pages, self._fitting, self._fitted = tuple(pages), TRUE_SIZE, False
        self.area = _Pages()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr("Các trang của giấy"))
        self.area.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_page())
        self.reason = ReprintReason()
        self.note = InlineBanner()
        self.save = Button(tr("Lưu PDF"), "secondary", icon="download", key="Ctrl+S")
        self.print = Button(tr("In"), "primary", icon="printer", key="F9")
        self._lay_out()
        self.show_pages(pages, TRUE_SIZE)
        for button in (self.save, self.print, self.reason):
            button.hide()
        self.area.setFocus()

    def offer(self, *, reprints: bool) -> None:
        """Offer printing and saving; ``reprints``: the next sheet is marked and needs a reason."""
        self._reprints = reprints
        self.save.show()
        self.print.show()
        self.print.set_label(tr("In lại") if reprints else tr("In"))
        show_if(self.reason, reprints)

    def show_pages(self, pages: Sequence[QImage], percent: int) -> None:
        """Show ``pages``, painted at ``percent`` of their true size, from the page in sight on."""
        page = self.page()
        self._percent = percent
        self._size.setText(tr("{percent} % khổ thật", percent=percent))
        self._sheets = [self._sheet(number, image) for number, image in enumerate(pages, start=1)]
        content = QWidget()
        below = GAP_S
        if len(self._sheets) > 1:
            # So that the last page, too, can be turned to the top.
            below = max(self.area.wish.height() - self._sheets[-1].sizeHint().height(), GAP_S)
        margins = (GAP_S, GAP_S, GAP_S, below)
        content.setLayout(column(*self._sheets, None, gap=GAP_M, margins=margins))
        self.area.setWidget(content)
        at_true_size = percent == TRUE_SIZE
        self.true_size.set_label(tr("Vừa màn hình") if at_true_size else tr("Khổ thật"))
        self._smaller.setEnabled(percent > ZOOMS[0])
        self._larger.setEnabled(percent < ZOOMS[-1])
        self.turn_to(page)

    def sheets(self) -> list[QLabel]:
        """Return the pages as they are shown."""
        return list(self._sheets)

    def page(self) -> int:
        """Return the number of the page in sight, counted from 1."""
        top = self.area.verticalScrollBar().value() + self.area.viewport().height() // 3
        seen = [number for number, sheet in enumerate(self._sheets, 1) if sheet.y() <= top]
        return seen[-1] if seen else 1

    def turn_to(self, page: int) -> None:
        """Bring a page to the top; beyond the ends, the first or the last one."""
        if not self._sheets:
            return
        page = min(max(page, 1), len(self._sheets))
        if (inside := self.area.widget()) is not None:
            inside.adjustSize()
        top = self._sheets[page - 1].y() - GAP_S
        self.area.verticalScrollBar().setValue(top if page > 1 else 0)
        self._tell_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in turns:
            self.turn_to(self.page() + turns[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turn_to(1 if event.key() == Qt.Key.Key_Home else len(self._sheets))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        if not self._fitted:
            self._fitted = True
            self._fit()
        super().showEvent(event)

    def _height_for(self, width: int) -> int:
        return min(super()._height_for(width), self._largest().height())

    def _largest(self) -> QSize:
        return self.screen().availableGeometry().size() * _SCREEN_PART

    def _fit(self) -> None:
        """Take of the screen what the pages can use, and show each page as a whole."""
        layout = self.layout()
        if layout is None or not self._true_pages:
            return
        largest, margins = self._largest(), layout.contentsMargins()
        self._give(layout, _LEAST)
        aside = 0 if self.reason.isHidden() else self.reason.sizeHint().width() + GAP_M
        wide = largest.width() - margins.left() - margins.right() - aside
        around = super()._height_for(largest.width()) - _LEAST.height()
        tall = largest.height() - around
        page = QSize(
            max(one.deviceIndependentSize().toSize().width() for one in self._true_pages),
            max(one.deviceIndependentSize().toSize().height() for one in self._true_pages),
        )
        beside, above = 6 * GAP_M, 2 * GAP_M
        part = min((wide - beside) / page.width(), (tall - above) / page.height(), 1.0)
        self._fitting = max(int(part * TRUE_SIZE), 1)
        room = QSize(min(page.width() + beside, wide), min(page.height() + above, tall))
        self._give(layout, room)
        if self._fitting < TRUE_SIZE:
            # Sharp ones follow; until then there is something to look at.
            self.show_pages([_smaller(one, part) for one in self._true_pages], self._fitting)
            self.zoom_wanted.emit(self._fitting)

    def _give(self, layout: QLayout, room: QSize) -> None:
        self.area.wish = room
        self.area.updateGeometry()
        # Layouts inside of layouts keep what they were told until then.
        layout.activate()

    def _turn_size(self) -> None:
        """Show the paper at its true size, or from there as a whole."""
        self.zoom_wanted.emit(self._fitting if self._percent == TRUE_SIZE else TRUE_SIZE)

    def _lay_out(self) -> None:
        sizes = (self.true_size, self._smaller, self._size, self._larger)
        self.add(row(self._where, None, *sizes, gap=GAP_S))
        reasons = column(self.reason, None)
        seen = row(self.area, reasons, gap=GAP_M)
        seen.setStretch(0, 1)
        self.body.addLayout(seen, 1)
        self.add(self.note)
        close = Button(tr("Đóng"), "secondary", key="Esc")
        close.clicked.connect(self.reject)
        self.set_buttons(close, self.print, left=(self.save,))
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self._print)
        self.true_size.clicked.connect(self._turn_size)
        self._smaller.clicked.connect(lambda: self._zoom(-1))
        self._larger.clicked.connect(lambda: self._zoom(1))
        for keys, run in (
            (("Ctrl++", "Ctrl+="), lambda: self._zoom(1)),
            (("Ctrl+-",), lambda: self._zoom(-1)),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(run)

    def _zoom(self, step: int) -> None:
        further = [one for one in ZOOMS if (one - self._percent) * step > 0]
        if further:
            self.zoom_wanted.emit(further[0] if step > 0 else further[-1])

    def _print(self) -> None:
        self.reason.field.clear_error()
        try:
            reason = self.reason.reason() if self._reprints else ""
        except InputError as error:
            self.reason.field.show_error(error_words(error))
            self.reason.field.setFocus()
            return
        self.print_wanted.emit(reason)

    def _tell_page(self) -> None:
        self._where.setText(
            tr("Trang {number}/{total}", number=self.page(), total=len(self._sheets))
        )

    def _sheet(self, number: int, page: QImage) -> QLabel:
        label = QLabel()
        label.setPixmap(QPixmap.fromImage(page))
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setAccessibleName(tr("Trang {number}", number=number))
        return label


class _Pages(QScrollArea):
    """Asks for as much room as ``wish``, and leaves turning pages to the dialog."""

    wish = _LEAST

    def sizeHint(self) -> QSize:
        return self.wish

    def minimumSizeHint(self) -> QSize:
        return _LEAST

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TURNING:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _smaller(page: QImage, part: float) -> QImage:
    return page.scaledToWidth(
        max(int(page.width() * part), 1), Qt.TransformationMode.SmoothTransformation
    )
