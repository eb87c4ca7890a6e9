"""What the public is told of a period stands on paper as it was made, without a name."""

from dataclasses import replace

from app.domain.samples import public_texts
from app.printing.forms.public_text import lay_out_aloud, lay_out_notice, lay_out_year
from app.printing.layout import Text
from tests.printing.own_papers import MARK, check_layout
from tests.printing.papers import LONGEST_WARD, NEW, WARD, words_on

NOTICE = public_texts.public_notice(WARD, NEW.own)
ALOUD = public_texts.loudspeaker_text(WARD, NEW.own)


def test_the_notice_has_text_table_and_room_to_sign() -> None:
    words = " ".join(words_on(lay_out_notice(NOTICE, NEW)).split())
    for said in (NOTICE.period, "615 hồ sơ", "Chứng thực", "305", "CHỦ TỊCH", "99,84"):
        assert said in words


def test_the_notice_is_one_sheet_however_many_fields_there_are() -> None:
    rows = NOTICE.table.rows[:-1] * 6
    long = replace(
        NOTICE,
        header=LONGEST_WARD,
        table=replace(NOTICE.table, rows=(*rows, NOTICE.table.rows[-1])),
    )
    pages = lay_out_notice(long, NEW, mark=MARK)
    check_layout(pages)
    assert len(pages) == 1


def test_what_is_read_aloud_is_set_in_sixteen_points() -> None:
    (page,) = lay_out_aloud(ALOUD, NEW)
    set_in = {
        one.size
        for one in page.operations
        if isinstance(one, Text) and one.text.startswith(("Kính", "Tổng", "Đã"))
    }
    assert set_in == {16}
    check_layout(lay_out_aloud(replace(ALOUD, paragraphs=ALOUD.paragraphs * 8), NEW, mark=MARK))


def test_the_text_of_a_year_keeps_to_the_sheet() -> None:
    text = public_texts.year_text(WARD, NEW.own)
    assert "14.311.000 đồng" in " ".join(words_on(lay_out_year(text, NEW)).split())
    pages = lay_out_year(replace(text, paragraphs=text.paragraphs * 15, header=LONGEST_WARD), NEW)
    check_layout(pages)
    assert len(pages) > 1
