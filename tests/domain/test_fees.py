from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.channel import Channel
from app.domain.fees import (
    Fee,
    FeeInput,
    FeeKind,
    FeeRule,
    PageTier,
    check_fee_rule,
    compute_fee,
    fee_exemptions,
    fee_variants,
    rules_in_force,
)
from app.errors import InputError, RuleError

TODAY = date(2026, 11, 22)
CERTIFIED_COPY = FeeRule(
    kind=FeeKind.PER_PAGE,
    tiers=(PageTier(1, 2_000), PageTier(3, 1_000)),
    cap_per_copy=200_000,
)
BIRTH = (
    FeeRule(kind=FeeKind.FREE, exemption="Hộ nghèo"),
    FeeRule(kind=FeeKind.FREE, variant="Đăng ký đúng hạn"),
    FeeRule(kind=FeeKind.FIXED, variant="Đăng ký quá hạn", amount=5_000),
)
EXTRACT = (
    FeeRule(
        kind=FeeKind.FREE,
        exemption="Có tài khoản định danh điện tử mức độ 2",
        valid_from=date(2026, 8, 15),
        valid_to=date(2027, 2, 28),
    ),
    FeeRule(kind=FeeKind.PER_COPY, amount=8_000),
)
BUSINESS = (
    FeeRule(kind=FeeKind.FREE, channels=(Channel.ONLINE,)),
    FeeRule(kind=FeeKind.FIXED, amount=100_000),
)


def test_a_certified_copy_costs_less_from_the_third_page():
    fee = compute_fee([CERTIFIED_COPY], FeeInput(copies=3, pages=3), TODAY)

    assert fee == Fee(15_000, "3 bản × (2 trang × 2.000 + 1 trang × 1.000) = 15.000 đồng")


def test_one_copy_is_explained_without_brackets():
    fee = compute_fee([CERTIFIED_COPY], FeeInput(pages=4), TODAY)

    assert fee == Fee(6_000, "2 trang × 2.000 + 2 trang × 1.000 = 6.000 đồng")


def test_a_short_copy_never_reaches_the_second_tier():
    fee = compute_fee([CERTIFIED_COPY], FeeInput(copies=2, pages=1), TODAY)

    assert fee == Fee(4_000, "2 bản × 1 trang × 2.000 = 4.000 đồng")


def test_a_thick_copy_costs_no_more_than_the_cap():
    fee = compute_fee([CERTIFIED_COPY], FeeInput(copies=2, pages=500), TODAY)

    assert fee == Fee(400_000, "2 bản × 200.000 (mức tối đa mỗi bản) = 400.000 đồng")


def test_the_cap_is_first_passed_at_page_199():
    at_the_cap = compute_fee([CERTIFIED_COPY], FeeInput(pages=198), TODAY)
    above = compute_fee([CERTIFIED_COPY], FeeInput(pages=199), TODAY)

    assert at_the_cap.amount == above.amount == 200_000
    assert "tối đa" not in at_the_cap.explanation
    assert "tối đa" in above.explanation


@given(copies=st.integers(1, 50), pages=st.integers(1, 1_000))
def test_more_pages_never_cost_less_and_copies_cost_the_same_each(copies: int, pages: int):
    one = compute_fee([CERTIFIED_COPY], FeeInput(pages=pages), TODAY).amount
    thicker = compute_fee([CERTIFIED_COPY], FeeInput(pages=pages + 1), TODAY).amount
    many = compute_fee([CERTIFIED_COPY], FeeInput(copies=copies, pages=pages), TODAY).amount

    assert one <= thicker
    assert many == copies * one


def test_each_copy_of_an_extract_costs_the_same():
    fee = compute_fee(EXTRACT, FeeInput(copies=3), TODAY)

    assert fee == Fee(24_000, "3 bản × 8.000 = 24.000 đồng")


def test_the_case_decides_between_free_and_paid():
    on_time = compute_fee(BIRTH, FeeInput(variant="Đăng ký đúng hạn"), TODAY)
    late = compute_fee(BIRTH, FeeInput(variant="Đăng ký quá hạn"), TODAY)

    assert on_time == Fee(0, "Đăng ký đúng hạn: không thu")
    assert late == Fee(5_000, "Đăng ký quá hạn: 5.000 đồng")


@pytest.mark.parametrize("variant", ["", "Trường hợp lạ"])
def test_a_case_must_be_chosen_where_cases_differ(variant: str):
    with pytest.raises(InputError) as refused:
        compute_fee(BIRTH, FeeInput(variant=variant), TODAY)

    assert refused.value.field == "variant"


def test_a_ground_of_exemption_waives_the_fee_and_is_named():
    fee = compute_fee(BIRTH, FeeInput(variant="Đăng ký quá hạn", exemption="Hộ nghèo"), TODAY)

    assert fee == Fee(0, "Không thu (miễn, giảm: Hộ nghèo)")


def test_a_ground_the_catalogue_does_not_know_is_refused():
    with pytest.raises(InputError) as refused:
        compute_fee(EXTRACT, FeeInput(exemption="Người quen"), TODAY)

    assert refused.value.field == "exemption"


@pytest.mark.parametrize("day", [date(2026, 8, 15), date(2027, 2, 28)])
def test_a_temporary_programme_holds_on_its_first_and_last_day(day: date):
    ground = EXTRACT[0].exemption

    assert fee_exemptions(EXTRACT, Channel.DIRECT, day) == (ground,)
    assert compute_fee(EXTRACT, FeeInput(exemption=ground), day).amount == 0


@pytest.mark.parametrize("day", [date(2026, 8, 14), date(2027, 3, 1)])
def test_a_temporary_programme_does_not_hold_a_day_before_or_after(day: date):
    assert fee_exemptions(EXTRACT, Channel.DIRECT, day) == ()
    with pytest.raises(InputError):
        compute_fee(EXTRACT, FeeInput(exemption=EXTRACT[0].exemption), day)


def test_the_channel_decides_where_online_is_free():
    online = compute_fee(BUSINESS, FeeInput(channel=Channel.ONLINE), TODAY)
    by_post = compute_fee(BUSINESS, FeeInput(channel=Channel.POST), TODAY)

    assert online == Fee(0, "Không thu")
    assert by_post == Fee(100_000, "100.000 đồng")


def test_the_rules_in_force_tell_what_to_ask_the_clerk():
    assert rules_in_force(EXTRACT, Channel.DIRECT, date(2026, 8, 14)) == EXTRACT[1:]
    assert rules_in_force(BUSINESS, Channel.ONLINE, TODAY) == BUSINESS
    assert rules_in_force(BUSINESS, Channel.POST, TODAY) == BUSINESS[1:]


def test_the_cases_to_choose_from_keep_the_order_of_the_catalogue():
    assert fee_variants(BIRTH, Channel.DIRECT, TODAY) == ("Đăng ký đúng hạn", "Đăng ký quá hạn")
    assert fee_variants(EXTRACT, Channel.DIRECT, TODAY) == ()


@pytest.mark.parametrize("rules", [[], [FeeRule(kind=FeeKind.LOCAL)]])
def test_an_amount_left_to_the_province_stays_unsettled_until_typed(rules: list[FeeRule]):
    unknown = compute_fee(rules, FeeInput(), TODAY)
    typed = compute_fee(rules, FeeInput(typed_amount=20_000), TODAY)

    assert not unknown.settled
    assert typed == Fee(20_000, "Mức thu của địa phương: 20.000 đồng")


@pytest.mark.parametrize(
    ("given_input", "field"),
    [
        (FeeInput(copies=0), "copies"),
        (FeeInput(pages=-1), "pages"),
        (FeeInput(typed_amount=-1), "typed_amount"),
    ],
)
def test_impossible_counts_are_refused_at_their_field(given_input: FeeInput, field: str):
    with pytest.raises(InputError) as refused:
        compute_fee([CERTIFIED_COPY], given_input, TODAY)

    assert refused.value.field == field


@pytest.mark.parametrize(
    "rule",
    [
        FeeRule(kind=FeeKind.FIXED, amount=-1),
        FeeRule(kind=FeeKind.PER_PAGE),
        FeeRule(kind=FeeKind.PER_PAGE, tiers=(PageTier(2, 1_000),)),
        FeeRule(kind=FeeKind.PER_PAGE, tiers=(PageTier(1, 2_000), PageTier(1, 1_000))),
        FeeRule(kind=FeeKind.FREE, valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 31)),
    ],
)
def test_a_rule_that_cannot_be_computed_is_refused(rule: FeeRule):
    with pytest.raises(RuleError):
        check_fee_rule(rule)


def test_sound_rules_are_accepted():
    for rule in (CERTIFIED_COPY, *BIRTH, *EXTRACT, *BUSINESS):
        check_fee_rule(rule)
