"""What is left hanging as lines to show: words, and the keys that mend each; no widget is here."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.hanging import Hanging, HangingDraft, HangingPaper
from app.domain.vietnam_time import short_date, short_moment
from app.words import N_, tr

MOST_PAPERS_SHOWN = 20


class Mend(StrEnum):
    """What can be done about a line."""

    CAME_OUT = "came_out"
    PRINT_AGAIN = "print_again"
    PRINT = "print"
    PRINT_ALL = "print_all"
    EXPORT = "export"
    LIST = "list"
    GO_ON = "go_on"


@dataclass(frozen=True, slots=True)
class MendKey:
    """How a mend is offered; the letter does it to the line that has the keyboard."""

    label: str
    letter: str
    icon: str


MEND_KEYS: dict[Mend, MendKey] = {
    Mend.CAME_OUT: MendKey(N_("Đã ra giấy"), "R", "check"),
    Mend.PRINT_AGAIN: MendKey(N_("In lại"), "I", "printer"),
    Mend.PRINT: MendKey(N_("In"), "I", "printer"),
    Mend.PRINT_ALL: MendKey(N_("In hết"), "H", "printer"),
    Mend.EXPORT: MendKey(N_("Xuất dữ liệu"), "X", "usb"),
    Mend.LIST: MendKey(N_("Mở danh sách"), "D", "list-search"),
    Mend.GO_ON: MendKey(N_("Nhập tiếp"), "N", "edit"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that hangs: what it is, more about it, what mends it, and what that works on."""

    what: str
    detail: str
    mends: tuple[Mend, ...]
    papers: tuple[HangingPaper, ...] = ()
    form: str = ""


def lines_of(hanging: Hanging) -> tuple[Line, ...]:
    """Return what hangs, most pressing first: a citizen may be waiting for the paper."""
    return tuple(_lines(hanging))


def summary_of(hanging: Hanging) -> str:
    """Return all that hangs in one line."""
    counted = (
        (tr("{count} giấy chưa rõ đã ra", count=hanging.unknown_count), hanging.unknown),
        (tr("{count} giấy chưa in", count=hanging.unprinted_count), hanging.unprinted),
        (tr("{count} ngày chưa xuất", count=len(hanging.unexported)), hanging.unexported),
        (
            tr("{count} hồ sơ chưa chuyển xử lý", count=hanging.not_handed_over),
            hanging.not_handed_over,
        ),
        (tr("{count} phiếu nhập dở", count=len(hanging.drafts)), hanging.drafts),
    )
    return " · ".join(words for words, there in counted if there)


def _lines(hanging: Hanging) -> Iterator[Line]:
    for paper in hanging.unknown[:MOST_PAPERS_SHOWN]:
        yield Line(
            what=tr("{paper} đã ra giấy chưa?", paper=_name(paper)),
            detail=_about(paper),
            mends=(Mend.CAME_OUT, Mend.PRINT_AGAIN),
            papers=(paper,),
        )
    if hanging.unprinted_count > 1:
        yield Line(
            what=tr("{count} giấy chưa in", count=hanging.unprinted_count),
            detail=tr("In theo thứ tự, hoặc in từng giấy bên dưới."),
            mends=(Mend.PRINT_ALL,),
            papers=hanging.unprinted,
        )
    for paper in hanging.unprinted[:MOST_PAPERS_SHOWN]:
        yield Line(
            what=tr("{paper} chưa in", paper=_name(paper)),
            detail=_about(paper),
            mends=(Mend.PRINT,),
            papers=(paper,),
        )
    if hanging.unexported:
        yield Line(
            what=tr("{count} ngày chưa xuất dữ liệu", count=len(hanging.unexported)),
            detail=tr("từ {day}; một lần xuất mang đủ cả", day=short_date(hanging.unexported[0])),
            mends=(Mend.EXPORT,),
        )
    if hanging.not_handed_over:
        yield Line(
            what=tr("{count} hồ sơ chưa chuyển xử lý", count=hanging.not_handed_over),
            detail=tr("nhận từ hôm trước, chưa giao cho nơi giải quyết"),
            mends=(Mend.LIST,),
        )
    for draft in hanging.drafts:
        yield _draft_line(draft)


def _draft_line(draft: HangingDraft) -> Line:
    moment = short_moment(draft.saved_at)
    match draft.form:
        case "return":
            words = tr("Phiếu trả kết quả gõ dở")
        case "receive_parked":
            words = tr("Phiếu nhận đang gác")
        case "batch":
            words = tr("Quét hàng loạt, chưa xác nhận")
        case form if form.startswith("register/"):
            words = tr("Dòng sổ theo dõi ghi dở")
        case _:
            words = tr("Phiếu nhận gõ dở")
    return Line(
        what=words,
        detail=tr("từ {moment}; chưa lưu", moment=moment),
        mends=(Mend.GO_ON,),
        form=draft.form,
    )


def _name(paper: HangingPaper) -> str:
    return tr("{form} {subject}", form=tr(paper.label), subject=paper.subject)


def _about(paper: HangingPaper) -> str:
    asked = short_moment(paper.asked_at)
    if not paper.applicant_name:
        return asked
    return tr("{name} · {moment}", name=paper.applicant_name, moment=asked)
