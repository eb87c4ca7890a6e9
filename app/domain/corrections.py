"""What a correction of an accepted dossier changes, told fact by fact: before and after.

The facts are those of the step in the history; making them is the use case's part.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from app.domain.channel import CHANNEL_LABELS, DELIVERY_LABELS, Channel, DeliveryWay
from app.domain.dossier_rebuild import CHANGED
from app.domain.fees import FeeInput
from app.domain.identity_number import Sex
from app.domain.papers import PAPER_KIND_LABELS, PaperKind, SubmittedPaper
from app.domain.procedure import Procedure
from app.domain.text import dong
from app.domain.vietnam_time import short_moment
from app.errors import InputError
from app.words import N_

APPLICANT = "applicant_changed"
"""Fact of a step: columns of the applicant, each with what stood there before and after."""

PAPERS = "papers_now"
"""Fact of a step: every paper handed in as of now, in the order of the checklist."""

PAPERS_BEFORE = "papers_before"
"""Fact of a correction: every paper as it stood there before."""

PROCEDURE = "procedure_changed"
"""Fact of a correction: the procedure before and after, each with code, version, name and limit."""

FEE = "fee_changed"
"""Fact of a correction: columns of the fee, each with what stood there before and after."""

DIFFERENCE = "fee_difference"
"""Fact of a correction: đồng to collect (or, negative, to give back) of a fee that was paid."""

SETTLED = "difference_settled"
"""Fact of a correction or return: what was still open of a paid fee has changed hands."""

COLLECTED = "difference_collected"
"""Fact of such a step: đồng taken or, negative, given back; without it it is the step's own."""

NOT_TAKEN = "fee_not_taken"
"""Fact of a correction: the fee was marked paid by mistake; all of it is open again."""

OPEN = "difference_open"
"""Fact of a correction: đồng to collect after it, with what earlier corrections left open."""


FEE_INPUT = "fee_input"
"""Fact of a reception or correction: what the fee was counted by."""


_PAID_BEFORE = "; đã thu "
_ADDED, _GONE = N_("thêm giấy tờ"), N_("bỏ giấy tờ")


@dataclass(frozen=True, slots=True)
class Corrected:
    """One thing put right; without a ``before`` it is new, without an ``after`` it is gone.

    ``label`` is to be translated.
    """

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What was taken down of a dossier and can be put right, as it stands there now.

    ``procedures`` are those of the day of reception, the dossier's own in the version it was taken
    under. ``fee_input`` is what its fee was counted by, as far as that is known.
    """

    dossier_id: int
    received_on: date
    person: Mapping[str, str] = field(repr=False)
    is_organization: bool
    submitter_name: str = field(repr=False)
    submitter_identity: str = field(repr=False)
    procedure_code: str
    procedure_name: str
    procedures: tuple[Procedure, ...]
    fee: int
    fee_input: FeeInput
    fee_paid: bool
    fee_receipt_number: str = ""
    papers: tuple[SubmittedPaper, ...]
    channel: Channel
    delivery: DeliveryWay
    delivery_address: str = field(repr=False)
    sets: int
    note: str
    promised_at: datetime
    finished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionPreview:
    """What saving would change, or the ``problem`` that keeps it from being saved.

    ``explanation`` says how the promise was counted, ``difference`` what of a paid fee is to be
    collected or, negative, given back; ``unpaid`` that nothing has been paid of a changed fee.
    ``missing`` are papers the procedure asks for that nobody has noted.
    """

    corrections: tuple[Corrected, ...] = ()
    promised_at: datetime | None = None
    explanation: str = ""
    fee: int = 0
    difference: int = 0
    unpaid: bool = False
    missing: tuple[str, ...] = ()
    problem: InputError | None = None


NOTHING = N_("(trống)")
"""Stands where nothing was, or is."""

ADDED_OR_GONE = frozenset({_ADDED, _GONE})
"""Labels of what was there only before or only after."""

_PERSON = {
    "name": N_("họ tên"),
    "identity_number": N_("số định danh"),
    "birth": N_("ngày sinh"),
    "sex": N_("giới tính"),
    "address": N_("địa chỉ"),
    "phone": N_("điện thoại"),
    "email": N_("thư điện tử"),
    "is_organization": N_("loại người nộp"),
}
_COLUMNS = {
    "submitter_name": N_("người nộp thay"),
    "submitter_identity": N_("số định danh người nộp thay"),
    "channel": N_("cách nộp"),
    "sets": N_("số bộ"),
    "delivery": N_("cách nhận kết quả"),
    "delivery_address": N_("nơi nhận"),
    "note": N_("ghi chú"),
}


def corrections_of(facts: Mapping[str, Any]) -> tuple[Corrected, ...]:
    """Return what ``facts`` of a correction changed, in the order of a receipt."""
    return tuple(_corrections(facts))


def read_fee_input(given: Mapping[str, Any], channel: Channel) -> FeeInput:
    """Return what a fee was counted by, as the history keeps it, for a dossier of ``channel``."""
    known = {field.name for field in fields(FeeInput)} - {"channel"}
    return FeeInput(channel=channel, **{key: given[key] for key in known & given.keys()})


def difference_in_words(facts: Mapping[str, Any]) -> str:
    """Say what of a paid fee is to be collected or given back, and whether that was done."""
    if facts.get(NOT_TAKEN):
        return ""
    settled = bool(facts.get(SETTLED))
    sum_ = collected(facts) if settled else facts.get(OPEN, facts.get(DIFFERENCE, 0))
    if not sum_:
        return ""
    amount = dong(abs(sum_))
    if sum_ > 0:
        return f"đã thu thêm {amount}" if settled else f"còn phải thu thêm {amount}"
    return f"đã trả lại {amount}" if settled else f"còn phải trả lại {amount}"


def collected(facts: Mapping[str, Any]) -> int:
    """Return the đồng of a difference that changed hands with a step, negative if given back."""
    return facts.get(COLLECTED, facts.get(DIFFERENCE, 0)) if facts.get(SETTLED) else 0


def open_difference(steps: Iterable[Mapping[str, Any]]) -> int:
    """Return the đồng the facts of all ``steps`` leave to collect of a paid fee, or give back."""
    return sum(facts.get(DIFFERENCE, 0) - collected(facts) for facts in steps)


def with_difference(explanation: str, amount: int, left: int) -> str:
    """Return how a fee of ``amount`` came about, and what of it is ``left`` open, if anything."""
    told = explanation.split(_PAID_BEFORE)[0]
    if not left:
        return told
    return f"{told}{_PAID_BEFORE}{dong(amount - left)}; {difference_in_words({DIFFERENCE: left})}"


def _corrections(facts: Mapping[str, Any]) -> Iterator[Corrected]:
    person, columns = facts.get(APPLICANT, {}), facts.get(CHANGED, {})
    yield from _told(_PERSON, person)
    for name in ("submitter_name", "submitter_identity"):
        yield from _told({name: _COLUMNS[name]}, columns)
    procedure = facts.get(PROCEDURE)
    if procedure:
        before, after = procedure["before"], procedure["after"]
        yield Corrected(N_("thủ tục"), before["name"], after["name"])
        if before["limit"] != after["limit"]:
            yield Corrected(N_("thời hạn"), before["limit"], after["limit"])
    if "promised_at" in columns:
        before, after = (_moment(one) for one in columns["promised_at"])
        yield Corrected(N_("hẹn trả"), before, after)
    if "amount" in facts.get(FEE, {}):
        before, after = (_money(one) for one in facts[FEE]["amount"])
        yield Corrected(N_("phí, lệ phí"), before, after)
    if facts.get(NOT_TAKEN):
        yield Corrected(N_("tình trạng phí"), f"đã thu {dong(-collected(facts))}", "chưa thu")
    if "receipt_number" in facts.get(FEE, {}):
        yield Corrected(N_("số biên lai"), *facts[FEE]["receipt_number"])
    yield from _papers(facts.get(PAPERS_BEFORE, ()), facts.get(PAPERS, ()))
    rest = {name: label for name, label in _COLUMNS.items() if not name.startswith("submitter")}
    yield from _told(rest, columns)


def _told(labels: Mapping[str, str], changed: Mapping[str, Any]) -> Iterator[Corrected]:
    for name, label in labels.items():
        if name in changed:
            before, after = (_shown(name, one) for one in changed[name])
            yield Corrected(label, before, after)


def _papers(
    before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]
) -> Iterator[Corrected]:
    old, new = _by_name(before), _by_name(after)
    for name, words in new.items():
        if name not in old:
            yield Corrected(_ADDED, "", words)
        elif words != old[name]:
            yield Corrected(N_("giấy tờ"), old[name], words)
    for name, words in old.items():
        if name not in new:
            yield Corrected(_GONE, words, "")


def _by_name(papers: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    told: dict[str, str] = {}
    for paper in papers:
        name, times = str(paper["name"]), 2
        while name in told:
            name, times = f"{paper['name']} ({times})", times + 1
        told[name] = f"{name} ({', '.join(_sheets(paper))})"
    return told


def _sheets(paper: Mapping[str, Any]) -> Sequence[str]:
    kind = PaperKind(paper["kind"])
    own = PAPER_KIND_LABELS[kind].lower()
    originals, copies = paper["originals"], paper["copies"]
    parts = [
        f"{originals} {own}" if originals else "",
        f"{copies} {own if not originals and kind is not PaperKind.ORIGINAL else 'bản sao'}"
        if copies
        else "",
        "trả lại cùng kết quả" if paper.get("returned_to_citizen") else "",
    ]
    return [part for part in parts if part]


def _shown(name: str, value: Any) -> str:
    match name:
        case "is_organization":
            return "tổ chức" if value else "cá nhân"
        case "delivery":
            return DELIVERY_LABELS[DeliveryWay(value)]
        case "channel":
            return CHANNEL_LABELS[Channel(value)]
        case "sex" if value:
            return Sex(value).word
        case _:
            return " / ".join(str(value).splitlines())


def _moment(text: str | None) -> str:
    return short_moment(datetime.fromisoformat(text)) if text else ""


def _money(amount: int) -> str:
    return dong(amount) if amount else "không thu"
