from dataclasses import replace
from datetime import timedelta

from app.domain.takings import (
    MeansSum,
    Taking,
    cash_of,
    out_of_order,
    sums_by_means,
    used_twice,
    without_number,
)
from app.domain.vietnam_time import local

FIRST = Taking(
    dossier_id=1,
    code="TN10-261116-0001-62",
    payer_name="Nguyễn Văn An",
    procedure_name="Chứng thực",
    amount=10_000,
    means="cash",
    receipt_number="AB/26E 0000101",
    exemption="",
    taken_by="Hà",
    taken_by_id=1,
    at=local(2026, 11, 16, 8, 0),
)


def later(number: int, **changes: object) -> Taking:
    moved = replace(FIRST, dossier_id=number, at=local(2026, 11, 16, 8) + timedelta(hours=number))
    return replace(moved, **changes)  # type: ignore[arg-type]


def test_the_drawer_holds_cash_and_what_nobody_said_came_another_way() -> None:
    takings = (
        FIRST,
        later(2, means="transfer"),
        later(3, means=""),
        later(4, amount=-3_000),
        later(5, amount=0, means="", exemption="Hộ nghèo", at=None),
    )
    assert cash_of(takings) == 10_000 + 10_000 - 3_000
    assert sums_by_means(takings) == (
        MeansSum("cash", 2, 7_000),
        MeansSum("transfer", 1, 10_000),
        MeansSum("online", 0, 0),
        MeansSum("", 1, 10_000),
    )


def test_sums_without_a_number_and_numbers_out_of_order_are_found_book_by_book() -> None:
    takings = (
        FIRST,
        later(2, receipt_number=""),
        later(3, receipt_number="AB/26E 0000100"),
        later(4, receipt_number="CD/26E 0000007"),
        later(5, receipt_number="ab/26e 0000102"),
        later(6, receipt_number="theo bảng kê"),
    )
    assert without_number(takings) == (2,)
    assert out_of_order(takings) == (3,)


def test_one_receipt_for_two_dossiers_of_one_payer_is_as_it_should_be() -> None:
    own = later(2, receipt_number=FIRST.receipt_number)
    assert used_twice((FIRST, own), {}) == ()
    other = replace(own, dossier_id=3, payer_name="Trần Thị Bình")
    assert used_twice((FIRST, own, other), {}) == (1, 2, 3)
    elsewhere = {FIRST.receipt_number: [(9, "Lê Văn Cường")], "khác": [(8, "Lê")]}
    assert used_twice((FIRST,), elsewhere) == (1, 9)
