"""The wizard's last pages: everything at a glance, making the store, and the passphrase once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.domain.recovery_key import key_number
from app.domain.roles import ROLE_LABELS, Role
from app.domain.shared_place import shown_address
from app.errors import InputError, MotCuaError
from app.services.commands import SetUpOffice
from app.ui.office.wizard_station import PAPER_LABELS
from app.ui.office.wizard_step import StepView, WizardTools
from app.ui.plugs import ProgramPlugs
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.card import Card
from app.ui.widgets.layouts import column, row
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.text import Text
from app.words import N_, tr

if TYPE_CHECKING:
    from app.services.counter import Counter


@dataclass(frozen=True, slots=True)
class Founded:
    """A new office: its folder, its open counter, and what opens its exports."""

    folder: Path
    counter: "Counter"
    passphrase: str


def found(plugs: ProgramPlugs, folder: Path, command: SetUpOffice, address: str = "") -> Founded:
    """Make the store and look at its passphrase in the first supervisor's name; on a worker."""
    if address:
        counter = plugs.shared.found(folder, address, command)
    else:
        counter = plugs.found_office(folder, command)
    leader = next(clerk for clerk in command.clerks if clerk.role is Role.SUPERVISOR)
    entered = next(row for row in counter.office.clerks() if row.name == leader.name)
    actor = counter.office.sign_in(entered.id, leader.pin).actor
    return Founded(folder, counter, counter.office.export_passphrase(actor))


class ReviewStep(StepView):
    """Shows the answers in words and makes the store when one goes on."""

    def __init__(self, tools: WizardTools, founded: Callable[[Founded], object]) -> None:
        super().__init__(tools)
        self._founded = founded
        self.progress = ProgressPanel()
        self.body.addWidget(self.progress)
        both = row(
            column(self._office(), None, gap=GAP_M),
            column(self._pc(), self._clerks(), None, gap=GAP_M),
            gap=GAP_M,
        )
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.body.addLayout(both)
        self.body.addStretch(1)

    def subtitle(self) -> str:
        return tr("Xem lại lần cuối. Bấm «Quay lại» để sửa; chưa có gì được ghi.")

    def prepare(self, go_on: Callable[[], object]) -> None:
        """Make the store; any failure leaves none behind and the step in front."""
        command, address = self.flow.command(), self.answers.shared_address()
        folder = Path(self.answers.folder)
        self.note.close_note()
        self._go_on = go_on
        self.progress.start(tr("Đang tạo kho dữ liệu…"), cancellable=False)
        job = self.operations.write(
            lambda plugs: found(plugs, folder, command, address),
            self._show_made,
            self._show_failure,
            while_busy=self.held,
        )
        job.finished.connect(self.progress.finish)

    def _show_made(self, made: Founded) -> None:
        self._founded(made)
        self.leave()

    def _show_failure(self, failure: MotCuaError) -> bool:
        title = tr(failure.title, **failure.values)
        self.note.show_note("error", title, tr(failure.advice, **failure.values))
        return True

    def _office(self) -> Card:
        profile = self.flow.command().profile
        return _facts_card(
            tr("Cơ quan"),
            (
                (tr("Tên cơ quan"), profile.name),
                (tr("Đầu giấy"), "\n".join(profile.header_lines)),
                (tr("Bộ phận một cửa"), profile.counter_name),
                (tr("Địa danh"), profile.place),
                (tr("Mã định danh"), profile.agency_code),
                (tr("Đường dây nóng"), profile.hotline or tr("chưa nhập")),
            ),
        )

    def _clerks(self) -> Card:
        lines = (
            (
                clerk.name,
                ", ".join(part for part in (tr(ROLE_LABELS[clerk.role]), clerk.desk) if part),
            )
            for clerk in self.answers.clerks
        )
        return _facts_card(tr("Cán bộ"), tuple(lines))

    def _pc(self) -> Card:
        answers = self.answers
        address = shown_address(answers.database_url)
        shared = ((tr("Kho dữ liệu chung"), address),) if address else ()
        return _facts_card(
            tr("Máy này"),
            (
                (tr("Thư mục dữ liệu"), answers.folder),
                *shared,
                (tr("Số của máy"), str(answers.station_digit)),
                (tr("Máy in"), answers.printer or tr("Không in, lưu tệp PDF")),
                (tr("Khổ giấy"), tr(PAPER_LABELS[answers.paper])),
                (
                    tr("Mã hóa"),
                    tr("Có, khóa số {number}", number=key_number(answers.key))
                    if answers.encrypt
                    else tr("Không"),
                ),
            ),
        )


class PassphraseStep(StepView):
    """Shows the passphrase of the exports; going on needs the word that it stands on paper."""

    def __init__(self, tools: WizardTools, passphrase: str) -> None:
        super().__init__(tools)
        card = Card(tr("Chép ra giấy"))
        groups = passphrase.split("-")
        half = len(groups) // 2
        self.lines = ("-".join(groups[:half]) + "-", "-".join(groups[half:]))
        for line in self.lines:
            label = Text(line, "figure")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            card.add(label)
        self.copied = QCheckBox(tr("Đã &chép ra giấy và cất riêng"))
        card.add(row(self.copied, None))
        why = Card(tr("Để làm gì"))
        for text in (
            tr("Tệp xuất cuối ngày ra USB được khóa bằng mật khẩu này."),
            tr("Không có nó thì không ai mở được tệp xuất, kể cả người viết chương trình."),
            tr("Cất cùng con dấu hoặc trong két, đừng ghi vào máy tính."),
            tr("Lãnh đạo phụ trách xem lại được ở trang Cài đặt."),
        ):
            why.add(Text(text, wrap=True))
        self.body.addWidget(card)
        self.body.addWidget(why)
        self.body.addStretch(1)

    def subtitle(self) -> str:
        return tr("Kho dữ liệu đã được tạo. Còn một việc trước khi đăng nhập.")

    def prepare(self, go_on: Callable[[], object]) -> None:
        if not self.copied.isChecked():
            raise InputError(
                "copied",
                N_("Chưa chép mật khẩu ra giấy."),
                N_("Chép xong, đánh dấu vào ô rồi đi tiếp."),
            )
        super().prepare(go_on)

    def first_field(self) -> QWidget:
        return self.copied


def _facts_card(title: str, facts: tuple[tuple[str, str], ...]) -> Card:
    """Return a card with names at the left and values at the right."""
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP_M)
    grid.setVerticalSpacing(GAP_S // 2)
    grid.setColumnStretch(1, 1)
    for line, (name, value) in enumerate(facts):
        grid.addWidget(Text(name, "secondary"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(value, wrap=True), line, 1)
    card.add(grid)
    return card
