"""What a printer and its spooler say of themselves, and the sentence a clerk reads for it.

Asking them is the devices' business; when a sheet counts as printed is in ``app.printing.watch``.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.errors import DeviceError
from app.words import N_


class Trouble(StrEnum):
    """Why nothing comes out of a printer."""

    NOT_FOUND = "not_found"
    SPOOLER_DOWN = "spooler_down"
    PAUSED = "paused"
    OFFLINE = "offline"
    OUT_OF_PAPER = "out_of_paper"
    PAPER_JAM = "paper_jam"
    COVER_OPEN = "cover_open"
    NO_TONER = "no_toner"
    JOB_FAILED = "job_failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """A trouble, and the word of the spooler it was told by."""

    trouble: Trouble
    keyword: str = ""


@dataclass(frozen=True, slots=True)
class PrinterState:
    """``known`` is False where no spooler can be asked; such a printer is taken to be ready.

    ``ready`` says that a job sent now would be tried. A printer at rest may be ready and still
    have ``reasons``: they are what it said last, before somebody put paper in. The gravest reason
    comes first.
    """

    known: bool
    ready: bool
    reasons: tuple[Reason, ...] = ()


NOT_KNOWN = PrinterState(known=False, ready=True)


class JobState(StrEnum):
    """How far the spooler has come with a job."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SpoolJob:
    """A job in the spooler's list; ``reasons`` as the spooler tells them of this job alone.

    A job that left the list is gone: there is no state for it.
    """

    id: int
    title: str
    state: JobState
    reasons: tuple[Reason, ...] = ()


class Outcome(StrEnum):
    """What is known of a sheet that was handed to the spooler and did not fail."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"


# The gravest first: what must be mended before the others can be seen.
_GRAVITY = tuple(Trouble)

_SENTENCES: dict[Trouble, tuple[str, str]] = {
    Trouble.NOT_FOUND: (
        N_("Không thấy máy in «{name}»."),
        N_("Bật máy in và cắm cáp, hoặc chọn máy in khác trong phần Cài đặt."),
    ),
    Trouble.SPOOLER_DOWN: (
        N_("Dịch vụ in của máy tính này đang tắt, không máy in nào nhận lệnh."),
        N_("Khởi động lại máy tính; nếu vẫn vậy, bật dịch vụ Print Spooler (Windows) hay CUPS."),
    ),
    Trouble.PAUSED: (
        N_("Máy in «{name}» đang bị tạm dừng trên máy tính này."),
        N_("Mở hàng đợi in của máy tính, bỏ tạm dừng, rồi in lại."),
    ),
    Trouble.OFFLINE: (
        N_("Máy in «{name}» đang tắt hoặc mất kết nối."),
        N_("Bật máy in, cắm lại cáp hoặc dây mạng, chờ đèn báo sẵn sàng rồi in lại."),
    ),
    Trouble.OUT_OF_PAPER: (
        N_("Máy in «{name}» hết giấy."),
        N_("Nạp giấy vào khay, đẩy khay vào hết rồi in lại."),
    ),
    Trouble.PAPER_JAM: (
        N_("Máy in «{name}» bị kẹt giấy."),
        N_("Mở nắp, kéo hết giấy kẹt ra, đóng nắp rồi in lại."),
    ),
    Trouble.COVER_OPEN: (
        N_("Máy in «{name}» đang mở nắp."),
        N_("Đóng kín nắp máy in rồi in lại."),
    ),
    Trouble.NO_TONER: (
        N_("Máy in «{name}» hết mực."),
        N_("Thay hộp mực rồi in lại."),
    ),
    Trouble.JOB_FAILED: (
        N_("Máy in «{name}» không in được tờ vừa gửi."),
        N_("Xem đèn hoặc màn hình của máy in, rồi in lại."),
    ),
    Trouble.UNKNOWN: (
        N_("Máy in «{name}» đang báo lỗi ({keyword})."),
        N_("Xem đèn hoặc màn hình của máy in, sửa xong rồi in lại."),
    ),
}

TROUBLE_LABELS: dict[Trouble, str] = {
    Trouble.NOT_FOUND: N_("Không thấy máy in"),
    Trouble.SPOOLER_DOWN: N_("Dịch vụ in đang tắt"),
    Trouble.PAUSED: N_("Tạm dừng"),
    Trouble.OFFLINE: N_("Mất kết nối"),
    Trouble.OUT_OF_PAPER: N_("Hết giấy"),
    Trouble.PAPER_JAM: N_("Kẹt giấy"),
    Trouble.COVER_OPEN: N_("Mở nắp"),
    Trouble.NO_TONER: N_("Hết mực"),
    Trouble.JOB_FAILED: N_("In hỏng"),
    Trouble.UNKNOWN: N_("Báo lỗi"),
}


def gravest_first(reasons: set[Reason]) -> tuple[Reason, ...]:
    """Return ``reasons`` in the order they must be mended in, one for each trouble."""
    by_trouble = {reason.trouble: reason for reason in sorted(reasons, key=lambda r: r.keyword)}
    return tuple(by_trouble[trouble] for trouble in _GRAVITY if trouble in by_trouble)


def printer_error(name: str, reason: Reason) -> DeviceError:
    """Return the error that tells the clerk why printer ``name`` prints nothing and what to do."""
    title, advice = _SENTENCES[reason.trouble]
    return DeviceError(title, advice, name=name, keyword=reason.keyword or "?")
