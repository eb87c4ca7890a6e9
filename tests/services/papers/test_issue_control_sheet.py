"""The control sheet knows every hand the dossier has gone through."""

import pytest

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.errors import NotFoundError
from app.services.commands import HandOver, RecordResult
from app.services.counter import Counter
from app.services.step_commands import SendToAgency
from tests import builders
from tests.builders import SetClock
from tests.services.papers.issued import documents
from tests.steps import act, bring


def test_each_hand_over_is_a_row_and_the_rest_is_left_to_be_written(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    received = builders.receive(counter)
    (sheet,) = documents(counter, counter.papers.control_sheets(clerk, [received.dossier_id]))
    assert (sheet.code, sheet.rows) == (received.code, ())
    assert sheet.barcode
    clock.forward(hours=1)
    out = clock.now()
    counter.dossiers.hand_over(HandOver(clerk, (received.dossier_id,), "Tư pháp – Hộ tịch"))
    clock.forward(hours=1)
    counter.dossiers.record_result(RecordResult(clerk, received.dossier_id))
    (sheet,) = documents(counter, counter.papers.control_sheets(clerk, [received.dossier_id]))
    there, back = sheet.rows
    desk = builders.PROFILE.counter_name
    assert (there.giving, there.taking, there.at) == (desk, "Tư pháp – Hộ tịch", out)
    assert (there.giver_name, there.taker_name) == (clerk.name, "")
    assert (back.giving, back.taking, back.taker_name) == ("Tư pháp – Hộ tịch", desk, clerk.name)


def test_another_agency_is_a_hand_as_well_and_in_time_or_not(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, Action.HAND_OVER)
    day = counter.context.today()
    counter.dossiers.send_to_agency(
        SendToAgency(
            actor=clerk,
            dossier_id=key,
            agency="Công an phường",
            due_on=day,
            document_number="15/CV",
        )
    )
    clock.forward(days=1)
    for action in (Action.BACK_FROM_AGENCY, Action.RECORD_RESULT, Action.UNDO_RESULT):
        act(counter, clerk, action, key)
    (sheet,) = documents(counter, counter.papers.control_sheets(clerk, [key]))
    desk, unit, police = builders.PROFILE.counter_name, "Bộ phận Tư pháp", "Công an phường"
    ways = [(row.giving, row.taking) for row in sheet.rows]
    assert ways == [(desk, unit), (unit, police), (police, unit), (unit, desk), (desk, unit)]
    assert [row.result for row in sheet.rows] == ["", "", "Quá hạn", "", ""]
    assert [row.note for row in sheet.rows[1:]] == [
        "Văn bản số 15/CV",
        "Văn bản số 15/CV",
        "",
        "Kết quả ghi nhầm",
    ]
    assert sheet.coordinating_agency == police


def test_a_sheet_belongs_to_its_dossier_and_the_receipt_stays_the_first_paper(
    counter: Counter, clerk: Actor
) -> None:
    received = builders.receive(counter)
    counter.papers.control_sheets(clerk, [received.dossier_id])
    prints = counter.dossiers.card(clerk, received.dossier_id).prints
    assert [one.form for one in prints] == ["control_sheet", "receipt"]
    assert counter.dossiers.receipt(received.dossier_id).code == received.code


def test_a_dossier_that_is_not_there_has_no_sheet(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(NotFoundError):
        counter.papers.control_sheets(clerk, [77])
