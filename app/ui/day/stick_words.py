"""What is said about a stick before anything is written to it; no widget is here."""

from dataclasses import dataclass

from app.devices.eject import Ejection
from app.devices.removable_drives import Drive
from app.domain.stick import StickStanding, StickVerdict
from app.domain.vietnam_time import short_date
from app.ui.widgets.inline_banner import BannerKind
from app.words import tr

# A day with its copy of the store seldom needs more.
_LITTLE_BYTES = 64 << 20
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class StickNote:
    """A sentence about a stick; ``accept`` is what its button says if the person must agree.

    ``useless``: nothing can be written, whoever agrees.
    """

    kind: BannerKind
    title: str
    text: str
    accept: str = ""
    useless: bool = False


def note_of(drive: Drive, verdict: StickVerdict | None) -> StickNote | None:
    """Return what to say about the stick, None when it is the right one and has room."""
    if drive.read_only:
        return StickNote(
            kind="error",
            title=tr("USB đang khóa chống ghi"),
            text=tr("Gạt nút khóa ở cạnh USB rồi cắm lại; không có nút khóa thì dùng USB khác."),
            useless=True,
        )
    asked = _of_standing(verdict) if verdict is not None else None
    if asked is None and drive.free_bytes < _LITTLE_BYTES:
        return StickNote(
            kind="warn",
            title=tr("USB gần đầy, chỉ còn {free} MB", free=drive.free_bytes // _MEGABYTE),
            text=tr("Nếu không đủ chỗ, chuyển các thư mục MotCua_ cũ sang máy khác, hoặc đổi USB."),
        )
    return asked


def _of_standing(verdict: StickVerdict) -> StickNote | None:
    match verdict.standing:
        case StickStanding.OWN:
            return None
        case StickStanding.NEW:
            return StickNote(
                kind="info",
                title=tr("USB mới, chưa xuất lần nào"),
                text=tr("Đúng USB của cơ quan thì dùng; lần sau máy tự nhận ra."),
                accept=tr("&Dùng USB này"),
            )
        case StickStanding.FOREIGN:
            return StickNote(
                kind="warn",
                title=tr("USB này của {office}", office=verdict.office),
                text=tr("Có thể cắm nhầm USB. Không phải USB của mình thì rút ra, cắm đúng USB."),
                accept=tr("&Dùng USB này"),
            )
        case StickStanding.OLD:
            return _old(verdict)


def _old(verdict: StickVerdict) -> StickNote:
    last = short_date(verdict.last_export) if verdict.last_export is not None else ""
    if verdict.newest is None:
        title = tr("USB của cơ quan, nhưng các gói cũ không còn trên đó")
    else:
        title = tr("USB cũ: gói mới nhất là của ngày {day}", day=short_date(verdict.newest))
    return StickNote(
        kind="warn",
        title=title,
        text=tr(
            "Lần xuất {day} nằm ở nơi khác. Vẫn xuất được, gói này nối tiếp lần đó; nếu nơi đó đã "
            "mất thì đánh dấu «Cả lịch sử».",
            day=last,
        ),
    )


def ejected_words(how: Ejection) -> tuple[str, str]:
    """Return title and advice once everything is written: only what is gone may be pulled."""
    match how:
        case Ejection.DONE:
            return tr("Xong, có thể rút USB"), ""
        case Ejection.IN_USE:
            return (
                tr("Đã ghi xong, nhưng USB đang được chương trình khác mở"),
                tr("Đóng cửa sổ đang xem USB rồi bấm «Ngắt USB», hoặc tắt máy rồi mới rút."),
            )
        case Ejection.BY_HAND:
            return (
                tr("Đã ghi xong, chưa ngắt được USB"),
                tr("Hãy rút an toàn bằng mục «Rút phần cứng an toàn» (Eject) của máy, rồi rút."),
            )
