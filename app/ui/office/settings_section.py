"""What all sections of the settings have in common; each section is in a file of its own."""

from PySide6.QtWidgets import QWidget

from app.domain.roles import ROLE_LABELS, Actor, Permission
from app.errors import InputError, MotCuaError
from app.ui import messages
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.words import tr


class Section(ActionPanel):
    """A section; what the role of ``actor`` may not change is shown, with the reason.

    Subclasses put their fields into ``fields`` by the names that ``InputError.field`` uses.
    """

    def __init__(
        self,
        title: str,
        purpose: str,
        operations: Operations,
        actor: Actor,
        permission: Permission | None = None,
    ) -> None:
        super().__init__(title, purpose)
        self.operations, self.actor = operations, actor
        self.allowed = permission is None or actor.may(permission)
        self.fields: dict[str, Field] = {}
        self.reason = ""
        self.role_name = tr(ROLE_LABELS[actor.role])
        if not self.allowed:
            self.reason = tr("Vai trò «{role}» chỉ được xem phần này.", role=self.role_name)
            self._put_banner(self.reason, tr("Mời lãnh đạo phụ trách đăng nhập để thay đổi."))

    def refuse_reading(self, reason: str, *widgets: QWidget) -> None:
        """Say why the role may not read the section, in place of its ``widgets``."""
        for widget in widgets:
            widget.setParent(self)
            widget.hide()
        self._put_banner(reason, tr("Mời lãnh đạo phụ trách đăng nhập để xem."))

    def put_narrow(self, *fields: QWidget) -> None:
        """Put a few short fields below each other, no wider than they need."""
        line = row(column(*fields, gap=GAP_M), None)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        self.put(line)

    def on_shown(self) -> None:
        """Look again: the section has come to the front."""

    def on_hidden(self) -> None:
        """Hide what must not stay on the screen."""

    def on_scan(self, scan: object) -> bool:
        """Take a scan; True if it was for this section."""
        return False

    def is_changed(self) -> bool:
        """Say whether something typed has not been saved."""
        return False

    def forget(self) -> None:
        """Show again what is saved, instead of what is typed."""

    def can_leave(self) -> bool:
        """Ask before typing is lost; False to stay."""
        if not self.is_changed():
            return True
        leave = messages.ask(
            tr("Bỏ thay đổi chưa lưu?"),
            tr("Những gì vừa sửa ở phần này sẽ mất."),
            yes=tr("Bỏ thay đổi"),
            no=tr("Ở lại"),
            danger=True,
        )
        if leave:
            self.clear_problems()
            self.forget()
        return leave

    def only_if_allowed(self, *widgets: QWidget) -> None:
        """Disable ``widgets`` with the reason as tool tip where the role may not use them."""
        if self.allowed:
            return
        for widget in widgets:
            widget.setEnabled(False)
            widget.setToolTip(self.reason)

    def show_problem(self, failure: MotCuaError) -> bool:
        """Say at the field what is wrong, or above the buttons where no field is named."""
        self.clear_problems()
        field = self.fields.get(failure.field) if isinstance(failure, InputError) else None
        if field is None:
            return self.explain(failure)
        title, advice = tr(failure.title, **failure.values), tr(failure.advice, **failure.values)
        field.show_error(f"{title} {advice}".strip())
        field.editor.setFocus()
        return True

    def clear_problems(self) -> None:
        """Take away what was said before."""
        self.note.close_note()
        for field in self.fields.values():
            field.clear_error()

    def _put_banner(self, reason: str, advice: str) -> None:
        banner = InlineBanner(closable=False)
        banner.show_note("info", reason, advice)
        self.put(banner)
