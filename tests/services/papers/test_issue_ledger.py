"""The register book: numbers run through the year, and nothing is left out."""

from datetime import date

import pytest

from app.domain.channel import DeliveryWay
from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.errors import InputError, RuleError
from app.services.commands import TakeStep
from app.services.counter import Counter
from app.services.step_commands import ReturnElectronically
from tests import builders
from tests.builders import SetClock
from tests.services.papers.issued import documents, subjects
from tests.steps import bring


def test_numbers_go_on_from_the_book_before(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    for _ in range(2):
        builders.receive(counter)
    clock.forward(days=1)
    mistaken, kept = builders.receive(counter), builders.receive(counter)
    counter.dossiers.cancel(TakeStep(supervisor, mistaken.dossier_id, "nhập nhầm"))
    day = date(2026, 11, 17)
    asked = counter.papers.ledger(clerk, day, day)
    assert subjects(counter, asked) == ["17/11/2026"]
    (book,) = documents(counter, asked)
    assert [(one.number, one.code) for one in book.entries] == [
        ("3", mistaken.code),
        ("4", kept.code),
    ]
    assert [one.note for one in book.entries] == ["Đã hủy", ""]
    assert (book.volume, book.first_day, book.last_day) == ("2026", day, day)
    assert all(one.agency and one.delivery for one in book.entries)


def test_what_went_electronically_is_signed_by_nobody(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER, Action.RECORD_RESULT)
    counter.dossiers.return_electronically(
        ReturnElectronically(
            actor=clerk, dossier_id=key, collector_name="Lê Thị Hoa", sent_to="hoa@vneid.vn"
        )
    )
    day = counter.context.today()
    (book,) = documents(counter, counter.papers.ledger(clerk, day, day))
    (line,) = book.entries
    assert (line.delivery, line.signed_by) == ("Trực tuyến", "")
    assert line.note == "Trả điện tử tới hoa@vneid.vn"
    filtered = DossierFilter(delivery=DeliveryWay.ELECTRONIC)
    assert [row.id for row in counter.dossiers.list(filtered).rows] == [key]


def test_an_empty_or_backward_period_is_refused(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError, match="không nhận hồ sơ nào"):
        counter.papers.ledger(clerk, date(2026, 11, 1), date(2026, 11, 2))
    with pytest.raises(InputError) as caught:
        counter.papers.ledger(clerk, date(2026, 11, 2), date(2026, 11, 1))
    assert caught.value.field == "last"
