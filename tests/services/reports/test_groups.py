"""Rows have the words people know them by, in an order that does not depend on figures."""

from app.domain.channel import Channel
from app.domain.reports.figure import Dimension
from app.services.counter import Counter
from app.services.reports.groups import groups
from tests import builders


def words(counter: Counter, by: Dimension, *keys: object) -> list[tuple[str, ...]]:
    with counter.context.database.read() as session:
        return [row.words for row in groups(session, by, keys)]


def test_every_dimension_says_its_keys_in_words(counter: Counter) -> None:
    assert words(counter, Dimension.CHANNEL, Channel.ONLINE, Channel.DIRECT) == [
        ("Trực tiếp",),
        ("Trực tuyến",),
    ]
    assert words(counter, Dimension.FIELD, "Đất đai", "Chứng thực") == [
        ("Chứng thực",),
        ("Đất đai",),
    ]
    assert words(counter, Dimension.PROCEDURE, builders.BIRTH_REGISTRATION)[0][0] == "1.001193"
    assert words(counter, Dimension.LATE_REASON, "none", "overload") == [
        ("Quá tải hồ sơ",),
        ("Chưa ghi lý do",),
    ]
    clerks = words(counter, Dimension.RETURNED_BY, 0, 2, 1)
    assert clerks == [("Lê Văn Đức",), ("Không ghi",), ("Trần Thị Thu Hà",)]
    assert words(counter, Dimension.HANDLED_BY, "") == [("Giải quyết tại quầy, không chuyển",)]
