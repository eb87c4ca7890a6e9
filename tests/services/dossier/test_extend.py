"""An apology names both dates, once; the new one is what counts from then on."""

from datetime import date, timedelta

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.domain.forms.extension_apology import ExtensionApologyDocument
from app.domain.listings import DueMark
from app.domain.reasons import LateReason
from app.domain.roles import Actor
from app.domain.timeliness import Timeliness
from app.domain.vietnam_time import local
from app.errors import InputError, RuleError
from app.models.paper import PrintRecord
from app.services.commands import RecordResult
from app.services.counter import Counter
from app.services.papers.paper import document_of
from app.services.step_commands import Extend
from tests.builders import SetClock
from tests.steps import bring


def wish(clerk: Actor, key: int, until: date = date(2026, 11, 20)) -> Extend:
    return Extend(
        actor=clerk,
        dossier_id=key,
        until=until,
        reason_class=LateReason.OTHER_AGENCY,
        reason="chưa có kết quả xác minh",
        signer_title="CHỦ TỊCH",
        signer="Nguyễn Văn An",
    )


def test_the_letter_has_both_dates_and_the_new_one_counts(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, Action.HAND_OVER)
    old = counter.dossiers.card(clerk, key).row.promised_at
    clock.pass_to(local(2026, 11, 16, 16))
    (print_id,) = counter.dossiers.extend(wish(clerk, key)).print_ids
    card = counter.dossiers.card(clerk, key)
    assert card.row.promised_at == local(2026, 11, 20, 17, 30)
    assert card.original_promised_at == old
    assert card.row.due is not DueMark.OVERDUE
    assert (card.course.extensions, card.course.late_reason) == (1, "Chờ cơ quan phối hợp")
    with counter.context.database.read() as session:
        letter = document_of(session.get_one(PrintRecord, print_id))
    assert isinstance(letter, ExtensionApologyDocument)
    assert (letter.promised_at, letter.new_promise_at) == (old, card.row.promised_at)
    assert letter.reason == "Chờ cơ quan phối hợp: chưa có kết quả xác minh"
    assert (letter.signer_titles, letter.signer_name) == (("CHỦ TỊCH",), "Nguyễn Văn An")


def test_an_apology_after_the_promise_tells_a_day_and_the_dossier_stays_late(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, Action.HAND_OVER)
    old = counter.dossiers.card(clerk, key).row.promised_at
    clock.pass_to(old + timedelta(hours=16))
    (print_id,) = counter.dossiers.extend(wish(clerk, key, date(2026, 11, 27))).print_ids
    told = local(2026, 11, 27, 17, 30)
    with counter.context.database.read() as session:
        letter = document_of(session.get_one(PrintRecord, print_id))
    assert isinstance(letter, ExtensionApologyDocument)
    assert letter.new_promise_at == told
    card = counter.dossiers.card(clerk, key)
    assert (card.row.promised_at, card.course.apology_until) == (old, told)
    assert card.row.due is DueMark.OVERDUE
    assert "vẫn tính là quá hạn" in card.history[0].text
    counter.dossiers.record_result(RecordResult(clerk, key, "12/GKS"))
    assert counter.dossiers.count(DossierFilter(timeliness=Timeliness.LATE)) == 1


def test_nobody_apologizes_twice(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER)
    counter.dossiers.extend(wish(clerk, key))
    with pytest.raises(RuleError, match="đã xin lỗi và hẹn lại một lần"):
        counter.dossiers.extend(wish(clerk, key, date(2026, 11, 27)))


@pytest.mark.parametrize("until", [date(2026, 11, 13), date(2026, 11, 21), date(2026, 11, 24)])
def test_the_new_day_is_later_and_worked(counter: Counter, clerk: Actor, until: date) -> None:
    key = bring(counter, Action.HAND_OVER)
    with pytest.raises(InputError) as caught:
        counter.dossiers.extend(wish(clerk, key, until))
    assert caught.value.field == "until"


def test_another_year_typed_by_mistake_is_refused(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER)
    with pytest.raises(InputError, match="xa hơn một năm"):
        counter.dossiers.extend(wish(clerk, key, date(2036, 11, 28)))
