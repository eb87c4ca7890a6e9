"""A label that no code would fit on is refused when its size is read, not when it is printed."""

from dataclasses import replace

import pytest

from app.domain.forms.folder_label import FolderLabelWording, check_label_sizes
from app.errors import FileError
from tests.printing.papers import NEW

WORDS = NEW.own.folder_label


def test_the_shipped_sizes_are_labels() -> None:
    check_label_sizes(WORDS)


@pytest.mark.parametrize(
    "words",
    [
        replace(WORDS, label=replace(WORDS.label, width=49)),
        replace(WORDS, label=replace(WORDS.label, height=44)),
    ],
    ids=["narrow", "low"],
)
def test_a_label_too_small_for_the_code_is_refused(words: FolderLabelWording) -> None:
    with pytest.raises(FileError, match=r"folder_label\.label"):
        check_label_sizes(words)


@pytest.mark.parametrize(
    "change",
    [
        {"columns": 3},
        {"rows": 6},
        {"columns": 0},
        {"left": -1},
        {"width": 499},
        {"height": 449},
        {"across": 1200},
    ],
)
def test_labels_beside_the_sheet_are_refused(change: dict[str, int]) -> None:
    with pytest.raises(FileError, match=r"folder_label\.sheet"):
        check_label_sizes(replace(WORDS, sheet=replace(WORDS.sheet, **change)))
