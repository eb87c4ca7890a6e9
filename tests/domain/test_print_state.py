"""Every print state has its words."""

from app.domain.print_state import PRINT_STATE_LABELS, PrintState


def test_every_state_can_be_said() -> None:
    assert set(PRINT_STATE_LABELS) == set(PrintState)
