"""Rows of the catalogue are added, never rewritten, and numbered apart for every counter."""

from pathlib import Path

from app.domain.catalogue import CatalogueState
from app.services.counter import Counter
from tests import builders
from tests.services.catalogue.edits import change, entry


def test_the_version_before_stays_as_it_was(counter: Counter) -> None:
    before = entry(counter).shown
    change(counter, short_name="Khai sinh mới")
    versions = entry(counter).versions
    assert versions[0] == before
    assert [one.short_name for one in versions] == ["Đăng ký khai sinh", "Khai sinh mới"]


def test_counters_of_their_own_stores_never_give_one_number_twice(tmp_path: Path) -> None:
    one = builders.sample_counter(tmp_path / "one")
    other = builders.sample_counter(tmp_path / "other", station=2)
    try:
        numbers = [change(each, short_name="Khai sinh").version for each in (one, other)]
        numbers += [change(each, short_name="Khai sinh 2").version for each in (one, other)]
    finally:
        one.close()
        other.close()
    assert len(set(numbers)) == 4


def test_another_pc_on_the_store_sees_the_change(counter: Counter) -> None:
    change(counter, short_name="Khai sinh mới")
    counter.context.forget_references()
    assert entry(counter).shown.short_name == "Khai sinh mới"
    assert entry(counter).state is CatalogueState.UNVERIFIED
