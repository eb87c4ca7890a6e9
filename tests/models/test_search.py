"""The search index: what is typed in a hurry finds the dossier, and nothing else."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.models.driver import sqlite
from app.models.search import (
    INSERT,
    match_expression,
    people_expression,
    search_row,
)
from app.models.sqlite_file import SqliteDatabase

DUC, SCHOOL, KHANH = 1, 2, 3


@pytest.fixture
def index(database: SqliteDatabase) -> SqliteDatabase:
    rows = (
        search_row(
            DUC,
            people=("Nguyễn Văn Đức", "Lê Thị Hà"),
            numbers=("TN10-261116-0042-50", "0912345678", "001085007799"),
            subject="Đăng ký khai sinh",
        ),
        search_row(
            SCHOOL,
            people=("Trường Mầm non 20-10",),
            numbers=("H26.107-261116-0007", "02438271234", "0101234567"),
            subject="Chứng thực bản sao",
        ),
        search_row(
            KHANH,
            people=("Vũ Hồng Khánh",),
            numbers=("TN10-261117-0001-12", "0988000111", ""),
            subject="Xác nhận tình trạng hôn nhân",
        ),
    )
    with database.transaction() as connection:
        for row in rows:
            connection.exec_driver_sql(INSERT, row)
    return database


def found(database: SqliteDatabase, expression: str | None) -> set[int]:
    if expression is None:
        return set()
    with database.read() as session:
        rows = session.scalars(
            text("SELECT rowid FROM dossier_search WHERE dossier_search MATCH :match"),
            {"match": expression},
        )
        return set(rows)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("nguyen van duc", {DUC}),
        ("Nguyễn Văn Đức", {DUC}),
        ("nguyễn văn ðức", {DUC}),
        ("NGUYEN VAN D", {DUC}),
        ("van duc nguyen", {DUC}),
        ("duc", {DUC}),
        ("ngu van duc", set[int]()),
        ("le thi ha", {DUC}),
        ("khai sinh", {DUC}),
        ("duc khai sinh", {DUC}),
        ("kha", {DUC, KHANH}),
        ("mam non 20 10", {SCHOOL}),
        ("mầm non 20-10", {SCHOOL}),
    ],
)
def test_words_find_names_and_procedures_without_accents(
    index: SqliteDatabase, typed: str, expected: set[int]
) -> None:
    assert found(index, match_expression(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0912345678", {DUC}),
        ("0912 345 678", {DUC}),
        ("0912.345", {DUC}),
        ("5678", {DUC}),
        ("001085007799", {DUC}),
        ("001 085 007 799", {DUC}),
        ("7799", {DUC}),
        ("001085", {DUC}),
        ("345678", set[int]()),
        ("TN10-261116-0042-50", {DUC}),
        ("tn10 261116 0042", {DUC}),
        ("TN1026111600", {DUC}),
        ("TN10261116004250", {DUC}),
        ("261116-0042", {DUC}),
        ("0042", {DUC}),
        ("261116", {DUC, SCHOOL}),
        ("2611", {DUC, SCHOOL, KHANH}),
        ("H26.107-261116-0007", {SCHOOL}),
        ("h26.107", {SCHOOL}),
        ("duc 5678", {DUC}),
        ("duc 0111", set[int]()),
    ],
)
def test_numbers_find_by_beginning_by_part_and_by_the_last_four(
    index: SqliteDatabase, typed: str, expected: set[int]
) -> None:
    assert found(index, match_expression(typed)) == expected


def test_people_are_not_found_by_what_their_dossiers_are_about(index: SqliteDatabase) -> None:
    assert found(index, people_expression(["kha"])) == {KHANH}
    assert found(index, people_expression(["khai", "sinh"])) == set()
    assert found(index, people_expression(["truong", "mam", "non", "20"])) == {SCHOOL}
    assert found(index, people_expression(["duc", "0912"])) == {DUC}


@pytest.mark.parametrize("typed", ["", "  ", "-", "…", "“”", "'; --"])
def test_what_holds_no_word_looks_for_nothing(typed: str) -> None:
    assert match_expression(typed) is None


ODD_WORDS = st.sampled_from(["AND", "OR", "NOT", "NEAR(", '"', "*", "^", "people:", ")", "đ", "1"])


@given(st.lists(ODD_WORDS | st.text(max_size=5), max_size=6))
def test_nothing_typed_is_taken_for_an_operator(words: Iterable[str]) -> None:
    typed = " ".join(words)
    expression = match_expression(typed)
    if expression is not None:
        _SCRATCH.execute("SELECT rowid FROM scratch WHERE scratch MATCH ?", (expression,))


def _scratch_index() -> sqlite.Connection:
    connection = sqlite.connect(":memory:", check_same_thread=False)
    connection.execute("CREATE VIRTUAL TABLE scratch USING fts5(people, numbers, subject)")
    return connection


_SCRATCH = _scratch_index()
