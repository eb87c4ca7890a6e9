import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.procedure_code import ProcedureCode, doubt_about, parse_procedure_code
from app.errors import InputError

KNOWN = {"1.001193", "2.000815"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.001193", ProcedureCode("1.001193")),
        (" 1.001 193 ", ProcedureCode("1.001193")),
        ("2.000815.02", ProcedureCode("2.000815", service="02")),
        ("2.000815.000.00.00.H55", ProcedureCode("2.000815", "000.00.00.H55")),
        ("2.000815.000.00.00.h55.02", ProcedureCode("2.000815", "000.00.00.H55", "02")),
    ],
)
def test_codes_are_read_as_portals_and_lists_write_them(text: str, code: ProcedureCode):
    assert parse_procedure_code(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "1001193", "0.001193", "1.00119", "1.0011930", "1,001193", "1.001193.5", "²." + "0" * 6],
)
def test_what_cannot_be_a_code_is_refused_at_its_field(text: str):
    with pytest.raises(InputError) as refused:
        parse_procedure_code(text)

    assert refused.value.field == "procedure_code"


CODES = st.builds(
    ProcedureCode,
    st.from_regex(r"[1-9]\.[0-9]{6}", fullmatch=True),
    st.just("") | st.from_regex(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}", fullmatch=True),
    st.just("") | st.from_regex(r"[0-9]{2}", fullmatch=True),
)


@given(CODES)
def test_a_written_code_is_read_back_as_itself(code: ProcedureCode):
    assert parse_procedure_code(str(code)) == code


def test_a_known_code_raises_no_doubt():
    assert doubt_about(parse_procedure_code("2.000815.000.00.00.H55"), KNOWN) is None


def test_a_common_mistake_names_the_right_code():
    doubt = doubt_about(ProcedureCode("2.000907"), KNOWN)

    assert doubt is not None
    assert doubt.suggestion == "2.000815"
    assert "2.000815" in doubt.text.format(code=doubt.code, suggestion=doubt.suggestion)


def test_an_office_that_really_lists_a_doubtful_code_is_believed():
    assert doubt_about(ProcedureCode("2.000907"), KNOWN | {"2.000907"}) is None


@pytest.mark.parametrize("national", ["1.999999", "9.001193"])
def test_a_code_outside_the_catalogue_is_doubted_without_a_suggestion(national: str):
    doubt = doubt_about(ProcedureCode(national), KNOWN)

    assert doubt is not None
    assert (doubt.code, doubt.suggestion) == (national, "")
    assert national in doubt.text.format(code=doubt.code)
