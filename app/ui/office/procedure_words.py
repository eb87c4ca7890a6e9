"""A procedure of the catalogue in words: what it asks for and promises, and how it came to that."""

from datetime import date

from app.domain.catalogue import (
    CATALOGUE_STATE_LABELS,
    CatalogueEntry,
    CatalogueState,
    FieldChange,
    changes_between,
    fee_in_words,
    paper_in_words,
)
from app.domain.procedure import ONLINE_LEVEL_LABELS, PRINT_SLIP_LABELS, Procedure
from app.domain.time_limit import limit_in_words
from app.domain.vietnam_time import short_date
from app.ui.widgets.status_pill import Pill, PillTone
from app.words import tr

_PILLS: dict[CatalogueState, tuple[str, PillTone]] = {
    CatalogueState.UNVERIFIED: ("alert-triangle", PillTone.WAITING),
    CatalogueState.VERIFIED: ("circle-check", PillTone.FINE),
    CatalogueState.UPCOMING: ("clock", PillTone.NEW),
    CatalogueState.ENDED: ("calendar-off", PillTone.DONE),
}


def state_pill(entry: CatalogueEntry) -> Pill:
    """Return how a procedure stands, as icon and word."""
    icon, tone = _PILLS[entry.state]
    return Pill(tr(CATALOGUE_STATE_LABELS[entry.state]), icon, tone)


def described(entry: CatalogueEntry) -> str:
    """Return all that a procedure asks for and promises, then its versions, newest first."""
    one = entry.shown
    parts = [
        one.name,
        _line(tr("Mã thủ tục"), one.code),
        _line(tr("Lĩnh vực"), one.field),
        _line(tr("Thời hạn"), limit_in_words(one.limit, tr)),
        _line(tr("Kết quả"), one.result_name),
        _line(tr("Cơ quan giải quyết"), one.deciding_agency),
        _line(tr("Người ký"), one.signer),
        _line(tr("Trực tuyến"), tr(ONLINE_LEVEL_LABELS[one.online_level])),
        _line(tr("In giấy hẹn"), tr(PRINT_SLIP_LABELS[one.print_slip])),
        "\n".join([tr("Thành phần hồ sơ:"), *(f"–  {paper_in_words(p)}" for p in one.papers)]),
        "\n".join([tr("Phí, lệ phí:"), *(f"–  {fee_in_words(rule)}" for rule in one.fees)]),
    ]
    if one.legal_basis:
        parts.append(_line(tr("Căn cứ"), one.legal_basis))
    if one.note:
        parts.append(_line(tr("Ghi chú"), one.note))
    parts.append(confirmed_in_words(one))
    parts.append("\n".join([tr("Các bản:"), *history_of(entry)]))
    return "\n".join(parts)


def confirmed_in_words(one: Procedure) -> str:
    """Say who compared a version with which decision, or that nobody has."""
    if one.confirmed is None:
        return tr("Chưa ai đối chiếu với quyết định công bố.")
    return tr(
        "Đã kiểm chứng: {name}, ngày {day}, theo {basis}.",
        name=one.confirmed.by,
        day=short_date(one.confirmed.on),
        basis=one.confirmed.basis,
    )


def history_of(entry: CatalogueEntry) -> list[str]:
    """Return a line for each version, the one that begins last first, with what it changed."""
    lines: list[str] = []
    before: Procedure | None = None
    for one in entry.versions:
        changes = changes_in_words(changes_between(before, one)) if before else ""
        lines.append(f"–  {_since(one)}: {_made(one)}{'; ' if changes else ''}{changes}")
        before = one
    return lines[::-1]


def changes_in_words(changes: tuple[FieldChange, ...]) -> str:
    """Tell what changes, property by property."""
    empty = tr("(trống)")
    return "; ".join(
        f"{tr(one.label)}: {one.before or empty} → {one.after or empty}" for one in changes
    )


def preview_in_words(before: Procedure | None, after: Procedure, day: date | None) -> str:
    """Tell what a draft would make of a procedure, and from which day."""
    changes = changes_between(before, after)
    if before is not None and not changes:
        return tr("Chưa sửa gì.")
    since = tr("Áp dụng từ {day}", day=short_date(day)) if day else tr("Chưa có ngày áp dụng")
    if before is None:
        return tr("{since}: thủ tục mới.", since=since)
    return "\n".join([f"{since}:", *(f"–  {changes_in_words((one,))}" for one in changes)])


def _since(one: Procedure) -> str:
    since = tr("từ {day}", day=short_date(one.valid_from)) if one.valid_from else tr("từ đầu")
    if one.valid_to is not None:
        since += " " + tr("đến {day}", day=short_date(one.valid_to))
    return since


def _made(one: Procedure) -> str:
    if one.origin is None:
        return tr("kèm chương trình")
    return tr(
        "{name} lưu ngày {day}, {reason}",
        name=one.origin.by,
        day=short_date(one.origin.on),
        reason=one.origin.reason,
    )


def _line(label: str, value: str) -> str:
    return f"{label}: {value}"
