"""The search index: what is typed in a hurry finds the dossier, and nothing else, on both."""

import atexit
import functools
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.database import Database
from app.models.driver import sqlite
from app.models.migrate_server import create_server_store
from app.models.postgresql import server_url
from app.models.search import (
    INSERT,
    Sought,
    add_words,
    found,
    search_row,
    seek,
    seek_people,
    vector_of,
)
from app.models.sqlite_file import SqliteDatabase
from tests import stores
from tests.postgres_server import server

DUC, SCHOOL, KHANH = 1, 2, 3


@pytest.fixture(scope="module", params=stores.KINDS)
def empty(
    request: pytest.FixtureRequest, empty_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    with stores.stores_are(request.param), stores.tidied():
        address = stores.empty_address()
        store = Path(shutil.copy(empty_store, tmp_path_factory.mktemp("searched")))
        opened = create_server_store(server_url(address)) if address else SqliteDatabase(store)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def index(empty: Database) -> Database:
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
    with empty.transaction() as connection:
        for row in rows:
            add_words(connection, row)
    return empty


def ids(database: Database, sought: Sought | None) -> set[int]:
    if sought is None:
        return set()
    with database.read() as session:
        return set(session.scalars(found(sought, database.dialect)))


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
    index: Database, typed: str, expected: set[int]
) -> None:
    assert ids(index, seek(typed)) == expected


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
        ("678", {DUC}),
        ("345678", {DUC}),
        ("345 678", {DUC}),
        ("345", set[int]()),
        ("78", set[int]()),
        ("+84912345678", {DUC}),
        ("+84 912 345", {DUC}),
        ("84 912 345 678", {DUC}),
        ("0084912345678", {DUC}),
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
def test_numbers_find_by_beginning_by_part_and_by_their_last_digits(
    index: Database, typed: str, expected: set[int]
) -> None:
    assert ids(index, seek(typed)) == expected


def test_people_are_not_found_by_what_their_dossiers_are_about(index: Database) -> None:
    assert ids(index, seek_people(["kha"])) == {KHANH}
    assert ids(index, seek_people(["khai", "sinh"])) == set()
    assert ids(index, seek_people(["truong", "mam", "non", "20"])) == {SCHOOL}
    assert ids(index, seek_people(["duc", "0912"])) == {DUC}


@pytest.mark.parametrize("typed", ["", "  ", "-", "…", "“”", "'; --"])
def test_what_holds_no_word_looks_for_nothing(typed: str) -> None:
    assert seek(typed) is None


ODD_WORDS = st.sampled_from(["AND", "OR", "NOT", "NEAR(", '"', "*", "^", "people:", ")", "đ", "1"])


@given(st.lists(ODD_WORDS | st.text(max_size=5), max_size=6))
def test_nothing_typed_is_taken_for_an_operator(words: Iterable[str]) -> None:
    typed = " ".join(words)
    sought = seek(typed)
    if sought is not None:
        _scratch_index().execute(
            "SELECT rowid FROM scratch WHERE scratch MATCH ?", (sought.as_fts5(),)
        )
        _line().execute("SELECT CAST(CAST(%s AS text) AS tsquery)", [sought.as_tsquery()])


@functools.cache
def _scratch_index() -> sqlite.Connection:
    connection = sqlite.connect(":memory:", check_same_thread=False)
    connection.execute("CREATE VIRTUAL TABLE scratch USING fts5(people, numbers, subject)")
    return connection


PARTS = ("Nguyễn", "nguyen", "Ng", "Văn", "Đức", "đ", "An", "2010", "20-10", "khai sinh", "Khánh")
NUMBERS = (
    "0912345678",
    "0912 345",
    "5678",
    "678",
    "+84 912",
    "001085007799",
    "TN10-261116-0042-50",
    "H26.107",
    "10",
)


@given(
    st.lists(st.tuples(*[st.lists(st.sampled_from(PARTS), max_size=3)] * 2,
                       st.lists(st.sampled_from(NUMBERS), max_size=2)), max_size=6),
    st.lists(st.sampled_from(PARTS + NUMBERS), min_size=1, max_size=4),
)  # fmt: skip
def test_both_databases_find_the_same(
    texts: list[tuple[list[str], list[str], list[str]]], typed: list[str]
) -> None:
    sought = seek(" ".join(typed))
    assert sought is not None
    rows = [
        search_row(key, people=people, subject=" ".join(about), numbers=numbers)
        for key, (people, about, numbers) in enumerate(texts, 1)
    ]
    _scratch_index().execute("DELETE FROM scratch")
    _scratch_index().executemany(INSERT.replace("dossier_search", "scratch"), rows)
    here = _scratch_index().execute(
        "SELECT rowid FROM scratch WHERE scratch MATCH ?", (sought.as_fts5(),)
    )
    there = {
        row[0]
        for row in rows
        if _asked(
            "SELECT %s::text::tsvector @@ %s::text::tsquery", vector_of(row), sought.as_tsquery()
        )
    }
    assert {key for (key,) in here} == there


def _asked(question: LiteralString, *values: str) -> object:
    row = _line().execute(question, values).fetchone()
    return row and row[0]


@functools.cache
def _line() -> "psycopg.Connection[tuple[object, ...]]":
    connection = psycopg.connect(server().url("postgres"), autocommit=True)
    atexit.register(connection.close)
    return connection
