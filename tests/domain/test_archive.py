"""Where papers lie is said in a few words, and a box is kept for whole years."""

from datetime import date

from app.bootstrap import shipped_registers
from app.domain.archive import ARCHIVE, BOXES, gone_with_box, in_box, kept_until, lent


def test_a_place_is_said_as_one_would_tell_it_a_colleague() -> None:
    assert in_box({"box": "12", "shelf": "A3"}) == "Hộp 12, giá A3"
    assert in_box({"box": "12"}) == "Hộp 12"
    assert gone_with_box({"box": "12"}) == "Đã nộp, tiêu hủy (hộp 12)"
    assert lent({"borrower": "Lê Văn Bình", "unit": "Tư pháp"}) == "Cho mượn: Lê Văn Bình, Tư pháp"


def test_years_are_kept_to_their_end_and_what_is_kept_for_good_has_none() -> None:
    assert kept_until("20 năm", date(2026, 11, 16)) == date(2046, 12, 31)
    periods = shipped_registers().get(BOXES).column("keep").choices
    assert [one for one in periods if kept_until(one, date(2026, 1, 1)) is None] == [
        "Vĩnh viễn",
        "Khác",
    ]


def test_both_registers_of_the_archive_hold_dossiers() -> None:
    assert all(shipped_registers().get(one).dossiers for one in ARCHIVE)
