"""Visits turned away, by the class of their reason."""

from app.domain.dossier_state import Action
from app.domain.reports.visits import NOT_SAID, visits


def test_reasons_are_named_and_added_up() -> None:
    made = visits(Action.REFUSE, {"not_competent": 2, "": 1, "of_long_ago": 4})
    assert made.table.rows == (
        (1, "Không thuộc thẩm quyền giải quyết", 2),
        (2, NOT_SAID, 1),
        (3, "Lý do khác", 4),
    )
    assert made.table.totals == ("", "Tổng số", 7)


def test_guidance_has_its_own_reasons() -> None:
    made = visits(Action.GUIDE, {"missing": 1})
    assert made.table.rows == ((1, "Thiếu thành phần hồ sơ", 1),)
