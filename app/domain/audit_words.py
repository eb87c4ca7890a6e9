"""What a line of the audit is about, in words a supervisor understands; pure, nothing is read here.

What use cases write down is short and for machines: keys, days, names of files.
"""

import json
from datetime import date

from app.domain.audited import Audited
from app.domain.backup_listing import PLACE_LABELS, PlaceKind
from app.domain.catalogue import FIELD_LABELS
from app.domain.opening import STRIP_LABELS, Strip
from app.domain.sign_in import Secret
from app.domain.vietnam_time import short_date

_SECRETS: dict[str, str] = {Secret.PIN: "mã PIN", Secret.PASSWORD: "mật khẩu"}
_STRIPS: dict[str, str] = {strip: STRIP_LABELS[strip] for strip in Strip}
_PLACES: dict[str, str] = {kind: PLACE_LABELS[kind] for kind in PlaceKind}
_PC_SETTINGS = {
    "printer": "máy in",
    "other_printers": "máy in danh sách, nhãn",
    "export_folder": "thư mục xuất",
    "backup_folder": "thư mục sao lưu",
    "second_backup_folder": "nơi sao lưu thứ hai",
    "journal_folder": "nơi ghi nhật ký biên nhận",
    "lock_after_minutes": "phút tự khóa",
}
BY_CARD = "card"
"""Stands for the dossier's key where a citizen card was scanned to find any."""

_COPIES = {"convert": "mã hóa", "delete": "xóa"}


def about_in_words(act: str, detail: str, name: str = "") -> str:
    """Return what ``act`` was done to or with; what no act of ours wrote stays as it stands.

    ``name`` is what the key at the beginning of ``detail`` stands for: a clerk or a dossier.
    """
    first, _blank, more = detail.partition(" ")
    match act:
        case Audited.SIGN_IN | Audited.CHANGE_PASSWORD:
            return " và ".join(_SECRETS.get(part, part) for part in detail.split())
        case Audited.SAVE_CLERK | Audited.RELEASE_CLERK:
            return f"{name}, đặt lại mã PIN" if name and more else name
        case Audited.LOOK_UP_BY_IDENTITY:
            return "quét thẻ căn cước" if detail == BY_CARD else name or _in_register(detail)
        case Audited.CLOSE_DAY | Audited.EXPORT_DAY:
            return _day(first, detail)
        case Audited.CLOSE_DAY_AGAIN:
            return f"{_day(first, first)}: {more}"
        case Audited.ALLOW_LATE:
            return f"{_day(first, first)}, cho {more}"
        case Audited.OPEN_COUNTER:
            return _STRIPS.get(detail, detail)
        case Audited.CONFIRM_CALENDAR:
            return f"năm {detail}"
        case Audited.SAVE_PC_SETTINGS:
            return _pc_settings(detail)
        case Audited.CORRECT_FORM:
            return f"bộ {first}, bản {more}" if more else detail
        case Audited.CHANGE_PROCEDURE | Audited.END_PROCEDURE | Audited.CONFIRM_PROCEDURE:
            return _procedure(detail)
        case Audited.BACK_UP:
            places = ", ".join(_PLACES.get(place, place) for place in more.split())
            return f"{first} ({places})" if places else first
        case Audited.MERGE_BUNDLE:
            return _merged(detail)
        case Audited.JOIN_STORE:
            return f"máy số {first}, {more}" if more else detail
        case Audited.MOVE_STORE:
            return f"{detail} hồ sơ"
        case Audited.ENCRYPT_STORE | Audited.SHOW_RECOVERY_KEY:
            return _key(detail)
        case _:
            return detail


def _in_register(detail: str) -> str:
    """Return the register or its line somebody looked into; a key alone says nothing."""
    return "" if detail.isdigit() else f"sổ {detail}"


def _day(text: str, detail: str) -> str:
    try:
        return f"ngày {short_date(date.fromisoformat(text))}"
    except ValueError:
        return detail


def _procedure(detail: str) -> str:
    """Tell code, day and decision, then each property with what stood there before and after."""
    try:
        told = json.loads(detail)
        changes = [
            f"{FIELD_LABELS.get(name, name)}: {before or '(trống)'} → {after or '(trống)'}"
            for name, before, after in told["changes"]
        ]
        since = f" từ {short_date(date.fromisoformat(told['from']))}" if told["from"] else ""
        basis = f" ({told['basis']})" if told["basis"] else ""
        head = f"{told['code']}{since}{basis}"
    except (ValueError, TypeError, KeyError):
        return detail
    return f"{head}: {'; '.join(changes)}" if changes else head


def _pc_settings(detail: str) -> str:
    try:
        changed = dict(json.loads(detail))
    except (ValueError, TypeError):
        return detail
    parts = (
        f"{_PC_SETTINGS.get(key, key)}: {value or 'mặc định'}" for key, value in changed.items()
    )
    return "; ".join(parts)


def _merged(detail: str) -> str:
    name, _colon, counts = detail.rpartition(": ")
    dossiers, plus, events = counts.partition(" + ")
    return f"{name}: {dossiers} hồ sơ, {events} bước" if plus else detail


def _key(detail: str) -> str:
    wish, colon, count = detail.partition(": ")
    if colon:
        return f"{_COPIES.get(wish, wish)} {count} bản sao"
    return f"khóa số {detail}" if detail else ""
