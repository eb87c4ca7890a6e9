from datetime import date

import pytest

from app.domain.stick import StickOwner, StickSeen, StickStanding, StickVerdict, judge_stick

OWN = StickOwner("0197-a", "H26.32.15", "UBND phường Thạch Bàn")
SISTER = StickOwner("0197-b", "H26.32.15", "UBND phường Thạch Bàn")
OTHER = StickOwner("0197-c", "H26.32.16", "UBND phường Long Biên")
EARLIER, LAST = date(2026, 11, 13), date(2026, 11, 16)


@pytest.mark.parametrize(
    ("seen", "standing"),
    [
        (StickSeen(), StickStanding.NEW),
        (StickSeen(owners=(OWN,), newest=LAST), StickStanding.OWN),
        (StickSeen(owners=(OTHER, OWN), newest=LAST), StickStanding.OWN),
        (StickSeen(owners=(SISTER,)), StickStanding.OWN),
        (StickSeen(owners=(OWN,), newest=EARLIER), StickStanding.OLD),
        (StickSeen(owners=(OWN,)), StickStanding.OLD),
        (StickSeen(owners=(OTHER,)), StickStanding.FOREIGN),
    ],
)
def test_a_stick_is_told_by_its_marks_and_by_its_newest_bundle(
    seen: StickSeen, standing: StickStanding
) -> None:
    assert judge_stick(seen, OWN, LAST).standing is standing


def test_nothing_is_old_before_the_first_export() -> None:
    assert judge_stick(StickSeen(owners=(OWN,)), OWN, None).standing is StickStanding.OWN


def test_the_other_office_and_the_days_are_named() -> None:
    assert judge_stick(StickSeen(owners=(OTHER,)), OWN, LAST).office == OTHER.office
    assert judge_stick(StickSeen(owners=(OWN,), newest=EARLIER), OWN, LAST) == StickVerdict(
        standing=StickStanding.OLD, newest=EARLIER, last_export=LAST
    )


def test_offices_without_a_code_are_told_apart_by_their_stores() -> None:
    nameless, stranger = StickOwner("a", "", "X"), StickOwner("b", "", "Y")
    assert judge_stick(StickSeen(owners=(stranger,)), nameless, None).standing is (
        StickStanding.FOREIGN
    )
