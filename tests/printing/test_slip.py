"""A slip sets its lines around what its form puts between, dense only if that saves a sheet."""

from app.domain.documents import CopyName, PaperSize
from app.domain.forms.desk_slip import SLIP_VALUES
from app.domain.forms.parts import TextLine
from app.printing.page import Flow
from app.printing.slip import Slip, slip_values
from app.printing.styles import receipt_styles
from app.printing.wrap import Span
from tests.printing.circular_papers import AT_THE_DESK, SUPPLEMENT
from tests.printing.papers import NEW, texts_of, words_on


def slip(middle_rows: int = 1) -> Slip:
    def middle(flow: Flow) -> None:
        for row in range(middle_rows):
            flow.paragraph(Span(f"giữa {row}"))

    return Slip(
        AT_THE_DESK,
        NEW,
        NEW.supplement_request,
        opening=(TextLine(text="Trước: {applicant}"),),
        middle=middle,
        closing=(TextLine(text="Sau: {own}"),),
        values={"own": "riêng"},
        signers=(("", ""), ("NGƯỜI KÝ", "Đỗ Thị Bưởi")),
    )


def test_everything_a_form_set_may_name_is_known() -> None:
    assert set(slip_values(SUPPLEMENT)) == set(SLIP_VALUES)
    assert all(slip_values(SUPPLEMENT)[name] for name in set(SLIP_VALUES) - {"email"})


def test_lines_stand_around_what_the_form_puts_between() -> None:
    words = words_on(slip().pages(copy=CopyName.FILE, size=PaperSize.A5, dpi=300))
    said = ("Liên 1: Lưu", "Trước: Nguyễn Thị Hường", "giữa 0", "Sau: riêng", "NGƯỜI KÝ", "Đỗ Thị")
    assert sorted(said, key=words.index) == list(said)


def test_a_slip_is_set_closer_when_that_saves_a_sheet() -> None:
    roomy, *_ = receipt_styles(PaperSize.A5)
    sizes: dict[int, float] = {}
    for rows in (1, 24, 25, 26, 27):
        pages = slip(rows).pages(copy=CopyName.FILE, size=PaperSize.A5, dpi=300)
        if len(pages) == 1:
            sizes[rows] = next(t.size for t in texts_of(pages) if t.text == "giữa 0")
    assert sizes[1] == roomy.body
    assert max(sizes) > 1
