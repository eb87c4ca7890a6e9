"""Settings: where slips come out on this PC, on which paper, and a slip to try it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.documents import PaperSize
from app.domain.printer_state import Outcome
from app.domain.roles import Actor
from app.services.commands import PrinterChoice
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.plugs import PcSettings
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.text import Text
from app.words import N_, tr

_PAPERS: dict[PaperSize, str] = {
    PaperSize.A5: N_("A5, mỗi liên một tờ"),
    PaperSize.A4: N_("A4, mỗi liên một tờ"),
    PaperSize.A4_TWO_UP: N_("A4 ngang, hai liên một tờ rồi cắt"),
}
_RESOLUTIONS = (203, 300, 600, 1200)


class PrinterSection(Section):
    """Each choice holds at once; ``printer_names`` (*worker*) may be slow."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        settings: Callable[[], PcSettings],
        change_settings: Callable[..., object],
        printer_names: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__(
            tr("Máy in"),
            tr("Máy in và khổ giấy của riêng máy này; chọn xong dùng ngay."),
            operations,
            actor,
        )
        self._settings, self._change, self._names = settings, change_settings, printer_names
        now = settings()
        self.printer = ChoiceBox()
        self.paper = ChoiceBox((size, tr(words)) for size, words in _PAPERS.items())
        self.dpi = ChoiceBox((dots, tr("{dots} chấm/inch", dots=dots)) for dots in _RESOLUTIONS)
        self._offer(())
        self.paper.set_key(PaperSize(now.paper) if now.paper in set(PaperSize) else PaperSize.A5)
        self.dpi.set_key(now.dpi if now.dpi in _RESOLUTIONS else 300)
        self.try_out = Button(tr("&In thử"), "primary", icon="printer", key="F9")
        self.put_narrow(
            Field(tr("&Máy in"), self.printer),
            Field(tr("&Khổ giấy của giấy hẹn"), self.paper),
            Field(tr("Độ &nét"), self.dpi, hint=tr("ghi trên máy in hoặc sách hướng dẫn")),
        )
        self.put(
            Text(
                tr(
                    "In thử ra một phiếu mẫu: đặt thước đo khổ giấy, rồi quét mã vạch trên phiếu. "
                    "Máy quét đọc được thì chương trình báo không có hồ sơ này, như vậy là đúng."
                ),
                "secondary",
                wrap=True,
            )
        )
        self.put_buttons(self.try_out)
        self.printer.key_changed.connect(lambda name: self._change(printer=name))
        self.paper.key_changed.connect(lambda size: self._change(paper=str(size)))
        self.dpi.key_changed.connect(lambda dots: self._change(dpi=dots))
        self.try_out.clicked.connect(self.print_test)

    def on_shown(self) -> None:
        names = self._names
        self.operations.read(lambda _counter: tuple(names()), self._offer)

    def print_test(self) -> None:
        """Print a slip of nobody on the printer chosen."""
        now = self._settings()
        choice = PrinterChoice(now.printer, PaperSize(now.paper), now.dpi)
        self.note.close_note()
        self.operations.output(
            lambda counter, _tick: counter.office.print_test(choice),
            self._printed,
            self.explain,
            while_busy=(self.try_out,),
        )

    def _offer(self, names: Sequence[str]) -> None:
        chosen = self._settings().printer
        known = list(names) if chosen in ("", *names) else [*names, chosen]
        files = ("", tr("Không in, ghi tệp PDF vào thư mục dữ liệu"))
        self.printer.blockSignals(True)
        self.printer.set_choices([files, *((name, name) for name in known)])
        self.printer.set_key(chosen)
        self.printer.blockSignals(False)

    def _printed(self, put_out: Path | Outcome) -> None:
        at_printer = isinstance(put_out, Outcome)
        where = tr("Lấy phiếu ở máy in.") if at_printer else tr("Tệp {file}.", file=str(put_out))
        self.note.show_note("success", tr("Đã gửi in thử"), where)
