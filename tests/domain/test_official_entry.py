"""What the official system says of a dossier, read strictly, and where it differs in words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.dossier_state import NATIONAL_CODES, DossierState
from app.domain.listings import DossierRow, DueMark
from app.domain.official_entry import (
    LONGEST_OTHER_CODE,
    OFFICIAL_STATE_LABELS,
    SAYABLE,
    TAB_LABELS,
    OfficialState,
    OfficialTab,
    OfficialView,
    OtherCode,
    checked_official_code,
    checked_other_codes,
    differences_of,
    known_state,
    read_other_codes,
    settled_state,
    tab_of,
    write_other_codes,
)
from app.domain.vietnam_time import local
from app.errors import InputError

ROW = DossierRow(
    id=1,
    code="TN10-261123-0001-00",
    official_code="",
    applicant_name="Nguyễn Văn Đức",
    identity_masked="",
    procedure_name="Đăng ký khai sinh",
    received_at=local(2026, 11, 23, 9),
    promised_at=local(2026, 11, 27, 17),
    state=DossierState.IN_PROCESS,
    due=DueMark.NONE,
    clerk_name="Hà",
)


def view_in(state: OfficialState) -> OfficialView:
    return OfficialView(
        row=ROW,
        state=state,
        received_at=None,
        promised_at=None,
        says=None,
        other_codes=(),
        differences=(),
    )


def said(*args: object) -> list[str]:
    found = differences_of(ROW, *args)  # pyright: ignore[reportArgumentType]
    return [one.text.format(**one.values) for one in found]


def test_a_code_is_read_as_typed_or_scanned() -> None:
    assert checked_official_code(" h26.107-261122-0001 ") == "H26.107-261122-0001"


@pytest.mark.parametrize("text", ["", "TN10-261122-0042-50", "123", "H26.107-261399-0001"])
def test_what_is_no_official_code_is_refused_at_its_field(text: str) -> None:
    with pytest.raises(InputError) as refused:
        checked_official_code(text)
    assert refused.value.field == "official_code"


def test_other_codes_are_tidied_and_read_back() -> None:
    codes = checked_other_codes(
        [OtherCode(" Hộ  tịch ", "12 34"), OtherCode("", ""), OtherCode("Hộ tịch", "1234")]
    )
    assert codes == (OtherCode("Hộ tịch", "1234"),)
    assert read_other_codes(write_other_codes(codes)) == codes
    assert write_other_codes(()) == ""
    assert read_other_codes("") == ()


@pytest.mark.parametrize(
    "code",
    [OtherCode("", "1"), OtherCode("Hộ tịch", ""), OtherCode("X", "1" * (LONGEST_OTHER_CODE + 1))],
)
def test_half_a_line_is_refused(code: OtherCode) -> None:
    with pytest.raises(InputError) as refused:
        checked_other_codes([code])
    assert refused.value.field == "other_codes"


def test_differences_are_named_in_words() -> None:
    there = local(2026, 11, 30, 17)
    assert said(None, there, DossierState.RESULT_READY) == [
        "hệ thống quốc gia hẹn 30/11/2026, giấy hẹn 27/11/2026",
        "hệ thống quốc gia ghi «Có kết quả, chờ trả», ở đây «Đang giải quyết»",
    ]
    assert said(ROW.received_at + timedelta(days=1), None, None) == [
        "hệ thống quốc gia ghi nhận ngày 24/11/2026, quầy nhận 23/11/2026"
    ]
    assert said(ROW.received_at + timedelta(hours=1), ROW.promised_at, ROW.state) == []


def test_another_hour_of_the_same_day_is_told_with_the_hour() -> None:
    (words,) = said(None, ROW.promised_at - timedelta(hours=1), None)
    assert "16:00" in words
    assert "17:00" in words


def test_what_agrees_with_a_dossier_that_has_moved_on_differs_no_more() -> None:
    row = replace(ROW, state=DossierState.RETURNED)
    assert differences_of(row, None, None, DossierState.RETURNED) == ()
    assert differences_of(row, None, None, ROW.state)


def test_where_a_dossier_stands_follows_from_what_was_said() -> None:
    state = settled_state
    assert state(needed=False, entered=False, differs=False) is OfficialState.NOT_NEEDED
    assert state(needed=True, entered=True, differs=True) is OfficialState.DIFFERS
    assert state(needed=True, entered=True, differs=False) is OfficialState.ENTERED
    assert state(needed=True, entered=False, differs=False) is OfficialState.PENDING


@pytest.mark.parametrize(
    ("stored", "has_code", "state", "tab"),
    [
        ("", False, OfficialState.UNKNOWN, OfficialTab.NOT_ENTERED),
        ("", True, OfficialState.ENTERED, OfficialTab.ENTERED),
        ("pending", False, OfficialState.PENDING, OfficialTab.NOT_ENTERED),
        ("differs", True, OfficialState.DIFFERS, OfficialTab.DIFFERS),
        ("not_needed", False, OfficialState.NOT_NEEDED, OfficialTab.NOT_NEEDED),
    ],
)
def test_nothing_said_yet_means_not_entered_unless_it_came_with_its_code(
    stored: str, has_code: bool, state: OfficialState, tab: OfficialTab
) -> None:
    assert known_state(stored, has_code=has_code) is state
    assert tab_of(view_in(state)) is tab


def test_another_promise_there_is_a_difference() -> None:
    moved = ROW.promised_at + timedelta(days=1)
    assert tab_of(replace(view_in(OfficialState.ENTERED), promised_at=moved)) is OfficialTab.DIFFERS


def test_everything_has_its_word() -> None:
    assert set(TAB_LABELS) == set(OfficialTab)
    assert set(OFFICIAL_STATE_LABELS) == set(OfficialState)
    assert set(SAYABLE) == set(NATIONAL_CODES)
