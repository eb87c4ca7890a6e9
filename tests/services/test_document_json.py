"""Issued papers go into the store as text and come out as the same papers, also years later."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import PrintedDocument
from app.domain.forms.day_sheet import CarriedOver, DaySheetDocument
from app.domain.forms.parts import ReprintMark
from app.domain.forms.receipt import ReceiptDocument
from app.domain.vietnam_time import VIETNAM
from app.services.counter import Counter
from app.services.document_json import document_from_json, document_to_json
from tests import builders, busy_day

# All other fields are drawn from their types.
INSTANTS = st.datetimes(timezones=st.just(VIETNAM))
RECEIPTS = st.builds(
    ReceiptDocument,
    official_code=st.text(),
    unconfirmed_years=st.lists(st.integers(2020, 2099)).map(tuple),
    received_at=INSTANTS,
    promised_at=INSTANTS,
    reprint=st.none() | st.builds(ReprintMark, printed_at=INSTANTS),
)
SHEETS = st.builds(
    DaySheetDocument,
    carried_over=st.lists(st.builds(CarriedOver, promised_at=INSTANTS), max_size=3).map(tuple),
    made_at=INSTANTS,
)


@given(RECEIPTS | SHEETS)
def test_a_paper_comes_back_as_it_was_issued(document: PrintedDocument) -> None:
    assert document_from_json(type(document), document_to_json(document)) == document


def test_a_stored_paper_can_be_read_by_a_person(counter: Counter) -> None:
    document = counter.dossiers.receipt(builders.receive(counter).dossier_id)
    text = document_to_json(document)
    assert "Nguyễn Văn Đức" in text
    assert '"received_at":"2026-11-16T09:10:00+07:00"' in text


@pytest.mark.parametrize("later", ["version", "official_code", "reprint", "unconfirmed_years"])
def test_a_paper_from_before_a_field_existed_takes_its_default(
    counter: Counter, later: str
) -> None:
    document = counter.dossiers.receipt(builders.receive(counter).dossier_id)
    older = json.loads(document_to_json(document))
    del older[later]
    assert document_from_json(ReceiptDocument, json.dumps(older)) == document


def test_what_a_later_program_added_is_passed_over(counter: Counter) -> None:
    document = counter.dossiers.receipt(builders.receive(counter).dossier_id)
    newer = {**json.loads(document_to_json(document)), "seal": "round"}
    assert document_from_json(ReceiptDocument, json.dumps(newer)) == document


def test_a_day_sheet_comes_back_with_its_days_and_instants(counter: Counter) -> None:
    sheet = counter.days.sheet(builders.supervisor(counter), busy_day.DAY)
    again = document_from_json(DaySheetDocument, document_to_json(sheet))
    assert again == sheet
    assert (type(again.day), type(again.made_at)) == (type(busy_day.DAY), datetime)
