"""The board finds the public's monitor, and leaves the clerk's alone."""

from app.ui.board.placement import ScreenPlace, board_screen


def place(name: str, x: int, *, primary: bool = False) -> ScreenPlace:
    return ScreenPlace(name=name, x=x, y=0, width=1920, height=1080, primary=primary)


DESK = place("DP-1", 0, primary=True)
WALL = place("HDMI-1", 1920)
OTHER = place("HDMI-2", 3840)


def test_one_monitor_is_the_clerks() -> None:
    assert board_screen((DESK,), "", "DP-1") is None
    assert board_screen((DESK,), "DP-1", "DP-1") is None
    assert board_screen((), "", "") is None


def test_the_other_monitor_is_the_publics() -> None:
    assert board_screen((DESK, WALL), "", "DP-1") == WALL
    assert board_screen((DESK, WALL), "", "") == WALL
    # The clerk has moved the window to the monitor that is not the first.
    assert board_screen((DESK, WALL), "", "HDMI-1") == DESK


def test_a_monitor_that_was_chosen_is_waited_for() -> None:
    assert board_screen((DESK, WALL, OTHER), "HDMI-2", "DP-1") == OTHER
    assert board_screen((DESK, WALL), "HDMI-2", "DP-1") is None
    assert board_screen((DESK, WALL), "HDMI-1", "HDMI-1") is None


def test_a_mirror_of_the_clerks_monitor_is_no_other_monitor() -> None:
    assert board_screen((DESK, place("HDMI-1", 0)), "", "DP-1") is None
    assert WALL.label == "HDMI-1 (1920 × 1080)"
