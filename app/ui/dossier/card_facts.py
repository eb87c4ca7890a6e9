"""The card of a dossier as sections of named facts, in the words of the screen; no widget here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.channel import CHANNEL_LABELS, DELIVERY_LABELS, DeliveryWay
from app.domain.dossier_state import STATE_LABELS
from app.domain.fees import means_in_words
from app.domain.forms.registry import FORM_KINDS
from app.domain.listings import DossierCard, DueMark, HistoryLine, PrintLine
from app.domain.official_entry import OFFICIAL_STATE_LABELS, OfficialState
from app.domain.papers import PAPER_KIND_LABELS, SubmittedPaper
from app.domain.print_state import PRINT_STATE_LABELS, PrintState
from app.domain.text import dong
from app.domain.timeliness import time_left_in_words
from app.domain.vietnam_time import short_date, short_moment, to_local
from app.words import tr

Fact = tuple[str, str]

_IDENTITY_GROUP = 3


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the card: its title and its facts, each a name and what is to be said."""

    title: str
    facts: tuple[Fact, ...]


def sections_of(card: DossierCard) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """Return everything a clerk may see of ``card``, what is empty left out.

    Two columns for a wide screen, to be read one after the other on a narrow one.
    """
    first = (
        Section(tr("Người nộp"), _said(_people(card))),
        Section(tr("Thủ tục"), _said(_procedure(card))),
        Section(tr("Hẹn trả kết quả"), _said(_promise(card))),
        Section(tr("Đang ở đâu"), _said(_course(card))),
        Section(tr("Hệ thống quốc gia"), _said(_official(card))),
    )
    second = (
        Section(tr("Giấy tờ đã nộp"), _said(map(_paper, card.papers))),
        Section(tr("Phí, lệ phí"), _said(_fee(card))),
        Section(tr("Ghi chú"), _said([("", card.note)])),
        Section(tr("Quá trình xử lý"), history_of(card)),
        Section(tr("Giấy đã in"), _said(map(_print, card.prints))),
    )
    return _with_facts(first), _with_facts(second)


def history_of(card: DossierCard) -> tuple[Fact, ...]:
    """Return what has happened to the dossier, newest first."""
    return _said(map(_event, card.history))


def grouped_identity(number: str) -> str:
    """Return an identity number in groups of three, as it is read out."""
    groups = range(0, len(number), _IDENTITY_GROUP)
    return " ".join(number[at : at + _IDENTITY_GROUP] for at in groups)


def fee_in_words(card: DossierCard) -> str:
    """Say what the dossier costs and whether that has been paid."""
    if not card.fee:
        return tr("Không thu")
    if not card.fee_paid or card.fee_open == card.fee:
        return tr("{amount} – chưa thu", amount=dong(card.fee))
    if card.fee_open > 0:
        amount, left = dong(card.fee), dong(card.fee_open)
        return tr("{amount} – còn phải thu thêm {left}", amount=amount, left=left)
    if card.fee_open < 0:
        amount, left = dong(card.fee), dong(-card.fee_open)
        return tr("{amount} – còn phải trả lại {left}", amount=amount, left=left)
    if card.fee_receipt_number:
        return tr(
            "{amount} – đã thu, biên lai số {number}",
            amount=dong(card.fee),
            number=card.fee_receipt_number,
        )
    return tr("{amount} – đã thu", amount=dong(card.fee))


def _with_facts(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.facts)


def _said(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact[1])


def _people(card: DossierCard) -> Sequence[Fact]:
    other = card.submitter_name if card.submitter_name != card.row.applicant_name else ""
    return (
        (tr("Họ tên"), card.row.applicant_name),
        (tr("Người nộp thay"), other),
        (tr("Số định danh"), grouped_identity(card.identity_number)),
        (tr("Ngày sinh"), card.birth),
        (tr("Điện thoại"), card.phone),
        (tr("Địa chỉ"), card.address),
        (tr("Thư điện tử"), card.email),
    )


def _procedure(card: DossierCard) -> Sequence[Fact]:
    delivery = tr(DELIVERY_LABELS[card.delivery])
    where = f"{delivery}: {card.delivery_address}" if card.delivery_address else delivery
    return (
        (tr("Tên"), card.row.procedure_name),
        (tr("Mã thủ tục"), card.procedure_code),
        (tr("Lĩnh vực"), card.field),
        (tr("Cách nộp"), tr(CHANNEL_LABELS[card.channel])),
        (tr("Nhận kết quả"), where),
        (tr("Số bộ"), str(card.sets) if card.sets > 1 else ""),
    )


def _promise(card: DossierCard) -> Sequence[Fact]:
    """Tell the three dates apart: as first counted, as promised now, as the other system says."""
    changed = card.original_promised_at != card.row.promised_at
    official = card.course.official_promised_at
    return (
        (tr("Tiếp nhận"), f"{short_moment(card.row.received_at)}, {card.row.clerk_name}"),
        (tr("Hẹn trả"), short_moment(card.row.promised_at)),
        (tr("Giờ làm việc"), _left(card)),
        (tr("Hẹn ban đầu"), short_moment(card.original_promised_at) if changed else ""),
        (tr("Hệ thống hẹn trả"), short_moment(official) if official else ""),
        (tr("Lý do hẹn khác"), card.override_reason),
        (tr("Thời hạn"), card.limit_in_words),
        (tr("Cách tính"), card.explanation),
        (tr("Lịch làm việc"), _unconfirmed(card.course.unconfirmed_years)),
        (tr("Tạm dừng"), "\n".join(_pause(one) for one in card.course.pauses)),
        (tr("Xin lỗi, hẹn lại"), _apology(card)),
        (tr("Có kết quả"), short_moment(card.finished_at) if card.finished_at else ""),
        (tr("Kết quả"), card.result_name),
        (tr("Đã trả"), short_moment(card.returned_at) if card.returned_at else ""),
        (tr("Người nhận"), card.collector_name),
    )


def _apology(card: DossierCard) -> str:
    until = card.course.apology_until
    told = (short_moment(until) if until else "", tr(card.course.late_reason))
    return ": ".join(one for one in told if one) if card.course.extensions else ""


def _left(card: DossierCard) -> str:
    course = card.course
    if course.minutes_left is None:
        return ""
    overdue = card.row.due is DueMark.OVERDUE
    return time_left_in_words(course.minutes_left, course.minutes_a_day, tr, overdue=overdue)


def _unconfirmed(years: Sequence[int]) -> str:
    told = ", ".join(str(year) for year in years)
    return tr("Lịch nghỉ năm {years} chưa được xác nhận.", years=told) if years else ""


def _pause(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _course(card: DossierCard) -> Sequence[Fact]:
    """Say who has the dossier or its result now, and what was asked for."""
    course = card.course
    day, due = course.supplement_due_on, course.agency_due_at
    wanted = "; ".join(paper.name for paper in course.requested_papers) if course.paused_at else ""
    version = tr("lần {number}, thay các lần trước", number=course.slip_version)
    electronic = course.way is DeliveryWay.ELECTRONIC
    return (
        (tr("Hồ sơ giấy ở"), course.place),
        (tr("Người thụ lý"), course.handler),
        (tr("Cần bổ sung"), wanted),
        (tr("Hạn bổ sung"), short_date(day) if day else ""),
        (tr("Số lần yêu cầu"), str(course.supplements) if course.supplements > 1 else ""),
        (tr("Cơ quan phối hợp"), course.agency),
        (tr("Hạn của cơ quan đó"), short_moment(due) if due else ""),
        (tr("Số kết quả"), course.result_number),
        (tr("Ngày ký kết quả"), short_date(course.result_day) if course.result_day else ""),
        (tr("Kết quả"), tr("không đủ điều kiện giải quyết") if course.result_negative else ""),
        (tr("Còn giữ lại"), course.parts_kept),
        (tr("Đang giao"), course.delivery_by if course.out_for_delivery else ""),
        (tr("Đã gửi tới") if electronic else tr("Số bưu gửi"), course.delivery_item),
        (tr("Giấy hẹn"), version if course.slip_version > 1 else ""),
    )


def _official(card: DossierCard) -> Sequence[Fact]:
    """Tell what the official system has of the dossier; its promise stands beside our own."""
    course = card.course
    received, says = course.official_received_at, course.official_says
    return (
        (tr("Tình trạng"), tr(OFFICIAL_STATE_LABELS[OfficialState(course.official_state)])),
        (tr("Mã quốc gia"), card.row.official_code),
        (tr("Hệ thống tiếp nhận"), short_moment(received) if received else ""),
        (tr("Hệ thống đang ghi"), tr(STATE_LABELS[says]) if says else ""),
        (tr("Mã của hệ thống khác"), "\n".join(course.other_codes)),
    )


def _fee(card: DossierCard) -> Sequence[Fact]:
    return (
        (tr("Số tiền"), fee_in_words(card)),
        (tr("Hình thức thu"), tr(means_in_words(card.fee_means)) if card.fee_means else ""),
        (tr("Miễn, giảm"), card.fee_exemption),
        (tr("Cách tính"), card.fee_explanation if card.fee else ""),
    )


def _paper(paper: SubmittedPaper) -> Fact:
    more = (tr("trả lại cùng kết quả") if paper.returned_to_citizen else "", paper.note)
    name = "; ".join(part for part in (paper.name, *more, paper.extra_reason) if part)
    return _sheets(paper), name


def _sheets(paper: SubmittedPaper) -> str:
    kind = tr(PAPER_KIND_LABELS[paper.kind])
    return f"{paper.originals + paper.copies} {kind.lower()}"


def _event(line: HistoryLine) -> Fact:
    said = f"{tr(line.action)} – {line.clerk_name}"
    return _when(line), f"{said}\n{line.text}" if line.text else said


def _print(line: PrintLine) -> Fact:
    kind = FORM_KINDS.get(line.form)
    name = tr(kind.label) if kind is not None else line.form
    if line.reprint_number:
        again = tr("in lại lần {number}: {reason}", number=line.reprint_number, reason=line.reason)
        name = f"{name}, {again}"
    state = tr(PRINT_STATE_LABELS[PrintState(line.state)])
    return f"{to_local(line.printed_at):%H:%M %d/%m/%y}", f"{name}\n{state}, {line.clerk_name}"


def _when(line: HistoryLine) -> str:
    return f"{to_local(line.occurred_at):%H:%M %d/%m/%y}"
