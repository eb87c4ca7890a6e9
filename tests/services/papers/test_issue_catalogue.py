"""What hangs at the counter says what the catalogue says."""

import pytest

from app.domain.barcode_digits import procedure_from_barcode
from app.domain.command_codes import ScanCommand, read_command
from app.domain.fees import FeeKind, FeeRule, PageTier
from app.domain.roles import Actor
from app.services.counter import Counter
from app.services.papers.issue_catalogue import fees_in_words
from tests.builders import BIRTH_REGISTRATION
from tests.services.papers.issued import documents


def test_every_procedure_in_force_is_posted_once_by_field(counter: Counter, clerk: Actor) -> None:
    (sheet,) = documents(counter, counter.papers.posting_sheet(clerk))
    codes = [one.code for field in sheet.fields for one in field.procedures]
    assert sorted(codes) == sorted(one.code for one in counter.dossiers.procedures())
    assert len({field.name for field in sheet.fields}) == len(sheet.fields)
    assert all(one.limit and one.fee for field in sheet.fields for one in field.procedures)


def test_a_barcode_of_the_desk_chooses_its_procedure(counter: Counter, clerk: Actor) -> None:
    (sheet,) = documents(counter, counter.papers.procedure_codes(clerk))
    *fields, commands = sheet.fields
    assert [read_command(one.barcode) for one in commands.codes] == list(ScanCommand)
    codes = [one for field in fields for one in field.codes]
    assert BIRTH_REGISTRATION in {one.code for one in codes}
    for one in codes:
        assert procedure_from_barcode(one.barcode) == one.code


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ((), "Không thu"),
        ((FeeRule(kind=FeeKind.FREE),), "Không thu"),
        ((FeeRule(kind=FeeKind.FIXED, amount=8000),), "8.000 đồng"),
        ((FeeRule(kind=FeeKind.PER_COPY, amount=2000),), "2.000 đồng/bản"),
        (
            (
                FeeRule(
                    kind=FeeKind.PER_PAGE,
                    tiers=(PageTier(1, 2000), PageTier(3, 1000)),
                    cap_per_copy=200000,
                ),
            ),
            "Từ trang 1: 2.000 đồng/trang, từ trang 3: 1.000 đồng/trang, tối đa 200.000 đồng/bản",
        ),
        ((FeeRule(kind=FeeKind.LOCAL),), "Theo quy định của địa phương"),
        (
            (
                FeeRule(kind=FeeKind.FREE, variant="Đúng hạn"),
                FeeRule(kind=FeeKind.FIXED, amount=15000, variant="Quá hạn"),
                FeeRule(kind=FeeKind.FREE, exemption="Hộ nghèo"),
            ),
            "Đúng hạn: không thu; Quá hạn: 15.000 đồng",
        ),
    ],
)
def test_a_fee_table_is_said_in_one_line(rules: tuple[FeeRule, ...], words: str) -> None:
    assert fees_in_words(rules) == words
