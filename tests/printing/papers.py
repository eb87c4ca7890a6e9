"""Documents to print: an ordinary one, the longest one, and how to measure what was laid out."""

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pypdfium2

from app.domain.barcode_digits import barcode_digits
from app.domain.dossier_code import parse_code
from app.domain.form_set import FormSet
from app.domain.forms.day_sheet import CarriedOver, DaySheetDocument, DaySheetLine
from app.domain.forms.parts import OfficeHeader
from app.domain.forms.receipt import PaperLine
from app.domain.forms.recovery_key import RecoveryKeyDocument
from app.domain.recovery_key import key_number, recovery_groups
from app.domain.samples import dossier_papers
from app.domain.vietnam_time import local
from app.printing.backends.pdf import write_pdf
from app.printing.fonts import MM_PER_POINT, text_width
from app.printing.layout import Bars, Matrix, Operation, Page, Text
from app.shipped import shipped_form_sets

FORM_SETS: dict[str, FormSet] = {forms.id: forms for forms in shipped_form_sets()}
NEW = FORM_SETS["2025"]
OLD = FORM_SETS["2018"]

WARD = OfficeHeader(
    lines=("ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
    counter_name="Trung tâm Phục vụ hành chính công phường Long Biên",
    place="Hà Nội",
    hotline="024.3827.1234",
)
LONGEST_WARD = OfficeHeader(
    lines=(
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG THÀNH PHỐ HÀ NỘI",
        "CHI NHÁNH SỐ 12",
        "ĐIỂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG BỒ ĐỀ - LONG BIÊN",
    ),
    counter_name="Điểm Phục vụ hành chính công phường Bồ Đề - Long Biên",
    place="Thành phố Hồ Chí Minh",
    hotline="1900 1009",
)

LOCAL_CODE = "TN10-261120-0042-18"
OFFICIAL_CODE = "H26.107-261120-0001"
OLDEST_CODE = "000.15.32.H26-200518-0007"

RECEIPT = dossier_papers.receipt(WARD)

LONGEST = replace(
    RECEIPT,
    header=LONGEST_WARD,
    code=OFFICIAL_CODE,
    barcode=barcode_digits(parse_code(OFFICIAL_CODE)),
    official_code="H26.107-261120-0099",
    applicant_name=(
        "Công ty Trách nhiệm hữu hạn Một thành viên Đầu tư Xây dựng, Thương mại và Dịch vụ Xuất"
        " nhập khẩu Nguyễn Hoàng Phương Quỳnh Anh"
    ),
    submitter_name="Hoàng Phủ Ngọc Tường Nguyễn Thị Thuỳ Dương Quỳnh",
    email="nguyenhoangphuongquynhanh.dautuxaydung.thuongmai@congty-nguyenhoangphuongquynhanh.com.vn",
    procedure_name=(
        "Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần"
        " đầu đối với tài sản gắn liền với đất mà chủ sở hữu không đồng thời là người sử dụng đất"
    ),
    papers=tuple(
        PaperLine(
            f"Giấy tờ chứng minh quyền sở hữu tài sản gắn liền với đất theo Điều {number} của Luật"
            " Đất đai và các văn bản hướng dẫn thi hành",
            "Bản sao chứng thực",
            number,
        )
        for number in range(1, 21)
    ),
    note="Hồ sơ kèm theo 02 bản đồ khổ lớn, trả lại bản chính khi trả kết quả",
    fee_explanation="8.000 đồng/bản × 1",
    unconfirmed_years=(2027, 2028),
    version=2,
)

DAY_SHEET = DaySheetDocument(
    header=WARD,
    day=date(2026, 11, 20),
    lines=(
        DaySheetLine("Trần Minh Đức", 31, 28, 25, 24, 112, 0, 1_256_000, 2, 1, "11,25"),
        DaySheetLine(
            "Nguyễn Thị Thuỳ Dương Quỳnh Anh", 32, 28, 25, 24, 112, 1, 2_512_000, 1, 0, "9,40"
        ),
    ),
    total=DaySheetLine("", 63, 56, 50, 48, 224, 1, 3_768_000, 3, 1, "10,33"),
    carried_over=tuple(
        CarriedOver(
            code=f"TN10-261120-{number:04d}-18",
            applicant_name="Công ty TNHH Một thành viên Xây dựng Hoàng Phương",
            procedure_name="Xác nhận tình trạng hôn nhân",
            promised_at=local(2026, 11, 23, 17),
            state="Có kết quả, chờ trả",
        )
        for number in range(1, 31)
    ),
    carried_over_total=224,
    made_at=local(2026, 11, 20, 17, 35),
    made_by="Trần Minh Đức",
    history_head="9f2c4e7a1b3d5f60728394a5b6c7d8e9f00112233445566778899aabbccddeef",
)

KEY = hashlib.sha256(b"a store").digest()
RECOVERY_KEY = RecoveryKeyDocument(
    header=WARD,
    number=key_number(KEY),
    groups=recovery_groups(KEY),
    made_at=local(2026, 11, 23, 9, 10),
    made_by="Nguyễn Thị Ánh Tuyết",
)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a sheet, in mm."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Say whether the two have more than an edge in common."""
        return (
            self.left < other.right - 0.01
            and other.left < self.right - 0.01
            and self.top < other.bottom - 0.01
            and other.top < self.bottom - 0.01
        )


def area_of(operation: Text | Bars | Matrix) -> Area:
    """Return what letters or a code cover, a code with its quiet zones."""
    if isinstance(operation, Text):
        height = operation.size * MM_PER_POINT
        width = text_width(operation.text, operation.face, operation.size)
        top, bottom = operation.y - 0.66 * height, operation.y + 0.2 * height
        return Area(operation.left, top, operation.left + width, bottom)
    quiet, x, y = operation.quiet, operation.x, operation.y
    if isinstance(operation, Bars):
        return Area(x - quiet, y, x + operation.width + quiet, y + operation.height)
    side = operation.side
    return Area(x - quiet, y - quiet, x + side + quiet, y + side + quiet)


def texts_of(pages: tuple[Page, ...]) -> list[Text]:
    return [o for page in pages for o in page.operations if isinstance(o, Text)]


def words_on(pages: tuple[Page, ...]) -> str:
    """Return all that is written on ``pages``, row after row."""
    return "\n".join(text.text for text in texts_of(pages)).replace("\u00a0", " ")


def overlaps(page: Page) -> Iterator[tuple[Operation, Operation]]:
    """Give the pairs of letters or codes that stand on each other."""
    placed = [o for o in page.operations if isinstance(o, Text | Bars | Matrix)]
    for one, other in combinations(placed, 2):
        if area_of(one).meets(area_of(other)):
            yield one, other


def pdf_of(pages: tuple[Page, ...]) -> bytes:
    file = BytesIO()
    write_pdf(pages, file, title="giay-hen", invariant=True)
    return file.getvalue()


def text_in(pdf: bytes | Path) -> str:
    """Return what a reader can search for in a PDF file, blanks and line ends as one blank."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        words = "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return " ".join(words.replace("\u00a0", " ").split())


def dots_of(pdf: bytes | Path, dpi: int, page: int = 0) -> list[bytes]:
    """Return a page as a printer of ``dpi`` inks it: rows of 0 (ink) and 1 a dot.

    Every dot that a shape touches is inked, as by the usual drivers. The sheet is widened to
    whole dots first, or the rasteriser would stretch the page to fill the last one.
    """
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    columns, rows = (math.ceil(round(points * dpi / 72, 3)) for points in sheet.get_size())
    top = sheet.get_height()
    sheet.set_mediabox(0, top - rows * 72 / dpi, columns * 72 / dpi, top)
    # The new size holds from the next opening on.
    widened = BytesIO()
    document.save(widened)
    document.close()
    document = pypdfium2.PdfDocument(widened.getvalue())
    picture = document[page].render(scale=dpi / 72 - 1e-6, grayscale=True).to_pil()
    document.close()
    assert picture.size == (columns, rows)
    width, height = picture.size
    ink = picture.point(lambda gray: gray > 240).tobytes()
    return [ink[row * width : (row + 1) * width] for row in range(height)]


def runs_in(row: bytes) -> list[int]:
    """Return the widths of ink, blank, ink … in a row of dots, from its first to its last ink."""
    runs: list[int] = []
    last = -1
    for dot in row.lstrip(b"\x01").rstrip(b"\x01"):
        if dot == last:
            runs[-1] += 1
        else:
            runs.append(1)
        last = dot
    return runs
