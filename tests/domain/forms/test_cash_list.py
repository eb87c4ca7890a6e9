"""The sum of a cash list is the sum of its lines."""

from tests.printing.own_papers import cash


def test_the_total_adds_up_every_line() -> None:
    document = cash(12)
    assert document.total == sum(line.amount for line in document.lines) == 336_000
    assert cash(0).total == 0
