"""What anybody can find out with a bundle alone, without a store to compare it with."""

from pathlib import Path

import pytest

from app.domain.vietnam_time import local
from app.errors import FileError
from app.export.bundle_reader import open_bundle
from app.services.exchange.bundle_contents import Counted, check_contents
from tests.counters import Open, busy, exported
from tests.forged import Change, forge

NOW = local(2026, 11, 16, 18)


def checked(bundle: Path) -> Counted:
    with open_bundle(bundle, None) as opened:
        return check_contents(opened, NOW)


def test_a_whole_bundle_is_counted(at: Open, stick: Path) -> None:
    assert checked(exported(busy(at(2)), stick)) == Counted(dossiers=11, events=19)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("su-kien.jsonl", lambda lines: lines[1].update(clerk="Người Khác")),
        ("su-kien.jsonl", lambda lines: lines.pop()),
        ("dossiers.jsonl", lambda lines: lines[0].update(sets=7)),
        ("dossiers.jsonl", lambda lines: lines.pop()),
        ("procedures.jsonl", lambda lines: lines[0].pop("code")),
        ("clerks.jsonl", lambda lines: lines[0].update(role="king")),
        ("unmatched.jsonl", lambda lines: lines.append({})),
    ],
)
def test_what_is_not_as_written_is_named(bundle: Path, name: str, change: Change) -> None:
    forge(bundle, name, change)
    with pytest.raises(FileError, match=r"\.jsonl"):
        checked(bundle)
