from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.barcode_digits import is_procedure_payload, read_slip
from app.domain.device_sheet import (
    PLACES,
    SCAN_BACK_LABELS,
    ScanBack,
    SheetCode,
    is_good,
    is_own_payload,
    judge,
    module_width,
    offered_dots,
    read_sheet_code,
    read_widths,
    sheet_codes,
)
from app.errors import InputError
from tests.domain.codes import misread

codes = st.builds(
    SheetCode, st.integers(0, 9999), st.integers(0, 9), st.integers(0, 99), st.integers(1, 9999)
)


@given(codes)
def test_the_barcode_gives_the_code_back(code: SheetCode) -> None:
    assert read_sheet_code(code.barcode) == code


@given(codes)
def test_no_code_is_ever_taken_for_a_dossier_or_a_procedure(code: SheetCode) -> None:
    assert is_own_payload(code.barcode)
    assert not is_procedure_payload(code.barcode)
    with pytest.raises(InputError):
        read_slip(code.barcode)


@given(codes)
def test_a_payload_is_fit_for_the_printer_and_as_long_as_a_slips(code: SheetCode) -> None:
    payload = code.barcode
    assert payload.isdigit()
    assert len(payload) == 16
    assert not payload.startswith(("0", "99"))
    assert int(payload) % 97 == 1


@given(misread(codes.map(lambda code: code.barcode)))
def test_one_wrong_digit_or_one_swap_is_refused(payload: str) -> None:
    with pytest.raises(InputError):
        read_sheet_code(payload)


@pytest.mark.parametrize("digits", ["", "94", "8826112210004250", "x" * 16, "9421020300123486"])
def test_another_code_is_refused(digits: str) -> None:
    with pytest.raises(InputError):
        read_sheet_code(digits)


@pytest.mark.parametrize(
    ("dpi", "dots"),
    [(203, (2, 3, 4)), (300, (3, 4, 5)), (600, (6, 8, 10)), (1200, (12, 16, 20))],
)
def test_the_widths_are_whole_dots_of_the_printer(dpi: int, dots: tuple[int, ...]) -> None:
    assert offered_dots(dpi) == dots


@given(st.integers(150, 2400))
def test_each_width_is_wider_than_the_one_before_and_the_widest_is_a_slips(dpi: int) -> None:
    dots = offered_dots(dpi)
    assert all(wider > narrower for narrower, wider in pairwise(dots))
    assert module_width(dots[-1], dpi) >= 0.38


def test_every_code_of_a_sheet_is_another() -> None:
    payloads = {code.barcode for code in sheet_codes(17, 300)}
    assert len(payloads) == 6


def test_a_width_counts_as_read_when_it_was_read_at_every_place() -> None:
    codes = sheet_codes(17, 300)
    assert read_widths(codes, 300) == (3, 4, 5)
    assert read_widths(codes[1:], 300) == (4, 5)
    assert read_widths([code for code in codes if code.place == PLACES[0]], 300) == ()
    # The QR has no width.
    assert read_widths([SheetCode(17, 0, 0, 300)], 300) == ()


@pytest.mark.parametrize(
    ("widths", "verdict"),
    [
        ((3, 4, 5), ScanBack.ALL),
        ((4, 5), ScanBack.WIDE_ENOUGH),
        ((5,), ScanBack.ONLY_WIDEST),
        ((3, 5), ScanBack.ONLY_WIDEST),
        ((3, 4), ScanBack.NOT_EVEN_WIDEST),
        ((), ScanBack.NOT_EVEN_WIDEST),
    ],
)
def test_the_widths_read_say_what_to_expect(widths: tuple[int, ...], verdict: ScanBack) -> None:
    assert judge(widths, 300) is verdict


def test_a_printer_is_good_from_two_widths_on() -> None:
    assert [is_good(result) for result in ScanBack] == [True, True, False, False]


def test_every_verdict_is_told_in_words_with_an_advice() -> None:
    assert set(SCAN_BACK_LABELS) == set(ScanBack)
    assert all(title and advice for title, advice in SCAN_BACK_LABELS.values())


@pytest.mark.parametrize(
    "wrong", [(10_000, 1, 3, 300), (1, 10, 3, 300), (1, 1, 100, 300), (1, 1, 3, 0)]
)
def test_a_code_that_does_not_fit_its_digits_is_a_bug(wrong: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="digits"):
        SheetCode(*wrong)
