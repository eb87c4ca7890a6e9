"""The register of apologies keeps itself, from the letter to the day its dossier is done."""

from datetime import date

from app.domain.apologies import APOLOGIES
from app.domain.reasons import LateReason
from app.domain.register_entries import EntryState
from app.services.commands import HandOver, RecordResult, TakeStep
from app.services.register_commands import SaveEntry
from app.services.step_commands import Extend
from tests import builders
from tests.services.registers.conftest import Books


def test_a_letter_is_in_the_register_until_its_dossier_is_done(books: Books) -> None:
    counter, clerk = books.counter, books.clerk
    received = builders.receive(counter, clerk)
    key = received.dossier_id
    counter.dossiers.hand_over(HandOver(clerk, (key,)))
    counter.dossiers.extend(
        Extend(
            actor=clerk,
            dossier_id=key,
            until=date(2026, 11, 18),
            reason_class=LateReason.OTHER_AGENCY,
            reason="chờ Công an phường",
            signer="Nguyễn Văn An",
        )
    )
    (row,) = books.rows(APOLOGIES)
    assert (row.codes, row.closed_on, row.state) == ((received.code,), None, EntryState.OPEN)
    assert row.values["reason"] == "Cơ quan phối hợp chậm"
    assert row.values["explanation"] == "chờ Công an phường"
    assert (row.values["old_day"], row.values["new_day"]) == ("16/11/2026", "18/11/2026")

    # When and how it went out is written in later, and nothing of that is lost when it closes.
    card = counter.registers.open(clerk, row.id)
    sent = {"letter": "07/TXL", "delivered": "2026-11-16", "delivered_how": "Bưu chính"}
    values = {**(card.stored or {}), **sent}
    counter.registers.save(
        SaveEntry(actor=clerk, register=APOLOGIES, values=values, entry_id=row.id)
    )
    counter.dossiers.record_result(RecordResult(clerk, key))
    (done,) = books.rows(APOLOGIES)
    assert (done.closed_on, done.values["letter"]) == (date(2026, 11, 16), "07/TXL")
    counter.dossiers.undo_result(TakeStep(clerk, key, "nhầm hồ sơ"))
    assert books.rows(APOLOGIES)[0].closed_on is None
    assert counter.days.check().ok
