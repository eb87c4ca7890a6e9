"""The check of what lies outside the store: nothing acknowledged may be missing from it."""

from pathlib import Path

from app.models.second_place import SecondPlace
from app.services.counter import Counter
from tests.models.faults import overwrite
from tests.services.store.checked import told


def test_what_the_journal_has_and_the_store_lacks_is_found(busy: Counter) -> None:
    place, context = busy.context.journal, busy.context
    assert isinstance(place, SecondPlace)
    lines = [line.entry for line in place.entries()]
    for sequence, kind in ((99, "receipt"), (100, "step")):
        entry = next(one for one in lines if one["kind"] == kind)
        changes = {"code": "TN10-261116-0099-01", "sequence": sequence, "hash": "0" * 64}
        place.append(context.today(), {**entry, **changes})
    findings = told(busy)
    assert "1 hồ sơ đã nhận theo nhật ký mà kho dữ liệu không có: TN10-261116-0099-01" in findings
    assert "1 bước xử lý theo nhật ký mà kho dữ liệu không có" in findings
    assert "Kho dữ liệu cũ hơn lần dùng cuối" in findings


def test_a_damaged_line_of_the_journal_is_found(busy: Counter, tmp_path: Path) -> None:
    file = max((tmp_path / "nhat-ky").glob("bien-nhan-*.jsonl"))
    overwrite(file, 30, b"#")
    assert "hỏng ở dòng 1" in told(busy)
