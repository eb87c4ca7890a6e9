"""The step that prints the day sheet: what will stand on it, and the key that prints it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from app.domain.listings import ClerkFigures, DayFigures
from app.domain.roles import Actor
from app.domain.vietnam_time import short_date
from app.errors import MotCuaError
from app.services.commands import PrinterChoice
from app.ui.day.figure_tiles import figure_text
from app.ui.operations import Operations
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.words import tr


class SheetPanel(ActionPanel):
    """Emits ``printed``, or ``failed`` with the title of what went wrong."""

    printed = Signal()
    failed = Signal(str)

    def __init__(
        self, operations: Operations, actor: Actor, printer: Callable[[], PrinterChoice], day: date
    ) -> None:
        self.print = Button(tr("&In phiếu cuối ngày"), "primary", icon="printer", key="F9")
        super().__init__(
            tr("In phiếu cuối ngày"),
            tr("Hai bên ký, lưu cùng sổ. Phiếu mang mã đầu chuỗi lịch sử để đối chiếu về sau."),
        )
        self._operations, self._actor, self._printer = operations, actor, printer
        self._day = day
        self.table = Table(tr("Số liệu trên phiếu"))
        self._model = RowsModel[ClerkFigures](
            (
                Show(tr("Công chức"), lambda one: one.clerk_name),
                Show(tr("Nhận"), lambda one: str(one.received), right=True),
                Show(tr("Chuyển"), lambda one: str(one.handed_over), right=True),
                Show(tr("Kết quả"), lambda one: str(one.results), right=True),
                Show(tr("Trả"), lambda one: str(one.returned), right=True),
                Show(tr("Bổ sung"), lambda one: str(one.supplements), right=True),
                Show(tr("Từ chối"), lambda one: str(one.refusals), right=True),
                Show(tr("Giữ"), lambda one: str(one.in_hand), right=True),
                Show(tr("Quá hạn"), lambda one: str(one.overdue), right=True),
                Show(tr("Lệ phí"), lambda one: figure_text(one, "fees"), right=True),
                Show(tr("Giờ TB"), lambda one: figure_text(one, "handling"), right=True),
            ),
            self.table,
        )
        self.table.setModel(self._model)
        self.table.set_columns(
            (
                Column("Nguyễn Thị", stretch=True),
                Column("Nhận"),
                Column("Chuyển", drop=1),
                Column("Kết quả", drop=1),
                Column("Trả"),
                Column("Bổ sung", drop=3),
                Column("Từ chối", drop=3),
                Column("Giữ"),
                Column("Quá hạn"),
                Column("1.000.000", drop=2),
                Column("Giờ TB", drop=4),
            )
        )
        self.frame_focus_of(self.table)
        self.put(self.table, 1)
        self.put_buttons(self.print)
        self.print.clicked.connect(self.start)

    def show_figures(self, figures: DayFigures) -> None:
        """Show the lines the sheet will have."""
        self._day = figures.day
        self._model.put((*figures.clerks, figures.total))

    def start(self) -> None:
        """Put the sheet out on paper."""
        actor, day, choice = self._actor, self._day, self._printer()
        self.note.close_note()
        self._operations.output(
            lambda counter, _tick: counter.days.print_sheet(actor, day, choice),
            self._done,
            self._failed,
            while_busy=(self.print,),
        )

    def _done(self, _path: object) -> None:
        self.note.show_note(
            "success",
            tr("Đã gửi in"),
            tr("Lấy phiếu ngày {day} ở máy in và ký.", day=short_date(self._day)),
        )
        self.printed.emit()

    def _failed(self, failure: MotCuaError) -> bool:
        self.failed.emit(tr(failure.title, **failure.values))
        return self.explain(failure)
