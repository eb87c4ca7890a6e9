"""Settings: who did what when, for those who answer for the office; nobody changes any of it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.audited import AUDITED_LABELS, Audited, AuditFilter, AuditLine, AuditPage
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_moment
from app.ui.office.settings_section import Section
from app.ui.operations import LatestOnly, Operations
from app.ui.plugs import PcSettings
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.paged_rows import PagedRowsModel
from app.ui.widgets.path_edit import Choose, choose_file_to_write
from app.ui.widgets.rows_model import Show
from app.ui.widgets.table import Column, Table
from app.words import tr

if TYPE_CHECKING:
    from app.domain.listings import ClerkRow
    from app.services.answers import AuditExported
    from app.services.counter import Counter

_FILE = "nhat-ky-truy-cap-{day:%Y%m%d}.csv"
_ANY = ""


class AuditLines(PagedRowsModel[AuditLine]):
    """What columns a line of the log has."""

    def __init__(self) -> None:
        super().__init__(
            (
                Show(tr("Thời điểm"), lambda line: short_moment(line.occurred_at)),
                Show(tr("Công chức"), lambda line: line.clerk_name or tr("chương trình")),
                Show(tr("Việc làm"), lambda line: tr(AUDITED_LABELS.get(line.act, line.act))),
                Show(tr("Nội dung"), lambda line: line.about),
            )
        )


class AuditSection(Section):
    """``choose`` asks where the file goes; lists are read anew whenever the section is shown."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        settings: Callable[[], PcSettings],
        today: Callable[[], date],
        choose: Choose = choose_file_to_write,
    ) -> None:
        super().__init__(
            tr("Nhật ký truy cập"),
            tr("Ai đăng nhập, tra cứu theo số định danh, xuất dữ liệu, sửa cài đặt, lúc nào."),
            operations,
            actor,
        )
        self._settings, self._today, self._choose = settings, today, choose
        self._latest = LatestOnly(operations)
        self.may_read = actor.may(Permission.SEE_AUDIT)
        self.first, self.last = DateEdit(today), DateEdit(today)
        self.clerk = ChoiceBox([(_ANY, tr("Mọi người"))])
        self.act = ChoiceBox(
            [(_ANY, tr("Mọi việc")), *((act, tr(AUDITED_LABELS[act])) for act in Audited)]
        )
        self.table = Table(tr("Các dòng nhật ký"))
        self.model = AuditLines()
        self.model.setParent(self.table)
        self.table.setModel(self.model)
        self.table.set_columns(
            (
                Column("00:00 00/00/0000"),
                Column("Trần Thị Thu Hà"),
                Column("Tra cứu theo số định danh"),
                Column("TN10-000000-0000", stretch=True, drop=1),
            )
        )
        self.export = Button(tr("&Xuất CSV…"), icon="download")
        if self.may_read:
            self._lay_out()
        else:
            self.refuse_reading(
                tr("Vai trò «{role}» không xem được nhật ký truy cập.", role=self.role_name),
                self.first,
                self.last,
                self.clerk,
                self.act,
                self.table,
                self.export,
            )
        self._connect()

    def on_shown(self) -> None:
        if not self.may_read:
            return
        self.operations.read(
            lambda counter: counter.office.clerks(active_only=False), self._offer_clerks
        )
        self.look()

    def wanted(self) -> AuditFilter:
        """Return which lines are asked for."""
        clerk, act = self.clerk.key(), self.act.key()
        return AuditFilter(
            first=self.first.value(),
            last=self.last.value(),
            clerk_id=clerk if isinstance(clerk, int) else None,
            acts=frozenset({act}) if isinstance(act, Audited) else frozenset(),
        )

    def look(self) -> None:
        """Show the newest lines that are wanted."""
        for name, edit in (("first", self.first), ("last", self.last)):
            self.fields[name].show_error(edit.problem())
        self._latest.ask(self._question(None), self._show)

    def export_lines(self) -> None:
        """Write all lines that are wanted to a file."""
        folder = self._settings().export_folder
        proposed = Path(folder) / _FILE.format(day=self._today())
        chosen = self._choose(self, str(proposed))
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".csv")
        actor, wanted = self.actor, self.wanted()
        self.note.close_note()
        self.operations.output(
            lambda counter, _tick: counter.office.export_audit(actor, wanted, path),
            self._exported,
            self.explain,
            while_busy=(self.export,),
        )

    def _lay_out(self) -> None:
        self.fields = {
            "first": Field(tr("&Từ ngày"), self.first),
            "last": Field(tr("Đế&n ngày"), self.last),
            "clerk": Field(tr("&Công chức"), self.clerk),
            "act": Field(tr("&Việc làm"), self.act),
        }
        line = row(*self.fields.values(), gap=GAP_M)
        for at in range(line.count()):
            line.setStretch(at, 1)
        self.put(line)
        self.put(self.table, 1)
        self.frame_focus_of(self.table)
        self.put_buttons(self.export)

    def _connect(self) -> None:
        for edit in (self.first, self.last):
            edit.value_changed.connect(lambda _day: self.look())
        for box in (self.clerk, self.act):
            box.key_changed.connect(lambda _key: self.look())
        self.model.more_wanted.connect(self._fetch_more)
        self.export.clicked.connect(self.export_lines)

    def _question(self, after: int | None) -> "Callable[[Counter], AuditPage]":
        return partial(_page, self.actor, self.wanted(), after)

    def _fetch_more(self, after: int) -> None:
        self._latest.ask(self._question(after), self._append)

    def _show(self, page: AuditPage) -> None:
        self.model.put_page(page.lines, page.next_key)
        self.set_aside("" if page.lines else tr("không có dòng nào"))

    def _append(self, page: AuditPage) -> None:
        self.model.add_page(page.lines, page.next_key)

    def _offer_clerks(self, clerks: "Sequence[ClerkRow]") -> None:
        offered: list[tuple[Any, str]] = [(_ANY, tr("Mọi người"))]
        self.clerk.set_choices([*offered, *((one.id, one.name) for one in clerks)])

    def _exported(self, answer: "AuditExported") -> None:
        title = tr("Đã xuất {count} dòng nhật ký", count=answer.lines)
        self.note.show_note("success", title, str(answer.path))
        self.look()


def _page(actor: Actor, wanted: AuditFilter, after: int | None, counter: "Counter") -> AuditPage:
    """Ask for a page: on a worker thread, which must hold no Qt object."""
    return counter.office.audit_log(actor, wanted, after)
