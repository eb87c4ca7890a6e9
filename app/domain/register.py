"""A line of a register (sổ theo dõi hồ sơ) as provincial systems export it, read and checked.

Only the meaning of the columns is here; opening the file is ``app.export.register_reader``'s part.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from app.domain.channel import CHANNEL_LABELS, DELIVERY_LABELS, Channel, DeliveryWay
from app.domain.dossier_code import parse_code
from app.domain.legacy_encoding import from_tcvn3, from_vni, looks_like_tcvn3, looks_like_vni
from app.domain.listings import ImportProblem
from app.domain.procedure_code import parse_procedure_code
from app.domain.text import fold, tidy_name
from app.domain.vietnam_time import VIETNAM
from app.errors import InputError
from app.words import N_

COLUMNS = (
    "STT",
    "MaHoSo",
    "MaTTHC",
    "TrichYeuHoSo",
    "LinhVuc",
    "SoBoHoSo",
    "ChuHoSo",
    "SoGiayTo",
    "DiaChiChuHoSo",
    "SoDienThoaiChuHoSo",
    "KenhTiepNhan",
    "NgayTiepNhan",
    "NgayHenTra",
    "NgayKetThucXuLy",
    "NgayTra",
    "PhuongThucTra",
    "LePhi",
    "TenNguoiNhanHoSo",
    "ChuongTrinhTruocHan",
    "LoaiTruTrachNhiem",
    "LyDoQuaHan",
    "TenDiaBan",
    "GhiChu",
)
REQUIRED_COLUMNS = (
    "MaHoSo",
    "MaTTHC",
    "TrichYeuHoSo",
    "LinhVuc",
    "ChuHoSo",
    "NgayTiepNhan",
    "NgayHenTra",
    "TenNguoiNhanHoSo",
)

_MOMENTS = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d")
_IDENTITY = re.compile(r"\d{9}|\d{12}")
_CHANNELS = {fold(label): channel for channel, label in CHANNEL_LABELS.items()}
_DELIVERIES = {fold(label): way for way, label in DELIVERY_LABELS.items()}
_YES = "co"


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A register as its file gives it: column names, and each line's cells by column name.

    A line keeps its number in the file, which is how problems are found again.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One dossier of a register; ``code`` is the official code it was received under."""

    line: int
    code: str
    procedure_code: str
    procedure_name: str
    field: str
    sets: int
    applicant_name: str
    identity_number: str
    address: str
    phone: str
    channel: Channel
    received_at: datetime
    promised_at: datetime
    finished_at: datetime | None
    returned_at: datetime | None
    delivery: DeliveryWay
    fee: int
    clerk_name: str
    in_programme: bool
    excluded: bool
    late_reason: str
    place: str
    note: str


def missing_columns(header: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns a register cannot be read without and ``header`` does not have."""
    return tuple(name for name in REQUIRED_COLUMNS if name not in header)


def legacy_decoder(rows: Iterable[Mapping[str, str]]) -> tuple[Callable[[str], str], str] | None:
    """Return how to turn a register from before Unicode into Unicode and a note saying so.

    A short cell gives an encoding away seldom, a whole sheet always; None for Unicode.
    """
    text = " ".join(row.get(name, "") for row in rows for name in ("ChuHoSo", "DiaChiChuHoSo"))
    if looks_like_tcvn3(text):
        return from_tcvn3, N_("Tệp dùng chữ mã TCVN3 (.VnTime), đã được chuyển sang Unicode.")
    if looks_like_vni(text):
        return from_vni, N_("Tệp dùng chữ mã VNI, đã được chuyển sang Unicode.")
    return None


def read_line(
    number: int, cells: Mapping[str, str], now: datetime
) -> tuple[RegisterLine | None, tuple[ImportProblem, ...]]:
    """Return the line, or None when it has errors, and everything worth telling about it.

    What is said to have happened after ``now`` is an error.
    """
    reader = _Reader(number, cells)
    code = reader.code()
    received = reader.moment("NgayTiepNhan", required=True)
    promised = reader.moment("NgayHenTra", required=True)
    finished = reader.moment("NgayKetThucXuLy")
    returned = reader.moment("NgayTra")
    reader.check_past(now, NgayTiepNhan=received, NgayKetThucXuLy=finished, NgayTra=returned)
    reader.check_order(received, promised, finished, returned)
    procedure_code = reader.procedure_code()
    name, clerk = (
        reader.text("ChuHoSo", required=True),
        reader.text("TenNguoiNhanHoSo", required=True),
    )
    identity = reader.identity()
    fee, sets = reader.whole("LePhi", 0), reader.whole("SoBoHoSo", 1)
    channel = _CHANNELS.get(fold(reader.text("KenhTiepNhan")), Channel.DIRECT)
    delivery = _DELIVERIES.get(fold(reader.text("PhuongThucTra")), DeliveryWay.AT_DESK)
    if received is None or promised is None or reader.has_errors:
        return None, tuple(reader.problems)
    line = RegisterLine(
        line=number,
        code=code,
        procedure_code=procedure_code,
        procedure_name=reader.text("TrichYeuHoSo"),
        field=reader.text("LinhVuc"),
        sets=sets,
        applicant_name=name,
        identity_number=identity,
        address=reader.text("DiaChiChuHoSo"),
        phone=reader.text("SoDienThoaiChuHoSo"),
        channel=channel,
        received_at=received,
        promised_at=promised,
        finished_at=finished or returned,
        returned_at=returned,
        delivery=delivery,
        fee=fee,
        clerk_name=clerk,
        in_programme=fold(reader.text("ChuongTrinhTruocHan")) == _YES,
        excluded=fold(reader.text("LoaiTruTrachNhiem")) == _YES,
        late_reason=reader.text("LyDoQuaHan"),
        place=reader.text("TenDiaBan"),
        note=reader.text("GhiChu"),
    )
    return line, tuple(reader.problems)


class _Reader:
    """Reads the cells of one line and collects what is wrong with them."""

    def __init__(self, number: int, cells: Mapping[str, str]) -> None:
        self._number = number
        self._cells = cells
        self.problems: list[ImportProblem] = []

    @property
    def has_errors(self) -> bool:
        return any(problem.is_error for problem in self.problems)

    def text(self, column: str, *, required: bool = False) -> str:
        value = tidy_name(self._cells.get(column, ""))
        if required and not value:
            self._refuse(column, N_("Để trống."))
        return value

    def code(self) -> str:
        value = self.text("MaHoSo", required=True)
        if not value:
            return ""
        try:
            return str(parse_code(value))
        except InputError as error:
            self._refuse("MaHoSo", str(error))
            return value

    def procedure_code(self) -> str:
        value = self.text("MaTTHC", required=True)
        if not value:
            return ""
        try:
            return str(parse_procedure_code(value))
        except InputError as error:
            self._refuse("MaTTHC", str(error))
            return value

    def identity(self) -> str:
        value = self.text("SoGiayTo")
        if value and not _IDENTITY.fullmatch(value):
            self._warn("SoGiayTo", N_("Số giấy tờ không phải 9 hoặc 12 chữ số, giữ nguyên."))
        return value

    def moment(self, column: str, *, required: bool = False) -> datetime | None:
        value = self.text(column, required=required)
        if not value:
            return None
        for form in _MOMENTS:
            try:
                return datetime.strptime(value, form).replace(tzinfo=VIETNAM)
            except ValueError:
                continue
        self._refuse(column, N_("Ngày giờ không đúng dạng ngày/tháng/năm giờ:phút."))
        return None

    def whole(self, column: str, default: int) -> int:
        value = self.text(column).replace(".", "").replace(" ", "")
        if not value:
            return default
        if not (value.isascii() and value.isdigit()):
            self._refuse(column, N_("Phải là số nguyên không âm."))
            return default
        return int(value)

    def check_past(self, now: datetime, **moments: datetime | None) -> None:
        """Refuse those of ``moments``, by their columns, that have not come yet."""
        for column, moment in moments.items():
            if moment is not None and moment > now:
                self._refuse(column, N_("Ngày giờ này chưa tới."))

    def check_order(
        self,
        received: datetime | None,
        promised: datetime | None,
        finished: datetime | None,
        returned: datetime | None,
    ) -> None:
        if received and promised and _before(promised, received):
            self._refuse("NgayHenTra", N_("Hẹn trả trước lúc tiếp nhận."))
        if received and finished and finished < received:
            self._refuse("NgayKetThucXuLy", N_("Có kết quả trước lúc tiếp nhận."))
        if finished and returned and returned < finished:
            self._refuse("NgayTra", N_("Trả kết quả trước khi có kết quả."))
        elif received and returned and not finished and returned < received:
            self._refuse("NgayTra", N_("Trả kết quả trước lúc tiếp nhận."))

    def _refuse(self, column: str, message: str) -> None:
        self.problems.append(ImportProblem(self._number, column, message, is_error=True))

    def _warn(self, column: str, message: str) -> None:
        self.problems.append(ImportProblem(self._number, column, message, is_error=False))


def _before(promised: datetime, received: datetime) -> bool:
    """Tell whether a promise lies before its reception; one without an hour means its day."""
    if promised.time() == time():
        return promised.date() < received.date()
    return promised < received
