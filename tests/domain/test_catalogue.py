"""How procedures stand on a day, what a change changes, and numbers two counters never share."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catalogue import (
    CATALOGUE_STATE_LABELS,
    FIELD_LABELS,
    CatalogueState,
    as_draft,
    catalogue_entries,
    changes_between,
    fee_in_words,
    next_number,
    paper_in_words,
    same_rule,
)
from app.domain.channel import Channel
from app.domain.fees import FeeKind, FeeRule, PageTier
from app.domain.office import Station
from app.domain.papers import RequiredPaper
from app.domain.procedure import (
    Confirmation,
    Origin,
    Procedure,
    procedure_in_force,
)
from app.domain.time_limit import LimitUnit, TimeLimit

TODAY = date(2026, 11, 16)
FIRST = Procedure(
    code="1.000894",
    name="Đăng ký kết hôn",
    short_name="Đăng ký kết hôn",
    field="Hộ tịch",
    limit=TimeLimit(0, LimitUnit.SAME_DAY),
    result_name="Giấy chứng nhận kết hôn",
    signer="Chủ tịch UBND cấp xã",
    deciding_agency="UBND cấp xã",
    fees=(FeeRule(kind=FeeKind.FREE),),
)
LATER = replace(FIRST, version=110, valid_from=TODAY + timedelta(days=15), name="Kết hôn")


def test_the_last_version_that_has_begun_counts_and_none_is_rewritten() -> None:
    again = replace(FIRST, version=210, valid_from=TODAY)
    versions = [FIRST, LATER, again]
    assert procedure_in_force(versions, TODAY - timedelta(days=1)) is FIRST
    assert procedure_in_force(versions, TODAY) is again
    # What was planned for December applies in December although something was corrected since.
    assert procedure_in_force(versions, TODAY + timedelta(days=15)) is LATER


def test_of_two_versions_of_one_day_the_one_made_later_counts() -> None:
    again = replace(LATER, version=210)
    assert procedure_in_force([again, FIRST, LATER], TODAY + timedelta(days=20)) is again


def test_a_procedure_ends_with_a_version_that_is_not_offered() -> None:
    end = replace(as_draft(FIRST, TODAY), version=110, offered=False)
    assert procedure_in_force([FIRST, end], TODAY - timedelta(days=1)) is FIRST
    assert procedure_in_force([FIRST, end], TODAY) is None
    (entry,) = catalogue_entries([FIRST, end], TODAY)
    assert entry.state is CatalogueState.ENDED


@pytest.mark.parametrize(
    ("versions", "state", "shown"),
    [
        ([FIRST, LATER], CatalogueState.UNVERIFIED, FIRST),
        ([replace(FIRST, verified=True)], CatalogueState.VERIFIED, None),
        ([LATER], CatalogueState.UPCOMING, LATER),
        ([replace(FIRST, valid_to=date(2025, 6, 30))], CatalogueState.ENDED, None),
    ],
)
def test_a_procedure_stands_somewhere_on_every_day(
    versions: list[Procedure], state: CatalogueState, shown: Procedure | None
) -> None:
    (entry,) = catalogue_entries(versions, TODAY)
    assert entry.state is state
    assert entry.shown is (shown or versions[0])
    assert (entry.next is LATER) == (LATER in versions)


def test_every_state_and_every_property_has_its_words() -> None:
    assert set(CATALOGUE_STATE_LABELS) == set(CatalogueState)
    told_apart = {"code", "version", "valid_from", "valid_to", "verified", "confirmed", "origin"}
    assert set(FIELD_LABELS) == {one.name for one in fields(Procedure)} - told_apart


@given(
    st.lists(st.integers(0, 5_000)),
    st.integers(1, 9),
    st.integers(0, 9),
    st.integers(1, 9),
    st.integers(0, 9),
)
def test_no_two_counters_give_a_version_the_same_number(
    taken: list[int], digit: int, epoch: int, other_digit: int, other_epoch: int
) -> None:
    one, other = Station(digit, epoch), Station(other_digit, other_epoch)
    number = next_number(taken, one)
    assert all(number > before for before in taken)
    assert (number == next_number(taken, other)) == (one == other)
    assert next_number([*taken, number], one) > number


def test_a_change_is_told_property_by_property_before_and_after() -> None:
    limit = TimeLimit(3, LimitUnit.WORKING_DAYS)
    fee = FeeRule(kind=FeeKind.FIXED, amount=8000)
    after = replace(FIRST, limit=limit, home_delivery=True, fees=(*FIRST.fees, fee))
    told = [(one.label, one.before, one.after) for one in changes_between(FIRST, after)]
    assert told == [
        ("Thời hạn", "trong ngày", "3 ngày làm việc"),
        ("Phí, lệ phí", "", "8.000 đồng"),
        ("Trả tại nhà", "không", "có"),
    ]
    assert ("Tên thủ tục", "", FIRST.name) in [
        (one.label, one.before, one.after) for one in changes_between(None, FIRST)
    ]


def test_the_order_of_a_list_is_a_change_too() -> None:
    fees = (FeeRule(kind=FeeKind.FREE), FeeRule(kind=FeeKind.LOCAL))
    one = replace(FIRST, fees=fees)
    (change,) = changes_between(one, replace(one, fees=fees[::-1]))
    assert change.after == "đổi thứ tự"


def test_who_made_or_confirmed_a_version_changes_no_rule() -> None:
    on = Confirmation(by="Tuyết", on=TODAY, basis="QĐ 1")
    confirmed = replace(FIRST, verified=True, confirmed=on)
    made = replace(confirmed, origin=Origin(by="Tuyết", on=TODAY, reason="QĐ 1"))
    assert same_rule(FIRST, made)
    draft = as_draft(made, TODAY)
    assert (draft.verified, draft.confirmed, draft.origin) == (False, None, None)
    assert draft.valid_from == TODAY


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (FeeRule(kind=FeeKind.FREE, exemption="Hộ nghèo"), "không thu (miễn, giảm: Hộ nghèo)"),
        (FeeRule(kind=FeeKind.LOCAL), "theo quy định của địa phương"),
        (FeeRule(kind=FeeKind.PER_COPY, amount=8000), "8.000 đồng mỗi bản"),
        (
            FeeRule(
                kind=FeeKind.PER_PAGE,
                tiers=(PageTier(1, 2000), PageTier(3, 1000)),
                cap_per_copy=200_000,
            ),
            "mỗi trang: từ trang 1 2.000; từ trang 3 1.000 đồng, tối đa 200.000",
        ),
        (
            FeeRule(
                kind=FeeKind.FIXED,
                amount=5000,
                variant="Quá hạn",
                channels=(Channel.DIRECT, Channel.POST),
                valid_from=TODAY,
                valid_to=TODAY,
            ),
            "5.000 đồng (Quá hạn; trực tiếp hoặc bưu chính; từ 16/11/2026; đến 16/11/2026)",
        ),
    ],
)
def test_a_fee_is_told_in_a_line(rule: FeeRule, words: str) -> None:
    assert fee_in_words(rule) == words


def test_a_paper_is_told_in_a_line() -> None:
    paper = RequiredPaper(name="Giấy ủy quyền", compulsory=False, condition="khi cần", copies=2)
    assert paper_in_words(paper) == "Giấy ủy quyền (bản chính, 1 chính, 2 sao), khi cần"
