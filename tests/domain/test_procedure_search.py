from dataclasses import replace

import pytest

from app.domain.procedure import Procedure
from app.domain.procedure_search import ProcedureIndex
from app.domain.time_limit import LimitUnit, TimeLimit

BIRTH = Procedure(
    code="1.001193",
    name="Đăng ký khai sinh",
    short_name="Đăng ký khai sinh",
    field="Hộ tịch",
    limit=TimeLimit(0, LimitUnit.SAME_DAY),
    result_name="Giấy khai sinh",
    signer="Chủ tịch UBND cấp xã",
    deciding_agency="UBND cấp xã",
    aliases=("ks", "giấy khai sinh"),
)


def named(code: str, name: str, *, field: str = "Hộ tịch", aliases: tuple[str, ...] = ()):
    return replace(BIRTH, code=code, name=name, short_name=name, field=field, aliases=aliases)


DEATH = named("1.000656", "Đăng ký khai tử")
MOBILE_BIRTH = named("1.003583", "Đăng ký khai sinh lưu động")
SINGLE = named("1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân", aliases=("giấy độc thân",))
COPY = replace(
    named("2.000815", "Chứng thực bản sao từ bản chính", field="Chứng thực"),
    other_codes=("2.000907",),
)
HOUSEHOLD = named("1.010038", "Tách hộ", field="Cư trú")
LAND = named("1.012812", "Hòa giải tranh chấp đất đai (tại UBND cấp xã)", field="Đất đai")
ALL = (MOBILE_BIRTH, BIRTH, DEATH, SINGLE, COPY, HOUSEHOLD, LAND)


def codes(query: str, usage: dict[str, int] | None = None) -> list[str]:
    return [procedure.code for procedure in ProcedureIndex(ALL).rank(query, usage or {})]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("dkks", BIRTH),
        ("DKKS", BIRTH),
        ("ks", BIRTH),
        ("khai s", MOBILE_BIRTH),
        ("dkkt", DEATH),
        ("tu khai", DEATH),
        ("doc than", SINGLE),
        ("tthn", SINGLE),
        ("ctbs", COPY),
        ("sao", COPY),
        ("khaisinh", MOBILE_BIRTH),
        ("khai sinh luu", MOBILE_BIRTH),
        ("ks luu", MOBILE_BIRTH),
        ("tai ubnd", LAND),
        ("dat dai", LAND),
        ("ho tich", MOBILE_BIRTH),
    ],
)
def test_a_few_letters_without_accents_find_it(query: str, best: Procedure):
    assert codes(query)[0] == best.code


@pytest.mark.parametrize(
    "query", ["1.001193", "1001193", "001193", "1193", "1.0011", "1.001193.", " 1.001193 "]
)
def test_the_digits_of_its_code_find_it(query: str):
    assert codes(query) == [BIRTH.code]


def test_an_older_code_still_leads_to_the_procedure():
    assert codes("2.000907") == [COPY.code]


def test_the_most_used_comes_first_among_equals():
    assert codes("khai s")[:2] == [MOBILE_BIRTH.code, BIRTH.code]
    assert codes("khai s", {BIRTH.code: 3})[:2] == [BIRTH.code, MOBILE_BIRTH.code]


def test_words_in_their_order_beat_the_same_beginnings_here_and_there():
    scattered = named("1.000001", "Tạm cách ly trẻ em khỏi nơi có người gây tổn hại, trú ẩn")
    together = named("1.000002", "Đăng ký tạm trú")

    assert ProcedureIndex([scattered, together]).rank("tam tru", {})[0] == together


def test_a_single_letter_is_no_abbreviation():
    assert codes("k", {DEATH.code: 1})[0] == DEATH.code


def test_use_does_not_push_a_weak_match_before_a_good_one():
    assert codes("dkks", {MOBILE_BIRTH.code: 1_000})[0] == BIRTH.code


def test_an_empty_query_lists_all_with_the_most_used_first():
    assert codes("  ", {DEATH.code: 2, COPY.code: 5})[:2] == [COPY.code, DEATH.code]
    assert len(codes("")) == len(ALL)


def test_accents_in_the_query_raise_the_one_that_has_them():
    stop = named("1.000001", "Tạch hồ")
    both = ProcedureIndex([stop, HOUSEHOLD]).rank("tách", {stop.code: 9})

    assert both == [HOUSEHOLD, stop]


def test_wrong_accents_hide_nothing():
    assert codes("khái sính")[0] == MOBILE_BIRTH.code


def test_decomposed_accents_count_like_composed_ones():
    other = named("1.000001", "Tạch hồ")

    assert ProcedureIndex([other, HOUSEHOLD]).rank("ta\u0301ch", {})[0] == HOUSEHOLD


def test_what_fits_nothing_finds_nothing():
    assert codes("hộ chiếu") == []
    assert codes("khai xyz") == []


def test_an_index_answers_again_and_again_from_one_preparation():
    index = ProcedureIndex(ALL)

    assert index.rank("dkks", {})[0] == BIRTH
    assert index.rank("ctbs", {})[0] == COPY
    assert index.rank("dkks", {})[0] == BIRTH
