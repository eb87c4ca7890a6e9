"""The starter catalogue as an office gets it: resources/catalogue/procedures.json."""

import json
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from app.domain.catalogue_file import read_catalogue, write_procedure
from app.domain.channel import Channel
from app.domain.fees import FeeInput, compute_fee, fee_exemptions, fee_variants
from app.domain.papers import PaperKind
from app.domain.procedure import PrintSlip, Procedure, procedure_in_force, procedures_in_force
from app.domain.procedure_search import ProcedureIndex
from app.domain.time_limit import LimitUnit, limit_in_words

PATH = Path(__file__).parents[2] / "resources" / "catalogue" / "procedures.json"
TEXT = PATH.read_text(encoding="utf-8")
CATALOGUE = read_catalogue(TEXT)
DAYS = (date(2021, 11, 20), date(2025, 12, 31), date(2026, 7, 24), date(2026, 11, 22))

# Codes and fields of the register a ward kept in 2021, which an office may import.
REGISTER = {
    "1.000656": "Hộ tịch",
    "1.000894": "Hộ tịch",
    "1.001193": "Hộ tịch",
    "1.004859": "Hộ tịch",
    "1.004873": "Hộ tịch",
    "2.000635": "Hộ tịch",
    "1.001699": "Bảo trợ xã hội",
    "1.001776": "Bảo trợ xã hội",
    "1.010833": "Người có công",
    "2.002307": "Người có công",
    "1.012812": "Đất đai",
    "2.000815": "Chứng thực",
    "2.000884": "Chứng thực",
    "2.001035": "Chứng thực",
}


def at(code: str, day: date) -> Procedure:
    found = procedure_in_force([row for row in CATALOGUE if row.code == code], day)
    assert found is not None
    return found


def texts(procedure: Procedure) -> list[str]:
    return [
        procedure.name,
        procedure.short_name,
        procedure.field,
        procedure.result_name,
        procedure.signer,
        procedure.deciding_agency,
        procedure.legal_basis,
        procedure.note,
        *procedure.aliases,
        *(text for paper in procedure.papers for text in (paper.name, paper.condition)),
        *(text for rule in procedure.fees for text in (rule.variant, rule.exemption, rule.unit)),
    ]


def test_the_catalogue_holds_97_procedures_and_each_version_once():
    assert len({row.code for row in CATALOGUE}) == 97
    assert max(Counter((row.code, row.version) for row in CATALOGUE).values()) == 1


def test_the_file_stands_as_the_program_writes_it():
    rows = [json.loads(write_procedure(one)) for one in CATALOGUE]
    assert json.loads(TEXT)["procedures"] == rows


def test_all_letters_are_composed():
    assert unicodedata.is_normalized("NFC", TEXT)


def test_nothing_is_claimed_to_be_verified():
    assert not any(row.verified for row in CATALOGUE)


def test_texts_are_tidy():
    for row in CATALOGUE:
        for text in texts(row):
            assert text == " ".join(text.split()), row.code
        note = r"Độ tin cậy của mã: [ABC]; của thời hạn, phí: .+\."
        assert re.fullmatch(note, row.note), row.code


def test_every_paper_is_listed_once_and_copies_are_counted_as_copies():
    for row in CATALOGUE:
        assert max(Counter(paper.name for paper in row.papers).values(), default=1) == 1, row.code
        for paper in row.papers:
            is_copy = paper.kind in (PaperKind.COPY, PaperKind.CERTIFIED_COPY)
            assert (paper.copies > 0) == is_copy, (row.code, paper.name)
            assert (paper.originals > 0) != is_copy, (row.code, paper.name)


def test_every_fee_computes_for_every_choice_the_clerk_has():
    for row, day, channel in product(CATALOGUE, DAYS, Channel):
        variants = fee_variants(row.fees, channel, day) or ("",)
        exemptions = ("", *fee_exemptions(row.fees, channel, day))
        for variant, exemption in product(variants, exemptions):
            given = FeeInput(
                copies=2, pages=3, channel=channel, variant=variant, exemption=exemption
            )
            fee = compute_fee(row.fees, given, day)
            assert fee.explanation, (row.code, day, given)
            assert fee.settled or fee.amount == 0, (row.code, day, given)


def test_the_slip_follows_how_soon_the_result_is_handed_over():
    for row in CATALOGUE:
        match row.limit.unit, row.field:
            case LimitUnit.AT_ONCE, _:
                expected = PrintSlip.NEVER
            case LimitUnit.SAME_DAY, "Chứng thực":
                expected = PrintSlip.ASK
            case _:
                expected = PrintSlip.ALWAYS
        assert row.print_slip is expected, row.code


def test_only_a_limit_longer_than_four_working_hours_is_in_the_early_programme():
    for row in CATALOGUE:
        if row.in_early_programme:
            assert row.limit.unit not in (LimitUnit.AT_ONCE, LimitUnit.CLOCK_HOURS), row.code
        assert limit_in_words(row.limit), row.code


@pytest.mark.parametrize(("code", "field"), REGISTER.items())
def test_the_register_of_2021_finds_its_procedures_under_the_same_field(code: str, field: str):
    procedure = at(code, date(2021, 1, 4))

    assert procedure.field == field
    assert procedure.in_early_programme


def test_a_marriage_needs_no_paper_on_marital_status_since_2026():
    paper = "Giấy xác nhận tình trạng hôn nhân"
    before, after = at("1.000894", date(2025, 12, 31)), at("1.000894", date(2026, 1, 1))

    assert paper in {required.name for required in before.papers}
    assert paper not in {required.name for required in after.papers}


def test_a_land_dispute_of_2021_keeps_its_45_days():
    assert at("1.012812", date(2021, 6, 1)).limit.value == 45
    assert at("1.012812", date(2026, 6, 1)).limit.value == 30


@pytest.mark.parametrize(
    ("code", "given", "day", "amount"),
    [
        ("1.001193", FeeInput(variant="Đăng ký quá hạn"), DAYS[-1], 5_000),
        ("1.001193", FeeInput(variant="Đăng ký đúng hạn"), DAYS[-1], 0),
        ("1.004873", FeeInput(copies=3), DAYS[0], 9_000),
        ("2.000635", FeeInput(copies=2), DAYS[0], 16_000),
        (
            "2.000635",
            FeeInput(exemption="Có tài khoản định danh điện tử mức độ 2 (VNeID)"),
            DAYS[-1],
            0,
        ),
        ("2.000815", FeeInput(copies=3, pages=3), DAYS[-1], 15_000),
        ("2.001035", FeeInput(), DAYS[-1], 50_000),
        ("2.001263", FeeInput(), DAYS[-1], 400_000),
        ("1.001612", FeeInput(channel=Channel.ONLINE), date(2026, 7, 25), 0),
        ("1.001612", FeeInput(), date(2026, 7, 25), 100_000),
        ("1.004222", FeeInput(channel=Channel.ONLINE), DAYS[-1], 10_000),
        ("1.004222", FeeInput(channel=Channel.POST), DAYS[-1], 20_000),
    ],
)
def test_known_fees_come_out(code: str, given: FeeInput, day: date, amount: int):
    assert compute_fee(at(code, day).fees, given, day).amount == amount


def test_no_code_leads_to_two_procedures():
    owners: dict[str, set[str]] = {}
    for row in CATALOGUE:
        for code in (row.code, *row.other_codes):
            owners.setdefault(code, set()).add(row.code)

    assert all(len(rows) == 1 for rows in owners.values())


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("dkks", "1.001193"),
        ("ks", "1.001193"),
        ("kt", "1.000656"),
        ("kh", "1.000894"),
        ("doc than", "1.004873"),
        ("sao y", "2.000815"),
        ("chung thuc ban", "2.000815"),
        ("815", "2.000815"),
        ("tam tru", "1.004194"),
        ("3.000722", "2.000986"),
        ("so do", "1.013978"),
        ("hkd", "1.001612"),
        ("mai tang cuu", "2.002307"),
    ],
)
def test_what_clerks_type_finds_what_they_mean(query: str, code: str):
    index = ProcedureIndex(procedures_in_force(CATALOGUE, date(2026, 11, 22)))

    assert index.rank(query, {})[0].code == code


def test_short_names_tell_the_procedures_of_one_day_apart():
    names = Counter(row.short_name for row in procedures_in_force(CATALOGUE, DAYS[-1]))

    assert [name for name, count in names.items() if count > 1] == []


def test_versions_of_a_procedure_differ_in_more_than_their_dates():
    by_code: dict[str, list[Procedure]] = {}
    for row in CATALOGUE:
        by_code.setdefault(row.code, []).append(row)

    for first, *later in by_code.values():
        for row in later:
            same = replace(
                row, version=first.version, valid_from=first.valid_from, valid_to=first.valid_to
            )
            assert replace(same, note=first.note) != first
