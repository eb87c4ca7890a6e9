"""The sheet for the meeting: figures that exist, late dossiers, room to write."""

from app.domain.reports.key_figures import KEY_FIGURES, KEY_SHARES
from app.domain.reports.meeting import FIGURES, LateDossier, late_section, wishes_section
from app.domain.vietnam_time import local

LATE = LateDossier(
    code="TN10-261116-0001-12",
    procedure_name="Đăng ký khai sinh",
    received_at=local(2026, 11, 16, 9),
    promised_at=local(2026, 11, 16, 17, 30),
    finished_at=None,
    reason="Lỗi hệ thống",
    excluded=True,
)


def test_its_figures_are_key_figures() -> None:
    assert KEY_FIGURES.keys() | KEY_SHARES.keys() >= FIGURES


def test_what_has_no_room_is_said() -> None:
    made = late_section([LATE], finished=3, open_late=1)
    assert made.table.rows[0][-2:] == ("Lỗi hệ thống", "Có")
    assert any("Còn 3 hồ sơ" in note for note in made.table.notes)
    assert len(late_section([LATE], finished=0, open_late=1).table.notes) == 1


def test_there_is_room_for_wishes() -> None:
    assert len(wishes_section().table.rows) == 3
