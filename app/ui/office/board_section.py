"""Settings: the board for the public on a second monitor; each choice holds at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.board import BOARD_PAGE_LABELS, BoardPage
from app.domain.board_choices import (
    FEWEST_SECONDS,
    LONGEST_MESSAGE,
    MOST_SECONDS,
    TEXT_SIZES,
    BoardChoices,
    choice_values,
    read_choices,
)
from app.domain.roles import Actor
from app.ui.board.placement import ScreenPlace
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.plugs import PcSettings
from app.ui.theme.tokens import GAP_M, GAP_S, GAP_XL, GAP_XS
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.text import Text
from app.words import N_, tr

_SIZES = dict(zip(TEXT_SIZES, (N_("Vừa"), N_("Lớn"), N_("Rất lớn")), strict=True))


class BoardSection(Section):
    """``screens`` gives the monitors there are, ``look`` opens the board as an ordinary window."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        settings: Callable[[], PcSettings],
        change_settings: Callable[..., object],
        screens: Callable[[], Sequence[ScreenPlace]],
        look: Callable[[], object],
    ) -> None:
        super().__init__(
            tr("Bảng điện tử"),
            "",
            operations,
            actor,
        )
        self._settings, self._change, self._screens = settings, change_settings, screens
        self.on = QCheckBox(tr("&Bật bảng điện tử"))
        self.monitor = ChoiceBox()
        self.pages = {page: QCheckBox(tr(BOARD_PAGE_LABELS[page])) for page in BoardPage}
        self.seconds = NumberEdit(FEWEST_SECONDS, MOST_SECONDS, tr(" giây"))
        self.letters = ChoiceBox((size, tr(words)) for size, words in _SIZES.items())
        self.message = QLineEdit()
        self.message.setMaxLength(LONGEST_MESSAGE)
        self.rating = QCheckBox(tr("&Hỏi mức độ hài lòng"))
        self.look = Button(tr("&Xem thử trong cửa sổ"), icon="eye")
        self._lay_out()
        self._show()
        self._bind(look)

    def on_shown(self) -> None:
        self._show()

    def chosen(self) -> BoardChoices:
        """Return the choices in force."""
        return read_choices(self._settings().board)

    def _lay_out(self) -> None:
        seconds, letters = (
            Field(tr("Đổi trang &sau"), self.seconds),
            Field(tr("&Cỡ chữ"), self.letters),
        )
        both = row(seconds, letters, gap=GAP_M)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        message = Field(tr("&Dòng chữ của cơ quan"), self.message, hint=tr("ở mọi trang"))
        monitor = Field(tr("&Màn hình"), self.monitor)
        left = column(self.on, monitor, both, message, None, gap=GAP_M)
        pages = Text(tr("Các trang"), "label")
        right = column(pages, *self.pages.values(), GAP_S, self.rating, None, gap=GAP_XS)
        halves = QWidget()
        line = row(left, right, gap=GAP_XL)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        halves.setLayout(line)
        self.put(halves)
        self.put_buttons(self.look)

    def _bind(self, look: Callable[[], object]) -> None:
        self.on.toggled.connect(lambda on: self._keep(on=on))
        self.rating.toggled.connect(lambda on: self._keep(rating=on))
        self.monitor.key_changed.connect(lambda name: self._keep(screen=name))
        self.letters.key_changed.connect(lambda size: self._keep(text=size))
        self.seconds.valueChanged.connect(lambda seconds: self._keep(seconds=seconds))
        self.message.editingFinished.connect(lambda: self._keep(message=self.message.text()))
        for box in self.pages.values():
            box.toggled.connect(lambda _on: self._keep_pages())
        self.look.clicked.connect(lambda: look())

    def _keep(self, **changes: Any) -> None:
        changed = read_choices(choice_values(replace(self.chosen(), **changes)))
        if changed != self.chosen():
            self._change(board=choice_values(changed))
        self._show()

    def _keep_pages(self) -> None:
        """Keep the pages that are ticked; without any there would be no board."""
        ticked = tuple(page for page, box in self.pages.items() if box.isChecked())
        self._keep(pages=ticked or self.chosen().pages)

    def _show(self) -> None:
        chosen, screens = self.chosen(), self._screens()
        names = {"": tr("Tự chọn")}
        names |= {screen.name: screen.label for screen in screens}
        if chosen.screen not in names:
            names[chosen.screen] = tr("{name} (đang rút)", name=chosen.screen)
        self.monitor.offer(names.items(), chosen.screen)
        self.letters.offer(((size, tr(words)) for size, words in _SIZES.items()), chosen.text)
        ticked = {self.on: chosen.on, self.rating: chosen.rating}
        ticked |= {box: page in chosen.pages for page, box in self.pages.items()}
        for box, checked in ticked.items():
            box.blockSignals(True)
            box.setChecked(checked)
            box.blockSignals(False)
        self.seconds.blockSignals(True)
        self.seconds.setValue(chosen.seconds)
        self.seconds.blockSignals(False)
        if not self.message.hasFocus():
            self.message.setText(chosen.message)
        self.set_purpose(
            tr(
                "Màn hình thứ hai quay ra phía người dân, không nêu tên hay mã đầy đủ của ai. Bảng "
                "chỉ hiện ở màn hình không có cửa sổ làm việc; rút màn hình thì bảng tự ẩn."
            )
            if len(screens) > 1
            else tr(
                "Màn hình thứ hai quay ra phía người dân, không nêu tên hay mã đầy đủ của ai. Máy "
                "này đang có một màn hình: cắm màn hình thứ hai, bảng sẽ tự hiện ở đó."
            )
        )
