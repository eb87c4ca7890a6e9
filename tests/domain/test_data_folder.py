"""Where a store may lie."""

from dataclasses import replace

import pytest

from app.domain.data_folder import LEAST_FREE_BYTES, FolderFacts, FolderPlace, check_data_folder
from app.errors import InputError

GOOD = FolderFacts(FolderPlace.LOCAL, writable=True, free_bytes=20 * 1024**3)


def test_a_local_folder_with_room_may_hold_the_store() -> None:
    check_data_folder(GOOD)
    check_data_folder(replace(GOOD, free_bytes=LEAST_FREE_BYTES))


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        (replace(GOOD, place=FolderPlace.NETWORK), "máy khác"),
        (replace(GOOD, place=FolderPlace.SYNCED), "đồng bộ"),
        (replace(GOOD, place=FolderPlace.REMOVABLE), "tháo rời"),
        (replace(GOOD, writable=False), "Không ghi được"),
        (replace(GOOD, has_store=True), "đã có kho dữ liệu"),
        (replace(GOOD, free_bytes=300 * 1024**2), "300 MB"),
    ],
)
def test_a_folder_that_loses_or_refuses_data_is_refused_with_advice(
    facts: FolderFacts, word: str
) -> None:
    with pytest.raises(InputError, match=word) as caught:
        check_data_folder(facts)
    assert caught.value.field == "folder"
    assert caught.value.advice
