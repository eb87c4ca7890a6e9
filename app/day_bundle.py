"""A day's bundle: the register as workbook and CSV, the events, the day sheet, all in one export.

Part of the composition: it brings printing and export together, which know nothing of each other.
"""

from pathlib import Path

from app.services.ports import BundleContent, Tick, WrittenBundle


def write_day_bundle(content: BundleContent, folder: Path, tick: Tick) -> WrittenBundle:
    """Write the bundle of a day below ``folder``; see ``app.export.bundle`` for what can fail."""
    raise RuntimeError
