"""The applicant of a dossier: typed, read from a citizen card, or known from an earlier visit.

Nothing is looked up here: the page brings what a scanner read and whom the store knows.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.birth_date import parse_birth_date
from app.domain.citizen_card import CitizenCard
from app.domain.identity_number import IdentityNumber, Sex, parse_identity
from app.domain.listings import KnownPerson
from app.domain.text import check_phone, tidy_name
from app.errors import InputError
from app.services.commands import ApplicantInput
from app.ui.dossier.filling import fill_empty, write_into
from app.ui.dossier.form_part import FormPart, Spot, SpotOf, error_words, without_blanks
from app.ui.dossier.person_words import (
    card_doubts,
    card_words,
    contact_words,
    number_doubts,
    person_choice,
    province_of,
)
from app.ui.theme import watch
from app.ui.theme.tokens import GAP_M, GAP_S, GAP_XS
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.digit_edit import DigitEdit
from app.ui.widgets.field import Field, side_by_side
from app.ui.widgets.layouts import column, row
from app.ui.widgets.more_button import MoreButton
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.proposals import Proposals
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import tr

# Twelve digits of a person, thirteen of a branch of an organization.
_LONGEST_NUMBER = 13
_LONGEST_PHONE = 12
_PERSON_DIGITS = 12
_BIRTH_EMS = 13
# The arrow of a list is as wide in large letters.
_SEX_EMS, _ARROW = 9, 32
_NUMBER_SHARE, _NAME_SHARE = 6, 7


class ApplicantForm(FormPart):
    """Fields of one person or organization; ``searched`` asks whom the store knows by a text.

    ``identified`` tells that a whole number has been typed or scanned, with another number of the
    same person where the card has one: who had it before is told, and nothing is filled by it.
    """

    searched = Signal(str)
    identified = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = DigitEdit(_LONGEST_NUMBER, groups=(3, 3, 3, 3))
        self.name, self.birth = QLineEdit(), QLineEdit()
        self.sex = ChoiceBox([("", "–"), *((sex.value, tr(sex.word)) for sex in Sex)])
        self.phone = DigitEdit(_LONGEST_PHONE, groups=(4, 3, 3))
        self.no_phone_reason = QLineEdit()
        self.address, self.email = QLineEdit(), QLineEdit()
        self.organization = QCheckBox(tr("Là cơ q&uan, tổ chức"))
        # By its letter or the mouse: Enter goes from field to field and seldom wants it.
        self.organization.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more = MoreButton(tr("Thê&m"))
        self.doubts, self.card_note = NoteLine(), NoteLine()
        self.reuse = Button(tr("&Dùng lại"), "quiet")
        self.reuse.clicked.connect(self._reuse_contact)
        self.earlier_note = NoteLine(action=self.reuse)
        self._earlier: KnownPerson | None = None
        self._searching: QLineEdit = self.number
        self._make_fields()
        self._lay_out()
        self._listen()
        self.restore({})

    def applicant(self) -> ApplicantInput:
        """Return what has been entered; InputError("birth") when that is no date."""
        birth = self.birth.text().strip()
        person = not self.organization.isChecked()
        phone = self.phone.digits()
        return ApplicantInput(
            name=self.name.text(),
            identity_number=self.number.digits(),
            birth=parse_birth_date(birth) if birth and person else None,
            sex=str(self.sex.key() or "") if person else "",
            address=self.address.text(),
            phone=phone,
            no_phone_reason="" if phone else self.no_phone_reason.text(),
            email=self.email.text(),
            is_organization=not person,
        )

    def differs_from(self, card: CitizenCard) -> bool:
        """Say whether somebody else than the owner of ``card`` has been entered."""
        number, name = self.number.digits(), tidy_name(self.name.text())
        if number:
            return number not in [own.digits for own in (card.number, card.old_number) if own]
        return bool(name) and card.name_certain and name.casefold() != card.name.casefold()

    def take_card(self, card: CitizenCard) -> None:
        """Fill the empty fields from ``card``, touch no other, and say what was understood."""
        # Before the number, which would fill in the sex it tells by itself.
        if card.sex is not None and not self.sex.key():
            self.sex.set_key(card.sex.value)
        filled, kept = fill_empty(
            (
                (tr("số căn cước"), self.number, card.number.digits),
                (tr("họ tên"), self.name, card.name),
                (tr("ngày sinh"), self.birth, str(card.birth or "")),
                (tr("địa chỉ"), self.address, card.address),
            )
        )
        if card.sex is not None and self.sex.key() != card.sex.value:
            kept.append(tr("giới tính"))
        self.clear_errors()
        kind = "warn" if card_doubts(card) or kept else "success"
        self.card_note.show_note(kind, card_words(filled, kept, card))
        old = card.old_number.digits if card.old_number else ""
        self.identified.emit(card.number.digits, old)

    def propose(self, people: Sequence[KnownPerson]) -> None:
        """Offer ``people`` under the field that was searched by."""
        self._proposals[self._searching].offer([person_choice(person) for person in people])

    def take_person(self, person: KnownPerson) -> None:
        """Take what does not age; where somebody lives is only told, with the day it was true.

        What was typed stays but for the text that was searched by.
        """
        self._searching.clear()
        kept = self._take_lasting(person)
        self.clear_errors()
        self._remember(person, kept)
        following = self.phone if self.birth.text() else self.birth
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def correct_by(self, person: KnownPerson) -> None:
        """Let name, number and birth be those of ``person``, who is the one that was meant."""
        for line in (self.number, self.name, self.birth):
            line.clear()
        self.sex.set_key("")
        self._take_lasting(person)
        self.clear_errors()
        self._remember(person, ())

    def recognize(self, people: Sequence[KnownPerson]) -> None:
        """Tell of the visit before by the owner of this number, if it is one of ``people``."""
        if people and self._earlier is None:
            self._remember(people[0], ())

    def focus_first_empty(self) -> None:
        """Go on from a card to what it does not tell."""
        fields = (self.name, self.birth, self.phone, self.address)
        empty = next((line for line in fields if not line.text().strip()), self.address)
        empty.setFocus(Qt.FocusReason.TabFocusReason)

    def spots(self) -> Mapping[str, Spot]:
        return self._spots

    def state(self) -> dict[str, Any]:
        lines = {name: line.text() for name, line in self._lines.items()}
        organization = self.organization.isChecked()
        return without_blanks({**lines, "organization": organization, "sex": self.sex.key()})

    def restore(self, state: Mapping[str, Any]) -> None:
        for name, line in self._lines.items():
            write_into(line, str(state.get(name, "")))
        self.organization.setChecked(bool(state.get("organization")))
        self.sex.set_key(state.get("sex") or "")
        self.more.setChecked(any(state.get(name) for name in ("email", "reason")))
        self._forget_earlier()
        self.card_note.clear_note()
        self.clear_errors()
        self._note_change()

    def _make_fields(self) -> None:
        self.birth.setPlaceholderText(tr("dd/mm/yyyy"))
        self.sex.setMinimumContentsLength(2)
        for line in (self.birth, self.email):
            line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._number_field = Field(tr("Số &căn cước"), self.number)
        self._name_field = Field(tr("&Họ và tên"), self.name, required=True)
        self._birth_field = Field(tr("Ngày &sinh"), self.birth)
        self._sex_field = Field(tr("Giới tính"), self.sex)
        self._phone_field = Field(tr("Điện th&oại"), self.phone, required=True)
        self._reason_field = Field(tr("Lý do khôn&g có số"), self.no_phone_reason)
        self._email_field = Field(tr("Thư điện tử"), self.email)
        self._address_field = Field(tr("Đị&a chỉ"), self.address)
        self._spots: dict[str, Spot] = {
            "identity_number": self._number_field,
            "name": self._name_field,
            "birth": self._birth_field,
            "phone": SpotOf(self._tell_phone, self._phone_field.error, self.phone.setFocus),
            "address": self._address_field,
            "email": self._email_field,
        }
        self._lines: dict[str, QLineEdit] = {
            "number": self.number,
            "name": self.name,
            "birth": self.birth,
            "phone": self.phone,
            "reason": self.no_phone_reason,
            "address": self.address,
            "email": self.email,
        }

    def _lay_out(self) -> None:
        who = [self._number_field, self._name_field]
        self._who = row(*who, gap=GAP_M)
        for at, share in enumerate((_NUMBER_SHARE, _NAME_SHARE)):
            self._who.setStretch(at, share)
        self._born = QWidget()
        born = row(self._birth_field, self._sex_field, gap=GAP_M)
        self._born.setLayout(born)
        watch.changed.connect(self._measure)
        self._measure()
        self._extra = QWidget()
        self._extra.setLayout(side_by_side((self._reason_field, 1), (self._email_field, 1)))
        self._who_hands_in = Text(tr("Người đứng nộp ghi ở «Nộp thay»."), "small", wrap=True)
        notes = column(
            self._who_hands_in, self.doubts, self.card_note, self.earlier_note, gap=GAP_XS
        )
        self.setLayout(
            column(
                row(Text(tr("Người nộp"), "strong"), None, self.organization),
                column(self._who, *(field.lend_error_line() for field in who), gap=0),
                notes,
                side_by_side(
                    (self._born, 0),
                    (self._phone_field, 1),
                    errors=(self._birth_field, self._phone_field),
                ),
                self._address_field,
                self._extra,
                gap=GAP_S,
            )
        )

    def _order_who(self, organization: bool) -> None:
        """Begin with the number of a person's card, but with the name of an organization."""
        first, second = self._number_field, self._name_field
        if organization:
            first, second = second, first
        if self._who.indexOf(first) == 0:
            return
        for at, field in enumerate((first, second)):
            self._who.removeWidget(field)
            share = _NAME_SHARE if field is self._name_field else _NUMBER_SHARE
            self._who.insertWidget(at, field, share)
        QWidget.setTabOrder(first.editor, second.editor)

    def _measure(self) -> None:
        """Give birth and sex no more room than they need; the names and numbers need it."""
        em = self.fontMetrics().averageCharWidth()
        self._birth_field.setFixedWidth(em * _BIRTH_EMS)
        self._sex_field.setFixedWidth(em * _SEX_EMS + _ARROW)

    def _listen(self) -> None:
        self._proposals = {line: Proposals(line) for line in (self.number, self.name)}
        for line, proposals in self._proposals.items():
            proposals.picked.connect(self.take_person)
            line.textEdited.connect(lambda _text, edited=line: self._search(edited))
        for line in self._lines.values():
            line.textChanged.connect(self._note_change)
        for field, line, read in (
            (self._number_field, self.number, self._read_number),
            (self._name_field, self.name, None),
            (self._birth_field, self.birth, self._read_birth),
            (self._phone_field, self.phone, self._read_phone),
            (self._reason_field, self.no_phone_reason, None),
            (self._email_field, self.email, None),
        ):
            line.textEdited.connect(field.clear_error)
            if read is not None:
                line.editingFinished.connect(lambda field=field, read=read: _try(field, read))
        self.sex.key_changed.connect(self._note_change)
        for box in (self.organization, self.more):
            box.toggled.connect(self._note_change)
        self.organization.clicked.connect(self._go_on_from_kind)
        self.no_phone_reason.textEdited.connect(self._phone_field.clear_error)
        self.more.clicked.connect(lambda opened: opened and self.no_phone_reason.setFocus())

    def _go_on_from_kind(self, organization: bool) -> None:
        first = self.name if organization else self.number
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _forget_earlier(self) -> None:
        self._earlier = None
        self.earlier_note.clear_note()

    def _search(self, line: QLineEdit) -> None:
        self._searching = line
        digits = self.number.digits()
        self.searched.emit(digits if line is self.number else line.text())

    def _note_change(self) -> None:
        """Show what belongs to what has been entered, then tell."""
        organization = self.organization.isChecked()
        self._number_field.set_label(tr("Mã số &công ty") if organization else tr("Số &căn cước"))
        self._name_field.set_label(tr("Tên tổ c&hức") if organization else tr("&Họ và tên"))
        self._order_who(organization)
        show_if(self._born, not organization)
        if organization:
            self._birth_field.clear_error()
        show_if(self._extra, self.more.isChecked())
        digits = self.number.digits()
        if not organization and len(digits) == _PERSON_DIGITS and not self.sex.key():
            sex = IdentityNumber(digits).sex
            self.sex.set_key(sex.value if sex else "")
        self._number_field.set_hint("" if organization else province_of(digits))
        show_if(self._who_hands_in, organization)
        if self._earlier is not None and digits and digits != self._earlier.identity_number:
            self._forget_earlier()
        self._judge(number_finished=not self.number.hasFocus())
        self.changed.emit()

    def _judge(self, *, number_finished: bool) -> None:
        """Say what does not fit together; of nine digits only when no more are being typed."""
        digits = self.number.digits()
        judged = number_finished or len(digits) == _PERSON_DIGITS
        if judged and not self.organization.isChecked():
            doubts = number_doubts(digits, self.birth.text(), str(self.sex.key() or ""))
        else:
            doubts = ""
        self.doubts.show_note("warn", doubts)

    def _tell_phone(self, text: str) -> None:
        """Tell what is wrong with the number; without any, ask why there is none."""
        self._phone_field.show_error(text)
        if text and not self.phone.digits():
            self.more.setChecked(True)

    def _read_number(self) -> None:
        self._judge(number_finished=True)
        if self.number.digits() and not self.organization.isChecked():
            parse_identity(self.number.digits())
        if self.number.digits():
            self.identified.emit(self.number.digits(), "")

    def _read_birth(self) -> None:
        if self.birth.text().strip():
            self.birth.setText(str(parse_birth_date(self.birth.text())))

    def _read_phone(self) -> None:
        if self.phone.digits():
            self.phone.set_digits(check_phone(self.phone.digits()))

    def _take_lasting(self, person: KnownPerson) -> list[str]:
        """Fill what does not age where nothing was typed; return what was typed otherwise."""
        self.organization.setChecked(self.organization.isChecked() or person.is_organization)
        if person.sex in list(Sex) and not self.sex.key():
            self.sex.set_key(person.sex)
        _filled, kept = fill_empty(
            (
                (tr("số căn cước"), self.number, person.identity_number),
                (tr("họ tên"), self.name, person.name),
                (tr("ngày sinh"), self.birth, person.birth),
            )
        )
        return kept

    def _remember(self, person: KnownPerson, kept: Sequence[str]) -> None:
        self._earlier = person
        self.earlier_note.show_note("info", contact_words(person, self.name.text(), kept))

    def _reuse_contact(self) -> None:
        """Fill what is still empty with what was told then; it has been read by now."""
        earlier = self._earlier
        if earlier is not None:
            self._take_lasting(earlier)
            told = (("", self.address, earlier.address), ("", self.phone, earlier.phone))
            _filled, kept = fill_empty(told)
            self.clear_errors()
            if not kept:
                self.earlier_note.clear_note()
            self.focus_first_empty()


def _try(field: Field, read: Callable[[], None]) -> None:
    """Tell at ``field`` what is wrong with it as soon as it is left."""
    try:
        read()
    except InputError as error:
        field.show_error(error_words(error))
