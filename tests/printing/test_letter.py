"""A letter looks as the decree wants: number, day, recipients, signature, page numbers."""

from dataclasses import replace

from app.domain.forms.letter import LETTER_VALUES, LetterDocument
from app.printing.fonts import Face
from app.printing.layout import Page
from app.printing.letter import lay_out_letter, letter_values
from tests.printing.circular_papers import APOLOGY, LONGEST_APOLOGY
from tests.printing.papers import NEW, texts_of, words_on

WORDS = NEW.extension_apology
VALUES = {"reason": "lý do", "new_promise_at": "giờ mới", "new_promise_on": "ngày mới"}


def letter(document: LetterDocument = APOLOGY, *, reason: str = "lý do") -> tuple[Page, ...]:
    return lay_out_letter(
        document,
        NEW,
        WORDS,
        addressee=WORDS.addressee,
        body=WORDS.body,
        values={**VALUES, "reason": reason},
        dpi=300,
    )


def test_everything_a_form_set_may_name_is_known() -> None:
    assert set(letter_values(APOLOGY)) == set(LETTER_VALUES)
    assert all(letter_values(APOLOGY).values())


def test_number_and_day_are_the_registrys_until_they_are_known() -> None:
    words = words_on(letter())
    assert "Hà Nội, ngày …… tháng …… năm …………" in words
    assert "Số: ………" in words
    words = words_on(letter(LONGEST_APOLOGY))
    assert "ngày 27 tháng 11 năm 2026" in words
    assert "Số: 1024" in words


def test_the_head_signs_under_all_rows_of_the_title() -> None:
    texts = {text.text: text for text in texts_of(letter())}
    deputy, title, name = (
        texts[words] for words in ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thị Ánh Tuyết")
    )
    assert deputy.x == title.x
    assert deputy.y < title.y < name.y
    assert title.face == Face.BOLD


def test_without_a_title_the_form_says_who_signs() -> None:
    assert WORDS.signature in words_on(letter(replace(APOLOGY, signer_titles=())))


def test_recipients_stand_beside_the_signature() -> None:
    texts = texts_of(letter())
    title = next(text for text in texts if text.text == "Nơi nhận:")
    first = next(text for text in texts if text.text == "- Như trên;")
    signer = next(text for text in texts if text.text == "KT. CHỦ TỊCH")
    assert (title.face, title.size, first.size) == (Face.BOLD_ITALIC, 12, 11)
    assert abs(title.y - signer.y) < 2
    assert first.left < signer.left
    assert "- Lưu: VT." in words_on(letter())


def test_paragraphs_begin_a_centimeter_further_in() -> None:
    text = next(t for t in texts_of(letter()) if "Hồ sơ của Ông/Bà" in t.text)
    assert text.text.startswith("\u00a0" * 8)
    assert not text.text.startswith("\u00a0" * 9)


def test_pages_are_numbered_at_the_top_from_the_second_on() -> None:
    first, second, *_ = letter(LONGEST_APOLOGY, reason="lý do rất dài " * 400)
    (number,) = (text for text in texts_of((second,)) if text.text == "2")
    assert number.x == second.sheet.width / 2
    assert number.size >= 13
    assert number.y < min(text.y for text in texts_of((second,)) if text is not number)
    assert not any(text.text == "1" for text in texts_of((first,)))
