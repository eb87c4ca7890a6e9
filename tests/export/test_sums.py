import hashlib

from hypothesis import given
from hypothesis import strategies as st

from app.export.sums import Summing, sum_of


@given(st.lists(st.binary(max_size=20), max_size=8))
def test_the_sum_does_not_depend_on_how_the_bytes_come(chunks: list[bytes]):
    whole = b"".join(chunks)
    summing = Summing("a.csv")
    assert b"".join(summing.passing(chunks)) == whole
    assert summing.result() == sum_of("a.csv", [whole])
    assert summing.result().sha256 == hashlib.sha256(whole).hexdigest()
    assert summing.result().size == len(whole)


@given(st.lists(st.binary(max_size=20), max_size=8))
def test_there_is_one_sum_a_line_however_the_bytes_come(chunks: list[bytes]):
    whole, pieces = Summing("a.csv"), Summing("a.csv")
    list(whole.passing([b"".join(chunks)]))
    list(pieces.passing(chunks))
    lines = b"".join(chunks).split(b"\n")
    assert whole.lines() == pieces.lines()
    assert len(whole.lines()) == len(lines) - (lines[-1] == b"")


def test_a_changed_line_has_another_sum_and_the_others_have_the_same():
    before, after = Summing("a.jsonl"), Summing("a.jsonl")
    list(before.passing([b"a\nb\nc"]))
    list(after.passing([b"a\nB\nc"]))
    assert [x == y for x, y in zip(before.lines(), after.lines(), strict=True)] == [
        True,
        False,
        True,
    ]


def test_only_text_files_have_lines():
    summing = Summing("a.xlsx")
    list(summing.passing([b"a\nb\n"]))
    assert summing.lines() == []
