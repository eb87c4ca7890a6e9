"""The one thing that is said about the backups, out of all that could be."""

from datetime import timedelta

import pytest

from app.domain.backup_listing import (
    BACKUP_STATE_LABELS,
    PLACE_LABELS,
    BackupConcern,
    BackupState,
    BackupStatus,
    PlaceKind,
    PlaceOutcome,
)
from app.domain.vietnam_time import local
from app.errors import FileError

NOW = local(2026, 11, 16, 17, 0)
FRESH, DAYS_AGO = NOW - timedelta(hours=2), NOW - timedelta(days=3)
GONE = FileError("Không còn thấy thư mục sao lưu «E:».")
TROUBLE = PlaceOutcome(PlaceKind.SECOND, failure=GONE)


@pytest.mark.parametrize(
    ("status", "concern"),
    [
        (BackupStatus(last=FRESH, changed=True), BackupConcern.FINE),
        (BackupStatus(last=DAYS_AGO, changed=False), BackupConcern.FINE),
        (BackupStatus(last=DAYS_AGO, changed=True), BackupConcern.OLD),
        (BackupStatus(last=None, changed=True), BackupConcern.NONE_YET),
        (BackupStatus(last=FRESH, changed=True, failure=GONE), BackupConcern.FAILED),
        (BackupStatus(last=FRESH, changed=True, trouble=TROUBLE), BackupConcern.PLACE_FAILED),
        (BackupStatus(last=DAYS_AGO, changed=True, trouble=TROUBLE), BackupConcern.OLD),
        (BackupStatus(last=None, changed=True, elsewhere=GONE), BackupConcern.ELSEWHERE),
        (BackupStatus(last=DAYS_AGO, changed=True, elsewhere=GONE), BackupConcern.ELSEWHERE),
    ],
)
def test_the_worst_is_what_is_said(status: BackupStatus, concern: BackupConcern) -> None:
    assert status.concern(NOW) is concern


def test_every_place_and_state_has_words() -> None:
    assert set(PLACE_LABELS) == set(PlaceKind)
    assert set(BACKUP_STATE_LABELS) == set(BackupState)
