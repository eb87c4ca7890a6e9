"""The wizard's page for this PC: its digit in every code, its printer and paper."""

from PySide6.QtWidgets import QWidget

from app.domain.documents import PaperSize
from app.domain.vietnam_time import office_day
from app.ui.office.wizard_step import StepView, WizardTools
from app.ui.plugs import ProgramPlugs
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.card import Card
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.text import Text
from app.words import N_, tr

PAPER_LABELS: dict[PaperSize, str] = {
    PaperSize.A5: N_("A5 (nửa tờ A4)"),
    PaperSize.A4: N_("A4"),
    PaperSize.A4_TWO_UP: N_("A4, hai liên trên một tờ, cắt đôi"),
}


class StationStep(StepView):
    """Printers are asked for on a worker: one that is switched off keeps the system waiting."""

    def __init__(self, tools: WizardTools) -> None:
        super().__init__(tools)
        self.digit = ChoiceBox((number, str(number)) for number in range(10))
        self.printer = ChoiceBox()
        self.paper = ChoiceBox((size, tr(label)) for size, label in PAPER_LABELS.items())
        self.fields = {
            "station_digit": Field(tr("&Số của máy này"), self.digit),
            "printer": Field(tr("&Máy in"), self.printer),
            "paper": Field(tr("&Khổ giấy của giấy tiếp nhận"), self.paper),
        }
        self._example = Text("", "strong")
        number = Card(tr("Số của máy"))
        line = row(self.fields["station_digit"], self._example, None, gap=GAP_M)
        number.add(line)
        number.add(
            Text(
                tr(
                    "Chữ số này nằm trong mã của mọi hồ sơ máy này nhận. Nếu cơ quan có nhiều "
                    "máy, mỗi máy một số khác nhau để không bao giờ trùng mã. Không đổi lại được."
                ),
                "secondary",
                wrap=True,
            )
        )
        paper = Card(tr("In giấy tiếp nhận"))
        pair = row(self.fields["printer"], self.fields["paper"], gap=GAP_M)
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        paper.add(pair)
        paper.add(
            Text(
                tr("Chưa có máy in thì chọn lưu tệp PDF; đổi lại được ở trang Cài đặt."),
                "secondary",
                wrap=True,
            )
        )
        self.body.addWidget(number)
        self.body.addWidget(paper)
        self.body.addStretch(1)
        self._offer_printers(())
        self.fill()
        self.digit.key_changed.connect(self._show_example)
        self.operations.read(_printers, self._offer_printers)

    def subtitle(self) -> str:
        return tr("Chỉ cho máy tính này; máy khác của cơ quan chọn riêng.")

    def fill(self) -> None:
        self.digit.set_key(self.answers.station_digit)
        self.paper.set_key(self.answers.paper)
        self._show_example()

    def gather(self) -> None:
        digit, printer, paper = self.digit.key(), self.printer.key(), self.paper.key()
        assert isinstance(digit, int)
        assert isinstance(paper, PaperSize)
        self.answers.station_digit, self.answers.paper = digit, paper
        self.answers.printer = str(printer or "")

    def first_field(self) -> QWidget:
        return self.digit

    def _offer_printers(self, names: tuple[str, ...]) -> None:
        """Offer ``names``, and the printer chosen before even if it is switched off now."""
        chosen = self.answers.printer
        extra = (chosen,) if chosen and chosen not in names else ()
        choices = [("", tr("Không in, lưu tệp PDF")), *((name, name) for name in (*names, *extra))]
        self.printer.set_choices(choices)
        self.printer.set_key(chosen)

    def _show_example(self) -> None:
        self.gather()
        code = self.flow.example_code(office_day(self.plugs.now()))
        self._example.setText(tr("Mã đầu tiên hôm nay: {code}", code=code))


def _printers(plugs: ProgramPlugs) -> tuple[str, ...]:
    return plugs.printer_names()
