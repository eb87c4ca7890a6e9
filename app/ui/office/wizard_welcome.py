"""The wizard's first page: what is about to happen, and in which language."""

from app.ui.office.wizard_step import StepView, WizardTools
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.card import Card
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.language_switch import LanguageSwitch
from app.ui.widgets.layouts import column, row
from app.ui.widgets.text import Text
from app.words import tr


class WelcomeStep(StepView):
    """Emits ``language_chosen``; the wizard then builds itself anew."""

    def __init__(self, tools: WizardTools) -> None:
        super().__init__(tools)
        self.switch = LanguageSwitch(self.answers.language)
        self.switch.chosen.connect(self.language_chosen)
        language = Card(tr("Ngôn ngữ màn hình"))
        language.add(row(self.switch, None))
        language.add(
            Text(
                tr("Giấy in ra và dữ liệu luôn bằng tiếng Việt. Đổi lại được khi đăng nhập."),
                "secondary",
                wrap=True,
            )
        )
        plan = Card(tr("Sẽ làm gì"))
        for icon, text in (
            ("device-floppy", tr("Chọn nơi lưu dữ liệu trên máy này.")),
            ("building-bank", tr("Nhập tên cơ quan như in trên đầu giấy tờ.")),
            ("users", tr("Thêm cán bộ, mỗi người một mã PIN.")),
            ("printer", tr("Chọn máy in và khổ giấy của máy này.")),
            ("lock", tr("Chọn có mã hóa kho dữ liệu hay không.")),
        ):
            line = row(IconLabel(icon, "primary"), Text(text, wrap=True), gap=GAP_M)
            line.setStretch(1, 1)
            plan.add(line)
        plan.add(
            Text(
                tr("Mất chừng năm phút. Chưa có gì được ghi cho đến bước cuối."),
                "secondary",
                wrap=True,
            )
        )
        self.body.addLayout(column(language, plan, None, gap=GAP_M))

    def subtitle(self) -> str:
        return tr("Máy này chưa có kho dữ liệu. Vài bước sau đây sẽ tạo kho đầu tiên.")

    def first_field(self) -> None:
        return None
