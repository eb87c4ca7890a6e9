"""A letter of apology tells the register its reason class, both days and who signed."""

from app.bootstrap import shipped_registers
from app.domain.apologies import APOLOGIES, REASON_CLASSES, apology_values
from app.domain.reasons import LateReason
from app.domain.vietnam_time import local


def test_every_reason_of_a_letter_is_a_choice_of_the_register() -> None:
    choices = shipped_registers().get(APOLOGIES).column("reason").choices
    assert set(REASON_CLASSES) == set(LateReason)
    assert set(REASON_CLASSES.values()) <= set(choices)


def test_what_nobody_wrote_is_left_open() -> None:
    values = apology_values(
        applicant_name="Đỗ Thị Hoà",
        reason_class=LateReason.OVERLOAD,
        explanation=" ",
        was_promised=local(2026, 11, 16, 17, 30),
        until=local(2026, 11, 18, 17, 30),
        signer="",
    )
    assert values == {
        "to": "Đỗ Thị Hoà",
        "reason": "Khối lượng hồ sơ lớn",
        "old_day": "2026-11-16",
        "new_day": "2026-11-18",
    }
