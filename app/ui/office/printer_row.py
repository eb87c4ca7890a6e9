"""One kind of paper in the settings: its printer, how it is, what its last test sheet told."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.device_sheet import SCAN_BACK_LABELS, is_good
from app.domain.documents import PaperSize
from app.domain.printer_profile import PrinterCheck, PrinterProfile
from app.domain.printer_role import PRINTER_ROLE_LABELS, PrinterRole
from app.domain.printer_state import TROUBLE_LABELS, PrinterState, printer_error
from app.domain.vietnam_time import short_moment
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.status_pill import Pill, PillTone, StatusPill
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText
from app.words import N_, tr

PAPERS: dict[PaperSize, str] = {
    PaperSize.A5: N_("A5, mỗi liên một tờ"),
    PaperSize.A4: N_("A4, mỗi liên một tờ"),
    PaperSize.A4_TWO_UP: N_("A4 ngang, hai liên một tờ rồi cắt"),
    PaperSize.ROLL_80: N_("Cuộn 80 mm"),
    PaperSize.ROLL_58: N_("Cuộn 58 mm"),
}
_PAPERS_OF: dict[PrinterRole, dict[PaperSize, str]] = {
    PrinterRole.SLIP: PAPERS,
    PrinterRole.LIST: {PaperSize.A4: N_("A4")},
    PrinterRole.LABEL: {
        PaperSize.A4: N_("A4, nhiều nhãn một tờ"),
        PaperSize.LABEL: N_("Nhãn rời"),
    },
}
RESOLUTIONS = (203, 300, 600, 1200)

_USUAL = PrinterProfile()
# Instead of a printer's name, which could be any text.
WITH_SLIPS = object()


class PrinterRow(QWidget):
    """Emits ``chosen`` with the profile, None for the slips' printer, and ``test_wanted``."""

    chosen = Signal(object)
    test_wanted = Signal()

    def __init__(self, role: PrinterRole, profile: PrinterProfile | None) -> None:
        super().__init__()
        self.role = role
        own = profile or _USUAL
        sizes = _PAPERS_OF[role]
        self.printer = ChoiceBox()
        self.paper = ChoiceBox((size, tr(words)) for size, words in sizes.items())
        self.dpi = ChoiceBox((dots, str(dots)) for dots in RESOLUTIONS)
        self.paper.set_key(own.size if own.size in sizes else next(iter(sizes)))
        self.dpi.set_key(own.dpi if own.dpi in RESOLUTIONS else _USUAL.dpi)
        self.test = Button(tr("In trang thử"), icon="printer")
        self.pill = StatusPill(Pill(tr("Đang hỏi máy in"), "circle-dashed", PillTone.DONE))
        self.trouble, self.check = NoteLine(), NoteLine()
        self._own = (Field(tr("Khổ giấy"), self.paper), Field(tr("Độ nét (chấm/inch)"), self.dpi))
        self._lay_out()
        self.offer((), WITH_SLIPS if profile is None else profile.printer)
        for box in (self.printer, self.paper, self.dpi):
            box.key_changed.connect(self._tell)
        self.test.clicked.connect(self.test_wanted)

    def profile(self) -> PrinterProfile | None:
        """Return what is chosen; None when these papers come out with the slips."""
        printer, size, dpi = self.printer.key(), self.paper.key(), self.dpi.key()
        if printer is WITH_SLIPS:
            return None
        assert isinstance(size, PaperSize)
        assert isinstance(dpi, int)
        return PrinterProfile(printer=str(printer), size=size, dpi=dpi)

    def offer(self, names: Sequence[str], chosen: object = None) -> None:
        """Offer the printers there are; one that is chosen stays so while it is switched off."""
        chosen = self.printer.key() if chosen is None else chosen
        choices: list[tuple[object, str]] = [
            ("", tr("Không in, ghi tệp PDF")),
            *((name, name) for name in names),
        ]
        if self.role is not PrinterRole.SLIP:
            choices.insert(0, (WITH_SLIPS, tr("Cùng máy in với giấy hẹn")))
        if chosen not in [key for key, _words in choices]:
            choices.append((chosen, str(chosen)))
        self.printer.blockSignals(True)
        self.printer.set_choices(choices)
        self.printer.set_key(chosen)
        self.printer.blockSignals(False)
        self._show_fields()

    def show_state(self, state: PrinterState | None) -> None:
        """Say how the printer is; None for files, which need none."""
        self.pill.set_pill(_pill(state))
        reason = state.reasons[0] if state is not None and state.reasons else None
        if state is None or reason is None or self.printer.key() is WITH_SLIPS:
            self.trouble.clear_note()
        elif state.ready:
            label = tr(TROUBLE_LABELS[reason.trouble]).lower()
            words = tr("Lần in trước máy này báo: {trouble}.", trouble=label)
            self.trouble.show_note("info", words)
        else:
            error = printer_error(str(self.printer.key()), reason)
            title, advice = tr(error.title, **error.values), tr(error.advice, **error.values)
            self.trouble.show_note("error", f"{title} {advice}")

    def show_check(self, check: PrinterCheck | None) -> None:
        """Say what the last test sheet told; one of another printer tells nothing."""
        profile = self.profile()
        if profile is None:
            self.check.clear_note()
            return
        if check is None or not check.holds_for(profile.printer, profile.dpi):
            self.check.show_note("info", tr("Chưa in trang thử và quét lại với máy in này."))
            return
        title, _advice = SCAN_BACK_LABELS[check.result]
        told = tr(
            "Quét lại {moment}, {name}: {result}",
            moment=short_moment(check.at),
            name=check.by,
            result=tr(title),
        )
        self.check.show_note("success" if is_good(check.result) else "warn", told)

    def _lay_out(self) -> None:
        papers = tr(PRINTER_ROLE_LABELS[self.role])
        title = ElidedText(papers, "strong")
        head = row(title, self.pill, gap=GAP_S)
        head.setStretch(0, 1)
        printer = Field(tr("Máy in"), self.printer)
        fields = row(printer, *self._own, self.test, gap=GAP_M)
        fields.setAlignment(self.test, Qt.AlignmentFlag.AlignBottom)
        # Lists have one paper, and a word for it.
        shares = (5, 2, 3) if self.role is PrinterRole.LIST else (4, 4, 3)
        for place, stretch in enumerate(shares):
            fields.setStretch(place, stretch)
        # What is read out must tell the rows apart, as the title above does for the eye.
        for widget in (self.printer, self.paper, self.dpi, self.test):
            name = tr("{what}: {papers}", what=widget.accessibleName(), papers=papers)
            widget.setAccessibleName(name)
        self.setLayout(column(head, fields, self.trouble, self.check, gap=GAP_S))

    def _tell(self, _key: object) -> None:
        self._show_fields()
        self.chosen.emit(self.profile())

    def _show_fields(self) -> None:
        own = self.printer.key() is not WITH_SLIPS
        for widget in (*self._own, self.pill):
            show_if(widget, own)
        # The slips' sheet has a button of its own, with a key.
        show_if(self.test, own and self.role is not PrinterRole.SLIP)
        if not own:
            self.trouble.clear_note()


def _pill(state: PrinterState | None) -> Pill:
    if state is None:
        return Pill(tr("Ghi tệp PDF"), "file-text", PillTone.DONE)
    if not state.known:
        return Pill(tr("Không rõ trạng thái"), "help-circle", PillTone.DONE)
    if state.ready:
        return Pill(tr("Sẵn sàng"), "circle-check", PillTone.ACTIVE)
    return Pill(tr(TROUBLE_LABELS[state.reasons[0].trouble]), "alert-octagon", PillTone.LATE)
