"""What the opening says of machines and store: how it stands, in which words, and what mends it."""

from datetime import timedelta

from app.domain.opening import Look, Room, RoomPlace, Standing
from app.domain.printer_state import NOT_KNOWN, PrinterState, Reason, Trouble
from app.domain.restored import DrillResult, LastCheck, StoreHealth
from app.domain.vietnam_time import local
from app.ui.day import opening_lines
from app.ui.day.hanging_lines import MendKey
from app.ui.day.opening_lines import (
    MACHINE_LOOKS,
    OPENING_MENDS,
    WORK_LOOKS,
    OpeningLine,
    OpeningMend,
    printer_line,
    room_line,
    summary_of,
)

GB = 1024**3
AT = local(2026, 11, 23, 7, 30)


def store(health: StoreHealth) -> OpeningLine:
    return opening_lines._store(health)  # pyright: ignore[reportPrivateUsage]


def test_every_look_is_shown_once_and_every_mend_has_its_own_letter() -> None:
    assert sorted((*MACHINE_LOOKS, *WORK_LOOKS)) == sorted(Look)
    keys: list[MendKey] = [OPENING_MENDS[mend] for mend in OpeningMend]
    assert len({key.letter for key in keys}) == len(keys)


def test_the_scarcest_place_decides_how_the_disk_stands() -> None:
    line = room_line([Room(RoomPlace.STORE, 50 * GB), Room(RoomPlace.SECOND, None)])
    assert (line.standing, line.mend) == (Standing.BAD, OpeningMend.SHOW_PLACES)
    assert line.words == "kho dữ liệu còn 50 GB, sao lưu thứ hai không tới được"
    assert room_line([Room(RoomPlace.STORE, 3 * GB // 2)]).words == "kho dữ liệu còn 1,5 GB"


def test_a_printer_is_good_ready_or_unknown_and_bad_missing_or_in_trouble() -> None:
    jam = PrinterState(known=True, ready=False, reasons=(Reason(Trouble.PAPER_JAM),))
    ready = PrinterState(known=True, ready=True)
    told = [
        printer_line("HP", "A5", is_there=is_there, state=state)
        for is_there, state in ((True, ready), (True, NOT_KNOWN), (False, ready), (True, jam))
    ]
    good, bad = Standing.GOOD, Standing.BAD
    assert [line.standing for line in told] == [good, good, bad, bad]
    assert [line.words for line in told] == [
        "HP: sẵn sàng, A5",
        "HP: không hỏi được trạng thái, A5",
        "không thấy HP",
        "HP: kẹt giấy",
    ]
    assert printer_line("", "", is_there=False, state=NOT_KNOWN).standing is good


def test_findings_of_a_check_weigh_more_than_a_drill_that_failed() -> None:
    failed = DrillResult(at=AT, ok=False, sentences=())
    checked = LastCheck(AT - timedelta(days=1), 2)
    line = store(StoreHealth(drill=failed, checked=checked, unconfirmed=None))
    assert line.standing is Standing.BAD
    line = store(StoreHealth(drill=failed, checked=None, unconfirmed=None))
    assert (line.standing, line.mend) == (Standing.LOOK, OpeningMend.SHOW_STORE)
    sound = StoreHealth(drill=None, checked=LastCheck(AT, 0), unconfirmed=None)
    assert store(sound).words == "nguyên vẹn khi kiểm tra 07:30 23/11/2026"


def test_the_summary_counts_what_is_amiss() -> None:
    lines = [OpeningLine(Look.DISK, Standing.GOOD, ""), OpeningLine(Look.STORE, Standing.LOOK, "")]
    assert summary_of(lines[:1]) == "mọi thứ đều tốt"
    assert summary_of(lines) == "1 điều cần xem"
    lines.append(OpeningLine(Look.PRINTER, Standing.BAD, ""))
    assert summary_of(lines) == "1 điều hỏng, 1 điều cần xem"
