"""Qt's own words in Vietnamese: buttons of dialogs, menus of fields, scroll bars, file dialogs.

Qt ships no Vietnamese catalogue. Our own texts are not here but behind ``app.words.tr``.
"""

from PySide6.QtCore import QTranslator

_EDITING = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "&Sao chép",
    "Copy &Link Location": "Chép &liên kết",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
}
_BUTTONS = {
    "OK": "Đồng ý",
    "&OK": "Đồn&g ý",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "Save All": "Lưu tất cả",
    "Open": "Mở",
    "&Open": "&Mở",
    "&Yes": "&Có",
    "Yes to &All": "Có với &tất cả",
    "&No": "&Không",
    "N&o to All": "Không với tất &cả",
    "Abort": "Dừng",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Close": "Đóng",
    "&Close": "Đón&g",
    "Cancel": "Hủy",
    "&Cancel": "&Hủy",
    "Discard": "Bỏ",
    "Don't Save": "Không lưu",
    "Help": "Trợ giúp",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Khôi phục mặc định",
}
_SCROLLING = {
    "Scroll here": "Cuộn tới đây",
    "Left edge": "Mép trái",
    "Right edge": "Mép phải",
    "Top": "Đầu",
    "Bottom": "Cuối",
    "Page left": "Trang trái",
    "Page right": "Trang phải",
    "Page up": "Trang trước",
    "Page down": "Trang sau",
    "Scroll left": "Cuộn trái",
    "Scroll right": "Cuộn phải",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
}
_FILES = {
    "Look in:": "Tìm trong:",
    "&File name:": "&Tên tệp:",
    "File &name:": "Tê&n tệp:",
    "Files of type:": "Loại tệp:",
    "&Choose": "&Chọn",
    "Directory:": "Thư mục:",
    "Find Directory": "Tìm thư mục",
    "Open": "Mở",
    "Save As": "Lưu thành",
    "Back": "Quay lại",
    "Forward": "Tiến",
    "Parent Directory": "Thư mục cha",
    "Create New Folder": "Tạo thư mục mới",
    "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới",
    "List View": "Danh sách",
    "Detail View": "Chi tiết",
    "Sidebar": "Thanh bên",
    "My Computer": "Máy tính",
    "Computer": "Máy tính",
    "Directories": "Thư mục",
    "All Files (*)": "Mọi tệp (*)",
    "&Rename": "Đổ&i tên",
    "&Delete": "&Xóa",
    "Show &hidden files": "&Hiện tệp ẩn",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "Remove": "Bỏ đi",
    "Recent Places": "Vừa mở",
    "Warning": "Cảnh báo",
    "Folder": "Thư mục",
    "Drive": "Ổ đĩa",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông thấy tệp này.\nHãy kiểm tra lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông thấy thư mục này.\nHãy kiểm tra lại tên thư mục."
    ),
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nThay thế tệp cũ?",
    "Are you sure you want to delete '%1'?": "Xóa '%1'?",
    "Could not delete directory.": "Không xóa được thư mục.",
}
_PRINTING = {
    "Print": "In",
    "&Print": "&In",
    "Printer": "Máy in",
    "&Name:": "&Tên:",
    "P&roperties": "Th&uộc tính",
    "Location:": "Vị trí:",
    "Preview": "Xem trước",
    "Output &file:": "Tệp &ra:",
    "Print range": "Phạm vi in",
    "Print all": "In tất cả",
    "Pages from": "Trang từ",
    "to": "đến",
    "Current Page": "Trang này",
    "Selection": "Phần chọn",
    "Copies": "Số bản",
    "Copies:": "Số bản:",
    "Copie&s:": "&Số bản:",
    "Collate": "Sắp bộ",
    "Reverse": "Thứ tự ngược",
    "Options": "Tùy chọn",
    "Color Mode": "Chế độ màu",
    "Color": "Màu",
    "Grayscale": "Đen trắng",
    "None": "Không",
    "Page Setup": "Thiết lập trang",
    "Paper": "Giấy",
    "Page size:": "Khổ giấy:",
    "Width:": "Rộng:",
    "Height:": "Cao:",
    "Orientation": "Hướng giấy",
    "Portrait": "Dọc",
    "Landscape": "Ngang",
    "Margins": "Lề",
}
_CONTEXTS = {
    "QLineEdit": _EDITING,
    "QWidgetTextControl": _EDITING,
    "QPlatformTheme": _BUTTONS,
    "QGnomeTheme": _BUTTONS,
    "QDialogButtonBox": _BUTTONS,
    "QMessageBox": _BUTTONS
    | {"Show Details...": "Xem chi tiết…", "Hide Details...": "Ẩn chi tiết…"},
    "QProgressDialog": _BUTTONS,
    "QAbstractSpinBox": {
        "&Step up": "&Tăng",
        "Step &down": "&Giảm",
        "&Select All": "Chọn tất &cả",
    },
    "QScrollBar": _SCROLLING,
    "QFileDialog": _FILES | _BUTTONS,
    "QFileSystemModel": _FILES,
    "QPrintDialog": _PRINTING | _BUTTONS,
    "QPrintSettingsOutput": _PRINTING,
    "QPrintWidget": _PRINTING,
    "QPageSetupWidget": _PRINTING,
    "QPrintPreviewDialog": _PRINTING | _BUTTONS,
    "QErrorMessage": _BUTTONS | {"&Show this message again": "&Hiện lại thông báo này"},
}


class QtTexts(QTranslator):
    """Answers Qt from the tables above; what they lack stays as Qt has it."""

    def translate(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        # None leaves Qt its own words; an empty text would be shown in their place.
        return _CONTEXTS.get(context, {}).get(source)

    def isEmpty(self) -> bool:
        return False
