"""Codes after a restore: of a series nobody can have been given one of."""

from pathlib import Path

import pytest

from app.domain.dossier_code import LocalCode
from app.errors import RuleError
from app.models.high_mark import HighMark, Newest
from app.services import history
from app.services.counter import Counter
from app.services.store.begin_epoch import Issued, begin_epoch
from tests import builders
from tests.services.store.restoring import Ward

on_files = pytest.mark.sqlite_only(reason="a server's store is restored by the server")


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(tmp_path / "motcua")


def test_the_new_chain_hangs_on_the_head_of_the_old_one(counter: Counter) -> None:
    builders.receive(counter)
    context = counter.context
    station = begin_epoch(context, Issued(1, context.today()), "restore")
    assert (station.digit, station.epoch) == (1, 1)
    assert context.station == station
    assert builders.receive(counter).code.startswith("TN11-261116-0001")
    with context.database.read() as session:
        assert all(history.first_break(session, one) is None for one in history.chains(session))
    assert counter.days.check().ok


def test_whatever_tells_of_an_epoch_keeps_it_from_being_used(counter: Counter) -> None:
    today = counter.context.today()
    issued = Issued(1, today)
    chains = {(1, 3): Newest(7, "x"), (2, 8): Newest(1, "y")}
    mark = HighMark(
        store_id="", station=1, epoch=2, chains=chains, last_day=today, serials={"TN14": 9}
    )
    issued.add_mark(mark)
    issued.add_entries([{"station": 1, "epoch": 5, "code": "TN15-261116-0001-83"}])
    issued.add_entries([{"station": 2, "epoch": 9, "code": "TN29-261116-0001-83"}])
    issued.add_entries([{"station": 1, "epoch": 0, "code": str(LocalCode(2, 6, today, 1))}])
    assert issued.epochs == {0, 2, 3, 5}
    assert issued.digits == {4}
    assert begin_epoch(counter.context, issued, "restore").epoch == 6


def test_a_store_that_cannot_be_read_tells_nothing_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "noise.db").write_bytes(bytes(range(256)) * 64)
    issued = Issued(1, builders.SetClock().now().date())
    for name in ("noise.db", "missing.db"):
        issued.add_store(tmp_path / name, None)
    assert issued.epochs == set()
    assert [path.name for path in tmp_path.iterdir()] == ["noise.db"]


@on_files
def test_no_series_comes_again_however_often_the_store_is_restored(ward: Ward) -> None:
    codes = set(ward.receive(3))
    ward.back_up()
    for epoch in (1, 2, 3):
        ward.overwrite_with_noise()
        assert ward.restore().series == f"TN1{epoch}"
        fresh = set(ward.receive(2))
        assert not fresh & codes
        codes |= fresh
    assert ward.codes() == codes


@on_files
def test_a_restored_store_whose_journal_is_lost_still_remembers_its_epoch(ward: Ward) -> None:
    ward.receive(1)
    backup = ward.back_up()
    ward.overwrite_with_noise()
    ward.restore()
    for file in (ward.folder / "nhat-ky").iterdir():
        file.unlink()
    assert ward.restore(backup).series == "TN12"


@on_files
def test_ten_restores_in_a_day_use_up_the_digits_and_the_next_waits_for_tomorrow(
    ward: Ward,
) -> None:
    codes = ward.receive(1)
    ward.back_up()
    for _ in range(9):
        ward.overwrite_with_noise()
        ward.restore()
        codes += ward.receive(1)
    ward.overwrite_with_noise()
    with pytest.raises(RuleError, match="mười lần"):
        ward.restore()
    ward.clock.forward(days=1)
    assert ward.restore().series == "TN10"
    codes += ward.receive(1)
    assert len(set(codes)) == 11
    assert ward.codes() == set(codes)
