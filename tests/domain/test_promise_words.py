from app.domain.promise_history import Promise
from app.domain.promise_words import override_in_words, paused_in_words, pauses_in_words
from app.domain.timeliness import Pause
from app.domain.vietnam_time import local
from app.domain.working_calendar import WorkingCalendar

CALENDAR = WorkingCalendar((), frozenset({2026}))
DUE = local(2026, 11, 20, 17, 30)


def test_each_wait_is_told_with_the_time_that_does_not_count() -> None:
    waited = Pause(local(2026, 11, 16, 10), local(2026, 11, 17, 11), "thiếu")
    lasts = Pause(local(2026, 11, 18, 9), None, "thiếu")
    assert pauses_in_words(Promise(DUE, (waited, lasts)), CALENDAR) == (
        "tạm dừng từ 10:00 16/11/2026 đến 11:00 17/11/2026, không tính 1 ngày 1 giờ làm việc",
        "đồng hồ tạm dừng từ 09:00 18/11/2026",
    )


def test_the_sentences_can_be_translated() -> None:
    told = paused_in_words(local(2026, 11, 18, 9), lambda _words: "stopped since {begun}")
    assert told == "stopped since 09:00 18/11/2026"


def test_without_a_wait_nothing_is_told() -> None:
    assert pauses_in_words(Promise(DUE), CALENDAR) == ()


def test_a_day_given_by_hand_is_told_with_its_reason() -> None:
    assert override_in_words(DUE, " chờ xác minh. ") == "hẹn lại 17:30 20/11/2026 vì chờ xác minh"
