"""Identity numbers: 12 digits (số định danh, căn cước) and the old 9 digits (CMND).

What a number itself tells: place of registration, sex, year of birth. It has no check digit, so
all but the count of digits can only be warned about. Reading cards is in ``citizen_card``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.birth_date import BirthDate
from app.domain.text import is_digits, mask_identity
from app.errors import InputError
from app.words import N_

# The provinces of before 07/2025: their codes live on in the numbers.
PROVINCES = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn",
    "008": "Tuyên Quang", "010": "Lào Cai", "011": "Điện Biên", "012": "Lai Châu",
    "014": "Sơn La", "015": "Yên Bái", "017": "Hòa Bình", "019": "Thái Nguyên",
    "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang", "025": "Phú Thọ",
    "026": "Vĩnh Phúc", "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng",
    "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam", "036": "Nam Định",
    "037": "Ninh Bình", "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh",
    "044": "Quảng Bình", "045": "Quảng Trị", "046": "Thừa Thiên Huế", "048": "Đà Nẵng",
    "049": "Quảng Nam", "051": "Quảng Ngãi", "052": "Bình Định", "054": "Phú Yên",
    "056": "Khánh Hòa", "058": "Ninh Thuận", "060": "Bình Thuận", "062": "Kon Tum",
    "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng",
    "070": "Bình Phước", "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai",
    "077": "Bà Rịa - Vũng Tàu", "079": "TP Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang",
    "083": "Bến Tre", "084": "Trà Vinh", "086": "Vĩnh Long", "087": "Đồng Tháp",
    "089": "An Giang", "091": "Kiên Giang", "092": "Cần Thơ", "093": "Hậu Giang",
    "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}  # fmt: skip


class Sex(StrEnum):
    """The two words an identity card has for sex."""

    MALE = "male"
    FEMALE = "female"

    @property
    def word(self) -> str:
        """Nam or Nữ, as on the card."""
        return N_("Nam") if self is Sex.MALE else N_("Nữ")


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number of 12 or 9 digits; ``digits`` is the number, ``str`` and ``repr`` are masked."""

    digits: str

    def __post_init__(self) -> None:
        if len(self.digits) not in (9, 12) or not is_digits(self.digits):
            raise ValueError("an identity number has 12 or 9 digits")

    def __str__(self) -> str:
        return mask_identity(self.digits)

    def __repr__(self) -> str:
        return f"IdentityNumber({self})"

    @property
    def is_old(self) -> bool:
        """True for the nine digits of a CMND."""
        return len(self.digits) == 9

    @property
    def province(self) -> str | None:
        """Where the birth was registered; None if old, or a country's code, or mistyped."""
        return None if self.is_old else PROVINCES.get(self.digits[:3])

    @property
    def sex(self) -> Sex | None:
        """Even fourth digit male, odd female; None if old."""
        if self.is_old:
            return None
        return Sex.FEMALE if int(self.digits[3]) % 2 else Sex.MALE

    @property
    def birth_year(self) -> int | None:
        """Fourth digit: the century (0 and 1: 19xx); fifth and sixth: the year. None if old."""
        if self.is_old:
            return None
        return 1900 + int(self.digits[3]) // 2 * 100 + int(self.digits[4:6])


def parse_identity(text: str, field: str = "identity_number") -> IdentityNumber:
    """Read an identity number, blanks and dots allowed; InputError names ``field``."""
    digits = re.sub(r"[\s.\-]", "", text)
    if len(digits) not in (9, 12) or not is_digits(digits):
        raise InputError(
            field,
            N_("Số định danh phải có 12 chữ số, số CMND cũ có 9 chữ số."),
            N_("Nhập đủ cả các số 0 ở đầu, hoặc quét mã QR trên thẻ căn cước."),
        )
    return IdentityNumber(digits)


def identity_warnings(
    number: IdentityNumber, *, birth: BirthDate | None = None, sex: Sex | None = None
) -> tuple[str, ...]:
    """Return what the clerk should look at again; nothing here forbids to go on.

    Cards with wrong data exist, and births registered abroad carry a country's code.
    """
    if number.is_old:
        return (N_("CMND 9 số không còn giá trị từ 01/01/2025: hỏi thẻ căn cước của công dân."),)
    warnings: list[str] = []
    if number.province is None:
        warnings.append(
            N_("Ba số đầu không phải mã tỉnh: chỉ đúng với người khai sinh ở nước ngoài.")
        )
    if birth is not None and birth.year != number.birth_year:
        warnings.append(N_("Năm sinh không khớp với số định danh: xem lại thẻ."))
    if sex is not None and sex is not number.sex:
        warnings.append(N_("Giới tính không khớp với số định danh: xem lại thẻ."))
    return tuple(warnings)
