import json
from datetime import date

from app.domain.checked_json import read_checked
from app.domain.dossier_snapshot import EventSnapshot, ProcedureSnapshot, as_line
from app.domain.dossier_state import Action


def test_a_snapshot_is_read_from_its_line():
    procedure = ProcedureSnapshot(
        code="1.001193",
        version=2,
        name="Đăng ký khai sinh",
        short_name="Khai sinh",
        field="Hộ tịch",
        valid_from=date(2026, 7, 1),
        valid_to=None,
        content="{}",
    )
    line = json.dumps(as_line(procedure), ensure_ascii=False)
    assert '"valid_from": "2026-07-01"' in line
    assert read_checked(ProcedureSnapshot, line) == procedure


def test_the_hash_covers_what_it_always_covered():
    event = EventSnapshot(
        station=2,
        epoch=1,
        sequence=3,
        code="TN21-261116-0001-11",
        kind=Action.RECEIVE,
        at=5,
        clerk="Hà",
        payload="{}",
        hash="x",
    )
    assert event.hashed() == {
        "station": 2,
        "sequence": 3,
        "code": "TN21-261116-0001-11",
        "kind": "receive",
        "at": 5,
        "clerk": "Hà",
        "payload": "{}",
    }
