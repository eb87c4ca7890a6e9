"""The person being typed beside one met before, line by line, so that a slip is seen at once."""

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.listings import KnownPerson
from app.domain.text import fold
from app.domain.vietnam_time import short_date
from app.services.commands import ApplicantInput
from app.ui.dossier.card_facts import grouped_identity
from app.ui.theme.tokens import GAP_M, GAP_XS
from app.ui.widgets.text import Text
from app.words import tr


class PersonPair(QWidget):
    """Three columns: what it is, as typed, as told then; what differs stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(GAP_M, 0, GAP_M, 0)
        self._grid.setHorizontalSpacing(GAP_M)
        self._grid.setVerticalSpacing(GAP_XS)
        for at, share in enumerate((1, 3, 3)):
            self._grid.setColumnStretch(at, share)
        self.setLayout(self._grid)
        self.lines: list[tuple[str, str, str]] = []

    def show_pair(self, typed: ApplicantInput, known: KnownPerson) -> None:
        """Show ``typed`` and ``known``; lines that both leave empty are left out."""
        self.lines = [line for line in _lines(typed, known) if line[1] or line[2]]
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        day = short_date(known.last_seen_on)
        heads = ("", tr("Đang nhập"), tr("Lần trước, ngày {day}", day=day))
        for at, head in enumerate(heads):
            self._grid.addWidget(Text(head, "label"), 0, at)
        for row, (name, now, then) in enumerate(self.lines, start=1):
            differs = bool(now and then) and fold(now) != fold(then)
            self._grid.addWidget(Text(name, "secondary"), row, 0)
            for at, words in enumerate((now, then), start=1):
                self._grid.addWidget(Text(words or "–", "strong" if differs else "body"), row, at)


def _lines(typed: ApplicantInput, known: KnownPerson) -> list[tuple[str, str, str]]:
    return [
        (tr("Họ tên"), typed.name.strip(), known.name),
        (
            tr("Số định danh"),
            grouped_identity(typed.identity_number),
            grouped_identity(known.identity_number),
        ),
        (tr("Ngày sinh"), str(typed.birth or ""), known.birth),
        (tr("Địa chỉ"), typed.address.strip(), known.address),
        (tr("Điện thoại"), typed.phone, known.phone),
    ]
