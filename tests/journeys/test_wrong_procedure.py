"""She reads her slip before she goes home, and it is not what she came for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import PDF_FOLDER
from app.domain.corrections import Corrected
from app.domain.dossier_state import Form
from app.domain.fees import FeeInput
from app.domain.listings import OlderSlip
from app.domain.scan import ScannedDossier, recognize
from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning
from app.domain.vietnam_time import local
from app.printing.read_back import read_codes
from app.services.commands import (
    HandOver,
    PrinterChoice,
    PrintPaper,
    PrintReceipt,
    RecordResult,
    ReturnResult,
)
from app.services.counter import Counter
from app.services.step_commands import CorrectDossier
from tests import builders
from tests.builders import CERTIFIED_COPY, SetClock
from tests.printing.papers import text_in

CONTRACT = "2.001035"
"""Two working days and 50.000 đồng, where a certified copy is done on the same day."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def counter(folder: Path, clock: SetClock) -> Iterator[Counter]:
    opened = builders.sample_counter(folder, clock)
    yield opened
    opened.close()


def newest_slip(folder: Path) -> Path:
    return max((folder / PDF_FOLDER).glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)


def scanned(slip: Path) -> ScannedDossier:
    """Read the barcode of a slip as the scanner at the desk does."""
    found = recognize(read_codes(slip)[0].text)
    assert isinstance(found, ScannedDossier)
    return found


def test_a_wrong_procedure_noticed_by_the_citizen(
    counter: Counter, folder: Path, clock: SetClock
) -> None:
    dossiers, clerk = counter.dossiers, builders.actor(counter)
    received = builders.receive(
        counter, clerk, CERTIFIED_COPY, fee=FeeInput(pages=1, copies=1), fee_paid=True
    )
    key = received.dossier_id
    dossiers.print_receipt(PrintReceipt(actor=clerk, dossier_id=key), PrinterChoice())
    first = newest_slip(folder)
    assert "bản sao" in text_in(first)
    assert "50.000" not in text_in(first)

    clock.forward(minutes=4)
    wished = CorrectDossier(
        actor=clerk,
        dossier_id=key,
        reason="công dân chứng thực hợp đồng, không phải bản sao",
        procedure_code=CONTRACT,
        fee_settled=True,
        fee_receipt_number="12",
    )
    preview = dossiers.preview_correction(wished)
    assert Corrected("hẹn trả", "17:30 16/11/2026", "17:30 18/11/2026") in preview.corrections
    assert preview.difference == 48_000
    (print_id,) = dossiers.correct(wished).print_ids
    counter.papers.print(PrintPaper(actor=clerk, print_id=print_id), PrinterChoice())
    second = newest_slip(folder)
    assert second != first
    assert "Giấy cấp lần 2, thay cho giấy đã cấp lần 1" in text_in(second)
    assert "50.000" in text_in(second)

    card = dossiers.card(clerk, key)
    assert card.row.code == received.code
    assert (card.procedure_code, card.row.promised_at) == (CONTRACT, local(2026, 11, 18, 17, 30))
    assert "đã thu thêm 48.000 đồng" in card.history[0].text
    assert [line.form for line in card.prints] == [Form.RECEIPT, Form.RECEIPT]

    # She took both slips along, and two days later the old one lies on the desk.
    dossiers.hand_over(HandOver(clerk, (key,)))
    clock.pass_to(local(2026, 11, 18, 15))
    dossiers.record_result(RecordResult(clerk, key, "15/CT"))
    old = scanned(first)
    view = dossiers.look_up(clerk, old.code, old.slip_version)
    assert view.card is not None
    assert view.card.row.id == key
    assert view.older == OlderSlip(seen=1, current=2)
    older = SCAN_ANSWERS[view.noted_as]
    assert older.title.format(seen=1, current=2) == "Giấy hẹn lần 1, đã thay bằng lần 2"
    assert view.meaning is ScanMeaning.READY
    new = scanned(second)
    assert (new.code, new.slip_version) == (old.code, 2)
    assert dossiers.look_up(clerk, new.code, new.slip_version).older is None
    dossiers.return_result(
        ReturnResult(actor=clerk, dossier_id=key, collector_name=card.row.applicant_name)
    )
    assert counter.days.check().ok
