"""Data files an office may correct by hand are read strictly, and errors name the place."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from app.domain.checked_json import optional_template, read_checked, template
from app.errors import FileError


class Color(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    label: str = template("name")
    note: str = optional_template("name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    title: str
    height: int
    evergreen: bool = False
    planted: date
    felled: date | None
    color: Color
    leaves: tuple[Leaf, ...] = ()
    signs: tuple[str, ...] = template("name")


GOOD = """{
  "title": "Cây đa", "height": 12, "planted": "2025-07-01", "felled": null, "color": "red",
  "leaves": [{"label": "Lá {name}"}], "signs": ["Biển", "Biển của {name}"]
}"""


def test_a_good_file_becomes_plain_data() -> None:
    tree = read_checked(Tree, GOOD)
    assert tree == Tree(
        title="Cây đa",
        height=12,
        planted=date(2025, 7, 1),
        felled=None,
        color=Color.RED,
        leaves=(Leaf(label="Lá {name}"),),
        signs=("Biển", "Biển của {name}"),
    )


def test_a_date_that_may_be_missing_is_read_when_it_is_there() -> None:
    assert read_checked(Tree, GOOD.replace("null", '"2030-01-02"')).felled == date(2030, 1, 2)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('"title": "Cây đa", ', "", "title"),
        ('"title"', '"tilte"', "tilte"),
        ("12", '"12"', "height"),
        ("12", "true", "height"),
        ("12", '12, "evergreen": 1', "evergreen"),
        ("2025-07-01", "01/07/2025", "planted"),
        ('"red"', '"green"', "red | blue"),
        ('[{"label": "Lá {name}"}]', '{"label": "Lá"}', "leaves"),
        ('{"label": "Lá {name}"}', '"Lá"', "leaves[1]"),
        ('"Lá {name}"', "5", "leaves[1].label"),
        ("của {name}", "của {ten}", "signs"),
        ("{name}", "{nmae}", "{name}"),
        ("{name}", "{name", "leaves[1].label"),
        ("{name}", "{name:>9}", "leaves[1].label"),
        ("{name}", "{name!r}", "leaves[1].label"),
        ("{name}", "{}", "leaves[1].label"),
    ],
)
def test_what_cannot_be_used_is_named(right: str, wrong: str, told: str) -> None:
    assert right in GOOD
    with pytest.raises(FileError) as refused:
        read_checked(Tree, GOOD.replace(right, wrong))
    assert told in str(refused.value)


def test_broken_json_is_told_by_line_and_column() -> None:
    with pytest.raises(FileError) as refused:
        read_checked(Tree, '{\n  "title": "Cây đa"\n  "height": 1\n}')
    assert "dòng 3, cột 3" in str(refused.value)


def test_a_file_that_holds_something_else_altogether_is_refused() -> None:
    with pytest.raises(FileError):
        read_checked(Tree, "[1, 2]")
