"""The choices of this PC while the program runs: read once, kept at every change, told to all."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.ui.plugs import PcSettings, ProgramPlugs
from app.words import N_

if TYPE_CHECKING:
    from app.services.commands import PrinterChoice


class PcChoices(QObject):
    """``changed`` carries the choices before and after each change; ``folder`` keeps them."""

    changed = Signal(object, object)

    def __init__(self, plugs: ProgramPlugs, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plugs, self.folder = plugs, folder
        self._settings = plugs.load_settings(folder)

    def now(self) -> PcSettings:
        """Return the choices in force."""
        return self._settings

    def change(self, **changes: Any) -> None:
        """Put ``changes`` in force and keep them; they hold for this run even if they cannot be."""
        before = self._settings
        self._settings = replace(before, **changes)
        if self._settings == before:
            return
        try:
            self._plugs.save_settings(self.folder, self._settings)
        except OSError:
            # Like the commands below, not needed by the first window.
            from app.ui import messages

            messages.error(
                N_("Không lưu được lựa chọn của máy này."),
                N_("Lần mở sau sẽ trở lại như cũ; kiểm tra quyền ghi vào thư mục dữ liệu."),
            )
        self.changed.emit(before, self._settings)

    def printer(self) -> "PrinterChoice":
        """Return where slips and other papers come out; a sheet nobody knows becomes A5."""
        from app.domain.documents import PaperSize
        from app.domain.printer_profile import read_profile
        from app.domain.printer_role import PrinterRole
        from app.services.commands import PrinterChoice

        now = self._settings
        size = PaperSize(now.paper) if now.paper in set(PaperSize) else PaperSize.A5
        profiles = {role: read_profile(now.other_printers.get(role)) for role in PrinterRole}
        others = {
            role: PrinterChoice(profile.printer, profile.size, profile.dpi)
            for role, profile in profiles.items()
            if profile is not None and role is not PrinterRole.SLIP
        }
        return PrinterChoice(now.printer, size, now.dpi, others)
