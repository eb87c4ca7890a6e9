"""A sentence is said where its figures exist, in digits on paper and in words aloud."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.forms.public_text import TEXT_VALUES
from app.domain.reports.public_text import NamedFigure, TextFacts, period_in_text, public_text
from app.shipped import shipped_forms

OWN = shipped_forms().own[-1]
BEHIND = DossierFilter(field="Hộ tịch")


def facts(**counts: int | None) -> TextFacts:
    """Return a month in which nothing happened but ``counts``."""
    figures = {
        name: NamedFigure(label, counts.get(name, 0), share=name.endswith("share"))
        for name, label in TEXT_VALUES.items()
        if name not in ("period", "counter", "office", "hotline", "fields")
    }
    return TextFacts(
        first=date(2026, 4, 1),
        last=date(2026, 4, 30),
        figures=figures,
        fields=(NamedFigure("Hộ tịch", 1205, BEHIND),),
        texts={"counter": "Bộ phận Một cửa UBND phường 5", "office": "UBND", "hotline": ""},
    )


BUSY = facts(handled=1205, received=1205, resolved=1000, early=21, on_the_day=979)
BUSY.figures["on_time_share"] = NamedFigure("", 10_000, share=True)  # type: ignore[index]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 4, 1), date(2026, 4, 30), "tháng 4 năm 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        (date(2026, 10, 15), date(2026, 11, 14), "từ ngày 15/10/2026 đến ngày 14/11/2026"),
        (date(2026, 11, 20), date(2026, 11, 20), "ngày 20/11/2026"),
        (date(2026, 1, 1), date(2026, 11, 20), "từ ngày 01/01/2026 đến ngày 20/11/2026"),
    ],
)
def test_a_period_is_called_as_people_call_it(first: date, last: date, words: str) -> None:
    assert period_in_text(OWN.year_text, first, last).endswith(words)


def test_a_day_is_named_once() -> None:
    day = replace(BUSY, first=date(2026, 4, 30), last=date(2026, 4, 30))
    written, _figures = public_text(OWN.public_notice, day)
    assert written.period == "Ngày 30/04/2026"
    assert written.plain.startswith("Trong ngày 30/04/2026, ")
    aloud, _figures = public_text(OWN.loudspeaker_text, day)
    assert "trong ngày ba mươi tháng tư năm" in aloud.plain


def test_what_is_read_aloud_has_no_digit_and_no_abbreviation() -> None:
    text, _figures = public_text(OWN.loudspeaker_text, BUSY)
    aloud = " ".join(text.paragraphs)
    assert "Ủy ban nhân dân phường năm" in aloud
    assert "một nghìn hai trăm linh năm hồ sơ" in aloud
    assert "trong tháng tư năm hai nghìn không trăm hai mươi sáu" in aloud
    assert not any(letter.isdigit() for letter in aloud)
    assert not [word for word in aloud.split() if len(word) > 1 and word.isupper()]
    assert text.period == "Tháng 4 năm 2026"


def test_a_sentence_without_figures_is_not_said() -> None:
    text, _figures = public_text(OWN.year_text, BUSY)
    said = text.plain
    for missing in ("quá hạn 0", "thư xin lỗi", "đánh giá", "khai tử", "chương trình", "cùng kỳ"):
        assert missing not in said
    assert "Không có hồ sơ giải quyết quá hạn." in said
    assert "Phản ánh" not in public_text(OWN.public_notice, BUSY)[0].plain


def test_the_part_of_a_sentence_that_counts_nothing_is_not_said() -> None:
    quiet = facts(handled=3, carried=3, resolved=2, on_the_day=2)
    quiet.figures["on_time_share"] = NamedFigure("", 10_000, share=True)  # type: ignore[index]
    written, figures = public_text(OWN.public_notice, quiet)
    assert "Trong đó, 3 hồ sơ từ kỳ trước chuyển sang.\n" in written.plain
    assert "Đã giải quyết 2 hồ sơ: đúng hạn 2." in written.plain
    assert 0 not in [row[2] for row in figures.table.rows]
    aloud, _figures = public_text(OWN.loudspeaker_text, quiet)
    assert "không hồ sơ" not in aloud.plain
    year, _figures = public_text(OWN.year_text, quiet)
    assert "Đã giải quyết 2 hồ sơ, đúng hạn 2 hồ sơ." in year.plain


def test_a_share_is_told_with_all_its_parts() -> None:
    rated = facts(handled=1, ratings=3, content=0)
    said = public_text(OWN.year_text, rated)[0].plain
    assert "Có 3 lượt người dân đánh giá, 0 lượt hài lòng" in said


def test_a_month_without_dossiers_says_so_and_nothing_else() -> None:
    text, figures = public_text(OWN.public_notice, replace(facts(), fields=()))
    assert len(text.paragraphs) == 1
    assert "không có hồ sơ nào" in text.plain
    assert figures.table.rows == ()


def test_what_is_excluded_is_said_beside_the_gross_figure() -> None:
    late = facts(handled=9, resolved=9, late=3, excluded=2, on_time_net=8)
    late.figures["on_time_share"] = NamedFigure("", 8_889, share=True)  # type: ignore[index]
    said = public_text(OWN.year_text, late)[0].plain
    assert "quá hạn, 2 hồ sơ được loại trừ" in said
    assert "Sau khi loại trừ, 8 hồ sơ" in said
    assert "Tỷ lệ giải quyết trước hạn và đúng hạn đạt" not in said


def test_every_figure_that_is_said_stands_in_the_table_with_its_list() -> None:
    text, figures = public_text(OWN.year_text, BUSY)
    by_label = {row[1]: (row[0], row[2]) for row in figures.table.rows}
    assert by_label["Hộ tịch"] == (2, 1205)
    assert "Hộ tịch 1.205 hồ sơ" in text.paragraphs[1]
    row = [one[1] for one in figures.table.rows].index("Hộ tịch")
    assert figures.list_behind(row, 2) == BEHIND


def test_an_office_leaves_out_what_it_does_not_want_said() -> None:
    quiet = replace(OWN.year_text, sentences=replace(OWN.year_text.sentences, busiest=""))
    assert "Hộ tịch" not in public_text(quiet, BUSY)[0].plain
