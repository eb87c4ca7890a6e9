"""What the commands of the command line have in common: opening the store, saying how far it is.

Libraries of the store are loaded when they are needed.
"""

import argparse
import contextlib
import json
import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.errors import FileError, NotFoundError
from app.words import N_

if TYPE_CHECKING:
    from app.bootstrap import Workplace
    from app.domain.roles import Actor
    from app.services.counter import Counter

DONE, FAILED, FOUND_FAULTS = 0, 1, 2


def workplace_of(options: argparse.Namespace) -> "Workplace":
    """Return where the command works: the folder it was given, by this PC's clock."""
    from app.bootstrap import Workplace
    from app.clock import SystemClock

    return Workplace(options.data_dir, SystemClock(), address=paths.database_address())


def counter_of(options: argparse.Namespace, *, found: bool = False) -> "Counter":
    """Open the store; with ``found`` a missing one is made for an office without a name yet."""
    from app.bootstrap import open_counter, store_exists
    from app.unnamed_office import found_unnamed_office

    workplace = workplace_of(options)
    if found and not store_exists(options.data_dir, workplace.address):
        counter, pin = found_unnamed_office(workplace)
        print(
            "motcua: đã lập kho dữ liệu mới cho cơ quan chưa đặt tên; "
            f"đăng nhập lần đầu bằng mã PIN {pin}, rồi sửa ở trang Cài đặt.",
            file=sys.stderr,
        )
        return counter
    return open_counter(workplace)


def actor_of(counter: "Counter", name: str = "") -> "Actor":
    """Return the clerk called ``name``, or the first supervisor: whoever owns the PC's account."""
    from app.domain.roles import Actor, Role

    rows = counter.office.clerks()
    chosen = [row for row in rows if (row.name == name if name else row.role == Role.SUPERVISOR)]
    if not chosen:
        raise NotFoundError(
            N_("Không có công chức phù hợp trong kho dữ liệu."),
            N_("Ghi đúng họ tên sau --clerk như trong trang Cài đặt."),
        )
    row = chosen[0]
    return Actor(row.id, row.name, Role(row.role), row.desk)


@contextlib.contextmanager
def file_errors(path: Path) -> Generator[None]:
    """Turn a failure to read or write ``path`` into a FileError that names it."""
    try:
        yield
    except OSError as error:
        raise FileError(
            N_("Không đọc hoặc ghi được tệp «{name}»."),
            N_("Kiểm tra đường dẫn và quyền của thư mục."),
            name=path.name,
        ) from error


def show_progress(done: int, total: int) -> None:
    """Tell whoever watches how far a long work is; scripts are told nothing."""
    if sys.stderr.isatty():
        print(f"\r{100 * done // max(total, 1):3d} %", end="", file=sys.stderr, flush=True)


def end_progress() -> None:
    """Clear the line for what comes next."""
    if sys.stderr.isatty():
        print("\r", end="", file=sys.stderr)


def print_json(value: object) -> None:
    """Write an answer for scripts, readable for people, too."""
    print(json.dumps(value, ensure_ascii=False, indent=1))
