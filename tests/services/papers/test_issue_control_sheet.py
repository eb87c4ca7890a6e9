"""The control sheet knows every hand the dossier has gone through."""

import pytest

from app.domain.roles import Actor
from app.errors import NotFoundError
from app.services.commands import HandOver, RecordResult
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock
from tests.services.papers.issued import documents


def test_each_hand_over_is_a_row_and_the_rest_is_left_to_be_written(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    received = builders.receive(counter)
    (sheet,) = documents(counter, counter.papers.control_sheet(clerk, received.dossier_id))
    assert (sheet.code, sheet.rows) == (received.code, ())
    assert sheet.barcode
    clock.forward(hours=1)
    out = clock.now()
    counter.dossiers.hand_over(HandOver(clerk, (received.dossier_id,), "Tư pháp – Hộ tịch"))
    clock.forward(hours=1)
    counter.dossiers.record_result(RecordResult(clerk, received.dossier_id))
    (sheet,) = documents(counter, counter.papers.control_sheet(clerk, received.dossier_id))
    there, back = sheet.rows
    desk = builders.PROFILE.counter_name
    assert (there.giving, there.taking, there.at) == (desk, "Tư pháp – Hộ tịch", out)
    assert (there.giver_name, there.taker_name) == (clerk.name, "")
    assert (back.giving, back.taking, back.taker_name) == ("Tư pháp – Hộ tịch", desk, clerk.name)


def test_a_sheet_belongs_to_its_dossier_and_the_receipt_stays_the_first_paper(
    counter: Counter, clerk: Actor
) -> None:
    received = builders.receive(counter)
    counter.papers.control_sheet(clerk, received.dossier_id)
    rows = counter.papers.of_dossier(clerk, received.dossier_id)
    assert [row.form for row in rows] == ["control_sheet", "receipt"]
    assert counter.dossiers.receipt(received.dossier_id).code == received.code


def test_a_dossier_that_is_not_there_has_no_sheet(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(NotFoundError):
        counter.papers.control_sheet(clerk, 77)
