"""The wizard's page for where the store will lie; a worker looks at the folder, the rule judges."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from app.domain.data_folder import FolderFacts, check_data_folder
from app.errors import InputError
from app.ui.office.wizard_shared import SharedCard
from app.ui.office.wizard_step import StepView, WizardTools
from app.ui.operations import LatestOnly
from app.ui.plugs import ProgramPlugs
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.path_edit import choose_folder
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr


class FolderStep(StepView):
    """Emits ``existing_chosen`` when the clerk wants to open the store that lies there already."""

    def __init__(self, tools: WizardTools) -> None:
        super().__init__(tools)
        self._looking = LatestOnly(self.operations)
        self._looked_at = ""
        self.line = QLineEdit()
        self.fields["folder"] = Field(tr("&Thư mục dữ liệu"), self.line, required=True)
        self.choose = Button(tr("Chọn t&hư mục…"), icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self.open_existing = Button(tr("&Mở dữ liệu đang có"), icon="folder-open")
        self.open_existing.clicked.connect(lambda: self.existing_chosen.emit(self.answers.folder))
        self.verdict = NoteLine()
        card = Card(tr("Nơi lưu dữ liệu"))
        line = row(self.fields["folder"], gap=GAP_M)
        line.setStretch(0, 1)
        card.add(line)
        card.add(row(self.choose, self.open_existing, None))
        card.add(self.verdict)
        reasons = Card(tr("Nên chọn thế nào"))
        for text in (
            tr("Giữ thư mục được đề nghị nếu không có lý do khác."),
            tr(
                "Dữ liệu phải nằm trên ổ đĩa của chính máy này: không để trên máy chủ, ổ mạng, USB."
            ),
            tr("Sao lưu sang USB là việc riêng, làm cuối mỗi ngày."),
        ):
            reasons.add(Text(text, wrap=True))
        self.shared = SharedCard(tools)
        self.shared.joined.connect(lambda: self.existing_chosen.emit(self.answers.folder))
        self.body.addWidget(card)
        self.body.addWidget(self.shared)
        self.body.addWidget(reasons)
        self.body.addStretch(1)
        self.line.editingFinished.connect(self._look)
        self.enter_moves_on()
        self.fill()

    def subtitle(self) -> str:
        return tr("Mọi hồ sơ nằm trong một thư mục của máy này.")

    def fill(self) -> None:
        self.line.setText(self.answers.folder)
        self.shared.fill()
        show_if(self.open_existing, False)
        self._look()

    def gather(self) -> None:
        self.answers.folder = self.line.text().strip()
        self.shared.gather()

    def prepare(self, go_on: Callable[[], object]) -> None:
        """Look at the folder once more before leaving: it may have changed meanwhile."""
        self._go_on = go_on
        folder = Path(self.answers.folder)
        if folder.is_absolute():
            self._looking.drop()
            self.operations.read(_look_at(folder), self._leave_with, while_busy=self.held)
        else:
            self.leave()

    def _leave_with(self, facts: FolderFacts) -> None:
        self._note(facts)
        if self.answers.database_url:
            self.shared.look(self.leave, self.held)
        else:
            self.leave()

    def _look(self) -> None:
        self.gather()
        folder = self.answers.folder
        if folder == self._looked_at or not Path(folder).is_absolute():
            return
        self.clear_errors()
        self._looking.ask(_look_at(Path(folder)), self._note)

    def _note(self, facts: FolderFacts) -> None:
        """Keep what was found, and say whether the folder will do."""
        self.answers.facts = facts
        self._looked_at = self.answers.folder
        show_if(self.open_existing, facts.has_store)
        try:
            check_data_folder(facts)
        except InputError as error:
            self.verdict.clear_note()
            self._say_wrong(error)
        else:
            self.fields["folder"].clear_error()
            free = f"{facts.free_bytes / 1024**3:.0f}"
            text = tr("Dùng được: ổ đĩa của máy này, còn {free} GB trống.", free=free)
            self.verdict.show_note("success", text)

    def _say_wrong(self, error: InputError) -> None:
        title, advice = tr(error.title, **error.values), tr(error.advice, **error.values)
        self.fields["folder"].show_error(f"{title} {advice}")

    def _choose(self) -> None:
        folder = choose_folder(self, self.line.text())
        if folder:
            self.line.setText(str(Path(folder)))
            self._look()


def _look_at(folder: Path) -> Callable[[ProgramPlugs], FolderFacts]:
    def look(plugs: ProgramPlugs) -> FolderFacts:
        return replace(plugs.look_at_folder(folder), has_store=plugs.store_exists(folder))

    return look
