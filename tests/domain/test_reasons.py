import pytest

from app.domain.reasons import (
    LATE_REASONS,
    REFUSAL_REASONS,
    SUPPLEMENT_REASONS,
    LateReason,
    RefusalReason,
    SupplementReason,
    reason_in_words,
    says_enough,
)


def test_every_reason_has_its_words() -> None:
    assert set(SUPPLEMENT_REASONS) == set(SupplementReason)
    assert set(REFUSAL_REASONS) == set(RefusalReason)
    assert set(LATE_REASONS) == set(LateReason)


@pytest.mark.parametrize(
    ("picked", "written", "told"),
    [
        (RefusalReason.DUPLICATE, "", "Hồ sơ trùng với hồ sơ đã nộp"),
        (RefusalReason.NOT_ELIGIBLE, " Điều 5 ", "Không đủ điều kiện theo quy định: Điều 5"),
        (RefusalReason.OTHER, "chưa đủ tuổi", "chưa đủ tuổi"),
    ],
)
def test_a_reason_is_what_was_picked_and_what_was_written(
    picked: RefusalReason, written: str, told: str
) -> None:
    assert reason_in_words(REFUSAL_REASONS, picked, written) == told


def test_some_reasons_say_nothing_by_themselves() -> None:
    assert says_enough(RefusalReason.FORGED, "")
    assert not says_enough(RefusalReason.NOT_ELIGIBLE, "  ")
    assert not says_enough(SupplementReason.OTHER, "")
    assert says_enough(SupplementReason.OTHER, "sai họ tên cha")
