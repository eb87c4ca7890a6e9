"""Fees by procedure, means and ground of exemption."""

from datetime import date

from app.domain.reports.fee_tables import fee_exemptions, fees_by_means, fees_by_procedure
from app.domain.reports.figure import span_of
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_what_is_due_is_paid_or_unpaid() -> None:
    by_name = {one.name: one.measure for one in fees_by_procedure(SPAN).columns}
    paid, unpaid = by_name["paid_amount"], by_name["unpaid_amount"]
    assert paid is not None
    assert unpaid is not None
    assert (paid.fees, paid.wanted.fee_paid) == (True, True)
    assert (unpaid.fees, unpaid.wanted.fee_paid) == (True, False)


def test_means_are_asked_of_what_was_paid_and_grounds_of_what_was_exempted() -> None:
    assert all(one.wanted.fee_paid for one in fees_by_means(SPAN).measures)
    assert all(one.wanted.fee_exempted for one in fee_exemptions(SPAN).measures)
