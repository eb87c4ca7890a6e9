"""The sheet to type off: every field of the official form, in its order."""

from dataclasses import replace

from app.domain.channel import Channel, DeliveryWay
from app.domain.official_sheet import (
    CHANNEL_CHOICES,
    PAPER_CHOICES,
    OfficialSheet,
    SheetFacts,
    official_sheet,
)
from app.domain.papers import PaperKind, SubmittedPaper
from app.domain.vietnam_time import local

FACTS = SheetFacts(
    code="TN10-261123-0001-00",
    procedure_code="1.001193",
    procedure_name="Đăng ký khai sinh",
    case="Đăng ký đúng hạn",
    level="Cấp xã",
    agency="Ủy ban nhân dân cấp xã",
    channel=Channel.DIRECT,
    owner="Nguyễn Văn Đức",
    submitter="",
    submitter_identity="",
    identity_number="001085000001",
    birth="01/02/1985",
    sex="Nam",
    address="Tổ 5",
    phone="0912000001",
    email="",
    is_organization=False,
    papers=(SubmittedPaper(name="Tờ khai", copies=1),),
    received_at=local(2026, 11, 23, 9),
    promised_at=local(2026, 11, 27, 17),
    fee=8000,
    fee_paid_at=None,
    fee_receipt="",
    finished_at=local(2026, 11, 26, 10),
    result_name="Giấy khai sinh",
    result_number="12",
    result_day=None,
    result_signer="Trần Văn A",
    delivery=DeliveryWay.AT_DESK,
    delivery_address="",
    delivery_item="",
    returned_at=None,
    collector="",
)


def texts(sheet: OfficialSheet) -> dict[str, str]:
    return {field.label: field.text for group in sheet.groups for field in group.fields}


def test_the_fields_stand_in_the_order_of_the_form() -> None:
    sheet = official_sheet(FACTS)
    labels = [field.label for group in sheet.groups for field in group.fields]
    order = ["Mã thủ tục", "Kênh tiếp nhận", "Người nộp", "Chủ hồ sơ", "Hẹn trả", "Số biên lai"]
    assert [label for label in labels if label in order] == order
    assert len(set(labels)) == len(labels)


def test_codes_of_the_form_stand_with_their_words() -> None:
    found = texts(official_sheet(FACTS))
    assert found["Kênh tiếp nhận"] == "1 – Trực tiếp"
    assert found["Loại đối tượng"] == "0 – Công dân"
    assert found["0 – Bản chính × 2"] == "Tờ khai"
    assert found["Hẹn trả"] == "17:00 27/11/2026"
    assert found["Ngày văn bản"] == "26/11/2026"
    organization = texts(official_sheet(replace(FACTS, is_organization=True)))
    assert organization["Loại đối tượng"].startswith("1")


def test_who_hands_in_for_nobody_else_is_the_owner() -> None:
    assert texts(official_sheet(FACTS))["Người nộp"] == FACTS.owner
    other = replace(FACTS, submitter="Lê Thị Bé", submitter_identity="001085000002")
    found = texts(official_sheet(other))
    assert (found["Người nộp"], found["Số giấy tờ người nộp"]) == ("Lê Thị Bé", "001085000002")


def test_every_choice_has_its_number() -> None:
    assert set(CHANNEL_CHOICES) == set(Channel)
    assert set(PAPER_CHOICES) == set(PaperKind)
