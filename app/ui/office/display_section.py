"""Settings: colors, letter size, language and sounds of this PC; each holds at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox

from app.domain.roles import Actor
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.plugs import PcSettings
from app.ui.theme.tokens import POINT_SIZES
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.words import N_, tr

_SCHEMES = {"light": N_("Sáng"), "dark": N_("Tối"), "system": N_("Theo hệ điều hành")}
_SIZES = {14: N_("Vừa (14)"), 16: N_("Lớn (16)"), 18: N_("Rất lớn (18)")}
# Each language is called by its own name, so that whoever is lost finds the way back.
_LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


class DisplaySection(Section):
    """``change_settings`` puts each choice in force as soon as it is made."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        settings: Callable[[], PcSettings],
        change_settings: Callable[..., object],
    ) -> None:
        super().__init__(
            tr("Hiển thị"),
            tr("Màu, cỡ chữ và ngôn ngữ của riêng máy này; chọn xong thấy ngay."),
            operations,
            actor,
        )
        self._settings = settings
        self.scheme = ChoiceBox((key, tr(words)) for key, words in _SCHEMES.items())
        self.letters = ChoiceBox((points, tr(_SIZES[points])) for points in POINT_SIZES)
        self.language = ChoiceBox(_LANGUAGES.items())
        self.sounds = QCheckBox(tr("Â&m thanh khi quét mã"))
        self.put_narrow(
            Field(tr("Mà&u"), self.scheme),
            Field(tr("&Cỡ chữ"), self.letters),
            Field(tr("&Ngôn ngữ"), self.language, hint=tr("giấy tờ luôn in tiếng Việt")),
            self.sounds,
        )
        self._show()
        self.scheme.key_changed.connect(lambda key: change_settings(scheme=key))
        self.letters.key_changed.connect(lambda points: change_settings(point_size=points))
        self.language.key_changed.connect(lambda key: change_settings(language=key))
        self.sounds.toggled.connect(lambda on: change_settings(sounds=on))

    def on_shown(self) -> None:
        self._show()

    def _show(self) -> None:
        now = self._settings()
        chosen = (
            (self.scheme, now.scheme),
            (self.letters, now.point_size),
            (self.language, now.language),
        )
        for box, key in chosen:
            box.blockSignals(True)
            box.set_key(key)
            box.blockSignals(False)
        self.sounds.blockSignals(True)
        self.sounds.setChecked(now.sounds)
        self.sounds.blockSignals(False)
