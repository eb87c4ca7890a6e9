"""One dossier in the order of the official entry form, field by field, to be copied over by hand.

No official system takes a file from us; a person types, and every field saved is a mistake less.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.channel import DELIVERY_LABELS, Channel, DeliveryWay
from app.domain.papers import PaperKind, SubmittedPaper
from app.domain.vietnam_time import office_day, short_date, short_moment
from app.words import N_

# Numbers and words of the official form (Kênh tiếp nhận, Loại bản, Loại đối tượng).
CHANNEL_CHOICES: dict[Channel, str] = {
    Channel.DIRECT: "1 – Trực tiếp",
    Channel.ONLINE: "2 – Trực tuyến",
    Channel.POST: "3 – Bưu chính công ích",
}
PAPER_CHOICES: dict[PaperKind, str] = {
    PaperKind.ORIGINAL: "0 – Bản chính",
    PaperKind.CERTIFIED_COPY: "1 – Bản sao",
    PaperKind.COPY: "1 – Bản sao",
    PaperKind.ELECTRONIC: "2 – Bản điện tử",
    PaperKind.PRESENTED: "0 – Bản chính (xuất trình)",
}
CITIZEN, ORGANIZATION = "0 – Công dân", "1 – Tổ chức, doanh nghiệp"


@dataclass(frozen=True, slots=True)
class SheetField:
    """A field of the form: its label, to be translated, and the text to copy; empty is shown so."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Fields that stand together on the official form."""

    title: str
    fields: tuple[SheetField, ...]


@dataclass(frozen=True, slots=True)
class OfficialSheet:
    """The whole form of one dossier."""

    code: str
    groups: tuple[SheetGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What a dossier has for the form; instants are aware, money in đồng."""

    code: str
    procedure_code: str
    procedure_name: str
    case: str
    level: str
    agency: str
    channel: Channel
    owner: str
    submitter: str
    submitter_identity: str
    identity_number: str
    birth: str
    sex: str
    address: str
    phone: str
    email: str
    is_organization: bool
    papers: tuple[SubmittedPaper, ...]
    received_at: datetime
    promised_at: datetime
    fee: int
    fee_paid_at: datetime | None
    fee_receipt: str
    finished_at: datetime | None
    result_name: str
    result_number: str
    result_day: date | None
    result_signer: str
    delivery: DeliveryWay
    delivery_address: str
    delivery_item: str
    returned_at: datetime | None
    collector: str


def official_sheet(facts: SheetFacts) -> OfficialSheet:
    """Return ``facts`` in the order the official form asks for them."""
    return OfficialSheet(
        facts.code,
        (
            SheetGroup(N_("Thủ tục"), _procedure(facts)),
            SheetGroup(N_("Người nộp và chủ hồ sơ"), _people(facts)),
            SheetGroup(N_("Giấy tờ"), tuple(_papers(facts.papers))),
            SheetGroup(N_("Thời gian và phí"), _times(facts)),
            SheetGroup(N_("Kết quả và trả kết quả"), _result(facts)),
        ),
    )


def _procedure(facts: SheetFacts) -> tuple[SheetField, ...]:
    return (
        SheetField(N_("Mã thủ tục"), facts.procedure_code),
        SheetField(N_("Tên thủ tục"), facts.procedure_name),
        SheetField(N_("Trường hợp"), facts.case),
        SheetField(N_("Cấp thực hiện"), facts.level),
        SheetField(N_("Cơ quan giải quyết"), facts.agency),
        SheetField(N_("Kênh tiếp nhận"), CHANNEL_CHOICES[facts.channel]),
    )


def _people(facts: SheetFacts) -> tuple[SheetField, ...]:
    return (
        SheetField(N_("Người nộp"), facts.submitter or facts.owner),
        SheetField(N_("Số giấy tờ người nộp"), facts.submitter_identity or facts.identity_number),
        SheetField(N_("Chủ hồ sơ"), facts.owner),
        SheetField(N_("Số giấy tờ chủ hồ sơ"), facts.identity_number),
        SheetField(N_("Ngày sinh"), facts.birth),
        SheetField(N_("Giới tính"), facts.sex),
        SheetField(N_("Địa chỉ"), facts.address),
        SheetField(N_("Điện thoại"), facts.phone),
        SheetField(N_("Thư điện tử"), facts.email),
        SheetField(N_("Loại đối tượng"), ORGANIZATION if facts.is_organization else CITIZEN),
    )


def _papers(papers: Iterable[SubmittedPaper]) -> Iterable[SheetField]:
    for paper in papers:
        count = max(paper.originals + paper.copies, 1)
        yield SheetField(f"{PAPER_CHOICES[paper.kind]} × {count}", paper.name)


def _times(facts: SheetFacts) -> tuple[SheetField, ...]:
    received, paid = short_moment(facts.received_at), facts.fee_paid_at
    return (
        SheetField(N_("Thời điểm nộp"), received),
        SheetField(N_("Thời điểm tiếp nhận"), received),
        SheetField(N_("Hẹn trả"), short_moment(facts.promised_at)),
        SheetField(N_("Phí, lệ phí"), str(facts.fee)),
        SheetField(N_("Thu lúc"), short_moment(paid) if paid else ""),
        SheetField(N_("Số biên lai"), facts.fee_receipt),
    )


def _result(facts: SheetFacts) -> tuple[SheetField, ...]:
    finished, returned, day = facts.finished_at, facts.returned_at, facts.result_day
    dated = day or (office_day(finished) if finished else None)
    electronic = facts.delivery is DeliveryWay.ELECTRONIC
    return (
        SheetField(N_("Kết quả"), facts.result_name),
        SheetField(N_("Số văn bản"), facts.result_number),
        SheetField(N_("Ngày văn bản"), short_date(dated) if dated else ""),
        SheetField(N_("Người ký"), facts.result_signer),
        SheetField(N_("Cách nhận kết quả"), DELIVERY_LABELS[facts.delivery]),
        SheetField(N_("Nơi nhận"), facts.delivery_address),
        SheetField(N_("Đã gửi tới") if electronic else N_("Số bưu gửi"), facts.delivery_item),
        SheetField(N_("Người nhận"), facts.collector),
        SheetField(N_("Trả lúc"), short_moment(returned) if returned else ""),
    )
