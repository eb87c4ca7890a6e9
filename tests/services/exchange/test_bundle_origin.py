"""Whose bundles are taken in: those of the office's other PCs, each with a digit of its own."""

from pathlib import Path

import pytest

from app.domain.vietnam_time import local
from app.errors import FileError, RuleError
from tests import builders
from tests.counters import Open, busy, clock_of, counter_at, exported, merged


def test_ones_own_bundle_needs_no_merging(at: Open, stick: Path) -> None:
    here = busy(at(1))
    with pytest.raises(RuleError, match=r"Đây là gói của chính máy này\. Không cần nhập"):
        merged(here, exported(here, stick))


def test_ones_own_bundle_that_knows_more_tells_of_an_old_copy(
    at: Open, stick: Path, tmp_path: Path
) -> None:
    here = at(1)
    old = counter_at(tmp_path / "old", 1, store_id=here.context.store_id)
    builders.receive(here)
    with pytest.raises(RuleError, match="kho thiếu 1 bước có trong gói"):
        merged(old, exported(here, stick))
    old.close()


def test_another_pc_with_the_same_digit_is_refused(at: Open, stick: Path, tmp_path: Path) -> None:
    here, twin = at(1), counter_at(tmp_path / "twin", 1)
    builders.receive(twin)
    with pytest.raises(RuleError, match="cũng mang số quầy 1 như máy này"):
        merged(here, exported(twin, stick))
    twin.close()


def test_two_other_pcs_with_one_digit_are_refused(at: Open, stick: Path, tmp_path: Path) -> None:
    here, there, twin = at(1), busy(at(2)), counter_at(tmp_path / "twin", 2)
    merged(here, exported(there, stick))
    builders.receive(twin)
    with pytest.raises(RuleError, match="Số quầy 2 ở kho này là của một máy khác"):
        merged(here, exported(twin, stick))
    twin.close()


def test_another_offices_bundle_is_refused(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    builders.change_store(there, "UPDATE offices SET agency_code = 'H26.999'")
    there.context.forget_references()
    with pytest.raises(RuleError, match=r"cơ quan khác.*H26\.999"):
        merged(here, exported(there, stick))


def test_a_bundle_from_the_future_is_refused(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    clock_of(there).forward(days=1)
    builders.receive(there)
    first = exported(there, stick)
    clock_of(there).forward(days=3)
    builders.receive(there)
    second = exported(there, stick)
    merged(here, first)
    with pytest.raises(RuleError, match="ngày 20/11/2026, sau ngày trên máy này"):
        merged(here, second)
    assert builders.receive(here).code.startswith("TN10")


def test_a_later_step_in_a_bundle_of_today_is_refused_too(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    clock_of(there).forward(days=3)
    builders.receive(there)
    clock_of(there).at = local(2026, 11, 16, 10)
    with pytest.raises(FileError, match=r"su-kien\.jsonl.*dòng 2, sau giờ của máy này"):
        merged(here, exported(there, stick))
