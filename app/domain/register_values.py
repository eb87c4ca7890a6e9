"""What was typed into a register, checked column by column and put into the form it is kept in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from app.domain.printable import MissingLetters, check_printable, nothing_missing
from app.domain.register_entries import looks_like_identity
from app.domain.registers import FieldKind, Mark, Register, RegisterColumn
from app.domain.text import check_phone, is_digits, nfc, tidy_name
from app.domain.vietnam_time import short_date
from app.errors import InputError
from app.words import N_


def read_values(
    columns: Iterable[RegisterColumn],
    typed: Mapping[str, str],
    register: Register,
    happened_on: date,
    missing: MissingLetters = nothing_missing,
) -> dict[str, str]:
    """Return what was typed as it is stored, empty values left out.

    InputError names the first column that is empty, cannot be right, or could not be printed.
    """
    asked = tuple(columns)
    values: dict[str, str] = {}
    known = {column.id for column in register.columns}
    if strangers := set(typed) - known:
        raise ValueError(f"not columns of this register: {sorted(strangers)}")
    for column in asked:
        text = _read(column, typed.get(column.id, ""))
        if not text and column.required:
            raise InputError(
                column.id, N_("Chưa ghi «{label}»."), N_("Mục này phải có."), label=column.label
            )
        if text:
            check_printable(column.id, text, missing)
            values[column.id] = text
    for column in asked:
        _check_order(register, column, values, happened_on)
    return values


def _read(column: RegisterColumn, text: str) -> str:
    match column.kind:
        case FieldKind.LONG_TEXT:
            return "\n".join(tidy_name(line) for line in nfc(text).splitlines()).strip()
        case FieldKind.COUNT:
            return _count(column, "".join(text.split()))
        case FieldKind.CHOICE:
            return _choice(column, tidy_name(text))
        case FieldKind.PHONE:
            return _phone(column, text)
        case FieldKind.IDENTITY:
            return _identity(column, text)
        case FieldKind.DATE:
            return _iso(column, text, date.fromisoformat)
        case FieldKind.MOMENT:
            return _iso(column, text, _aware)
        case _:
            return tidy_name(text)


def _check_order(
    register: Register, column: RegisterColumn, values: Mapping[str, str], happened_on: date
) -> None:
    """Refuse a day that is before the one it follows (InputError); unknown days follow none."""
    days = {**values, str(Mark.HAPPENED): happened_on.isoformat()}
    day, earliest = values.get(column.id), days.get(column.not_before)
    if not day or not earliest or date.fromisoformat(day) >= date.fromisoformat(earliest):
        return
    after_entry = column.not_before == Mark.HAPPENED
    raise InputError(
        column.id,
        N_("«{label}» không được trước «{earlier}» ({day})."),
        N_("Xem lại hai ngày này."),
        label=column.label,
        earlier=register.happened if after_entry else register.column(column.not_before).label,
        day=short_date(date.fromisoformat(earliest)),
    )


def _count(column: RegisterColumn, text: str) -> str:
    if text and not is_digits(text):
        raise InputError(
            column.id,
            N_("«{label}» phải là một số, từ 0 trở lên."),
            N_("Chỉ ghi chữ số, ví dụ 12."),
            label=column.label,
        )
    return text


def _choice(column: RegisterColumn, text: str) -> str:
    if text and text not in column.choices:
        raise InputError(column.id, N_("Chọn một mục trong danh sách."))
    return text


def _phone(column: RegisterColumn, text: str) -> str:
    try:
        return check_phone(text)
    except InputError as error:
        raise InputError(column.id, error.title, error.advice) from error


def _identity(column: RegisterColumn, text: str) -> str:
    digits = "".join(text.split())
    if digits and is_digits(digits) and not looks_like_identity(digits):
        raise InputError(
            column.id,
            N_("Số căn cước chưa đúng."),
            N_("Căn cước có 12 chữ số, CMND cũ có 9; hộ chiếu có chữ cái."),
        )
    return digits


def _iso(column: RegisterColumn, text: str, read: Callable[[str], date]) -> str:
    if not text:
        return ""
    try:
        return read(text).isoformat()
    except ValueError as error:
        raise InputError(column.id, N_("Ngày giờ chưa đúng.")) from error


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a naive datetime has no place in an entry")
    return moment
