"""What hangs on the wall names every procedure once, under its field."""

from dataclasses import replace

from app.domain.forms.posting_sheet import PostedField
from app.printing.forms.posting_sheet import lay_out
from app.printing.layout import A4_LANDSCAPE
from tests.printing.own_papers import MARK, POSTING, check_layout
from tests.printing.papers import LONGEST_WARD, NEW, words_on


def test_every_procedure_is_posted_with_limit_and_fee() -> None:
    words = " ".join(words_on(lay_out(POSTING, NEW)).split())
    for field in POSTING.fields:
        assert f"Lĩnh vực {field.name}: {len(field.procedures)} thủ tục" in words
        for procedure in field.procedures:
            assert procedure.code in words
            assert procedure.limit in words
    assert f"Tổng cộng: {sum(len(f.procedures) for f in POSTING.fields)} thủ tục" in words
    assert "Phản ánh, kiến nghị: 024.3827.1234" in words


def test_many_sheets_repeat_heads_and_the_field_that_goes_on() -> None:
    pages = lay_out(POSTING, NEW)
    assert len(pages) > 5
    assert {page.sheet for page in pages} == {A4_LANDSCAPE}
    for page in pages[:-1]:
        words = words_on((page,))
        assert "Thời hạn giải quyết" in words
        after_head = words.split("tờ\n", 1)[1]
        assert after_head.startswith("Lĩnh vực")


def test_a_field_is_not_named_where_none_of_its_procedures_follows() -> None:
    for page in lay_out(POSTING, NEW):
        rows = words_on((page,)).split("\n")
        named = [number for number, row in enumerate(rows) if row.startswith("Lĩnh vực ")]
        assert all(rows[number + 1].isdigit() for number in named)


def test_a_procedure_that_asks_for_no_paper_says_so() -> None:
    procedure = replace(POSTING.fields[0].procedures[0], papers=0)
    document = replace(POSTING, fields=(PostedField("Cư trú", (procedure,)),))
    assert "\nKhông\n" in words_on(lay_out(document, NEW))


def test_nothing_stands_on_anything_else_or_off_the_sheet() -> None:
    check_layout(lay_out(replace(POSTING, header=LONGEST_WARD), NEW, mark=MARK))
