from pathlib import Path

from app.devices.removable_drives import find_drives


def test_this_machine_can_be_asked():
    for drive in find_drives():
        assert drive.path.is_dir()
        assert drive.free_bytes >= 0
        assert drive.path != Path("/")
