"""A dossier that is stopped says why, and since 2025 there is a notice for it."""

from datetime import date

import pytest

from app.domain.dossier_state import Action, DossierState
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.forms.supplement_request import RequestedPaper
from app.domain.roles import Actor
from app.errors import InputError, RuleError
from app.models.paper import PrintRecord
from app.services.counter import Counter
from app.services.papers.paper import document_of
from app.services.step_commands import RequestSupplement, StopDossier
from tests.builders import SetClock
from tests.steps import bring


def test_the_notice_says_why_and_what_is_given_back(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER)
    command = StopDossier(
        actor=clerk, dossier_id=key, reason="không còn đối tượng", stage="thẩm tra"
    )
    (print_id,) = counter.dossiers.stop(command).print_ids
    card = counter.dossiers.card(clerk, key)
    assert card.row.state is DossierState.STOPPED
    assert card.finished_at is not None
    with counter.context.database.read() as session:
        notice = document_of(session.get_one(PrintRecord, print_id))
    assert isinstance(notice, StopNoticeDocument)
    assert (notice.reason, notice.stage, notice.requested_on) == (
        "không còn đối tượng",
        "thẩm tra",
        None,
    )
    assert "Tờ khai đăng ký khai sinh (01 bản chính)" in notice.papers_returned


def test_a_supplement_is_waited_for_until_its_day(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    key = bring(counter, Action.HAND_OVER)
    counter.dossiers.request_supplement(
        RequestSupplement(
            actor=clerk,
            dossier_id=key,
            papers=(RequestedPaper("Giấy chứng sinh", 1),),
            complete_by=date(2026, 11, 20),
        )
    )
    stop = StopDossier(actor=clerk, dossier_id=key, reason="không bổ sung")
    with pytest.raises(RuleError, match="Chưa hết hạn bổ sung"):
        counter.dossiers.stop(stop)
    clock.forward(days=5)
    counter.dossiers.stop(stop)
    card = counter.dossiers.card(clerk, key)
    assert card.row.state is DossierState.STOPPED
    # The wait counts for nobody: what was stopped so is not late.
    assert card.finished_at is not None
    assert card.finished_at <= card.row.promised_at


def test_it_is_never_stopped_without_a_reason(counter: Counter, clerk: Actor) -> None:
    key = bring(counter, Action.HAND_OVER)
    with pytest.raises(InputError):
        counter.dossiers.stop(StopDossier(actor=clerk, dossier_id=key, reason=" "))
