"""The invented texts say the same of the same month, on the notice and aloud."""

from app.domain.number_words import number_in_words
from app.domain.samples import public_texts
from tests.printing.papers import WARD


def test_the_notice_and_what_is_read_aloud_have_the_same_numbers() -> None:
    notice = public_texts.public_notice(WARD)
    aloud = " ".join(public_texts.loudspeaker_text(WARD).paragraphs)
    handled, resolved = (notice.table.rows[-1][column] for column in (2, 5))
    assert f"{handled} hồ sơ" in notice.paragraphs[0]
    for number in (handled, resolved):
        assert number_in_words(int(number)) in aloud


def test_nobody_signs_the_invented_texts() -> None:
    assert public_texts.year_text(WARD).header is WARD
