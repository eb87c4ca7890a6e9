"""The parts papers share say who issued a form and under which number."""

from app.domain.forms.parts import FormWording

FORM = FormWording(title="PHIẾU", footer="Mẫu số 02")


def test_a_form_is_named_by_its_footer() -> None:
    assert FORM.form_name == "Mẫu số 02"


def test_the_offices_own_number_of_a_form_follows_its_name() -> None:
    numbered = FormWording(title="PHIẾU", footer="Mẫu số 02", iso_code="BM-02/MC, lần ban hành 01")
    assert numbered.form_name == "Mẫu số 02 – BM-02/MC, lần ban hành 01"
