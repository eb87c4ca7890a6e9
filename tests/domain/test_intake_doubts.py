"""Doubts speak in whole sentences, and only where there is something to doubt."""

import pytest

from app.domain.intake_doubts import authority_doubt, tax_code_doubt


@pytest.mark.parametrize("digits", ["", "0100109106", "001085007799", "0100109106001"])
def test_a_tax_code_of_a_usual_length_is_believed(digits: str) -> None:
    assert tax_code_doubt(digits) is None


def test_another_length_is_doubted_and_counted() -> None:
    doubt = tax_code_doubt("12345678")
    assert doubt is not None
    assert doubt.in_words().startswith("Mã số của tổ chức có 8 chữ số")


def test_whoever_hands_in_for_another_says_why_he_may() -> None:
    doubt = authority_doubt("Lê Thị Bé", "", "")
    assert doubt is not None
    assert "Lê Thị Bé" in doubt.in_words()
    assert authority_doubt("Lê Thị Bé", "con", "") is None
    assert authority_doubt("Lê Thị Bé", "", "giấy ủy quyền số 12") is None
    assert authority_doubt("", "", "") is None
