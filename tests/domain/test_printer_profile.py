import json
from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.device_sheet import ScanBack
from app.domain.documents import PaperSize
from app.domain.printer_profile import (
    PrinterCheck,
    PrinterProfile,
    check_values,
    profile_values,
    read_check,
    read_profile,
)

PROFILE = PrinterProfile(printer="Máy in nhãn", size=PaperSize.A5, dpi=203)
CHECK = PrinterCheck(
    printer="Canon LBP2900",
    dpi=600,
    at=datetime(2026, 11, 23, 1, 30, tzinfo=UTC),
    by="Lê Thị Lan",
    widths=(0.34, 0.42),
    result=ScanBack.WIDE_ENOUGH,
)


def through_json(values: Any) -> Any:
    return json.loads(json.dumps(values))


def test_a_profile_comes_back_from_the_settings_file() -> None:
    assert read_profile(through_json(profile_values(PROFILE))) == PROFILE


def test_a_check_comes_back_from_the_settings_file() -> None:
    assert read_check(through_json(check_values(CHECK))) == CHECK


def spoiled(values: dict[str, Any]) -> list[Any]:
    """Return ``values`` without each of its entries, with a wrong one, and no values at all."""
    without = [{k: v for k, v in values.items() if k != left_out} for left_out in values]
    return [*without, None, [], "x", {}]


@pytest.mark.parametrize("values", [*spoiled(profile_values(PROFILE)), {"paper": "A9"}])
def test_a_profile_that_cannot_be_used_is_left_out(values: Any) -> None:
    assert read_profile(values) is None


@pytest.mark.parametrize(
    "values",
    [
        *spoiled(check_values(CHECK)),
        check_values(CHECK) | {"at": "hôm qua"},
        check_values(CHECK) | {"at": "2026-11-23T08:30"},
        check_values(CHECK) | {"widths": 8},
        check_values(CHECK) | {"result": "tốt"},
    ],
)
def test_a_check_that_cannot_be_used_is_left_out(values: Any) -> None:
    assert read_check(values) is None


def test_a_check_says_nothing_of_another_printer_or_resolution() -> None:
    assert CHECK.holds_for("Canon LBP2900", 600)
    assert not CHECK.holds_for("Canon LBP2900", 300)
    assert not CHECK.holds_for("HP LaserJet 1020", 600)
