"""What hangs over at opening: each thing is there while it hangs, and gone once it is mended."""

from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.hanging import Hanging
from app.domain.print_state import NOT_OUT_REASON
from app.domain.roles import Actor, Role
from app.errors import DeviceError
from app.services.commands import (
    AnswerPrint,
    HandOver,
    PrinterChoice,
    PrintReceipt,
    RecordResult,
    ReturnResult,
    TakeStep,
)
from app.services.counter import Counter
from app.services.dossier.print_receipt import print_receipt
from tests import builders
from tests.builders import SetClock
from tests.counters import exported
from tests.services.store.restoring import Ward


def hanging(counter: Counter, clerk: Actor) -> Hanging:
    return counter.opening.hanging(clerk, counter.context.now() + timedelta(seconds=1))


def set_state(counter: Counter, state: str) -> None:
    builders.change_store(counter, "UPDATE print_records SET state = ?", state)


def test_nothing_hangs_over_a_new_office(counter: Counter, clerk: Actor) -> None:
    assert not hanging(counter, clerk)


@pytest.mark.parametrize("state", ["waiting", "failed"])
def test_a_slip_that_never_came_out_hangs_until_it_is_printed(
    counter: Counter, clerk: Actor, state: str
) -> None:
    received = builders.receive(counter)
    set_state(counter, state)
    (slip,) = hanging(counter, clerk).unprinted
    assert (slip.subject, slip.print_id) == (received.code, received.print_id)
    assert slip.applicant_name.startswith("Nguyễn Văn Đức")
    command = PrintReceipt(actor=clerk, dossier_id=received.dossier_id)
    counter.dossiers.print_receipt(command, PrinterChoice())
    assert not hanging(counter, clerk)


def test_slips_asked_for_since_the_opening_are_not_left_over(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    opened = clock.now()
    builders.receive(counter)
    assert not counter.opening.hanging(clerk, opened)


def test_a_sheet_cut_off_is_asked_about_once_the_program_is_back(
    counter: Counter, clerk: Actor
) -> None:
    received = builders.receive(counter)
    set_state(counter, "printing")
    assert not hanging(counter, clerk)
    counter.opening.begin()
    (slip,) = hanging(counter, clerk).unknown
    counter.papers.answer(AnswerPrint(actor=clerk, print_id=slip.print_id))
    assert not hanging(counter, clerk)
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert [line.state for line in card.prints] == ["printed"]


def test_a_sheet_that_did_not_come_out_is_answered_by_its_reprint(
    counter: Counter, clerk: Actor
) -> None:
    received = builders.receive(counter)
    set_state(counter, "printing")
    counter.opening.begin()
    command = PrintReceipt(actor=clerk, dossier_id=received.dossier_id, reason=NOT_OUT_REASON)
    counter.dossiers.print_receipt(command, PrinterChoice())
    assert not hanging(counter, clerk)
    prints = counter.dossiers.card(clerk, received.dossier_id).prints
    assert [(line.state, line.reprint_number) for line in prints] == [
        ("printed", 1),
        ("unknown", 0),
    ]
    assert prints[0].reason == NOT_OUT_REASON


def test_a_reprint_that_failed_hangs_as_unprinted(counter: Counter, clerk: Actor) -> None:
    received = builders.receive(counter)
    set_state(counter, "unknown")

    class Jammed:
        def print_document(self, job: object) -> NoReturn:
            raise DeviceError("Máy in hết giấy.")

    command = PrintReceipt(actor=clerk, dossier_id=received.dossier_id, reason=NOT_OUT_REASON)
    with pytest.raises(DeviceError):
        print_receipt(counter.context, command, PrinterChoice(), lambda _choice: Jammed())
    found = hanging(counter, clerk)
    assert (len(found.unprinted), len(found.unknown)) == (1, 0)


def test_nobody_needs_a_receipt_for_what_was_cancelled_or_returned(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    mistaken, returned = builders.receive(counter), builders.receive(counter)
    counter.dossiers.cancel(TakeStep(supervisor, mistaken.dossier_id, "nhập nhầm"))
    counter.dossiers.hand_over(HandOver(clerk, (returned.dossier_id,)))
    counter.dossiers.record_result(RecordResult(clerk, returned.dossier_id))
    name = counter.dossiers.card(clerk, returned.dossier_id).row.applicant_name
    counter.dossiers.return_result(
        ReturnResult(actor=clerk, dossier_id=returned.dossier_id, collector_name=name)
    )
    assert not hanging(counter, clerk)


def test_another_stations_slips_are_its_own_business(counter: Counter, clerk: Actor) -> None:
    builders.receive(counter)
    builders.change_store(counter, "UPDATE dossiers SET code = 'TN20-261116-0001-50'")
    set_state(counter, "printing")
    counter.opening.begin()
    assert not hanging(counter, clerk)
    (line,) = counter.dossiers.card(clerk, 1).prints
    assert line.state == "printing"


def test_days_that_no_export_carries_hang_over_from_the_next_day_on(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    for _day in range(2):
        builders.receive(counter, slip_wanted=False)
        clock.forward(days=1)
    builders.receive(counter, slip_wanted=False)
    assert hanging(counter, clerk).unexported == (date(2026, 11, 16), date(2026, 11, 17))
    builders.change_store(
        counter,
        "INSERT INTO export_records VALUES "
        "(1, '2026-11-17', 0, 1, '', 1, 2, '', false, NULL, NULL)",
    )
    assert hanging(counter, clerk).unexported == ()
    clock.forward(days=1)
    assert hanging(counter, clerk).unexported == (date(2026, 11, 18),)


def test_what_was_received_after_the_export_hangs_over_until_the_next_one(
    counter: Counter, clerk: Actor, clock: SetClock, stick: Path
) -> None:
    builders.receive(counter, slip_wanted=False)
    exported(counter, stick / "1")
    clock.forward(days=1)
    assert hanging(counter, clerk).unexported == ()
    builders.receive(counter, slip_wanted=False)
    exported(counter, stick / "2")
    builders.receive(counter, slip_wanted=False)
    clock.forward(days=1)
    assert hanging(counter, clerk).unexported == (date(2026, 11, 17),)
    exported(counter, stick / "3")
    assert hanging(counter, clerk).unexported == ()


@pytest.mark.server_only
def test_a_day_that_another_counter_exported_is_exported_up_to_then(
    tmp_path: Path, clock: SetClock, stick: Path
) -> None:
    folders = builders.counters_on_one_store(tmp_path / "pcs", 2)
    here, there = (open_counter(Workplace(folder, clock)) for folder in folders)
    clerk = builders.actor(here)
    builders.receive(here, slip_wanted=False)
    builders.receive(there, slip_wanted=False)
    exported(there, stick / "1")
    clock.forward(days=1)
    builders.receive(here, slip_wanted=False)
    clock.forward(days=1)
    assert hanging(here, clerk).unexported == (date(2026, 11, 17),)
    assert hanging(there, clerk).unexported == ()
    builders.receive(there, slip_wanted=False)
    exported(there, stick / "2")
    assert hanging(here, clerk).unexported == ()
    here.close()
    there.close()


@pytest.mark.sqlite_only(reason="a server's store is restored by the server")
def test_what_a_restore_wrote_anew_hangs_over_until_it_is_exported(
    tmp_path: Path, stick: Path
) -> None:
    ward = Ward(tmp_path / "ward")
    ward.receive(1)
    with ward.open() as counter:
        exported(counter, stick / "1")
    ward.back_up()
    ward.receive(1)
    ward.overwrite_with_noise()
    ward.restore()
    ward.clock.forward(days=1)
    with ward.open() as counter:
        clerk = builders.actor(counter)
        assert hanging(counter, clerk).unexported == (date(2026, 11, 16),)
        counter.upkeep.confirm_restored(builders.supervisor(counter))
        exported(counter, stick / "2")
        assert hanging(counter, clerk).unexported == ()


def test_a_dossier_nobody_passed_on_hangs_over_from_the_next_day_on(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    received = builders.receive(counter, slip_wanted=False)
    assert hanging(counter, clerk).not_handed_over == 0
    clock.forward(days=1)
    assert hanging(counter, clerk).not_handed_over == 1
    counter.dossiers.hand_over(HandOver(clerk, (received.dossier_id,)))
    assert hanging(counter, clerk).not_handed_over == 0


def test_an_own_draft_older_than_an_hour_hangs_over(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    colleague = builders.actor(counter, 1)
    counter.days.save_draft(clerk, "receive", {"name": "An"})
    saved = clock.now()
    clock.forward(hours=1)
    assert hanging(counter, clerk).drafts == ()
    clock.forward(minutes=1)
    (draft,) = hanging(counter, clerk).drafts
    assert (draft.form, draft.saved_at) == ("receive", saved)
    assert hanging(counter, colleague).drafts == ()


def test_who_does_not_work_at_the_desk_has_nothing_hanging_there(
    counter: Counter, clerk: Actor
) -> None:
    builders.receive(counter)
    for role in (Role.SPECIALIST, Role.ADMINISTRATOR):
        assert not hanging(counter, Actor(clerk.clerk_id, clerk.name, role))
