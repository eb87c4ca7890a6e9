"""The invented texts say the same of the same month, on the notice and aloud."""

from dataclasses import replace

from app.domain.number_words import number_in_words
from app.domain.samples import public_texts
from tests.printing.papers import NEW, WARD


def test_the_notice_and_what_is_read_aloud_have_the_same_numbers() -> None:
    notice = public_texts.public_notice(WARD, NEW.own)
    aloud = " ".join(public_texts.loudspeaker_text(WARD, NEW.own).paragraphs)
    handled, resolved = (notice.table.rows[-1][column] for column in (2, 5))
    assert f"{handled} hồ sơ" in notice.paragraphs[0]
    for number in (handled, resolved):
        assert number_in_words(int(number)) in aloud


def test_a_corrected_sentence_is_seen_on_the_invented_paper() -> None:
    sentences = replace(NEW.own.year_text.sentences, fees="Thu {fees} đồng cả thảy.")
    own = replace(NEW.own, year_text=replace(NEW.own.year_text, sentences=sentences))
    said = " ".join(public_texts.year_text(WARD, own).paragraphs)
    assert "Thu 14.311.000 đồng cả thảy." in said
