import json
from pathlib import Path

import pytest

from app.models.key_marker import NAME, KeyMarker, load_marker, remove_marker, save_marker


@pytest.mark.parametrize(
    "marker", [KeyMarker("7K3F"), KeyMarker("7K3F", "Q3RC"), KeyMarker("7K3F", "Q3RC", True)]
)
def test_a_note_is_read_as_it_was_written(tmp_path: Path, marker: KeyMarker) -> None:
    save_marker(tmp_path, marker)
    assert load_marker(tmp_path) == marker
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_removed_note_is_gone_and_may_be_removed_twice(tmp_path: Path) -> None:
    save_marker(tmp_path, KeyMarker("7K3F"))
    remove_marker(tmp_path)
    remove_marker(tmp_path)
    assert load_marker(tmp_path) is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"number": 7, "former": "", "unfinished": false}',
     '{"number": "", "former": "", "unfinished": false}', '{"number": "7K3F"}'],
)  # fmt: skip
def test_a_note_nobody_understands_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert load_marker(tmp_path) is None


def test_while_a_key_is_changed_the_store_may_have_either(tmp_path: Path) -> None:
    save_marker(tmp_path, KeyMarker("NEW7", "9FVR", True))
    marker = load_marker(tmp_path)
    assert marker is not None
    assert marker.numbers() == ("NEW7", "9FVR")
    assert KeyMarker("NEW7").numbers() == ("NEW7",)
    assert set(json.loads((tmp_path / NAME).read_text(encoding="utf-8"))) == {
        *("number", "former", "unfinished")
    }
