"""Names on the office's own papers can be searched for, however they were typed."""

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from app.printing.compose import compose
from tests.printing.own_papers import OWN_JOBS
from tests.printing.papers import pdf_of, text_in

EVERY_PAPER = pytest.mark.parametrize("name", OWN_JOBS)


def decomposed(value: Any) -> Any:
    """Return view data with every text as letters and marks."""
    if isinstance(value, str):
        return unicodedata.normalize("NFD", value)
    if isinstance(value, tuple):
        return tuple(map(decomposed, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: decomposed(getattr(value, f.name)) for f in fields(value)})
    return value


def words_of(value: Any) -> set[str]:
    """Return every word of view data that has an accent."""
    if isinstance(value, str):
        return {word for word in value.split() if not word.isascii() and word.isalpha()}
    if isinstance(value, tuple):
        return set[str]().union(*map(words_of, value))
    if is_dataclass(value) and not isinstance(value, type):
        return words_of(tuple(getattr(value, field.name) for field in fields(value)))
    return set()


@EVERY_PAPER
def test_letters_typed_with_marks_apart_give_the_same_paper(name: str) -> None:
    job = OWN_JOBS[name]
    typed = replace(job, document=decomposed(job.document))
    assert typed.document != job.document
    assert compose(typed, dpi=300) == compose(job, dpi=300)


@EVERY_PAPER
def test_every_accented_word_can_be_searched_for(name: str) -> None:
    job = OWN_JOBS[name]
    found = text_in(pdf_of(compose(job, dpi=300)))
    missing = {word for word in words_of(job.document) if word not in found}
    # A label is cut where its names do not fit, and no paper but a slip names place and counter.
    header = words_of(getattr(job.document, "header", ()))
    assert missing <= header | (
        words_of(job.document) if name.startswith("folder-label") else set()
    )
