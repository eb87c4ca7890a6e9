from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadline import compute_deadline
from app.domain.deadline_words import explain
from app.domain.time_limit import LimitUnit, TimeLimit, parse_limit
from app.domain.vietnam_time import local
from tests.domain.calendars import SHIPPED, instants


def explained(limit: str, received: datetime) -> str:
    return explain(compute_deadline(parse_limit(limit), received, SHIPPED))


@pytest.mark.parametrize(
    ("limit", "received", "sentence"),
    [
        (
            "same day",
            local(2026, 11, 16, 9, 10),
            "Trong ngày → 17 giờ 30, thứ Hai 16/11/2026",
        ),
        (
            "same day",
            local(2026, 11, 23, 15, 30),
            (
                "Trong ngày; nhận sau 15 giờ nên tính từ ngày làm việc tiếp theo "
                "(24/11 nghỉ: Ngày Văn hóa Việt Nam) → 17 giờ 30, thứ Tư 25/11/2026"
            ),
        ),
        (
            "at once",
            local(2026, 11, 20, 9),
            "Ngay khi nhận đủ hồ sơ: chậm nhất hết giờ làm việc → 17 giờ 30, thứ Sáu 20/11/2026",
        ),
        (
            "2 half days",
            local(2026, 11, 16, 9, 10),
            ("2 buổi làm việc: 09:10–12:00, 13:30–17:30 → 17 giờ 30, thứ Hai 16/11/2026"),
        ),
        (
            "1 half day",
            local(2026, 11, 16, 11, 45),
            (
                "1 buổi làm việc; nhận khi buổi sắp hết hoặc đã hết nên tính từ buổi sau: "
                "13:30–17:30 → 17 giờ 30, thứ Hai 16/11/2026"
            ),
        ),
        (
            "4 working hours",
            local(2026, 11, 16, 10, 15),
            "4 giờ làm việc: 10:15–12:00, 13:30–15:45 → 15 giờ 45, thứ Hai 16/11/2026",
        ),
        (
            "4 working hours",
            local(2026, 11, 23, 16, 30),
            (
                "4 giờ làm việc: 16:30–17:30 ngày 23/11, (24/11 nghỉ: Ngày Văn hóa Việt Nam), "
                "08:00–11:00 ngày 25/11 → 11 giờ, thứ Tư 25/11/2026"
            ),
        ),
        (
            "2 working hours",
            local(2026, 11, 16, 7),
            (
                "2 giờ làm việc; nhận trước giờ làm việc nên tính từ 08 giờ: 08:00–10:00 "
                "→ 10 giờ, thứ Hai 16/11/2026"
            ),
        ),
        (
            "60 working hours",
            local(2026, 11, 16, 9),
            (
                "60 giờ làm việc: từ 16/11 đến 26/11, trừ thứ Bảy, Chủ nhật, "
                "(24/11 nghỉ: Ngày Văn hóa Việt Nam) → 14 giờ 30, thứ Năm 26/11/2026"
            ),
        ),
        (
            "5 working days",
            local(2026, 11, 23, 18),
            (
                "5 ngày làm việc; nhận sau giờ làm việc nên tính như nhận đầu giờ thứ Tư 25/11 "
                "(24/11 nghỉ: Ngày Văn hóa Việt Nam): 26/11, 27, (28–29 nghỉ), 30, 01/12, 2 "
                "→ 17 giờ 30, thứ Tư 02/12/2026"
            ),
        ),
        (
            "5 working days",
            local(2026, 8, 20, 9),
            (
                "5 ngày làm việc: 21/08, 22 (làm bù), (23 nghỉ), 24, 25, 26 "
                "→ 17 giờ 30, thứ Tư 26/08/2026"
            ),
        ),
        (
            "2 working days",
            local(2026, 2, 15, 9),
            (
                "2 ngày làm việc; nhận vào ngày nghỉ nên tính như nhận đầu giờ thứ Hai 23/02 "
                "(15–22/02 nghỉ: Tết Nguyên Đán): 24/02, 25 → 17 giờ 30, thứ Tư 25/02/2026"
            ),
        ),
        (
            "20 working days",
            local(2026, 8, 5, 9),
            (
                "20 ngày làm việc: từ 06/08 đến 04/09, kể cả ngày làm bù 22/08, trừ thứ Bảy, "
                "Chủ nhật, (29/08–02/09 nghỉ: Hoán đổi ngày làm việc, Quốc khánh) "
                "→ 17 giờ 30, thứ Sáu 04/09/2026"
            ),
        ),
        (
            "3 calendar days",
            local(2026, 11, 19, 7),
            (
                "3 ngày: 20/11, 21, 22, (22/11 nghỉ) nên chuyển sang ngày làm việc tiếp theo "
                "→ 17 giờ 30, thứ Hai 23/11/2026"
            ),
        ),
        (
            "15 calendar days",
            local(2026, 12, 21, 9),
            (
                "15 ngày: từ 22/12/2026 đến 05/01/2027 → 17 giờ 30, thứ Ba 05/01/2027 "
                "(lịch nghỉ năm 2027 chưa được xác nhận)"
            ),
        ),
        (
            "1 month",
            local(2026, 1, 30, 9),
            (
                "1 tháng: từ 31/01 đến 28/02 (tháng 2 không có ngày 30), (28/02–01/03 nghỉ) "
                "nên chuyển sang ngày làm việc tiếp theo → 17 giờ 30, thứ Hai 02/03/2026"
            ),
        ),
        (
            "24 clock hours",
            local(2026, 11, 20, 9, 10),
            (
                "24 giờ: tính liên tục cả đêm và ngày nghỉ, từ 09 giờ 10 ngày 20/11 "
                "→ 09 giờ 10, thứ Bảy 21/11/2026"
            ),
        ),
    ],
)
def test_a_deadline_explains_itself_in_one_line(
    limit: str, received: datetime, sentence: str
) -> None:
    assert explained(limit, received) == sentence


def test_the_cut_off_of_the_procedure_is_the_one_named() -> None:
    received = local(2026, 11, 16, 14, 45)
    late = compute_deadline(parse_limit("same day"), received, SHIPPED, cut_off=time(14, 30))
    assert "nhận sau 14 giờ 30 nên" in explain(late)


def test_the_explanation_can_be_asked_for_in_another_language() -> None:
    english = {
        "{value} ngày làm việc": "{value} working days",
        "({days} nghỉ)": "({days} off)",
        "({days} nghỉ: {names})": "({days} off: {names})",
        "Ngày Văn hóa Việt Nam": "Vietnam Culture Day",
        "{time}, {weekday} {day}": "{time} on {weekday} {day}",
        "{hour} giờ {minute}": "{hour}:{minute}",
        "thứ Năm": "Thursday",
    }
    deadline = compute_deadline(parse_limit("3 working days"), local(2026, 11, 20, 9), SHIPPED)
    assert explain(deadline, translate=english.__getitem__) == (
        "3 working days: (21–22/11 off), 23, (24 off: Vietnam Culture Day), 25, 26 "
        "→ 17:30 on Thursday 26/11/2026"
    )


@given(
    st.builds(
        TimeLimit,
        st.integers(1, 120),
        st.sampled_from([unit for unit in LimitUnit if unit not in ("at_once", "same_day")]),
    ),
    instants,
)
def test_every_explanation_is_one_filled_line_that_ends_in_the_due_date(
    limit: TimeLimit, received: datetime
) -> None:
    deadline = compute_deadline(limit, received, SHIPPED)
    sentence = explain(deadline)
    assert "{" not in sentence
    assert "\n" not in sentence
    assert f"{deadline.due:%d/%m/%Y}" in sentence
    assert len(sentence) < 400
