"""The shipped form sets are whole, and each day has the one that is in force."""

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.form_set import (
    OWN,
    FormSet,
    form_set_in_force,
    form_set_used,
    read_form_set,
    read_own_forms,
)
from app.domain.forms.receipt import ReceiptItem
from app.errors import FileError, NotFoundError, RuleError

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "forms"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.json"))}
OWN_FORMS = read_own_forms(TEXTS[OWN])
SETS = {name: read_form_set(text, OWN_FORMS) for name, text in TEXTS.items() if name != OWN}


@pytest.mark.parametrize("name", SETS)
def test_a_shipped_set_is_named_like_its_file(name: str) -> None:
    assert SETS[name].id == name
    assert SETS[name].version == 1


@pytest.mark.parametrize("name", SETS)
def test_a_shipped_receipt_tells_who_what_and_when(name: str) -> None:
    items = [line.item for line in SETS[name].receipt.lines]
    assert len(items) == len(set(items))
    assert {
        ReceiptItem.APPLICANT,
        ReceiptItem.PROCEDURE,
        ReceiptItem.PAPERS,
        ReceiptItem.RECEIVED_AT,
        ReceiptItem.PROMISED_AT,
    } <= set(items)


def test_the_offices_own_papers_belong_to_every_set() -> None:
    assert OWN_FORMS.id == OWN
    assert {forms.own for forms in SETS.values()} == {OWN_FORMS}


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_of_a_shipped_set_is_composed(name: str) -> None:
    assert unicodedata.is_normalized("NFC", TEXTS[name])


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2018, 6, 21), "2018"),
        (date(2025, 6, 30), "2018"),
        (date(2025, 7, 1), "2025"),
        (date(2026, 11, 22), "2025"),
    ],
)
def test_a_paper_uses_the_set_in_force_on_its_day(day: date, expected: str) -> None:
    assert form_set_in_force(SETS.values(), day).id == expected


def test_a_day_without_a_set_is_said() -> None:
    with pytest.raises(RuleError) as refused:
        form_set_in_force(SETS.values(), date(2018, 6, 20))
    assert "20/06/2018" in str(refused.value)


def test_a_corrected_version_replaces_the_first() -> None:
    corrected = replace(SETS["2025"], version=2)
    assert form_set_in_force([corrected, *SETS.values()], date(2026, 1, 1)) is corrected


def test_a_reprint_uses_the_version_it_was_issued_with() -> None:
    first, second = SETS["2025"], replace(SETS["2025"], version=2)
    assert form_set_used([second, first], "2025", 1) is first


def test_a_reprint_whose_version_is_gone_uses_the_newest() -> None:
    versions: list[FormSet] = [replace(SETS["2025"], version=n) for n in (3, 2)]
    assert form_set_used(versions, "2025", 1) is versions[0]


def test_a_reprint_whose_set_is_gone_is_refused() -> None:
    with pytest.raises(NotFoundError):
        form_set_used([SETS["2018"]], "2025", 1)


def test_a_place_to_fill_in_that_the_program_does_not_know_is_refused() -> None:
    with pytest.raises(FileError) as refused:
        read_form_set(TEXTS["2025"].replace("Mã hồ sơ: {code}", "Mã hồ sơ: {ma}"), OWN_FORMS)
    assert "receipt.dossier_code" in str(refused.value)
    assert "{code}" in str(refused.value)
