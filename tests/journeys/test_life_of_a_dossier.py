"""Stories from the counter: what citizens and clerks live through with one dossier."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.apologies import APOLOGIES
from app.domain.barcode_digits import Slip
from app.domain.batch import BatchKind, LineSaid
from app.domain.channel import DeliveryWay
from app.domain.dossier_code import parse_code
from app.domain.dossier_state import DossierState, Form
from app.domain.forms.supplement_request import RequestedPaper, requested
from app.domain.listings import DossierCard, DueMark
from app.domain.papers import SubmittedPaper, missing_papers
from app.domain.reasons import LateReason, SupplementReason
from app.domain.register_entries import EntryFilter
from app.domain.roles import Actor
from app.domain.scan_answers import ScanMeaning
from app.domain.timeliness import Timeliness, timeliness
from app.domain.vietnam_time import local, office_day
from app.errors import InputError, RuleError
from app.services.commands import ConfirmBatch, HandOver, RecordResult, ReturnResult, TakeStep
from app.services.counter import Counter
from app.services.step_commands import (
    AcceptSupplement,
    BackFromAgency,
    CorrectDossier,
    Extend,
    GuideVisit,
    RequestSupplement,
    ReturnPart,
    SendToAgency,
    StopDossier,
)
from tests import builders
from tests.builders import BIRTH_REGISTRATION, SetClock


class Desk:
    """A clerk at the counter, and what the cards say."""

    def __init__(self, folder: Path) -> None:
        self.clock = SetClock()
        self.counter: Counter = builders.sample_counter(folder, self.clock)
        self.clerk: Actor = builders.actor(self.counter)

    def received(self, at: datetime, **changes: Any) -> int:
        """Take a dossier in at that moment, with a promise of its own where one is given."""
        self.clock.pass_to(at)
        command = builders.intake(self.clerk, **changes)
        return self.counter.dossiers.receive(command).dossier_id

    def handed_over(self, key: int) -> None:
        self.counter.dossiers.hand_over(HandOver(self.clerk, (key,), "Bộ phận Tư pháp"))

    def card(self, key: int) -> DossierCard:
        return self.counter.dossiers.card(self.clerk, key)

    def papers(self, key: int) -> list[str]:
        """Return the forms of the papers of a dossier, the first one first."""
        return [line.form for line in reversed(self.card(key).prints)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path)
    yield opened
    opened.counter.close()


def test_a_missing_paper(desk: Desk) -> None:
    """She comes without the birth certificate of the hospital, and again the next morning."""
    dossiers = desk.counter.dossiers
    complete = builders.intake(desk.clerk)
    half = complete.papers[:1]
    procedure = next(one for one in dossiers.procedures() if one.code == BIRTH_REGISTRATION)
    gaps = tuple(requested(gap) for gap in missing_papers(procedure.papers, half))
    assert gaps
    with pytest.raises(InputError, match="Còn thiếu"):
        dossiers.receive(builders.intake(desk.clerk, papers=half))
    typed = {"applicant": {"name": complete.applicant.name}}
    visit = dossiers.guide(
        GuideVisit(
            actor=desk.clerk,
            procedure_code=BIRTH_REGISTRATION,
            applicant=complete.applicant,
            papers=gaps,
            content=typed,
        )
    )
    desk.clock.pass_to(local(2026, 11, 17, 8, 20))
    (waiting,) = dossiers.turned_away(desk.clerk, date(2026, 11, 16), date(2026, 11, 17))
    assert (waiting.id, waiting.applicant_name) == (
        visit.turned_away_id,
        complete.applicant.name,
    )
    assert dossiers.typed_then(desk.clerk, waiting.id) == typed
    received = dossiers.receive(complete)
    # The clock begins when everything is there, not with the first visit.
    assert received.promised_at == local(2026, 11, 17, 17, 30)


def test_a_supplement_over_tet(desk: Desk) -> None:
    """Asked on the last afternoon before Tết, brought on the first morning after it."""
    dossiers = desk.counter.dossiers
    key = desk.received(
        local(2026, 2, 12, 9),
        promised_at=local(2026, 2, 25, 17, 30),
        override_reason="phải xác minh",
    )
    desk.handed_over(key)
    desk.clock.pass_to(local(2026, 2, 13, 16, 30))
    dossiers.request_supplement(
        RequestSupplement(
            actor=desk.clerk,
            dossier_id=key,
            papers=(RequestedPaper("Giấy xác nhận tình trạng hôn nhân", 1),),
            complete_by=date(2026, 2, 27),
        )
    )
    desk.clock.pass_to(local(2026, 2, 18, 9))
    assert desk.card(key).row.due is DueMark.NONE
    desk.clock.pass_to(local(2026, 2, 23, 9))
    dossiers.accept_supplement(
        AcceptSupplement(
            actor=desk.clerk,
            dossier_id=key,
            papers=(SubmittedPaper(name="Giấy xác nhận tình trạng hôn nhân"),),
        )
    )
    card = desk.card(key)
    # One hour before the holidays and one after: Tết itself would not have counted either.
    assert card.row.promised_at == local(2026, 2, 26, 10)
    assert card.original_promised_at != card.row.promised_at
    assert card.course.pauses == (
        "tạm dừng từ 16:30 13/02/2026 đến 09:00 23/02/2026, không tính 2 giờ làm việc",
    )
    assert card.papers[-1].name == "Giấy xác nhận tình trạng hôn nhân"
    assert desk.papers(key) == [Form.RECEIPT, Form.SUPPLEMENT_REQUEST, Form.RECEIPT]


def test_a_late_result_with_an_apology(desk: Desk) -> None:
    """The result cannot come in time; the office says so once, and keeps its second word."""
    dossiers = desk.counter.dossiers
    key = desk.received(local(2026, 11, 16, 9, 10))
    desk.handed_over(key)
    desk.clock.pass_to(local(2026, 11, 16, 16))
    apology = Extend(
        actor=desk.clerk,
        dossier_id=key,
        until=date(2026, 11, 18),
        reason_class=LateReason.VERIFICATION,
        signer="Nguyễn Văn An",
    )
    dossiers.extend(apology)
    with pytest.raises(RuleError):
        dossiers.extend(apology)
    desk.clock.pass_to(local(2026, 11, 18, 10))
    assert desk.card(key).row.due is DueMark.DUE_TODAY
    letters = EntryFilter(register=APOLOGIES)
    (open_letter,) = desk.counter.registers.list(desk.clerk, letters).rows
    assert (open_letter.codes, open_letter.closed_on) == ((desk.card(key).row.code,), None)
    dossiers.record_result(RecordResult(desk.clerk, key, "12/GKS"))
    (letter,) = desk.counter.registers.list(desk.clerk, letters).rows
    assert letter.closed_on == date(2026, 11, 18)
    card = desk.card(key)
    assert card.finished_at is not None
    by = {
        promised: timeliness(card.finished_at, promised, by_minute=True)
        for promised in (card.row.promised_at, card.original_promised_at)
    }
    assert by[card.row.promised_at] is Timeliness.ON_THE_DAY
    assert by[card.original_promised_at] is Timeliness.LATE
    assert desk.papers(key) == [Form.RECEIPT, Form.EXTENSION_APOLOGY]


def test_a_linked_procedure(desk: Desk) -> None:
    """Part of it is done by the police: a date of their own within the citizen's."""
    dossiers = desk.counter.dossiers
    key = desk.received(
        local(2026, 11, 16, 9, 10),
        promised_at=local(2026, 11, 20, 17, 30),
        override_reason="liên thông",
    )
    desk.handed_over(key)
    dossiers.send_to_agency(
        SendToAgency(
            actor=desk.clerk,
            dossier_id=key,
            agency="Công an phường",
            due_on=date(2026, 11, 18),
            document_number="15/CV",
        )
    )
    card = desk.card(key)
    assert card.row.promised_at == local(2026, 11, 20, 17, 30)
    assert card.course.agency_due_at == local(2026, 11, 18, 17, 30)
    with pytest.raises(RuleError, match="đang ở cơ quan phối hợp"):
        dossiers.record_result(RecordResult(desk.clerk, key, "12/GKS"))
    desk.clock.pass_to(local(2026, 11, 18, 15))
    dossiers.back_from_agency(
        BackFromAgency(actor=desk.clerk, dossier_id=key, document_number="7/TL")
    )
    dossiers.record_result(RecordResult(desk.clerk, key, "12/GKS"))
    told = [line.text for line in desk.card(key).history]
    assert any("Từ Công an phường" in text for text in told)
    assert desk.card(key).row.state is DossierState.RESULT_READY


def test_somebody_else_comes_to_collect(desk: Desk) -> None:
    """Her brother comes: his number and the letter of authority, or nothing, not even a part."""
    dossiers = desk.counter.dossiers
    key = desk.received(local(2026, 11, 16, 9, 10), sets=2)
    desk.handed_over(key)
    dossiers.record_result(RecordResult(desk.clerk, key))
    alone = ReturnResult(actor=desk.clerk, dossier_id=key, collector_name="Nguyễn Văn Em")
    with pytest.raises(InputError) as caught:
        dossiers.return_result(alone)
    assert caught.value.field == "collector_identity"
    brother = {
        "actor": desk.clerk,
        "dossier_id": key,
        "collector_name": "Nguyễn Văn Em",
        "collector_identity": "001085012345",
        "collector_relation": "em trai, giấy ủy quyền số 5",
    }
    first, second = desk.card(key).course.parts_to_give
    part = ReturnPart(**brother, given=(first,), kept=second, reason="chờ đóng dấu")
    with pytest.raises(InputError):
        dossiers.return_part(replace(part, collector_relation=""))
    dossiers.return_part(part)
    assert desk.card(key).row.state is DossierState.RESULT_READY
    dossiers.return_result(ReturnResult(**brother))
    card = desk.card(key)
    assert (card.row.state, card.collector_name) == (DossierState.RETURNED, "Nguyễn Văn Em")
    assert "giấy ủy quyền số 5" in card.history[0].text


def test_a_lost_slip(desk: Desk) -> None:
    """He finds himself by his card; the slip that turns up later is told to be old."""
    dossiers = desk.counter.dossiers
    key = desk.received(local(2026, 11, 16, 9, 10))
    card = desk.card(key)
    code = parse_code(card.row.code)
    dossiers.correct(
        CorrectDossier(actor=desk.clerk, dossier_id=key, reason="sai số", phone="0987654321")
    )
    desk.handed_over(key)
    dossiers.record_result(RecordResult(desk.clerk, key))
    found = dossiers.known_people(desk.clerk, card.identity_number)
    assert [one.phone for one in found] == ["0987654321"]
    old = Slip(code, 1)
    view = dossiers.look_up(desk.clerk, old.code, old.version)
    assert view.meaning is ScanMeaning.READY
    assert view.noted_as is ScanMeaning.OLDER_SLIP
    dossiers.return_result(
        ReturnResult(
            actor=desk.clerk,
            dossier_id=key,
            collector_name=card.row.applicant_name,
            slip_lost=True,
        )
    )
    assert "mất giấy hẹn" in desk.card(key).history[0].text


def test_a_round_to_the_citizens_home(desk: Desk) -> None:
    """Three results leave with Hùng; one comes back, and goes out again the next morning."""
    scans = desk.counter.scans
    home = {"delivery": DeliveryWay.AT_HOME, "delivery_address": "Số 12"}
    taken, by_daughter, nobody = (desk.received(local(2026, 11, 16, 9), **home) for _ in range(3))
    for key in (taken, by_daughter, nobody):
        desk.handed_over(key)
        desk.counter.dossiers.record_result(RecordResult(desk.clerk, key))
    asked = desk.counter.papers.delivery_list(desk.clerk, DeliveryWay.AT_HOME)
    out = ConfirmBatch(
        actor=desk.clerk,
        kind=BatchKind.HOME_ROUND,
        dossier_ids=(taken, by_daughter, nobody),
        carrier="Anh Hùng",
    )
    assert scans.confirm(out).failed == ()
    assert desk.card(taken).row.state is DossierState.RESULT_READY
    # The list that went along says in the evening what must come home.
    (listed,) = asked.print_ids
    assert len(scans.expected(desk.clerk, BatchKind.ROUND_BACK, listed)) == 3
    desk.clock.pass_to(local(2026, 11, 16, 16, 30))
    said = {
        by_daughter: LineSaid(receiver="Lê Thị Lan, con gái"),
        nobody: LineSaid(undelivered="không có người ở nhà"),
    }
    evening = replace(out, kind=BatchKind.ROUND_BACK, said=said)
    assert scans.confirm(evening).done == (taken, by_daughter, nobody)
    assert scans.expected(desk.clerk, BatchKind.ROUND_BACK, listed) == ()
    assert desk.card(taken).collector_name == desk.card(taken).row.applicant_name
    assert desk.card(by_daughter).collector_name == "Lê Thị Lan, con gái"
    desk.clock.pass_to(local(2026, 11, 17, 8))
    assert scans.confirm(replace(out, dossier_ids=(nobody,))).done == (nobody,)
    assert scans.confirm(replace(evening, dossier_ids=(nobody,), said={})).done == (nobody,)
    card = desk.card(nobody)
    assert card.row.state is DossierState.RETURNED
    assert card.course.way is DeliveryWay.AT_HOME
    assert [line.action for line in reversed(card.history[:4])] == [
        "Gửi kết quả đi",
        "Kết quả gửi đi quay về quầy",
        "Gửi kết quả đi",
        "Trả kết quả",
    ]


def test_a_wrongly_recorded_result_is_taken_back(desk: Desk) -> None:
    """The result beside it was meant; the clock had never stopped, and the day is missed."""
    dossiers = desk.counter.dossiers
    key = desk.received(local(2026, 11, 16, 9, 10))
    desk.handed_over(key)
    promised = desk.card(key).row.promised_at
    desk.clock.pass_to(local(2026, 11, 16, 11))
    dossiers.record_result(RecordResult(desk.clerk, key, "12/GKS"))
    desk.clock.pass_to(local(2026, 11, 17, 8))
    assert desk.card(key).row.due is DueMark.NONE
    dossiers.undo_result(TakeStep(desk.clerk, key, "nhầm với hồ sơ bên cạnh"))
    card = desk.card(key)
    assert (card.row.state, card.finished_at) == (DossierState.IN_PROCESS, None)
    assert (card.row.promised_at, card.row.due) == (promised, DueMark.OVERDUE)
    assert "12/GKS" in card.history[0].text
    desk.clock.pass_to(local(2026, 11, 17, 10))
    dossiers.record_result(RecordResult(desk.clerk, key, "13/GKS"))
    dossiers.return_part(
        ReturnPart(
            actor=desk.clerk,
            dossier_id=key,
            collector_name=card.row.applicant_name,
            given=("Giấy khai sinh",),
            kept="Thẻ bảo hiểm y tế",
            reason="bảo hiểm chưa gửi thẻ",
        )
    )
    # What the citizen has in hand cannot be unsaid.
    with pytest.raises(RuleError, match="đã nhận một phần"):
        dossiers.undo_result(TakeStep(desk.clerk, key, "nhầm"))


def test_what_is_not_brought_in_time_is_stopped_and_is_not_late(desk: Desk) -> None:
    """Nobody brings the paper; the day passes, and only then the dossier is stopped."""
    dossiers = desk.counter.dossiers
    key = desk.received(local(2026, 11, 16, 9, 10))
    desk.handed_over(key)
    dossiers.request_supplement(
        RequestSupplement(
            actor=desk.clerk,
            dossier_id=key,
            reason_class=SupplementReason.EXPIRED,
            reason="giấy chứng sinh",
            complete_by=date(2026, 11, 20),
        )
    )
    stop = StopDossier(actor=desk.clerk, dossier_id=key, reason="quá hạn không bổ sung")
    with pytest.raises(RuleError):
        dossiers.stop(stop)
    desk.clock.pass_to(local(2026, 11, 23, 9))
    dossiers.stop(stop)
    card = desk.card(key)
    assert card.row.state is DossierState.STOPPED
    assert card.finished_at is not None
    assert office_day(card.finished_at) == date(2026, 11, 23)
    assert timeliness(card.finished_at, card.row.promised_at, by_minute=True) is not Timeliness.LATE
    assert desk.papers(key)[-1] == Form.STOP_NOTICE
