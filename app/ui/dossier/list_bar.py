"""What stands over the list of dossiers: its ready-made lists, or the filter that a figure set."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QWidget

from app.ui.dossier.list_tabs import TAB_LABELS, ListTab
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import row
from app.ui.widgets.text import ElidedText, Text
from app.words import tr


class ListBar(QWidget):
    """Emits ``tab_chosen`` with a ``ListTab``, and ``cleared`` when the filter is to go."""

    tab_chosen = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(tr("Danh sách"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        for tab in ListTab:
            self._tabs.addTab(tr(TAB_LABELS[tab]))
        self._tabs.currentChanged.connect(lambda place: self.tab_chosen.emit(self._at(place)))
        self._chip = FilterChip()
        self._chip.cleared.connect(self.cleared)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._tabs)
        self._stack.addWidget(self._chip)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._total = Text("", "secondary")
        layout = row(self._stack, self._total, gap=GAP_M)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def tab(self) -> ListTab:
        """Return the list that is chosen."""
        return self._at(self._tabs.currentIndex())

    def choose(self, tab: ListTab) -> None:
        """Choose ``tab`` as if it had been clicked."""
        self._tabs.setCurrentIndex(list(ListTab).index(tab))

    def show_filter(self, title: str) -> None:
        """Show that a figure's list is on the screen, instead of the tabs."""
        self._chip.set_title(title)
        self._stack.setCurrentWidget(self._chip)

    def show_tabs(self) -> None:
        """Show the tabs again."""
        self._stack.setCurrentWidget(self._tabs)

    def set_total(self, words: str) -> None:
        """Say how many dossiers the list has."""
        self._total.setText(words)

    def _at(self, place: int) -> ListTab:
        return list(ListTab)[place]


class FilterChip(QWidget):
    """Names the figure whose dossiers are shown, with the key that takes the filter away."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedText("", "strong")
        clear = Button(tr("&Bỏ lọc (Esc)"), icon="x")
        clear.clicked.connect(self.cleared)
        picture = IconLabel("filter", "primary", small=True)
        layout = row(picture, self._title, clear, gap=GAP_S)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def set_title(self, title: str) -> None:
        """Name what is shown."""
        self._title.setText(tr("Chỉ hiện: {title}", title=title))
