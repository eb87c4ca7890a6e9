"""What the facts of an event say, as a Vietnamese sentence: for the clerk, not for a machine."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from app.domain.channel import DELIVERY_LABELS, DeliveryWay
from app.domain.corrections import (
    ADDED_OR_GONE,
    NOTHING,
    collected,
    corrections_of,
    difference_in_words,
)
from app.domain.dossier_rebuild import CHANGED
from app.domain.dossier_state import STATE_LABELS, Action, DossierState
from app.domain.fees import PAYMENT_LABELS, PaymentMeans
from app.domain.official_entry import (
    OFFICIAL_STATE_LABELS,
    SAID,
    OfficialState,
    read_other_codes,
)
from app.domain.promise_history import CLOCK_RUNS, TOO_LATE, UNTIL
from app.domain.text import dong
from app.domain.vietnam_time import short_date, short_moment

AFTER_CLOSING = "after_closing"
"""Fact of any step: written down after its day had been closed; who leads and let it in."""


def in_words(action: Action, facts: Mapping[str, Any]) -> str:
    """Tell the facts of an event; what an older program did not note is left out."""
    parts = list(_particular(action, facts))
    told = (Action.RECEIVE, Action.RETURN_RESULT)
    if facts.get("to") and action not in told and facts["to"] != facts.get("from"):
        parts.append(f"chuyển sang «{STATE_LABELS[DossierState(facts['to'])]}»")
    if facts.get("reason"):
        parts.append(f"lý do: {facts['reason']}")
    parts.append(_new_promise(facts) if action is not Action.CORRECT else "")
    late = facts.get(AFTER_CLOSING)
    parts.append(f"nhập sau chốt, {late} cho phép" if late else "")
    text = "; ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _particular(action: Action, facts: Mapping[str, Any]) -> Iterable[str]:
    match action:
        case Action.RECEIVE:
            yield from _received(facts)
        case Action.HAND_OVER:
            yield _with("Chuyển", facts.get("unit"))
        case Action.UNDO_RESULT:
            yield _with("Bỏ kết quả số", _before(facts, "result_number"))
        case Action.TAKE_UP:
            yield _with("Người thụ lý", _after(facts, "handler"))
        case Action.SEND_TO_AGENCY:
            yield _with("Chuyển", _after(facts, "agency"))
            yield _with("hạn của cơ quan đó", _moment(_after(facts, "agency_due_at")))
            yield _with("văn bản số", facts.get("number"))
        case Action.BACK_FROM_AGENCY:
            yield _with("Từ", facts.get("agency"))
            yield _with("văn bản số", facts.get("number"))
            yield "quá hạn của cơ quan phối hợp" if facts.get("in_time") is False else ""
        case Action.EXCLUDE:
            yield "bỏ loại trừ" if facts.get("excluded") is False else "không tính là quá hạn"
        case Action.RECORD_RESULT | Action.RETURN_RESULT | Action.RETURN_PART | Action.SEND_OUT:
            yield from _result(action, facts)
        case _:
            yield from _asked_or_changed(action, facts)


def _received(facts: Mapping[str, Any]) -> Iterable[str]:
    """Tell the promise, and everything that was taken in although there was a question."""
    yield f"Hẹn trả {_moment(facts.get('promised', ''))}"
    if facts.get("promised") != facts.get("computed"):
        yield f"ngày tính được {_moment(facts.get('computed', ''))}"
    yield _with("nộp thay:", _joined(facts.get("relation"), facts.get("authority")))
    yield _with("nhận khi chưa đủ giấy tờ:", facts.get("incomplete"))
    yield _with("không có số điện thoại:", facts.get("no_phone"))
    yield _with("miễn, giảm:", facts.get("fee_exemption"))
    means = facts.get("fee_means")
    yield f"đã thu {PAYMENT_LABELS[PaymentMeans(means)].lower()}" if means else ""
    yield _with("biên lai số", facts.get("fee_receipt"))
    doubts = [str(text).rstrip(".") for _kind, text in facts.get("doubts", ())]
    yield _with("vẫn nhận vì", facts.get("doubts_reason") if doubts else "")
    yield _with("đã hỏi:", " / ".join(doubts))


def _result(action: Action, facts: Mapping[str, Any]) -> Iterable[str]:
    match action:
        case Action.RECORD_RESULT:
            yield "Không đủ điều kiện giải quyết" if _after(facts, "result_negative") else ""
            yield _with("Kết quả số", facts.get("number"))
            yield _with("ký ngày", _day(facts.get("date")))
            yield _with("người ký", facts.get("signer"))
        case Action.SEND_OUT:
            way = facts.get("way")
            yield DELIVERY_LABELS[DeliveryWay(way)] if way else ""
            yield _with("người giao", _after(facts, "delivery_by"))
            yield _with("số bưu gửi", _after(facts, "delivery_item"))
        case _:
            yield _with("Đã trao", ", ".join(facts.get("given", ())))
            if _after(facts, "delivery_state") == DeliveryWay.ELECTRONIC.value:
                yield f"Trả điện tử tới {_after(facts, 'delivery_item')}"
            yield f"người nhận: {facts.get('collector', '')}"
            yield str(facts.get("relation", ""))
            yield "mất giấy hẹn" if facts.get("slip_lost") else ""
            yield difference_in_words(facts)
            yield _with("biên lai số", facts.get("fee_receipt") if collected(facts) else "")
            yield _with("còn giữ lại", _after(facts, "parts_kept"))


def _asked_or_changed(action: Action, facts: Mapping[str, Any]) -> Iterable[str]:
    match action:
        case Action.REQUEST_SUPPLEMENT:
            yield _with("Cần nộp", ", ".join(str(one[0]) for one in facts.get("papers", ())))
            yield _with("trước hết ngày", _day(_after(facts, "supplement_due_on")))
        case Action.ACCEPT_SUPPLEMENT:
            yield _with("Đã nộp", ", ".join(one["name"] for one in facts.get("brought", ())))
            yield str(facts.get("note", ""))
        case Action.REQUEST_PAYMENT:
            yield _with("Thông báo số", facts.get("notice"))
            yield dong(facts["amount"]) if facts.get("amount") else ""
            yield "thời hạn vẫn tính" if facts.get(CLOCK_RUNS) else ""
        case Action.NOTE_OFFICIAL:
            yield from _of_official_system(facts)
        case Action.MOVE:
            place, left = _after(facts, "place"), _before(facts, "place")
            yield str(place) if place else _with("Lấy ra khỏi:", left)
        case Action.CONFIRM_PAYMENT:
            yield _with("Chứng từ số", facts.get("receipt"))
            means = facts.get("means")
            yield PAYMENT_LABELS[PaymentMeans(means)].lower() if means else ""
        case Action.EXTEND:
            yield _with("Hẹn lại", _moment(facts.get(UNTIL, "")))
            yield "xin lỗi khi đã quá hạn, vẫn tính là quá hạn" if TOO_LATE in facts else ""
            yield _with("người ký", facts.get("signer"))
        case Action.REPROMISE:
            yield from _by_calendar(facts)
        case Action.CORRECT:
            yield from _corrected(facts)
        case Action.WITHDRAW | Action.STOP:
            yield _with("đơn ngày", _day(facts.get("requested_on")))
        case _:
            pass


def _of_official_system(facts: Mapping[str, Any]) -> Iterable[str]:
    changed = facts.get(CHANGED, {})
    if "official_code" in changed:
        before, after = changed["official_code"]
        yield _with("Mã quốc gia", after) or _with("Bỏ mã quốc gia", before)
    yield _with("hệ thống hẹn", _moment(_after(facts, "official_promised_at")))
    yield _with("hệ thống nhận", _moment(_after(facts, "official_received_at")))
    said = facts.get(SAID)
    yield f"hệ thống ghi «{STATE_LABELS[DossierState(said)]}»" if said else ""
    others = read_other_codes(_after(facts, "other_codes") or "")
    yield ", ".join(f"{one.system}: {one.code}" for one in others)
    state = _after(facts, "official_state")
    yield OFFICIAL_STATE_LABELS[OfficialState(state)].lower() if state else ""


def _by_calendar(facts: Mapping[str, Any]) -> Iterable[str]:
    before, after = _moment(facts.get("was_promised")), _moment(facts.get(UNTIL))
    yield f"Giữ hẹn trả {after}" if before == after else f"Hẹn trả {before} → {after}"
    yield "có giấy hẹn mới" if _after(facts, "slip_version") else ""


def _corrected(facts: Mapping[str, Any]) -> Iterable[str]:
    for one in corrections_of(facts):
        if one.label in ADDED_OR_GONE:
            yield f"{one.label}: {one.after or one.before}"
        else:
            yield f"{one.label}: {one.before or NOTHING} → {one.after or NOTHING}"
    yield difference_in_words(facts)


def _new_promise(facts: Mapping[str, Any]) -> str:
    moved = facts.get(CHANGED, {}).get("promised_at")
    if not moved or UNTIL in facts:
        return ""
    return f"hẹn trả {_moment(moved[0])} → {_moment(moved[1])}"


def _after(facts: Mapping[str, Any], column: str) -> Any:
    """Return what the step left in a column, None when it did not touch it."""
    return facts.get(CHANGED, {}).get(column, (None, None))[1]


def _before(facts: Mapping[str, Any], column: str) -> Any:
    """Return what the step took out of a column, None when it did not touch it."""
    return facts.get(CHANGED, {}).get(column, (None, None))[0]


def _joined(*values: Any) -> str:
    return ", ".join(str(value) for value in values if value)


def _with(words: str, value: Any) -> str:
    return f"{words} {value}" if value else ""


def _day(text: str | None) -> str:
    return short_date(date.fromisoformat(text)) if text else ""


def _moment(text: str | None) -> str:
    return short_moment(datetime.fromisoformat(text)) if text else ""
