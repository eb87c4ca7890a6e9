"""The words of the command line: every command, what it takes, and who answers it.

Loaded only when a command was given: the window opens without.
"""

import argparse
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from app import (
    cli_catalogue,
    cli_encryption,
    cli_exchange,
    cli_recovery,
    cli_reports,
    cli_server,
)
from app import cli_handlers as handlers
from app.domain.reports.report import ReportKind

Handler = Callable[[argparse.Namespace], int]


class _Commands(Protocol):
    """What argparse gives for adding commands, whose own class has no public name."""

    def add_parser(self, name: str, *, help: str, description: str) -> argparse.ArgumentParser:
        """Add one command."""
        ...


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Let ``parser`` know every command; one of them must be given."""
    commands = parser.add_subparsers(title="lệnh", metavar="LỆNH", required=True)
    for add in (
        _add_shows,
        _add_intakes,
        _add_catalogue,
        _add_figures,
        _add_exchange,
        _add_keeping,
        _add_recovery,
        _add_server,
    ):
        add(commands)


def _add_shows(commands: _Commands) -> None:
    command = _command(
        commands, "demo", handlers.demo, "một ngày làm việc mẫu, chạy không cần màn hình"
    )
    command.add_argument("--out", type=Path, default=Path("out"), help="nơi ghi kết quả")
    command.add_argument(
        "--database", default="", metavar="URL", help="chạy trên cơ sở dữ liệu PostgreSQL trống này"
    )
    _command(commands, "self-test", handlers.self_test, "tự kiểm tra bản cài đặt này")


def _add_intakes(commands: _Commands) -> None:
    command = _command(commands, "receive", handlers.receive, "nhận hồ sơ từ tệp JSON Lines")
    command.add_argument("file", help="tệp JSON Lines, hoặc - để đọc từ stdin")
    command.add_argument("--clerk", default="", help="họ tên công chức tiếp nhận")
    command.add_argument(
        "--today", type=_day, default=None, metavar="D", help="xác nhận ngày khi đồng hồ đáng ngờ"
    )
    command = _command(commands, "import-register", handlers.import_register, "nhập sổ theo dõi cũ")
    command.add_argument("file", type=Path, help="sổ dạng CSV hoặc XLSX")
    command.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi")
    command.add_argument("--json", action="store_true")
    command = _command(commands, "receipt", handlers.receipt, "ghi giấy hẹn ra tệp PDF")
    command.add_argument("code", help="mã hồ sơ")
    command.add_argument("--pdf", type=Path, required=True, metavar="FILE")
    command.add_argument("--size", choices=("A4", "A5"), default="A5")
    command = _command(commands, "find", handlers.find, "tìm hồ sơ")
    command.add_argument("text", help="mã, họ tên không dấu, số điện thoại, số căn cước")
    command.add_argument("--json", action="store_true")


def _add_catalogue(commands: _Commands) -> None:
    command = _command(
        commands, "catalogue-export", cli_catalogue.export_catalogue, "ghi danh mục thủ tục ra XLSX"
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command = _command(
        commands,
        "catalogue-import",
        cli_catalogue.import_catalogue,
        "nhập danh mục thủ tục đã sửa trong XLSX",
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi")
    command.add_argument(
        "--from", dest="from_day", type=_day, default=None, metavar="D", help="ngày áp dụng"
    )
    command.add_argument("--json", action="store_true")


def _add_figures(commands: _Commands) -> None:
    command = _command(commands, "deadline", handlers.deadline, "tính ngày hẹn trả")
    command.add_argument("limit", help="ví dụ: same day, 4 working hours, 5 working days")
    command.add_argument("received", type=_local_moment, help="ví dụ: 2026-02-13T09:00")
    command.add_argument("--json", action="store_true")
    command = _command(commands, "report", cli_reports.report, "số liệu của một kỳ")
    command.add_argument("--from", dest="first", type=_day, required=True, metavar="D")
    command.add_argument("--to", dest="last", type=_day, required=True, metavar="D")
    command.add_argument("--json", action="store_true")
    command.add_argument(
        "--kind",
        choices=[kind.value for kind in ReportKind],
        default=None,
        help="báo cáo muốn lập; không ghi thì là số liệu của kỳ",
    )
    command.add_argument("--table", choices=("xlsx", "csv", "pdf", "txt", "html"), default=None)
    command.add_argument("--out", type=Path, default=None, metavar="FILE", help="tệp muốn ghi")


def _add_exchange(commands: _Commands) -> None:
    command = _command(commands, "export", cli_exchange.export, "xuất dữ liệu một ngày")
    command.add_argument("--day", type=_day, required=True, metavar="D")
    command.add_argument("--to", type=Path, required=True, metavar="DIR")
    command.add_argument("--plain", action="store_true", help="không mã hóa")
    command.add_argument("--whole", action="store_true", help="cả lịch sử đã xuất trước đây")
    command.add_argument("--no-backup", action="store_true", help="không kèm bản sao lưu")
    command = _command(commands, "export-key", cli_exchange.export_key, "tạo khóa mở gói xuất")
    command.add_argument("file", type=Path, nargs="?", metavar="FILE", help="tệp khóa sẽ ghi")
    command.add_argument("--forget", action="store_true", help="dùng lại mật khẩu xuất dữ liệu")
    command = _command(
        commands, "verify-export", cli_exchange.verify_export, "kiểm tra một bản xuất"
    )
    command.add_argument(
        "folder", type=Path, metavar="BUNDLE", help="thư mục MotCua_… hoặc tệp zip"
    )
    command.add_argument("--passphrase", default="", help="để kiểm tra cả bên trong")
    command.add_argument("--passphrase-file", type=Path, metavar="FILE")
    command.add_argument("--key-file", type=Path, metavar="FILE", help="khóa của cơ quan")
    command.add_argument(
        "--show-secret", action="store_true", help="in mật khẩu riêng của gói có khóa"
    )
    command = _command(commands, "merge", cli_exchange.merge, "nhập gói dữ liệu của quầy khác")
    command.add_argument(
        "bundle", type=Path, metavar="BUNDLE", help="gói, tệp zip, hoặc USB có gói"
    )
    command.add_argument("--passphrase-file", type=Path, metavar="FILE", help="mật khẩu quầy kia")
    command.add_argument("--key-file", type=Path, metavar="FILE", help="khóa của cơ quan")
    command.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    command.add_argument(
        "--same",
        action="append",
        default=[],
        metavar="CODE",
        help="mã trùng mà người dùng xác nhận là cùng một hồ sơ",
    )
    command.add_argument("--json", action="store_true")


def _add_keeping(commands: _Commands) -> None:
    command = _command(commands, "back-up", handlers.back_up, "sao lưu kho dữ liệu")
    command.add_argument("--to", type=Path, default=None, metavar="DIR")
    command.add_argument("--json", action="store_true", help="như khi không ghi: luôn là JSON")
    command = _command(commands, "backups", handlers.backups, "các bản sao lưu đang có")
    command.add_argument("--json", action="store_true")
    command = _command(commands, "encrypt", cli_encryption.encrypt, "mã hóa kho dữ liệu")
    command.add_argument("--sheet", type=Path, metavar="FILE", help="ghi khóa ra tệp PDF")
    _add_copies(command)
    command = _command(commands, "decrypt", cli_encryption.decrypt, "bỏ mã hóa kho dữ liệu")
    _add_copies(command)


def _add_recovery(commands: _Commands) -> None:
    command = _command(commands, "check", cli_recovery.check, "kiểm tra kho dữ liệu")
    command.add_argument("--json", action="store_true")
    command = _command(commands, "restore", cli_recovery.restore, "phục hồi kho dữ liệu")
    command.add_argument(
        "--from", dest="chosen", type=Path, metavar="FILE", help="bản sao lưu muốn dùng"
    )
    command.add_argument("--passphrase-file", type=Path, metavar="FILE", help="mở bản sao trên USB")
    command.add_argument(
        "--without-journal", action="store_true", help="ổ đĩa có nhật ký đã mất hẳn"
    )
    command.add_argument("--yes", action="store_true", help="không hỏi lại")
    command.add_argument("--json", action="store_true")
    command = _command(commands, "drill", cli_recovery.drill, "phục hồi thử bản sao lưu mới nhất")
    command.add_argument("--json", action="store_true")


def _add_server(commands: _Commands) -> None:
    command = _command(commands, "join", cli_server.join, "nối máy này vào kho dữ liệu chung")
    command.add_argument("--station", type=int, required=True, metavar="SỐ", help="số quầy, 0–9")
    command.add_argument("--database", default="", metavar="URL", help="địa chỉ máy chủ")
    command.add_argument(
        "--take-over", action="store_true", help="thay máy cũ đã bỏ hẳn mang số đó"
    )
    command = _command(
        commands, "move-to-server", cli_server.move_to_server, "chuyển kho của máy lên máy chủ"
    )
    command.add_argument("database", metavar="URL", help="cơ sở dữ liệu PostgreSQL trống")
    command = _command(commands, "upgrade", cli_server.upgrade, "nâng cấp kho dữ liệu")
    command.add_argument(
        "--copied", action="store_true", help="cam đoan đã có bản sao của kho dữ liệu chung"
    )


def _add_copies(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--copies",
        choices=("convert", "delete", "keep"),
        default="convert",
        help="các bản sao chứa cùng dữ liệu: chuyển theo, xóa, hay để nguyên",
    )


def _command(
    commands: _Commands,
    name: str,
    handler: Handler,
    help_text: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(handler=handler)
    # Without SUPPRESS the command's own default would hide a --data-dir given before it.
    command.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, metavar="DIR")
    return command


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("ngày phải viết như 2026-11-22") from error


def _local_moment(text: str) -> datetime:
    from app.domain.vietnam_time import VIETNAM

    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("thời điểm phải viết như 2026-02-13T09:00") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
