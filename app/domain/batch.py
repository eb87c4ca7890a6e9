"""Dossiers scanned one after the other, to be moved on together: what each would do, or why not.

A line is judged by what its dossier means now; nothing is done before the whole is confirmed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.channel import DeliveryWay
from app.domain.listings import ReturnView
from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning, Severity, Sound
from app.words import N_


class BatchKind(StrEnum):
    """What is done with every dossier of a batch."""

    RETURN = "return"
    HAND_OVER = "hand_over"
    RESULTS = "results"
    HOME_ROUND = "home_round"
    POST_ROUND = "post_round"
    ROUND_BACK = "round_back"


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind is called; ``will`` says what a line would do, ``confirm`` and ``done`` count."""

    label: str
    will: str
    confirm: str
    done: str


KIND_WORDS: dict[BatchKind, KindWords] = {
    BatchKind.RETURN: KindWords(
        N_("Trả kết quả"),
        N_("Sẽ trả"),
        N_("Trả {count} kết quả"),
        N_("ĐÃ TRẢ {count} KẾT QUẢ"),
    ),
    BatchKind.HAND_OVER: KindWords(
        N_("Chuyển giải quyết"),
        N_("Sẽ chuyển"),
        N_("Chuyển {count} hồ sơ"),
        N_("ĐÃ CHUYỂN {count} HỒ SƠ"),
    ),
    BatchKind.RESULTS: KindWords(
        N_("Nhận kết quả"),
        N_("Sẽ nhận"),
        N_("Nhận {count} kết quả"),
        N_("ĐÃ NHẬN {count} KẾT QUẢ"),
    ),
    BatchKind.HOME_ROUND: KindWords(
        N_("Giao tại nhà"),
        N_("Sẽ mang đi"),
        N_("Mang đi {count} kết quả"),
        N_("ĐÃ MANG ĐI {count} KẾT QUẢ"),
    ),
    BatchKind.POST_ROUND: KindWords(
        N_("Gửi bưu chính"),
        N_("Sẽ gửi"),
        N_("Gửi {count} kết quả"),
        N_("ĐÃ GỬI {count} KẾT QUẢ"),
    ),
    BatchKind.ROUND_BACK: KindWords(
        N_("Giao về"),
        N_("Đã giao"),
        N_("Ghi kết quả giao của {count} hồ sơ"),
        N_("ĐÃ GHI {count} HỒ SƠ ĐI GIAO VỀ"),
    ),
}

ROUND_WAYS: dict[BatchKind, DeliveryWay] = {
    BatchKind.HOME_ROUND: DeliveryWay.AT_HOME,
    BatchKind.POST_ROUND: DeliveryWay.POST,
}
"""The way of delivery whose results a round takes out."""

_READY = frozenset({ScanMeaning.READY, ScanMeaning.PARTS_TO_GIVE})
_ON_ITS_WAY = frozenset({ScanMeaning.OUT_FOR_DELIVERY})
_WITH_RESULT = _READY | _ON_ITS_WAY | {ScanMeaning.PARTS_MISSING, ScanMeaning.FEE_DUE}
_UNDER_WAY = frozenset({ScanMeaning.IN_PROCESS, ScanMeaning.OVERDUE})
_TAKES: dict[BatchKind, frozenset[ScanMeaning]] = {
    BatchKind.RETURN: _READY,
    BatchKind.HAND_OVER: frozenset({ScanMeaning.AT_DESK}),
    BatchKind.RESULTS: _UNDER_WAY,
    BatchKind.HOME_ROUND: _READY,
    BatchKind.POST_ROUND: _READY,
    BatchKind.ROUND_BACK: _ON_ITS_WAY,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a line would do: only what ``takes`` is done. ``word`` fits a list, ``says`` a line.

    Green (``Severity.GOOD``) and amber lines are taken; red ones are left, and say why.
    """

    severity: Severity
    takes: bool
    word: str
    says: str

    @property
    def sound(self) -> Sound:
        """Return how the line is heard."""
        return _SOUNDS[self.severity]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """One scanned slip in a batch; ``values`` fill in what its judgement says."""

    code: str
    slip_version: int = 0
    dossier_id: int | None = None
    applicant_name: str = ""
    procedure_name: str = ""
    meaning: ScanMeaning
    judgement: Judgement
    values: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSaid:
    """What the clerk says of one dossier of a round.

    ``item`` is the number of its parcel. Come home: ``receiver`` is who took it, the applicant if
    nobody is named; ``undelivered`` is why nobody did, and the result waits at the desk again.
    """

    item: str = ""
    receiver: str = ""
    undelivered: str = ""


NOTHING_SAID = LineSaid()


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """A dossier that ought to be among the scanned ones."""

    code: str
    applicant_name: str
    procedure_name: str


@dataclass(frozen=True, slots=True)
class PaperList:
    """A printed list that a batch can be held against."""

    print_id: int
    title: str
    made_at: datetime
    count: int


_SOUNDS = {
    Severity.GOOD: Sound.TAKEN,
    Severity.LOOK: Sound.LOOK,
    Severity.STOP: Sound.REFUSED,
}
_ALREADY_HANDED_OVER = (
    N_("Đã chuyển rồi"),
    N_("{clerk} đã chuyển cho {holder} lúc {moment}."),
)
_PARTS_KEPT = (
    N_("Thiếu phần"),
    N_("Còn giữ lại: {parts}. Trả riêng ở trang «Trả kết quả» (F5)."),
)
_NOT_SENT_OUT = (N_("Không gửi đi"), N_("Chưa ghi gửi kết quả này đi giao."))
_ALREADY_READY = (N_("Đã có kết quả"), N_("Kết quả đã được ghi nhận trước đó."))
_ON_THE_LIST = (N_("Đúng danh sách"), N_("Đã chuyển, có trong danh sách đã in."))


def judge(kind: BatchKind, view: ReturnView, *, listed: bool | None = None) -> Judgement:
    """Say what ``kind`` would do with the dossier of ``view``.

    ``listed`` tells whether it is on the list the batch is held against, None without any.
    """
    meaning = view.meaning
    if meaning not in _TAKES[kind]:
        if kind is BatchKind.HAND_OVER and listed and meaning in _UNDER_WAY:
            return Judgement(Severity.GOOD, False, *_ON_THE_LIST)
        return Judgement(Severity.STOP, False, *_why_not(kind, meaning))
    will = KIND_WORDS[kind].will
    remark = _remark(kind, view, listed)
    if remark:
        return Judgement(Severity.LOOK, True, will, remark)
    return Judgement(Severity.GOOD, True, will, N_("Không vướng gì."))


def _why_not(kind: BatchKind, meaning: ScanMeaning) -> tuple[str, str]:
    if kind is BatchKind.HAND_OVER and meaning in _UNDER_WAY:
        return _ALREADY_HANDED_OVER
    if kind in (BatchKind.HAND_OVER, BatchKind.RESULTS) and meaning in _WITH_RESULT:
        return _ALREADY_READY
    if kind is BatchKind.ROUND_BACK and meaning in _WITH_RESULT:
        return _NOT_SENT_OUT
    if meaning is ScanMeaning.PARTS_MISSING:
        return _PARTS_KEPT
    answer = SCAN_ANSWERS[meaning]
    return answer.word, answer.title


def _remark(kind: BatchKind, view: ReturnView, listed: bool | None) -> str:
    """Return what to look at although the line is taken, or an empty text."""
    if view.older is not None:
        return N_("Phiếu cũ: giấy hẹn lần {seen}, đã thay bằng lần {current}. Thu lại giấy cũ.")
    way = ROUND_WAYS.get(kind)
    if way is not None and view.card is not None and view.card.delivery is not way:
        return N_("Công dân không đăng ký nhận theo cách này.")
    if listed is False:
        return N_("Không có trong danh sách đang đối chiếu.")
    if view.meaning is ScanMeaning.PARTS_TO_GIVE:
        return N_("Phải trao đủ {count} món.")
    return ""
