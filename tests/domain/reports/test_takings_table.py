"""Money by the day it changed hands."""

from datetime import date

from app.domain.reports.figure import span_of
from app.domain.reports.takings_table import DayTakings, takings_table
from app.domain.takings import Taking
from app.domain.vietnam_time import local


def taking(amount: int, means: str = "cash") -> Taking:
    return Taking(
        dossier_id=1,
        code="TN10-261116-0001-12",
        payer_name="",
        procedure_name="",
        amount=amount,
        means=means,
        receipt_number="",
        exemption="",
        taken_by="",
        taken_by_id=1,
        at=local(2026, 11, 16, 9),
    )


DAYS = (
    DayTakings(date(2026, 10, 30), [taking(8000), taking(0)]),
    DayTakings(date(2026, 11, 16), [taking(20_000, "online"), taking(5000, ""), taking(-3000)]),
    DayTakings(date(2026, 11, 17), [taking(0)]),
)


def test_what_is_given_back_is_taken_off_and_said() -> None:
    month = span_of(date(2026, 10, 15), date(2026, 11, 30), local(2026, 12, 1))
    made = takings_table(month, DAYS, "đồng").table
    assert made.rows == (
        (1, "30/10/2026", 1, 8000, 0, 0, 0, 8000, 0),
        (2, "16/11/2026", 2, -3000, 0, 20_000, 5000, 22_000, 3000),
    )
    assert made.totals[2:] == (3, 5000, 0, 20_000, 5000, 30_000, 3000)


def test_a_long_period_is_told_by_month() -> None:
    year = span_of(date(2026, 1, 1), date(2026, 12, 31), local(2027, 1, 1))
    made = takings_table(year, DAYS, "đồng").table
    assert [row[1] for row in made.rows] == ["01/10/2026 – 31/10/2026", "01/11/2026 – 30/11/2026"]
    assert made.totals[-2:] == (30_000, 3000)
