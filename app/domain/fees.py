"""What a dossier costs: rules with conditions and validity, and the sum explained in words.

Amounts are whole đồng. The amounts themselves are catalogue data; receipts for money (biên lai)
are finance documents and no business of this program.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from app.domain.channel import Channel
from app.domain.text import dong
from app.errors import InputError, RuleError
from app.words import N_

# No fee of a province comes near; what is above was typed into the wrong field.
_MOST_DONG = 1_000_000_000


class FeeKind(StrEnum):
    """How a rule counts. ``LOCAL``: set by the provincial council, not yet in the catalogue."""

    FREE = "free"
    FIXED = "fixed"
    PER_COPY = "per_copy"
    PER_PAGE = "per_page"
    LOCAL = "local"


class PaymentMeans(StrEnum):
    """How a fee was paid, as the list of a day's money tells apart (hình thức thu)."""

    CASH = "cash"
    TRANSFER = "transfer"
    ONLINE = "online"


PAYMENT_LABELS: dict[PaymentMeans, str] = {
    PaymentMeans.CASH: N_("Tiền mặt"),
    PaymentMeans.TRANSFER: N_("Chuyển khoản"),
    PaymentMeans.ONLINE: N_("Trực tuyến"),
}


def usual_means(channel: Channel) -> PaymentMeans:
    """Return how the fee of a dossier that came by ``channel`` is paid unless somebody says so."""
    return PaymentMeans.ONLINE if channel is Channel.ONLINE else PaymentMeans.CASH


def means_in_words(means: str) -> str:
    """Return how a stored fee was paid, to be translated; nothing of one nobody has noted."""
    return PAYMENT_LABELS[PaymentMeans(means)] if means else ""


@dataclass(frozen=True, slots=True)
class PageTier:
    """Each page from ``from_page`` on costs ``amount``, up to the next tier."""

    from_page: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRule:
    """One line of a fee table; among the lines that fit a dossier the first one counts.

    An empty ``channels``, ``variant`` or ``exemption`` does not restrict. ``variant`` is the case
    the clerk picks ("Đăng ký quá hạn"), ``exemption`` the ground of a waiver or reduction. Both
    days of validity are included; a temporary programme is a rule with both days.
    """

    kind: FeeKind
    amount: int = 0
    tiers: tuple[PageTier, ...] = ()
    cap_per_copy: int | None = None
    unit: str = "bản"
    channels: tuple[Channel, ...] = ()
    variant: str = ""
    exemption: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    legal_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeInput:
    """What the clerk tells about a dossier so that its fee can be computed.

    ``typed_amount`` counts only where the catalogue leaves the amount to the province.
    """

    copies: int = 1
    pages: int = 1
    channel: Channel = Channel.DIRECT
    variant: str = ""
    exemption: str = ""
    typed_amount: int | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """An amount and how it came about; ``settled`` is False while nobody has named the amount."""

    amount: int
    explanation: str
    settled: bool = True


def compute_fee(rules: Iterable[FeeRule], given: FeeInput, day: date) -> Fee:
    """Return the fee of a dossier received on ``day``.

    Raises InputError with the field ``copies``, ``pages``, ``exemption``, ``variant`` or
    ``typed_amount`` when what the clerk gave does not lead to one amount.
    """
    _check_counts(given)
    usable = rules_in_force(rules, given.channel, day)
    if not usable:
        return _typed(given)
    matching = [rule for rule in usable if rule.exemption == given.exemption]
    if given.exemption and not matching:
        raise InputError(
            "exemption",
            N_("Lý do miễn, giảm đã chọn không áp dụng cho hồ sơ này."),
            N_("Chọn lại lý do miễn, giảm hoặc để trống."),
        )
    known = not given.variant or any(rule.variant == given.variant for rule in usable)
    rule = _first_fitting(matching, given.variant) if known else None
    if rule is None:
        raise InputError(
            "variant",
            N_("Chưa chọn trường hợp thu phí, lệ phí."),
            N_("Chọn một trong các trường hợp trong danh sách."),
        )
    return _apply(rule, given)


def rules_in_force(rules: Iterable[FeeRule], channel: Channel, day: date) -> tuple[FeeRule, ...]:
    """Return the rules that may apply on ``day``; their kinds tell what the clerk must be asked."""
    return tuple(
        rule
        for rule in rules
        if (not rule.channels or channel in rule.channels)
        and (rule.valid_from is None or rule.valid_from <= day)
        and (rule.valid_to is None or day <= rule.valid_to)
    )


def fee_variants(rules: Iterable[FeeRule], channel: Channel, day: date) -> tuple[str, ...]:
    """Return the cases to choose from on ``day``, in catalogue order; empty: nothing to choose."""
    usable = rules_in_force(rules, channel, day)
    return tuple(dict.fromkeys(rule.variant for rule in usable if rule.variant))


def fee_exemptions(rules: Iterable[FeeRule], channel: Channel, day: date) -> tuple[str, ...]:
    """Return the grounds of waiver or reduction that hold on ``day``, in catalogue order."""
    usable = rules_in_force(rules, channel, day)
    return tuple(dict.fromkeys(rule.exemption for rule in usable if rule.exemption))


def check_fee_rule(rule: FeeRule) -> None:
    """Refuse a rule that cannot be computed (RuleError)."""
    if rule.amount < 0 or (rule.cap_per_copy is not None and rule.cap_per_copy < 0):
        raise RuleError(N_("Mức thu không được là số âm."))
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        raise RuleError(N_("Mức thu hết hiệu lực trước ngày có hiệu lực."))
    if rule.kind is not FeeKind.PER_PAGE:
        return
    starts = [tier.from_page for tier in rule.tiers]
    if not starts or starts[0] != 1 or any(later <= first for first, later in pairwise(starts)):
        raise RuleError(
            N_("Bậc thu theo trang không liền nhau."),
            N_("Bậc đầu bắt đầu từ trang 1, các bậc sau tăng dần."),
        )


def _check_counts(given: FeeInput) -> None:
    for field, count in (("copies", given.copies), ("pages", given.pages)):
        if count < 1:
            raise InputError(field, N_("Số bản và số trang phải từ 1 trở lên."))
    if given.typed_amount is not None and given.typed_amount < 0:
        raise InputError("typed_amount", N_("Mức thu không được là số âm."))
    if (given.typed_amount or 0) > _MOST_DONG:
        raise InputError(
            "typed_amount",
            N_("Mức thu trên một tỷ đồng."),
            N_("Nhập lại mức thu theo nghị quyết của tỉnh, tính bằng đồng."),
        )


def _first_fitting(matching: Sequence[FeeRule], variant: str) -> FeeRule | None:
    # A rule written for the very case goes before one that is silent about cases.
    for wanted in (variant, ""):
        for rule in matching:
            if rule.variant == wanted:
                return rule
    return None


def _apply(rule: FeeRule, given: FeeInput) -> Fee:
    match rule.kind:
        case FeeKind.FREE:
            amount, formula = 0, ""
        case FeeKind.FIXED:
            amount, formula = rule.amount, ""
        case FeeKind.PER_COPY:
            amount = given.copies * rule.amount
            formula = f"{given.copies} {rule.unit} × {_grouped(rule.amount)}"
        case FeeKind.PER_PAGE:
            amount, formula = _by_page(rule, given)
        case FeeKind.LOCAL:
            return _typed(given)
    text = dong(amount) if amount else "không thu"
    if formula:
        text = f"{formula} = {text}"
    if rule.variant:
        text = f"{rule.variant}: {text}"
    if rule.exemption:
        text = f"{text} (miễn, giảm: {rule.exemption})"
    return Fee(amount, text[0].upper() + text[1:])


def _by_page(rule: FeeRule, given: FeeInput) -> tuple[int, str]:
    per_copy = 0
    parts: list[str] = []
    ends = [tier.from_page - 1 for tier in rule.tiers[1:]] + [given.pages]
    for tier, end in zip(rule.tiers, ends, strict=True):
        pages = min(end, given.pages) - tier.from_page + 1
        if pages > 0:
            per_copy += pages * tier.amount
            parts.append(f"{pages} trang × {_grouped(tier.amount)}")
    formula = " + ".join(parts)
    if rule.cap_per_copy is not None and per_copy > rule.cap_per_copy:
        per_copy = rule.cap_per_copy
        formula = f"{_grouped(per_copy)} (mức tối đa mỗi {rule.unit})"
    elif given.copies > 1 and len(parts) > 1:
        formula = f"({formula})"
    if given.copies > 1:
        formula = f"{given.copies} {rule.unit} × {formula}"
    return given.copies * per_copy, formula


def _typed(given: FeeInput) -> Fee:
    if given.typed_amount is None:
        return Fee(0, "Danh mục chưa có mức thu; nhập theo quy định của địa phương", settled=False)
    return Fee(given.typed_amount, f"Mức thu của địa phương: {dong(given.typed_amount)}")


def _grouped(amount: int) -> str:
    return dong(amount).removesuffix(" đồng")
