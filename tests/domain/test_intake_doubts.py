"""Doubts speak in whole sentences, and only where there is something to doubt."""

import pytest

from app.domain.intake_doubts import (
    Doubt,
    DoubtKind,
    authority_doubt,
    says_why,
    tax_code_doubt,
    usual_reasons,
)


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


def test_the_usual_reasons_of_several_doubts_are_told_once() -> None:
    for kind in DoubtKind:
        assert usual_reasons([Doubt(kind, "", "")])
    both = usual_reasons([Doubt(DoubtKind.NUMBER, "", ""), Doubt(DoubtKind.SAME_PERSON, "", "")])
    assert both[0] == "đã đối chiếu giấy tờ gốc"
    assert len(both) == len(set(both)) == 3
    assert all(says_why(reason) for reason in both)


@pytest.mark.parametrize("reason", ["", "x", "ok", "1 2 3 4", "a."])
def test_a_letter_or_two_are_no_reason(reason: str) -> None:
    assert not says_why(reason)
