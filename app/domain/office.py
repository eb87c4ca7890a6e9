"""The office and this counter PC: what papers say at the top and what codes begin with.

Values only; where they are kept is the store's business.
"""

import re
from dataclasses import dataclass

from app.domain.forms.parts import OfficeHeader
from app.errors import InputError
from app.words import N_

_AGENCY_CODE = re.compile(r"(?:[A-Z]\d{2}(?:\.\d{1,3}){0,5}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})")
_MOST_HEADER_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeProfile:
    """An office as it signs its papers: one to three header lines, the last is the issuing unit.

    ``agency_code`` is the electronic identifier of Quyết định 20/2020/QĐ-TTg, e.g. ``H26.107``.
    """

    name: str
    header_lines: tuple[str, ...]
    counter_name: str
    place: str
    agency_code: str
    address: str = ""
    hotline: str = ""

    def header(self) -> OfficeHeader:
        """Return the head of every paper of this office."""
        return OfficeHeader(
            lines=self.header_lines,
            counter_name=self.counter_name,
            place=self.place,
            hotline=self.hotline,
        )


@dataclass(frozen=True, slots=True)
class Station:
    """This PC's part of every local code: its digit, and the epoch raised by each restore.

    Together they name a chain of the history. A code has room for one digit of the epoch.
    """

    digit: int
    epoch: int = 0

    @property
    def epoch_digit(self) -> int:
        """The epoch in a code, which begins again after ten restores: ``app.domain.epoch``."""
        return self.epoch % 10


def checked_profile(profile: OfficeProfile) -> OfficeProfile:
    """Return ``profile`` tidied; InputError names the field that cannot be used."""
    if not profile.name.strip():
        raise InputError("name", N_("Chưa nhập tên cơ quan."), N_("Ví dụ: UBND phường Long Biên."))
    lines = tuple(line.strip() for line in profile.header_lines if line.strip())
    if not 1 <= len(lines) <= _MOST_HEADER_LINES:
        raise InputError(
            "header_lines",
            N_("Phần đầu giấy cần từ 1 đến 3 dòng."),
            N_("Dòng cuối là tên đơn vị phát hành giấy."),
        )
    code = profile.agency_code.strip().upper()
    if not _AGENCY_CODE.fullmatch(code):
        raise InputError(
            "agency_code",
            N_("Mã định danh cơ quan chưa đúng dạng."),
            N_("Nhập như trong danh mục mã định danh, ví dụ H26.107."),
        )
    if not profile.place.strip():
        raise InputError(
            "place", N_("Chưa nhập địa danh."), N_("Địa danh in trước ngày tháng, ví dụ Hà Nội.")
        )
    return OfficeProfile(
        name=profile.name.strip(),
        header_lines=lines,
        counter_name=profile.counter_name.strip() or "Bộ phận tiếp nhận và trả kết quả",
        place=profile.place.strip(),
        agency_code=code,
        address=profile.address.strip(),
        hotline=profile.hotline.strip(),
    )
