"""Another moment than the computed one may be promised, if the office is open then."""

from datetime import datetime

import pytest

from app.domain.appointment import check_appointment
from app.domain.vietnam_time import local
from app.errors import InputError
from tests.domain.calendars import SHIPPED

RECEIVED, COMPUTED = local(2026, 11, 16, 9), local(2026, 11, 16, 17, 30)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (local(2026, 11, 13, 9), "trước lúc nhận"),
        (local(2026, 11, 29, 17, 30), "là ngày nghỉ"),
        (local(2026, 11, 24, 9), "là ngày nghỉ"),
        (local(2026, 11, 20, 3), "08:00–12:00, 13:30–17:30"),
        (local(2026, 11, 20, 12, 30), "ngoài giờ làm việc"),
        (local(2126, 11, 29, 3), "29/11/2126 muộn hơn một năm"),
    ],
)
def test_a_moment_at_which_nobody_is_there_is_not_promised(given: datetime, wrong: str) -> None:
    with pytest.raises(InputError, match=wrong) as caught:
        check_appointment(given, RECEIVED, COMPUTED, SHIPPED)
    assert caught.value.field == "promised_at"


@pytest.mark.parametrize(
    "given",
    [local(2026, 11, 16, 9), local(2026, 11, 20, 12), local(2026, 11, 20, 17, 30)],
)
def test_a_moment_of_office_hours_may_be_promised(given: datetime) -> None:
    check_appointment(given, RECEIVED, COMPUTED, SHIPPED)
