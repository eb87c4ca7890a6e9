import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.json_lines import encode_json_lines

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def test_equal_events_are_equal_bytes_with_vietnamese_left_readable():
    one = list(encode_json_lines([{"loại": "tiếp nhận", "a": [1, None, {"c": 1, "b": 2}]}]))
    two = list(encode_json_lines([{"a": [1, None, {"b": 2, "c": 1}], "loại": "tiếp nhận"}]))
    assert one == two == ['{"a":[1,null,{"b":2,"c":1}],"loại":"tiếp nhận"}\n'.encode()]


@given(st.lists(st.dictionaries(st.text(), JSON, max_size=3), max_size=4))
def test_what_is_written_is_read_again(items: list[dict[str, Any]]):
    data = b"".join(encode_json_lines(items))
    assert data.count(b"\n") == len(items)
    assert [json.loads(line) for line in data.split(b"\n")[:-1]] == items


def test_lines_are_made_one_by_one():
    def endless() -> Iterator[dict[str, int]]:
        number = 0
        while True:
            yield {"n": (number := number + 1)}

    encoded = encode_json_lines(endless())
    assert [next(encoded), next(encoded)] == [b'{"n":1}\n', b'{"n":2}\n']


def test_a_number_json_does_not_know_is_a_bug():
    with pytest.raises(ValueError, match="JSON"):
        list(encode_json_lines([{"a": float("nan")}]))
