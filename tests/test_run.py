"""The start script: what it tells an old Python, what it starts, how it makes its environment.

Real environments are made in a temporary folder with a library packed on the spot: no network.
"""

import ast
import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import run

SCRIPT = Path(run.__file__)


# An old Python


def test_the_script_parses_on_python_3_6() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6), (3, 10, 13), (3, 15, 0)])
def test_a_python_that_will_not_do_is_told_so_in_two_languages(version: tuple[int, ...]) -> None:
    problem = run.python_problem(version)
    assert "Một Cửa cần Python 3.11 đến 3.14" in problem
    assert f"this is Python {version[0]}.{version[1]}" in problem


@pytest.mark.parametrize("version", [(3, 11), (3, 12, 1), (3, 14, 0)])
def test_a_fitting_python_is_not_complained_of(version: tuple[int, ...]) -> None:
    assert run.python_problem(version) == ""


def test_the_pythons_accepted_are_those_of_the_project_file() -> None:
    project = SCRIPT.with_name("pyproject.toml").read_text(encoding="utf-8")
    newest = run.NEWEST_PYTHON
    assert f'">={run.OLDEST_PYTHON[0]}.{run.OLDEST_PYTHON[1]},<3.{newest[1] + 1}"' in project


# What is started


def test_with_a_screen_the_counter_opens_on_sample_data() -> None:
    lock, command = run.command_for([], screen=True)
    assert lock == "requirements.lock"
    assert command == ["-m", "app", "--data-dir", str(Path(".dev/mau")), "--sample"]


def test_without_a_screen_a_day_is_played() -> None:
    assert run.command_for([], screen=False)[1] == ["-m", "app", "demo", "--out", "out"]


def test_test_and_the_tasks_get_the_libraries_of_developers() -> None:
    lock = "requirements-dev.lock"
    assert run.command_for(["test", "-k", "x"], screen=True) == (lock, ["-m", "pytest", "-k", "x"])
    assert run.command_for(["test"], screen=True) == (lock, ["-m", "pytest", *run.ALL_TESTS])
    assert run.command_for(["build"], screen=True) == (lock, ["-m", "poethepoet", "build"])


def test_everything_else_is_a_command_of_the_program() -> None:
    assert run.command_for(["demo", "test"], screen=True)[1] == ["-m", "app", "demo", "test"]


@pytest.mark.parametrize(
    ("environ", "system", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_known_by_the_session(
    environ: dict[str, str], system: str, screen: bool
) -> None:
    assert run.has_screen(environ, system) is screen


def test_tests_run_off_screen_unless_told_otherwise() -> None:
    make = run.environment_for
    for_tests = make(run.DEV_LOCK, True, {}, SCRIPT.parent)
    assert for_tests["QT_QPA_PLATFORM"] == "offscreen"
    assert for_tests["PYTHONWARNDEFAULTENCODING"] == "1"
    wished = make(run.DEV_LOCK, True, {"QT_QPA_PLATFORM": "xcb"}, SCRIPT.parent)
    assert wished["QT_QPA_PLATFORM"] == "xcb"
    assert "QT_QPA_PLATFORM" not in make(run.RUN_LOCK, True, {}, SCRIPT.parent)


def test_the_exit_code_of_the_program_is_passed_on() -> None:
    assert run.wait_for([sys.executable, "-c", "raise SystemExit(7)"], dict(os.environ)) == 7


# What the system must have


def test_only_missing_libraries_are_named_by_their_packages() -> None:
    there = {*run.QT_LIBRARIES} - {"libEGL.so.1", "libdbus-1.so.3"}
    found = run.missing_libraries(["test"], {}, found=there.__contains__)
    assert found == ["libegl1", "libdbus-1-3"]


def test_libraries_of_a_screen_are_wanted_only_where_windows_open_or_get_packed() -> None:
    screen = {"DISPLAY": ":0"}
    assert "libxcb-cursor0" in run.missing_libraries([], screen, found=lambda _: False)
    assert "libxcb-cursor0" not in run.missing_libraries(["test"], screen, found=lambda _: False)
    assert "libxcb-cursor0" not in run.missing_libraries([], {}, found=lambda _: False)
    assert "libxcb-cursor0" in run.missing_libraries(["build"], {}, found=lambda _: False)


def test_newer_systems_call_glib_by_its_newer_name() -> None:
    assert run.debian_name("libglib2.0-0", (2, 36)) == "libglib2.0-0"
    assert run.debian_name("libglib2.0-0", (2, 39)) == "libglib2.0-0t64"
    assert run.debian_name("libegl1", (2, 41)) == "libegl1"


def test_a_library_is_looked_for_where_the_system_looks() -> None:
    assert not run.loads("libmotcua-does-not-exist.so.9")


def test_packages_that_cannot_be_installed_here_are_named_in_one_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000, raising=False)
    assert not run.provide(["libegl1", "libgl1"])
    install = "sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    assert f"  sudo apt-get update && {install}\n" in capsys.readouterr().err


# The environment


def test_packages_come_from_a_folder_of_wheels_when_there_is_one(tmp_path: Path) -> None:
    told = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "/a /b"}
    from_pip = ["--no-index", "--find-links", "/a", "--find-links", "/b"]
    assert run.source_options(tmp_path, told) == from_pip
    assert run.source_options(tmp_path, {"PIP_NO_INDEX": "0"}) == []
    (tmp_path / "wheels").mkdir()
    assert run.source_options(tmp_path, told)[1:] == ["--find-links", str(tmp_path / "wheels")]


def pack_library(folder: Path) -> str:
    """Write the wheel of a library ``greeting`` to ``folder``; give its line for a lock file."""
    folder.mkdir()
    wheel = folder / "greeting-1.0-py3-none-any.whl"
    info = "greeting-1.0.dist-info"
    files = {
        "greeting.py": "WORDS = 'Xin chào'\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = f"{info}/RECORD,,\n"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            content = text.encode()
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
            record += f"{name},sha256={digest.decode()},{len(content)}\n"
            archive.writestr(name, content)
        archive.writestr(f"{info}/RECORD", record)
    return f"greeting==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


class Checkout:
    """A folder with the start script, a program of three lines, and locks naming one library."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stamp = run.stamp_path(root)
        self.lock = root / run.RUN_LOCK
        program = "import sys, greeting\nprint(greeting.WORDS, sys.argv[1:])\nsys.exit(7)\n"
        (root / "run.py").write_bytes(SCRIPT.read_bytes())
        (root / "app").mkdir()
        (root / "app" / "__main__.py").write_text(program, encoding="utf-8")
        self.lock.write_text(pack_library(root / "wheels"), encoding="utf-8")
        (root / run.DEV_LOCK).write_bytes(self.lock.read_bytes())

    def start(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the script from elsewhere, free of what this machine tells pip and Qt."""
        environ = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_"))}
        environ |= {"PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1"}
        return subprocess.run(
            [sys.executable, str(self.root / "run.py"), *arguments],
            cwd=self.root.parent,
            env=environ,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return Checkout(tmp_path_factory.mktemp("Một Cửa"))


def test_an_environment_is_made_once_and_again_when_it_was_left_half_made(
    checkout: Checkout,
) -> None:
    first = checkout.start("xem", "hồ sơ")
    assert (first.stdout, first.returncode) == ("Xin chào ['xem', 'hồ sơ']\n", 7)
    assert "Đang cài thư viện" in first.stderr

    again = checkout.start()
    assert (again.stdout, again.stderr) == ("Xin chào ['demo', '--out', 'out']\n", "")

    checkout.stamp.unlink()
    litter = checkout.stamp.with_name("litter")
    litter.touch()
    assert "Đang cài thư viện" in checkout.start().stderr
    assert not litter.exists()


def test_a_library_that_is_not_the_one_locked_is_refused_and_nothing_is_stamped(
    checkout: Checkout,
) -> None:
    tampered = checkout.lock.read_text(encoding="utf-8").replace("sha256:", "sha256:0000")[:-5]
    checkout.lock.write_text(tampered + "\n", encoding="utf-8")
    refused = checkout.start()
    assert refused.returncode == 1
    assert "Không cài được thư viện" in refused.stderr
    assert not checkout.stamp.exists()
