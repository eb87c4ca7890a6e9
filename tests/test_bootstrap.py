"""Putting the parts together: where a store may be, and that a failed founding leaves nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Workplace, found_office, open_counter, store_exists
from app.domain.data_folder import FolderPlace
from app.errors import InputError, StoreError
from app.services.commands import SetUpOffice
from tests.builders import CLERKS, PROFILE, SetClock, sample_counter


@pytest.mark.parametrize("place", [FolderPlace.NETWORK, FolderPlace.SYNCED, FolderPlace.REMOVABLE])
def test_a_store_is_neither_made_nor_opened_where_it_would_be_lost(
    tmp_path: Path, place: FolderPlace
) -> None:
    sample_counter(tmp_path / "local").close()
    command = SetUpOffice(profile=PROFILE, clerks=CLERKS)
    far = Workplace(tmp_path / "local", SetClock(), place_of=lambda _folder: place)
    with pytest.raises(InputError) as caught:
        open_counter(far)
    assert caught.value.field == "folder"
    with pytest.raises(InputError):
        found_office(replace(far, data_folder=tmp_path / "new"), command)
    assert not (tmp_path / "new").exists()


def test_a_failed_founding_leaves_nothing_behind(tmp_path: Path) -> None:
    command = SetUpOffice(profile=replace(PROFILE, agency_code="?"), clerks=CLERKS)
    with pytest.raises(InputError):
        found_office(Workplace(tmp_path, SetClock()), command)
    assert list(tmp_path.iterdir()) == []


def test_a_second_office_is_not_founded_over_the_first(tmp_path: Path) -> None:
    sample_counter(tmp_path).close()
    assert store_exists(tmp_path)
    with pytest.raises(StoreError, match="đã có kho dữ liệu"):
        found_office(Workplace(tmp_path, SetClock()), SetUpOffice(profile=PROFILE, clerks=CLERKS))


def test_an_office_opens_again_with_what_it_had(tmp_path: Path) -> None:
    sample_counter(tmp_path).close()
    counter = open_counter(Workplace(tmp_path, SetClock()))
    assert counter.office.profile() == PROFILE
    counter.close()
