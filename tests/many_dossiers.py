"""Fills a store with very many invented dossiers by bare inserts, for proofs of speed."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_code import LocalCode
from app.domain.dossier_state import DossierState
from app.domain.text import person_sort_key
from app.models.base import milliseconds, new_uid
from app.models.search import INSERT as INSERT_WORDS
from app.models.search import search_row
from app.services.counter import Counter

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Bùi", "Đặng", "Võ", "Huỳnh", "Ngô", "Đỗ")
MIDDLE = ("Văn", "Thị", "Hữu", "Đức", "Ngọc", "Minh", "Thu", "Quang", "Kim", "Gia")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Khánh", "Liên", "Ửng", "Yến", "Phúc")

_A_DAY = 4000
_CHUNK = 20_000
_UNFINISHED_OF_1000 = 4


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one invented dossier, as the tables and the index take them."""

    applicant: tuple[object, ...]
    dossier: tuple[object, ...]
    words: tuple[object, ...]


def fill(counter: Counter, count: int) -> None:
    """Add ``count`` dossiers, the newest of them received today, most of them returned."""
    with counter.context.database.raw() as connection:
        connection.execute("PRAGMA synchronous=OFF")
        applicants = _insert("applicants", _APPLICANT)
        dossiers = _insert("dossiers", _DOSSIER)
        rows = _rows(counter, count)
        while chunk := list(itertools.islice(rows, _CHUNK)):
            connection.execute("BEGIN")
            connection.executemany(applicants, [row.applicant for row in chunk])
            connection.executemany(dossiers, [row.dossier for row in chunk])
            connection.executemany(INSERT_WORDS, [row.words for row in chunk])
            connection.execute("COMMIT")
        connection.execute("ANALYZE")


_APPLICANT = (
    "id, name, sort_key, is_organization, identity_number, birth, sex, address, phone, email"
)
_DOSSIER = (
    "id, uid, request_id, code, state, procedure_id, applicant_id, office_id, submitter_name,"
    " submitter_identity, channel, sets, received_at, received_on, received_by_id, desk,"
    " limit_value, limit_unit, promised_at, promised_on, original_promised_at, explanation,"
    " override_reason, finished_at, finished_on, result_name, returned_at, returned_on,"
    " returned_by_id, collector_name, collector_identity, collector_relation, delivery,"
    " delivery_address, in_programme, excluded, late_reason, place, note"
)


def _insert(table: str, columns: str) -> str:
    marks = ", ".join("?" for _column in columns.split(","))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})"


def _rows(counter: Counter, count: int) -> Iterator[_Rows]:
    clerk = counter.office.clerks()[0]
    with counter.context.database.raw() as connection:
        first = connection.execute("SELECT max(id) FROM dossiers").fetchone()[0] or 0
        procedure, subject = connection.execute(
            "SELECT id, short_name FROM procedure_versions LIMIT 1"
        ).fetchone()
    today = counter.context.today()
    now = milliseconds(counter.context.now())
    for number in range(1, count + 1):
        age = (count - number) // _A_DAY
        yield _row(first + number, number, today - timedelta(days=age), now - age * 86_400_000,
                   clerk.id, procedure, subject)  # fmt: skip


def _row(
    key: int, number: int, day: date, instant: int, clerk: int, procedure: int, subject: str
) -> _Rows:
    name = " ".join(
        (FAMILY[number % 11], MIDDLE[number // 11 % 10], GIVEN[number // 110 % 12], str(number % 7))
    ).rstrip("0123456789 ")
    code = str(LocalCode(9, 0, day, number % _A_DAY + 1))
    identity, phone = f"001{number:09d}", f"09{number:08d}"
    open_still = number % 1000 < _UNFINISHED_OF_1000
    state = DossierState.IN_PROCESS if open_still else DossierState.RETURNED
    done = None if open_still else instant
    done_on = None if open_still else day.isoformat()
    sort_key = person_sort_key(name)
    applicant = (key, name, sort_key, 0, identity, "", "", "", phone, "")
    dossier = (
        key, new_uid().hex, f"many-{key}", code, state.value, procedure, key, 1, name, "",
        Channel.DIRECT.value, 1, instant, day.isoformat(), clerk, "", 0, "same_day",
        instant, day.isoformat(), instant, "", "", done, done_on, "", done, done_on,
        None if open_still else clerk, "", "", "", DeliveryWay.AT_DESK.value, "", 0, 0, "", "", "",
    )  # fmt: skip
    words = search_row(key, people=(name,), numbers=(code, phone, identity), subject=subject)
    return _Rows(applicant, dossier, words)
