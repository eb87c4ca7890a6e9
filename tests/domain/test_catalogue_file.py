import json
from dataclasses import replace
from datetime import date, time

import pytest

from app.domain.catalogue_file import (
    read_catalogue,
    read_procedure,
    write_procedure,
)
from app.domain.channel import Channel
from app.domain.fees import FeeKind, FeeRule, PageTier
from app.domain.papers import PaperKind, RequiredPaper
from app.domain.procedure import Level, OnlineLevel, PrintSlip, Procedure
from app.domain.time_limit import LimitUnit, TimeLimit
from app.errors import FileError

PLAIN = Procedure(
    code="1.000656",
    name="Đăng ký khai tử",
    short_name="Đăng ký khai tử",
    field="Hộ tịch",
    limit=TimeLimit(0, LimitUnit.SAME_DAY),
    result_name="Trích lục khai tử",
    signer="Chủ tịch UBND cấp xã",
    deciding_agency="UBND cấp xã",
)
FULL = replace(
    PLAIN,
    code="2.000815",
    version=3,
    level=Level.PROVINCE,
    online_level=OnlineLevel.PARTIAL,
    limit=TimeLimit(5, LimitUnit.WORKING_DAYS),
    limit_with_verification=TimeLimit(25, LimitUnit.CALENDAR_DAYS),
    cut_off=time(14, 30),
    supplement_days=7,
    in_early_programme=True,
    fees=(
        FeeRule(
            kind=FeeKind.PER_PAGE,
            tiers=(PageTier(1, 2_000), PageTier(3, 1_000)),
            cap_per_copy=200_000,
            channels=(Channel.DIRECT, Channel.POST),
        ),
        FeeRule(
            kind=FeeKind.FREE,
            exemption="Thuộc hộ nghèo",
            valid_from=date(2026, 8, 15),
            valid_to=date(2027, 2, 28),
        ),
    ),
    papers=(
        RequiredPaper(name="Tờ khai"),
        RequiredPaper(
            name="Giấy khai sinh",
            kind=PaperKind.COPY,
            originals=0,
            copies=2,
            compulsory=False,
            condition="Khi có “Giấy khai sinh” cũ",
        ),
    ),
    print_slip=PrintSlip.ASK,
    home_delivery=True,
    legal_basis="Nghị định 23/2015/NĐ-CP",
    valid_from=date(2025, 7, 1),
    valid_to=date(2026, 12, 31),
    verified=True,
    note="Đã đối chiếu",
    other_codes=("2.000907",),
    aliases=("sao y",),
)


def written(*procedures: Procedure) -> str:
    """Give the text of a catalogue of ``procedures``, a line each."""
    rows = ",\n".join(write_procedure(one) for one in procedures)
    return f'{{\n "format": 1,\n "procedures": [\n{rows}\n ]\n}}\n'


def changed(**properties: object) -> str:
    """Give the text of a catalogue of two rows, the second with other properties."""
    catalogue = json.loads(written(FULL, PLAIN))
    catalogue["procedures"][1] |= properties
    return json.dumps(catalogue)


def test_what_is_written_is_read_back_as_itself():
    assert read_catalogue(written(FULL, PLAIN)) == (FULL, PLAIN)
    assert read_catalogue(written()) == ()


def test_a_single_row_is_written_on_one_line_and_read_back():
    assert "\n" not in write_procedure(FULL)
    assert read_procedure(write_procedure(FULL)) == FULL
    assert read_procedure(write_procedure(PLAIN)) == PLAIN


def test_the_text_keeps_vietnamese_letters():
    text = write_procedure(FULL)

    assert '{"name": "Tờ khai"}' in text
    assert '"limit": "5 working days"' in text
    assert '"verified": true' in text


def test_decomposed_letters_of_another_editor_are_composed():
    text = written(PLAIN).replace("tử", "tu\u031b\u0309")

    assert read_catalogue(text) == (PLAIN,)


@pytest.mark.parametrize(
    ("properties", "place"),
    [
        ({"limit": "soon"}, "procedures[2].limit"),
        ({"limit": 5}, "procedures[2].limit"),
        ({"cut_off": "25:00"}, "procedures[2].cut_off"),
        ({"print_slip": "sometimes"}, "procedures[2].print_slip"),
        ({"fees": [{"kind": "free", "valid_to": "31/12/2026"}]}, "procedures[2].fees[1].valid_to"),
        ({"papers": [{}]}, "procedures[2].papers[1].name"),
        ({"verified": "no"}, "procedures[2].verified"),
        ({"fee": 5_000}, "procedures[2].fee"),
    ],
)
def test_an_unreadable_property_is_named_with_its_row(properties: dict[str, object], place: str):
    with pytest.raises(FileError) as refused:
        read_catalogue(changed(**properties))

    assert refused.value.values["where"] == place


@pytest.mark.parametrize(
    "properties",
    [
        {"code": "1.00065"},
        {"short_name": "k" * 41},
        {"fees": [{"kind": "per_page"}]},
        {"papers": [{"name": "Giấy ủy quyền", "compulsory": False}]},
    ],
)
def test_a_row_the_counter_cannot_work_with_is_named(properties: dict[str, object]):
    with pytest.raises(FileError) as refused:
        read_catalogue(changed(**properties))

    assert refused.value.values["row"] == 2
    assert refused.value.values["problem"]


def test_an_unusable_single_row_is_refused_too():
    with pytest.raises(FileError):
        read_procedure(write_procedure(replace(PLAIN, version=-1)))


def test_the_same_version_twice_is_refused():
    with pytest.raises(FileError) as refused:
        read_catalogue(written(PLAIN, PLAIN))

    assert (refused.value.values["row"], refused.value.values["other"]) == (2, 1)


def test_two_versions_in_force_on_one_day_are_refused():
    old = replace(PLAIN, valid_to=date(2026, 1, 1))
    new = replace(PLAIN, version=2, valid_from=date(2026, 1, 1))

    with pytest.raises(FileError):
        read_catalogue(written(old, new))
    assert read_catalogue(written(replace(old, valid_to=date(2025, 12, 31)), new)) == (
        replace(old, valid_to=date(2025, 12, 31)),
        new,
    )


def test_a_file_of_another_format_is_refused():
    text = written(PLAIN).replace('"format": 1', '"format": 2')

    with pytest.raises(FileError) as refused:
        read_catalogue(text)
    assert refused.value.values["found"] == 2


def test_a_broken_file_is_refused_at_its_line():
    with pytest.raises(FileError) as refused:
        read_catalogue(written(PLAIN).replace('"format": 1,', '"format": 1'))

    assert refused.value.values["line"] == 3
