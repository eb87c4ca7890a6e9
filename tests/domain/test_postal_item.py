import pytest

from app.domain.postal_item import postal_item


@pytest.mark.parametrize("text", ["RR473124829FI", "rr 473124829 fi", "EE123456785VN"])
def test_a_number_with_its_check_digit_is_an_item_of_the_post(text: str):
    assert postal_item(text) == text.replace(" ", "").upper()


@pytest.mark.parametrize("text", ["RR473124828FI", "TN10-261116-0001-77", "RR47312482FI", ""])
def test_anything_else_is_none(text: str):
    assert postal_item(text) is None
