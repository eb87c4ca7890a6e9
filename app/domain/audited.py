"""The acts an office must be able to account for beside its dossiers, in words, and their listing.

Writing them down is ``app.services.audit``; what happens to a dossier is its history.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.words import N_


class Audited(StrEnum):
    """What somebody did; every member has its words in ``AUDITED_LABELS``."""

    SET_UP = "set_up"
    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_OUT = "sign_out"
    LOCK = "lock"
    CHANGE_PASSWORD = "change_password"
    RELEASE_CLERK = "release_clerk"
    SAVE_CLERK = "save_clerk"
    SAVE_PROFILE = "save_profile"
    SAVE_PC_SETTINGS = "save_pc_settings"
    SHOW_PASSPHRASE = "show_passphrase"
    CHANGE_EXPORT_KEY = "change_export_key"
    CONFIRM_CALENDAR = "confirm_calendar"
    CONFIRM_CLOCK = "confirm_clock"
    CORRECT_CLOCK = "correct_clock"
    IMPORT_REGISTER = "import_register"
    JOIN_STORE = "join_store"
    MOVE_STORE = "move_store"
    MERGE_BUNDLE = "merge_bundle"
    HISTORY_REWRITTEN = "history_rewritten"
    RETURN_UNMATCHED = "return_unmatched"
    CANCEL_UNMATCHED = "cancel_unmatched"
    LOOK_UP_BY_IDENTITY = "look_up_by_identity"
    CORRECT_FORM = "correct_form"
    CHANGE_PROCEDURE = "change_procedure"
    END_PROCEDURE = "end_procedure"
    CONFIRM_PROCEDURE = "confirm_procedure"
    IMPORT_CATALOGUE = "import_catalogue"
    UNDO_CATALOGUE_IMPORT = "undo_catalogue_import"
    CHANGE_OBJECTIVE = "change_objective"
    OPEN_COUNTER = "open_counter"
    CLOSE_DAY = "close_day"
    CLOSE_DAY_AGAIN = "close_day_again"
    ALLOW_LATE = "allow_late"
    EXPORT_DAY = "export_day"
    EXPORT_AUDIT = "export_audit"
    SAVE_PAPER = "save_paper"
    ADD_ENTRY = "add_entry"
    CHANGE_ENTRY = "change_entry"
    CLOSE_ENTRY = "close_entry"
    CANCEL_ENTRY = "cancel_entry"
    EXPORT_REGISTER = "export_register"
    BACK_UP = "back_up"
    RESTORE = "restore"
    CONFIRM_RESTORE = "confirm_restore"
    ENCRYPT_STORE = "encrypt_store"
    DECRYPT_STORE = "decrypt_store"
    SHOW_RECOVERY_KEY = "show_recovery_key"


# By the word the store holds, which an older or newer program may have written.
AUDITED_LABELS: dict[str, str] = {
    Audited.SET_UP: N_("Thiết lập cơ quan"),
    Audited.SIGN_IN: N_("Đăng nhập"),
    Audited.SIGN_IN_FAILED: N_("Đăng nhập sai"),
    Audited.SIGN_OUT: N_("Rời quầy"),
    Audited.LOCK: N_("Tự khóa vì vắng người"),
    Audited.CHANGE_PASSWORD: N_("Đổi mật khẩu"),
    Audited.RELEASE_CLERK: N_("Mở khóa tài khoản"),
    Audited.SAVE_CLERK: N_("Thêm, sửa công chức"),
    Audited.SAVE_PROFILE: N_("Sửa thông tin cơ quan"),
    Audited.SAVE_PC_SETTINGS: N_("Đổi lựa chọn của máy"),
    Audited.SHOW_PASSPHRASE: N_("Xem mật khẩu xuất dữ liệu"),
    Audited.CHANGE_EXPORT_KEY: N_("Đổi khóa mã hóa gói xuất"),
    Audited.CONFIRM_CALENDAR: N_("Xác nhận lịch làm việc"),
    Audited.CONFIRM_CLOCK: N_("Xác nhận ngày giờ của máy"),
    Audited.CORRECT_CLOCK: N_("Xác nhận đồng hồ máy trước đây chạy sai"),
    Audited.IMPORT_REGISTER: N_("Nhập sổ cũ"),
    Audited.JOIN_STORE: N_("Nối máy vào kho dữ liệu chung"),
    Audited.MOVE_STORE: N_("Chuyển kho dữ liệu lên máy chủ"),
    Audited.MERGE_BUNDLE: N_("Nhập dữ liệu quầy khác"),
    Audited.HISTORY_REWRITTEN: N_("Phát hiện lịch sử bị sửa"),
    Audited.RETURN_UNMATCHED: N_("Trả kết quả của quầy khác, chờ ghép"),
    Audited.CANCEL_UNMATCHED: N_("Hủy lần trả chờ ghép"),
    Audited.LOOK_UP_BY_IDENTITY: N_("Tra cứu theo số định danh"),
    Audited.CORRECT_FORM: N_("Sửa lời văn mẫu giấy"),
    Audited.CHANGE_PROCEDURE: N_("Sửa, thêm thủ tục"),
    Audited.END_PROCEDURE: N_("Kết thúc thủ tục"),
    Audited.CONFIRM_PROCEDURE: N_("Kiểm chứng thủ tục"),
    Audited.IMPORT_CATALOGUE: N_("Nhập danh mục thủ tục"),
    Audited.UNDO_CATALOGUE_IMPORT: N_("Hoàn tác lần nhập danh mục"),
    Audited.CHANGE_OBJECTIVE: N_("Đặt, sửa mục tiêu chất lượng"),
    Audited.OPEN_COUNTER: N_("Mở quầy"),
    Audited.CLOSE_DAY: N_("Chốt ngày"),
    Audited.CLOSE_DAY_AGAIN: N_("Chốt lại ngày"),
    Audited.ALLOW_LATE: N_("Cho nhập vào ngày đã chốt"),
    Audited.EXPORT_DAY: N_("Xuất dữ liệu"),
    Audited.EXPORT_AUDIT: N_("Xuất nhật ký truy cập"),
    Audited.SAVE_PAPER: N_("Lưu giấy thành tệp PDF"),
    Audited.ADD_ENTRY: N_("Ghi sổ theo dõi"),
    Audited.CHANGE_ENTRY: N_("Sửa dòng trong sổ theo dõi"),
    Audited.CLOSE_ENTRY: N_("Ghi xong việc trong sổ theo dõi"),
    Audited.CANCEL_ENTRY: N_("Hủy dòng trong sổ theo dõi"),
    Audited.EXPORT_REGISTER: N_("Xuất, in sổ theo dõi"),
    Audited.BACK_UP: N_("Sao lưu"),
    Audited.RESTORE: N_("Phục hồi dữ liệu"),
    Audited.CONFIRM_RESTORE: N_("Xác nhận đã đối chiếu sau phục hồi"),
    Audited.ENCRYPT_STORE: N_("Mã hóa kho dữ liệu"),
    Audited.DECRYPT_STORE: N_("Bỏ mã hóa kho dữ liệu"),
    Audited.SHOW_RECOVERY_KEY: N_("Xem khóa khôi phục"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """Which lines are wanted; what is left empty limits nothing. Both days are included."""

    first: date | None = None
    last: date | None = None
    clerk_id: int | None = None
    acts: frozenset[Audited] = frozenset()


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Who did what when; ``about`` names in words what it was done to, never an identity number."""

    id: int
    occurred_at: datetime
    clerk_name: str
    act: str
    about: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some lines, newest first; ``next_key`` is given back for the page after, None at the end."""

    lines: tuple[AuditLine, ...]
    next_key: int | None
