from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fees import FeeKind, FeeRule
from app.domain.papers import RequiredPaper
from app.domain.procedure import (
    LEVEL_LABELS,
    ONLINE_LEVEL_LABELS,
    PRINT_SLIP_LABELS,
    Level,
    OnlineLevel,
    PrintSlip,
    Procedure,
    check_procedure,
    procedure_in_force,
    procedures_in_force,
)
from app.domain.time_limit import LimitUnit, TimeLimit
from app.errors import InputError, RuleError

OLD = Procedure(
    code="1.000894",
    version=1,
    name="Đăng ký kết hôn",
    short_name="Đăng ký kết hôn",
    field="Hộ tịch",
    limit=TimeLimit(0, LimitUnit.SAME_DAY),
    result_name="Giấy chứng nhận kết hôn",
    signer="Chủ tịch UBND cấp xã",
    deciding_agency="UBND cấp xã",
    valid_to=date(2025, 12, 31),
)
NEW = replace(OLD, version=2, valid_from=date(2026, 1, 1), valid_to=None)
DEATH = replace(OLD, code="1.000656", name="Đăng ký khai tử", valid_to=None)


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2021, 11, 20), OLD),
        (date(2025, 12, 31), OLD),
        (date(2026, 1, 1), NEW),
        (date(2026, 11, 22), NEW),
    ],
)
def test_a_dossier_gets_the_version_of_the_day_it_is_received(day: date, version: Procedure):
    assert procedure_in_force([OLD, NEW], day) is version
    assert procedure_in_force([NEW, OLD], day) is version


def test_a_procedure_that_has_ended_is_not_offered():
    assert procedure_in_force([OLD], date(2026, 1, 1)) is None
    assert procedure_in_force([], date(2026, 1, 1)) is None


@given(st.integers(-4_000, 4_000))
def test_consecutive_versions_leave_no_day_without_exactly_one(offset: int):
    day = NEW.valid_from or date.max
    day += timedelta(days=offset)

    assert OLD.in_force_on(day) != NEW.in_force_on(day)


def test_the_counter_offers_one_version_of_each_procedure_in_catalogue_order():
    assert procedures_in_force([OLD, DEATH, NEW], date(2026, 6, 1)) == (NEW, DEATH)
    assert procedures_in_force([OLD, DEATH, NEW], date(2025, 6, 1)) == (OLD, DEATH)


def test_a_same_day_result_is_promised_up_to_15_unless_the_row_says_otherwise():
    assert OLD.cut_off == time(15, 0)


def test_a_sound_procedure_is_accepted():
    check_procedure(OLD)
    check_procedure(NEW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "1.00089"}, "procedure_code"),
        ({"code": "1.000894.000.00.00.H26"}, "code"),
        ({"other_codes": ("abc",)}, "procedure_code"),
        ({"version": 0}, "version"),
        ({"name": " "}, "name"),
        ({"signer": ""}, "signer"),
        ({"short_name": "k" * 41}, "short_name"),
        ({"supplement_days": 0}, "supplement_days"),
        ({"valid_from": date(2026, 1, 1)}, "valid_to"),
    ],
)
def test_a_row_the_counter_cannot_work_with_is_refused_at_its_field(
    changes: dict[str, object], field: str
):
    with pytest.raises(InputError) as refused:
        check_procedure(replace(OLD, **changes))  # pyright: ignore[reportArgumentType]

    assert refused.value.field == field


def test_unsound_papers_and_fees_of_a_row_are_refused():
    with pytest.raises(RuleError):
        check_procedure(replace(OLD, papers=(RequiredPaper(name=""),)))
    with pytest.raises(RuleError):
        check_procedure(replace(OLD, fees=(FeeRule(kind=FeeKind.PER_PAGE),)))


def test_every_choice_of_a_row_has_its_own_word():
    assert len({LEVEL_LABELS[level] for level in Level}) == len(Level)
    assert len({ONLINE_LEVEL_LABELS[level] for level in OnlineLevel}) == len(OnlineLevel)
    assert len({PRINT_SLIP_LABELS[choice] for choice in PrintSlip}) == len(PrintSlip)
