from app.domain.roles import Actor
from app.services.counter import Counter
from app.services.day_commands import CountDay
from tests import busy_day


def test_the_desks_sheet_tells_the_sums_and_a_clerks_does_not(
    busy: Counter, clerk: Actor, supervisor: Actor
) -> None:
    busy.closing.count(CountDay(actor=clerk, day=busy_day.DAY, cash=1_000, remark="thiếu tiền lẻ"))
    held = busy.closing.reconciliation(supervisor, busy_day.DAY)
    sheet = busy.days.sheet(supervisor, busy_day.DAY)
    assert [(one.expected, one.counted) for one in sheet.counted] == [
        (0, None),
        (held.cash, 1_000),
        (1, None),
    ]
    assert sheet.findings[0].startswith("TN10: đã cấp số 1 đến 7")
    assert "Mã đã hủy: 1 hồ sơ." in sheet.findings
    assert sheet.remark == "thiếu tiền lẻ"
    own = busy.days.sheet(supervisor, busy_day.DAY, clerk.clerk_id)
    assert (own.counted, own.findings, own.late) == ((), (), ())
