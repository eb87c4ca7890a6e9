"""An official code is linked later; what the other system says is kept with its history."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.domain.dossier_code import parse_code
from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.domain.official_entry import OfficialState, OfficialView, OtherCode
from app.domain.roles import Actor
from app.errors import InputError, RuleError
from app.services.answers import Received
from app.services.commands import HandOver
from app.services.counter import Counter
from app.services.official_commands import LinkOfficial, NoteOfficial
from tests import builders

CODE = "H26.107-261116-0007"


@pytest.fixture
def received(counter: Counter, clerk: Actor) -> Received:
    return builders.receive(counter, clerk)


def link(counter: Counter, dossier_id: int, code: str = CODE) -> None:
    by = builders.actor(counter)
    counter.official.link(LinkOfficial(actor=by, dossier_id=dossier_id, official_code=code))


def note(counter: Counter, dossier_id: int, **said: Any) -> OfficialView:
    by = builders.actor(counter)
    counter.official.note(NoteOfficial(actor=by, dossier_id=dossier_id, **said))
    return counter.official.view(by, dossier_id)


def found(counter: Counter, text: str) -> list[int]:
    return [row.id for row in counter.dossiers.list(DossierFilter(text=text)).rows]


def test_a_linked_code_finds_the_dossier_and_the_old_barcode_still_does(
    counter: Counter, clerk: Actor, received: Received
) -> None:
    link(counter, received.dossier_id, " h26.107-261116-0007 ")
    view = counter.official.view(clerk, received.dossier_id)
    assert (view.row.official_code, view.state) == (CODE, OfficialState.ENTERED)
    for code in (CODE, received.code):
        card = counter.dossiers.look_up(clerk, parse_code(code)).card
        assert card is not None
        assert card.row.id == received.dossier_id
    for text in (CODE, "H26.107", "0007", received.code):
        assert found(counter, text) == [received.dossier_id]


def test_the_history_tells_who_linked_it(
    counter: Counter, clerk: Actor, received: Received
) -> None:
    link(counter, received.dossier_id)
    line = counter.dossiers.card(clerk, received.dossier_id).history[0]
    assert (line.clerk_name, line.action) == (clerk.name, "Ghi hệ thống quốc gia")
    assert line.text == f"Mã quốc gia {CODE}; đã nhập hệ thống"


def test_a_code_belongs_to_one_dossier(counter: Counter, received: Received) -> None:
    link(counter, received.dossier_id)
    other = builders.receive(counter)
    with pytest.raises(InputError) as refused:
        link(counter, other.dossier_id)
    assert refused.value.field == "official_code"
    assert received.code in str(refused.value)
    link(counter, other.dossier_id, "H26.107-261116-0008")


@pytest.mark.parametrize("code", ["12345", "TN10-261116-0001-00", ""])
def test_only_an_official_code_can_be_linked(
    counter: Counter, received: Received, code: str
) -> None:
    with pytest.raises(InputError) as refused:
        link(counter, received.dossier_id, code)
    assert refused.value.field == "official_code"


def test_a_linked_code_is_changed_or_taken_away_with_a_reason_only(
    counter: Counter, received: Received
) -> None:
    link(counter, received.dossier_id)
    with pytest.raises(InputError):
        link(counter, received.dossier_id, "H26.107-261116-0009")
    with pytest.raises(InputError) as refused:
        note(counter, received.dossier_id)
    assert refused.value.field == "reason"
    view = note(counter, received.dossier_id, reason="gắn nhầm")
    assert (view.row.official_code, view.state) == ("", OfficialState.PENDING)
    assert found(counter, CODE) == []


def test_days_and_states_that_differ_are_seen_until_they_agree(
    counter: Counter, clerk: Actor, received: Received
) -> None:
    later = received.promised_at + timedelta(days=3)
    said = {"official_code": CODE, "promised_at": later, "says": DossierState.IN_PROCESS}
    view = note(counter, received.dossier_id, **said)
    assert view.state is OfficialState.DIFFERS
    assert [one.ours for one in view.differences] == ["16/11/2026", "Đã tiếp nhận"]
    counter.dossiers.hand_over(HandOver(clerk, (received.dossier_id,)))
    agreed = {**said, "promised_at": received.promised_at}
    view = note(counter, received.dossier_id, **agreed)
    assert (view.state, view.differences) == (OfficialState.ENTERED, ())
    assert view.says is DossierState.IN_PROCESS


def test_other_systems_codes_are_kept_and_found(
    counter: Counter, clerk: Actor, received: Received
) -> None:
    codes = (OtherCode("Hộ tịch điện tử", "HT2026.881234"),)
    view = note(counter, received.dossier_id, entered=True, other_codes=codes)
    assert view.other_codes == codes
    assert found(counter, "881234") == [received.dossier_id]


def test_what_need_not_be_entered_says_why(counter: Counter, received: Received) -> None:
    with pytest.raises(InputError) as refused:
        note(counter, received.dossier_id, needed=False)
    assert refused.value.field == "reason"
    view = note(counter, received.dossier_id, needed=False, reason="công dân tự nộp trực tuyến")
    assert view.state is OfficialState.NOT_NEEDED
    assert note(counter, received.dossier_id).state is OfficialState.PENDING


def test_nothing_new_is_no_step(counter: Counter, received: Received) -> None:
    link(counter, received.dossier_id)
    with pytest.raises(RuleError, match="Không có gì mới"):
        link(counter, received.dossier_id)


def test_moments_that_cannot_be_are_refused(
    counter: Counter, received: Received, clock: builders.SetClock
) -> None:
    tomorrow: datetime = clock.now() + timedelta(days=1)
    with pytest.raises(InputError) as refused:
        note(counter, received.dossier_id, entered=True, received_at=tomorrow)
    assert refused.value.field == "received_at"
    wrong = {"received_at": clock.now(), "promised_at": clock.now() - timedelta(days=1)}
    with pytest.raises(InputError) as before:
        note(counter, received.dossier_id, entered=True, **wrong)
    assert before.value.field == "promised_at"


def test_a_returned_dossier_can_still_be_entered_there(counter: Counter, clerk: Actor) -> None:
    command = replace(builders.intake(clerk), request_id="returned")
    received = counter.dossiers.receive(command)
    link(counter, received.dossier_id)
    assert counter.official.view(clerk, received.dossier_id).row.state is DossierState.RECEIVED
