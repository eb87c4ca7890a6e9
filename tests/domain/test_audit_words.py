"""Lines of the audit as a supervisor reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.audit_words import about_in_words
from app.domain.audited import Audited


@pytest.mark.parametrize(
    ("act", "detail", "name", "words"),
    [
        (Audited.SIGN_IN, "pin", "", "mã PIN"),
        (Audited.SIGN_IN, "", "", ""),
        (Audited.CHANGE_PASSWORD, "password pin", "", "mật khẩu và mã PIN"),
        (Audited.SAVE_CLERK, "7", "Lê Văn Đức", "Lê Văn Đức"),
        (Audited.SAVE_CLERK, "7 pin", "Lê Văn Đức", "Lê Văn Đức, đặt lại mã PIN"),
        (Audited.RELEASE_CLERK, "7", "Lê Văn Đức", "Lê Văn Đức"),
        (Audited.LOOK_UP_BY_IDENTITY, "9", "TN10-261116-0001-77", "TN10-261116-0001-77"),
        (Audited.LOOK_UP_BY_IDENTITY, "card", "", "quét thẻ căn cước"),
        (Audited.CLOSE_DAY, "2026-11-16", "", "ngày 16/11/2026"),
        (Audited.EXPORT_DAY, "2026-11-16 ab12", "", "ngày 16/11/2026"),
        (Audited.EXPORT_DAY, "hôm qua", "", "hôm qua"),
        (Audited.CONFIRM_CALENDAR, "2027", "", "năm 2027"),
        (
            Audited.SAVE_PC_SETTINGS,
            '{"printer": "Canon", "backup_folder": ""}',
            "",
            "máy in: Canon; thư mục sao lưu: mặc định",
        ),
        (Audited.SAVE_PC_SETTINGS, "[1]", "", "[1]"),
        (Audited.BACK_UP, "motcua.db main stick", "", "motcua.db (Nơi chính, USB)"),
        (Audited.BACK_UP, "motcua.db", "", "motcua.db"),
        (Audited.MERGE_BUNDLE, "TN20-2026: 3 + 12", "", "TN20-2026: 3 hồ sơ, 12 bước"),
        (Audited.MERGE_BUNDLE, "khác", "", "khác"),
        (Audited.CORRECT_FORM, "2025 1002", "", "bộ 2025, bản 1002"),
        (Audited.JOIN_STORE, "2 QUAY-B", "", "máy số 2, QUAY-B"),
        (Audited.MOVE_STORE, "15", "", "15 hồ sơ"),
        (Audited.ENCRYPT_STORE, "7KQ2M", "", "khóa số 7KQ2M"),
        (Audited.ENCRYPT_STORE, "delete: 3", "", "xóa 3 bản sao"),
        (Audited.SHOW_RECOVERY_KEY, "7KQ2M", "", "khóa số 7KQ2M"),
        (Audited.EXPORT_AUDIT, "nhat-ky.csv", "", "nhat-ky.csv"),
        ("of_tomorrow", "x", "", "x"),
    ],
)
def test_what_was_noted_is_told_in_words(act: str, detail: str, name: str, words: str) -> None:
    assert about_in_words(act, detail, name) == words


@given(st.sampled_from(Audited), st.text(max_size=40), st.text(max_size=10))
def test_whatever_is_noted_can_be_shown(act: Audited, detail: str, name: str) -> None:
    assert isinstance(about_in_words(act, detail, name), str)
