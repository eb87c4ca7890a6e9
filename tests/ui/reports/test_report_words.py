"""Every report has a place on the rail, a file name, and percents are read as people write them."""

from datetime import date

import pytest

from app.domain.reports.report import ReportKind
from app.errors import InputError
from app.ui.reports.objective_form import read_percent
from app.ui.reports.report_words import file_name, grouped, sentence, short_name


def test_every_report_has_one_place_on_the_rail_and_a_file_name_without_accents() -> None:
    placed = [kind for group in grouped(tuple(ReportKind)) for kind in group.kinds]
    assert sorted(placed) == sorted(ReportKind)
    assert all(short_name(kind) for kind in ReportKind)
    names = {file_name(kind, *[date(2026, 11, 1)] * 2) for kind in ReportKind}
    assert len(names) == len(ReportKind)
    assert all(name.isascii() for name in names)


def test_titles_in_capitals_are_read_as_sentences() -> None:
    assert sentence("HỒ SƠ THEO THÁNG") == "Hồ sơ theo tháng"
    assert sentence("CÁC CHỈ SỐ THEO QĐ 766/QĐ-TTg") == "CÁC CHỈ SỐ THEO QĐ 766/QĐ-TTg"


@pytest.mark.parametrize(
    ("text", "value"), [("100", 10_000), ("99,5", 9_950), ("99.05 %", 9_905), (" 0 ", 0)]
)
def test_percents_are_read_as_people_write_them(text: str, value: int) -> None:
    assert read_percent(text) == value


@pytest.mark.parametrize("text", ["", "nhiều", "-1", "9,999", "1,,5"])
def test_other_words_are_no_percents(text: str) -> None:
    with pytest.raises(InputError):
        read_percent(text)
