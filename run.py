#!/usr/bin/env python3
"""The two commands: ``python3 run.py`` opens the program, ``python3 run.py test`` tests it.

Needs nothing but Python: makes an environment of its own from the lock files and sees to the system
libraries of Qt. Knows nothing of the program but how to start it. Must parse on Python 3.6, so that
an old Python answers with a sentence and not with a syntax error.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 14)


def python_problem(version: tuple) -> str:
    """Say in Vietnamese and English why Python ``version`` will not do; "" when it will."""
    if OLDEST_PYTHON <= tuple(version[:2]) <= NEWEST_PYTHON:
        return ""
    wrong, oldest, newest = (
        "{}.{}".format(*numbers) for numbers in (version[:2], OLDEST_PYTHON, NEWEST_PYTHON)
    )
    return (
        f"Một Cửa cần Python {oldest} đến {newest}; lệnh này đang chạy bằng Python {wrong}. "
        f"Hãy cài Python mới hơn rồi chạy lại, ví dụ: python{newest} run.py\n"
        f"This program needs Python {oldest} up to {newest}; this is Python {wrong}. "
        f"Install a suitable one and run again, for example: python{newest} run.py"
    )


# Stands before the other functions: on the Pythons turned away their annotations do not evaluate.
if python_problem(sys.version_info):
    sys.exit(python_problem(sys.version_info))

HERE = Path(__file__).resolve().parent
RUN_LOCK = "requirements.lock"
# Holds everything of RUN_LOCK in the same versions, so it serves both commands.
DEV_LOCK = "requirements-dev.lock"
TASKS = ("lint", "check", "build")

# What PySide6's wheel expects of a Linux system: the file Qt loads, the Debian package it lies in.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

USAGE = """Một Cửa – chương trình cho Bộ phận Một cửa

  python3 run.py              mở chương trình với dữ liệu mẫu (thư mục .dev/mau); máy không có
                              màn hình: chạy thử một ngày làm việc, kết quả ở thư mục out
  python3 run.py test [...]   chạy kiểm thử; tham số đi sau là của pytest
  python3 run.py lint         kiểm tra cách viết mã và kiểu dữ liệu
  python3 run.py check        lint rồi test
  python3 run.py build        đóng gói chương trình vào dist/ và cho bản đóng gói tự kiểm tra
  python3 run.py LỆNH [...]   lệnh của chương trình, ví dụ: python3 run.py find --help
"""

# More programs at once than this would wait for one disk.
ALL_TESTS = ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]


def has_screen(environ: dict[str, str], system: str) -> bool:
    """Tell whether windows can be shown; ``system`` is a value of ``sys.platform``."""
    if environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if system in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def command_for(arguments: list[str], screen: bool) -> tuple[str, list[str]]:
    """Give the lock to install and the arguments of Python for what ``arguments`` ask."""
    if not arguments:
        counter = ["--data-dir", str(Path(".dev", "mau")), "--sample"]
        return RUN_LOCK, ["-m", "app", *(counter if screen else ["demo", "--out", "out"])]
    if arguments[0] == "test":
        return DEV_LOCK, ["-m", "pytest", *(arguments[1:] or ALL_TESTS)]
    if arguments[0] in TASKS:
        return DEV_LOCK, ["-m", "poethepoet", *arguments]
    return RUN_LOCK, ["-m", "app", *arguments]


def environment_for(lock: str, screen: bool, environ: dict[str, str], root: Path) -> dict[str, str]:
    """Give the variables of the started program: the caller's, with the environment activated."""
    changed = dict(environ)
    tools = environment_python(root).parent
    changed["PATH"] = os.pathsep.join([str(tools), environ.get("PATH", os.defpath)])
    if lock == DEV_LOCK or not screen:
        changed.setdefault("QT_QPA_PLATFORM", "offscreen")
    if lock == DEV_LOCK:
        # Text opened without an encoding works on Linux and fails on a Vietnamese Windows.
        changed["PYTHONWARNDEFAULTENCODING"] = "1"
    return changed


def loads(soname: str) -> bool:
    """Tell whether the system's loader finds the library called ``soname``."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_module(name: str) -> bool:
    """Tell whether this Python has ``name``; Debian's comes without ensurepip and pip."""
    return importlib.util.find_spec(name) is not None


def missing_libraries(
    arguments: list[str], environ: dict[str, str], found: Callable[[str], bool] = loads
) -> list[str]:
    """Name the Debian packages with the libraries of Qt that this Linux system lacks.

    ``found`` tells whether a library is there. Those of a screen are looked for where a window
    will open, and for ``build``, because what is packed must find its way on other desks.
    """
    wanted = dict(QT_LIBRARIES)
    packing = arguments[:1] == ["build"]
    opening = command_for(arguments, screen=True)[0] == RUN_LOCK and has_screen(environ, "linux")
    if packing or (opening and environ.get("DISPLAY")):
        wanted.update(X11_LIBRARIES)
    if packing or (opening and environ.get("WAYLAND_DISPLAY")):
        wanted.update(WAYLAND_LIBRARIES)
    return [package for soname, package in wanted.items() if not found(soname)]


def missing_tools(arguments: list[str]) -> list[str]:
    """Name the Debian packages that make an environment, and for ``build`` what packs binaries."""
    version = "{}.{}".format(*sys.version_info[:2])
    packages = []
    if not (shutil.which("uv") or has_module("ensurepip") or has_module("pip")):
        packages.append(f"python{version}-venv")
    if arguments[:1] == ["build"]:
        if not shutil.which("objdump"):
            packages.append("binutils")
        if sysconfig.get_config_var("Py_ENABLE_SHARED") and not loads(f"libpython{version}.so.1.0"):
            packages.append(f"libpython{version}")
    return packages


def debian_name(package: str, glibc: tuple[int, ...]) -> str:
    """Give the name of ``package`` on a system with this version of the C library.

    GLib was renamed by Debian 13 and Ubuntu 24.04. Their C library tells them from their elders
    whatever a derived distribution calls itself.
    """
    return package + "t64" if package == "libglib2.0-0" and glibc >= (2, 39) else package


def glibc_version() -> tuple[int, ...]:
    """Give the version of this Linux system's GNU C library; () where there is another one."""
    try:
        name = os.confstr("CS_GNU_LIBC_VERSION") or ""
    except (ValueError, OSError):
        return ()
    return tuple(int(part) for part in name.rpartition(" ")[2].split("."))


def provide(packages: list[str]) -> bool:
    """Install Debian ``packages`` if that is possible here, else print the one command for it."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        say(f"Máy thiếu thư viện hệ thống (tên gói của Debian): {' '.join(packages)}")
        say("Hãy cài các gói tương ứng của hệ điều hành này rồi chạy lại.")
        return False
    if os.geteuid() == 0:
        say(f"Đang cài gói hệ thống: {' '.join(packages)}…")
        silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        codes = [
            subprocess.run(
                command,
                env=silent,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                check=False,
            ).returncode
            for command in (["apt-get", "update"], install)
        ]
        if codes[-1] == 0:
            return True
    say("Máy thiếu gói hệ thống. Hãy chạy lệnh sau, rồi chạy lại chương trình:")
    say(f"  sudo apt-get update && sudo {' '.join(install)}")
    return False


def environment_python(root: Path) -> Path:
    """Give the interpreter of the environment in ``root``."""
    return root / ".venv-run" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_path(root: Path) -> Path:
    """Give the file that names the lock installed completely: removed first, written last."""
    return root / ".venv-run" / "installed.txt"


def fingerprint(root: Path) -> str:
    """Hash all that makes an environment stale: the locks, this Python, the place it lies in."""
    digest = hashlib.sha256(f"{sys.version}\n{root}\n".encode())
    for name in (RUN_LOCK, DEV_LOCK):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def installed_lock(root: Path) -> str:
    """Name the lock the environment holds; "" when there is none, a stale or a half-made one."""
    try:
        made_from, lock = stamp_path(root).read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return ""
    return lock if made_from == fingerprint(root) and environment_python(root).exists() else ""


def source_options(root: Path, environ: dict[str, str]) -> list[str]:
    """Say where packages come from: a ``wheels`` folder in ``root``, else what pip was told.

    pip reads its variables itself; uv does not.
    """
    if (root / "wheels").is_dir():
        return ["--no-index", "--find-links", str(root / "wheels")]
    refused = environ.get("PIP_NO_INDEX", "").lower() not in ("", "0", "false", "no", "off")
    options = ["--no-index"] if refused else []
    for place in environ.get("PIP_FIND_LINKS", "").split():
        options += ["--find-links", place]
    return options


def steps(root: Path, lock: str, uv: "str | None", fresh: bool) -> list[list[str]]:
    """List the commands that lead to an environment with ``lock``, by ``uv`` or (None) by pip."""
    folder, python = str(root / ".venv-run"), str(environment_python(root))
    options = [] if sys.stderr.isatty() else ["--quiet"]
    options += ["--require-hashes", "--only-binary", ":all:", "-r", str(root / lock)]
    options += source_options(root, dict(os.environ))
    if uv:
        create = [uv, "venv", "--quiet", "--python", sys.executable, folder]
        install = [uv, "pip", "install", "--python", python, *options]
    elif has_module("ensurepip"):
        create = [sys.executable, "-m", "venv", folder]
        install = [python, "-m", "pip", "install", "--disable-pip-version-check", *options]
    else:
        create = [sys.executable, "-m", "venv", "--without-pip", folder]
        install = [sys.executable, "-m", "pip", "--python", python, "install", *options]
    return [create, install] if fresh else [install]


def prepare(root: Path, lock: str) -> bool:
    """Make sure the environment in ``root`` holds ``lock``; False when it cannot be made."""
    holds = installed_lock(root)
    if holds in (lock, DEV_LOCK):
        return True
    say("Đang cài thư viện vào .venv-run (khoảng 100 MB; chỉ lần đầu hoặc khi có thay đổi)…")
    stamp_path(root).unlink(missing_ok=True)
    uv = shutil.which("uv")
    tools = [uv, None] if uv else [None]
    # Adding to what stands leaves a running program its libraries; if it fails, begin anew.
    attempts = [(tools[0], False)] if holds else []
    for tool, fresh in attempts + [(tool, True) for tool in tools]:
        if fresh:
            shutil.rmtree(root / ".venv-run", ignore_errors=True)
        commands = steps(root, lock, tool, fresh)
        if all(subprocess.run(command, check=False).returncode == 0 for command in commands):
            unfinished = stamp_path(root).with_suffix(".new")
            unfinished.write_text(f"{fingerprint(root)}\n{lock}\n", encoding="utf-8")
            unfinished.replace(stamp_path(root))
            return True
    say("Không cài được thư viện. Hãy kiểm tra kết nối mạng và chỗ trống trên đĩa rồi chạy lại.")
    say("Máy không nối mạng: trên một máy cùng loại có mạng, chạy lệnh sau rồi chép thư mục wheels")
    say(f"vào cạnh run.py:  python3 -m pip download -r {lock} -d wheels")
    return False


def hand_over(command: list[str], environ: dict[str, str]) -> int:
    """Become ``command`` where the system can (POSIX), else wait for it; give its exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], command, environ)
    return wait_for(command, environ)


def wait_for(command: list[str], environ: dict[str, str]) -> int:
    """Run ``command`` to its end, whoever presses Ctrl+C meanwhile; give its exit code."""
    with subprocess.Popen(command, env=environ) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # The program got it too, and decides when to end.


def say(sentence: str) -> None:
    """Tell the person at the keyboard; standard output belongs to the program."""
    print(sentence, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Do what ``arguments`` ask; give the exit code (on POSIX the program has replaced us)."""
    for stream in (sys.stdout, sys.stderr):
        # A redirected stream on Windows has a code page without Vietnamese letters.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    if arguments[:1] in (["-h"], ["--help"]):
        print(USAGE, end="")
        return 0
    if sys.platform == "linux":
        libraries = (
            [] if arguments[:1] == ["lint"] else missing_libraries(arguments, dict(os.environ))
        )
        missing = [debian_name(name, glibc_version()) for name in libraries]
        missing += missing_tools(arguments)
        if missing and not provide(missing):
            return 1
    screen = has_screen(dict(os.environ), sys.platform)
    lock, command = command_for(arguments, screen)
    if not prepare(HERE, lock):
        return 1
    os.chdir(HERE)
    environ = environment_for(lock, screen, dict(os.environ), HERE)
    return hand_over([str(environment_python(HERE)), *command], environ)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
