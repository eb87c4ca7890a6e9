"""How content citizens were in a month, by clerk; answers on paper are typed in here."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.date_entry import DateSense
from app.domain.ratings import SCORE_LABELS, ClerkRatings, RatingMeans, Score
from app.domain.roles import Actor, Permission
from app.services.register_commands import Rate
from app.ui import messages
from app.ui.operations import LatestOnly, Operations
from app.ui.registers.rating_keys import SCORE_ICONS
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.path_edit import Choose
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr

_FILE = "muc-do-hai-long-{day:%Y%m%d}.xlsx"


class RatingsPanel(Card):
    """``choose`` asks where a file goes, ``folder`` is where it is offered to go."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        today: Callable[[], date],
        choose: Choose,
        folder: Callable[[], str],
    ) -> None:
        super().__init__(tr("Mức độ hài lòng"))
        self._operations, self._actor, self._today = operations, actor, today
        self._choose, self._folder = choose, folder
        self._latest = LatestOnly(operations)
        self.first = DateEdit(today, sense=DateSense.PAST)
        self.last = DateEdit(today, sense=DateSense.PAST)
        self.day = DateEdit(today, sense=DateSense.PAST)
        self.model = RowsModel[ClerkRatings](_shows(), self)
        self.table = Table(tr("Đánh giá theo công chức"))
        self.table.setModel(self.model)
        self.table.set_columns(_COLUMNS)
        self.export = Button(tr("Xuất ra tệp…"), icon="download", key="Ctrl+E")
        self.keys = {
            score: Button(tr(label), icon=SCORE_ICONS[score])
            for score, label in SCORE_LABELS.items()
        }
        self._lay_out(may_rate=actor.may(Permission.WORK_AT_DESK))
        self.show_month()
        for edit in (self.first, self.last):
            edit.value_changed.connect(lambda _day: self.refresh())
        for score, key in self.keys.items():
            key.clicked.connect(lambda _on=False, score=score: self._rate(score))
        self.export.clicked.connect(self._export)

    def period(self) -> tuple[date, date] | None:
        """Return the days asked for, None while one of them is no day."""
        first, last = self.first.value(), self.last.value()
        return (first, last) if first and last and first <= last else None

    def show_month(self) -> None:
        """Ask for the present month."""
        today = self._today()
        self.first.set_value(today.replace(day=1))
        following = (today.replace(day=28) + timedelta(days=4)).replace(day=1)
        self.last.set_value(following - timedelta(days=1))
        self.day.set_value(today)

    def refresh(self) -> None:
        """Count the answers of the period anew."""
        if (period := self.period()) is not None:
            self._latest.ask(lambda counter: counter.registers.ratings(*period), self.show_ratings)

    def show_ratings(self, ratings: Sequence[ClerkRatings]) -> None:
        """Show the answers by clerk, the desk's line last."""
        self.model.put(ratings)
        desk = ratings[-1] if ratings else None
        self.set_aside(tr("{count} lượt đánh giá", count=desk.total if desk else 0))

    def first_field(self) -> QWidget:
        """Return the first day of the period."""
        return self.first

    def _lay_out(self, *, may_rate: bool) -> None:
        purpose = tr(
            "Người dân chọn một mức ngay sau khi nhận kết quả ở trang «Trả kết quả»; không ghi tên "
            "ai. Phiếu giấy thì bấm mức tương ứng ở dưới, mỗi phiếu một lần."
        )
        self.add(Text(purpose, "secondary", wrap=True))
        first, last = Field(tr("&Từ ngày"), self.first), Field(tr("Đế&n ngày"), self.last)
        days = row(first, last, None, self.export, gap=GAP_M)
        days.setAlignment(self.export, Qt.AlignmentFlag.AlignBottom)
        self.add(days)
        self.add(self.table, 1)
        self.frame_focus_of(self.table)
        paper = QWidget()
        day = Field(tr("Phiếu giấy n&gày"), self.day, hint=tr("mỗi phiếu bấm một lần"))
        keys = row(*self.keys.values(), gap=GAP_S)
        paper.setLayout(column(row(day, None), keys, gap=GAP_S))
        paper.setEnabled(may_rate)
        self.add(paper)

    def _rate(self, score: Score) -> None:
        day = self.day.value()
        if day is None:
            return
        command = Rate(actor=self._actor, score=score, means=RatingMeans.PAPER, day=day)

        def done(_answer: object) -> None:
            messages.success(tr("Đã ghi «{answer}»", answer=tr(SCORE_LABELS[score])))
            self.refresh()

        self._operations.write(lambda counter: counter.registers.rate(command), done)

    def _export(self) -> None:
        period = self.period()
        if period is None:
            return
        proposed = Path(self._folder()) / _FILE.format(day=self._today())
        if not (chosen := self._choose(self, str(proposed))):
            return
        actor, path = self._actor, Path(chosen)
        path = path if path.suffix else path.with_suffix(".xlsx")
        self._operations.output(
            lambda counter, _tick: counter.registers.export_ratings(actor, *period, path),
            lambda answer: messages.success(tr("Đã xuất ra tệp"), str(answer.path)),
            while_busy=(self.export,),
        )


_COLUMNS = (
    Column("Nguyễn Thị Ánh", stretch=True),
    *(Column(label) for label in SCORE_LABELS.values()),
    Column("Số lượt"),
    Column("100,00 %"),
)


def _shows() -> tuple[Show[ClerkRatings], ...]:
    def count(score: Score) -> Callable[[ClerkRatings], str]:
        return lambda one: str(dict(one.counts)[score])

    return (
        Show(tr("Công chức"), lambda one: one.clerk_name or tr("Toàn bộ phận")),
        *(Show(tr(label), count(score), right=True) for score, label in SCORE_LABELS.items()),
        Show(tr("Số lượt"), lambda one: str(one.total), right=True),
        Show(tr("Tỷ lệ"), lambda one: one.share, right=True),
    )
