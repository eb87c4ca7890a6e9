"""Issued papers go into the store and come back the same."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import OfficeHeader, PaperLine, ReceiptDocument, ReprintMark
from app.domain.vietnam_time import local
from app.services.document_json import document_from_json, document_to_json

RECEIVED = local(2026, 11, 16, 9, 10)
DOCUMENT = ReceiptDocument(
    header=OfficeHeader(("UBND PHƯỜNG",), "Bộ phận một cửa", "Hà Nội"),
    form_set="2025",
    form_version=1,
    code="TN10-261116-0001-77",
    barcode="8826111610000177",
    applicant_name="Nguyễn Văn Đức",
    submitter_name="",
    identity_number="",
    address="",
    phone="",
    procedure_code="2.000815",
    procedure_name="Chứng thực bản sao",
    papers=(PaperLine("Bản chính", "Xuất trình", 1),),
    sets=1,
    limit_in_words="trong ngày",
    received_at=RECEIVED,
    promised_at=RECEIVED + timedelta(hours=8),
    explanation="",
    delivery="Tại quầy",
    fee=2_000,
    fee_paid=True,
    clerk_name="Trần Thị Thu Hà",
)


@given(
    name=st.text(max_size=40),
    years=st.lists(st.integers(2020, 2099), max_size=3),
    fee=st.integers(0, 10**12),
    minutes=st.integers(0, 10**6),
)
def test_a_paper_comes_back_as_it_was_issued(
    name: str, years: list[int], fee: int, minutes: int
) -> None:
    document = replace(
        DOCUMENT,
        applicant_name=name,
        unconfirmed_years=tuple(years),
        fee=fee,
        promised_at=RECEIVED + timedelta(minutes=minutes),
        reprint=ReprintMark(1, RECEIVED, "mờ"),
    )
    assert document_from_json(ReceiptDocument, document_to_json(document)) == document


def test_a_paper_without_a_later_field_takes_its_default() -> None:
    text = document_to_json(DOCUMENT).replace('"version":1,', "")
    assert document_from_json(ReceiptDocument, text) == DOCUMENT
