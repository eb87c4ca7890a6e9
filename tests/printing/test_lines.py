"""Lines are filled in, share rows and leave room to write as the form set says."""

from app.domain.forms.parts import TextLine, WhenEmpty
from app.printing.fonts import Face
from app.printing.lines import DOTS, beside, filled, rows_of, set_lines, unbroken
from app.printing.wrap import Piece, Span, Tick

PHONE = TextLine(text="Số điện thoại: {phone}", strong=True, same_row=True)
EMAIL = TextLine(text="Email: {email}", same_row=True)
CONTACT = TextLine(text="hỏi {name}, số {phone}.")
VALUES = {"phone": "0912", "email": "", "name": "", "day": "ngày 20 tháng 11"}


def said(lines: tuple[TextLine, ...]) -> list[str]:
    rows: list[str] = []

    def keep(*pieces: Piece) -> None:
        rows.append("".join(p.text for p in pieces if isinstance(p, Span)))

    set_lines(lines, VALUES, keep)
    return [row.replace("\u00a0", " ") for row in rows]


def test_what_is_filled_in_is_bold_when_it_matters() -> None:
    assert filled(PHONE, VALUES) == (Span("Số điện thoại: "), Span("0912", Face.BOLD))


def test_a_line_that_is_all_words_is_bold_as_a_whole() -> None:
    assert filled(TextLine(text="Lý do:", strong=True), VALUES) == (Span("Lý do:", Face.BOLD),)


def test_a_line_without_anything_to_say_is_left_out_or_dotted() -> None:
    assert filled(EMAIL, VALUES) == ()
    dotted = TextLine(text="Email: {email}", when_empty=WhenEmpty.DOTS)
    assert filled(dotted, VALUES) == (Span("Email: "), Span(DOTS))


def test_a_line_that_lacks_one_value_of_two_leaves_room_for_it() -> None:
    assert said((CONTACT,)) == [f"Hỏi {DOTS}, số 0912."]


def test_a_line_begins_with_a_capital() -> None:
    assert said((TextLine(text="{day}, phường tiếp nhận"),)) == [
        "Ngày 20 tháng 11, phường tiếp nhận"
    ]


def test_lines_that_share_a_row_stand_side_by_side_and_the_missing_leave_no_gap() -> None:
    lines = (CONTACT, EMAIL, PHONE)
    assert list(rows_of(lines)) == [lines]
    assert said(lines) == [f"Hỏi {DOTS}, số 0912.     Số điện thoại: 0912"]


def test_what_stands_beside_goes_to_the_next_row_as_a_whole() -> None:
    _, _, label, value = beside([(Span("Một"),), (Span("Số nhà: "), Span("12 phố Huế"))])
    assert (label, value) == (Span(unbroken("Số nhà: ")), Span(unbroken("12 phố Huế")))


def test_only_the_label_of_something_long_is_kept_together() -> None:
    long = Span("số 12, ngõ 38, phố Thạch Bàn, phường Long Biên")
    pieces = list(beside([(Span("Một"),), (Span("Địa chỉ: "), long, Tick(True))]))
    assert pieces[2:] == [Span(unbroken("Địa chỉ: ")), long, Tick(True)]


def test_on_a_strip_every_line_has_a_row_of_its_own() -> None:
    lines = (TextLine(text="a"), TextLine(text="b", same_row=True))
    assert list(rows_of(lines)) == [lines]
    assert list(rows_of(lines, apart=True)) == [lines[:1], lines[1:]]
