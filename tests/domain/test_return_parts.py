from app.domain.papers import PaperKind, SubmittedPaper
from app.domain.return_parts import kept_in_words, parts_kept, parts_of

DEED = SubmittedPaper(name="Sổ đỏ; bản vẽ", originals=2, returned_to_citizen=True)
COPY = SubmittedPaper(name="Bản chụp", kind=PaperKind.COPY)


def test_every_set_and_every_paper_that_goes_home_is_a_part():
    assert parts_of("Giấy khai sinh", 1, ()) == ("Giấy khai sinh",)
    assert parts_of("", 2, [COPY, DEED]) == (
        "Kết quả giải quyết, bộ 1",
        "Kết quả giải quyết, bộ 2",
        "Sổ đỏ, bản vẽ (2 bản chính)",
    )


def test_what_is_kept_comes_back_as_the_same_parts():
    parts = parts_of("Giấy phép", 2, [DEED])
    assert parts_kept(kept_in_words(parts)) == parts
    assert parts_kept("01 bản sao") == ("01 bản sao",)
    assert parts_kept("") == ()
