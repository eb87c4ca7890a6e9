"""The person being typed beside one met before or what the number tells, line by line.

So a slip is seen at once. Nothing is judged here but whether two lines say the same.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.identity_number import IdentityNumber, Sex
from app.domain.listings import KnownPerson
from app.domain.text import fold
from app.domain.vietnam_time import short_date
from app.services.commands import ApplicantInput
from app.ui.dossier.card_facts import grouped_identity
from app.ui.theme.tokens import GAP_M, GAP_XS
from app.ui.widgets.text import Text
from app.words import tr

_PERSON_DIGITS = 12


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
        day = short_date(known.last_seen_on)
        lines = [line for line in _lines(typed, known) if line[1] or line[2]]
        differing = [name for name, now, then in lines if now and then and fold(now) != fold(then)]
        self._show(tr("Lần trước, ngày {day}", day=day), lines, differing)

    def show_number(self, typed: ApplicantInput) -> None:
        """Show ``typed``, of a person beside what the number itself tells of its owner."""
        if typed.is_organization:
            number = grouped_identity(typed.identity_number)
            lines = [(tr("Tên tổ chức"), typed.name.strip(), ""), (tr("Mã số"), number, "")]
            self._show("", lines, ())
            return
        digits, birth = typed.identity_number, str(typed.birth or "")
        told = IdentityNumber(digits) if len(digits) == _PERSON_DIGITS else None
        year = str(told.birth_year) if told else ""
        abroad = tr("không phải mã tỉnh") if told and told.province is None else ""
        lines = [
            (tr("Họ tên"), typed.name.strip(), ""),
            (tr("Số định danh"), grouped_identity(digits), ""),
            (tr("Ngày sinh"), birth, tr("năm {year}", year=year) if told else ""),
            (tr("Giới tính"), _sex_words(typed.sex), _sex_words(told.sex or "") if told else ""),
            (tr("Nơi khai sinh"), "", abroad),
        ]
        differing: list[str] = []
        if told and typed.birth and typed.birth.year != told.birth_year:
            differing.append(tr("Ngày sinh"))
        if told and typed.sex and typed.sex != told.sex:
            differing.append(tr("Giới tính"))
        if abroad:
            differing.append(tr("Nơi khai sinh"))
        head = tr("Theo số định danh") if told else ""
        self._show(head, [line for line in lines if line[1] or line[2]], differing)

    def _show(
        self, head: str, lines: Sequence[tuple[str, str, str]], differing: Sequence[str]
    ) -> None:
        self.lines = list(lines)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, words in enumerate(("", tr("Đang nhập"), head)):
            self._grid.addWidget(Text(words, "label"), 0, at)
        for row, (name, now, then) in enumerate(self.lines, start=1):
            role = "strong" if name in differing else "body"
            self._grid.addWidget(Text(name, "secondary"), row, 0)
            for at, words in enumerate((now, then), start=1):
                shown = words or ("–" if head else "")
                self._grid.addWidget(Text(shown, role), row, at)


def _lines(typed: ApplicantInput, known: KnownPerson) -> list[tuple[str, str, str]]:
    return [
        (tr("Họ tên"), typed.name.strip(), known.name),
        (
            tr("Số định danh"),
            grouped_identity(typed.identity_number),
            grouped_identity(known.identity_number),
        ),
        (tr("Ngày sinh"), str(typed.birth or ""), known.birth),
        (tr("Giới tính"), _sex_words(typed.sex), _sex_words(known.sex)),
        (tr("Địa chỉ"), typed.address.strip(), known.address),
        (tr("Điện thoại"), typed.phone, known.phone),
    ]


def _sex_words(sex: str) -> str:
    return tr(Sex(sex).word) if sex in list(Sex) else ""
