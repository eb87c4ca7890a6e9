"""The lock files name every library with its hashes, no address, and agree with pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def blocks(lock: str) -> dict[str, str]:
    """Give name → whole entry (version, marker, hashes) of every library in ``lock``."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {entry.partition("==")[0]: entry for entry in re.split(r"\n(?=\S)", text.strip())}


def names(requirements: list[str]) -> set[str]:
    """Give the normalised names of ``requirements`` as lock files write them."""
    found = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_library_is_pinned_with_hashes_and_without_an_address(lock: str) -> None:
    for entry in blocks(lock).values():
        first, *hashes = [line.strip(" \\") for line in entry.splitlines()]
        assert re.fullmatch(r"[a-z0-9-]+==[^ ;]+( ; .+)?", first)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes)


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    project = names(PROJECT["project"]["dependencies"])
    assert project <= blocks("requirements.lock").keys()
    assert project | names(PROJECT["dependency-groups"]["dev"]) <= blocks(LOCKS[1]).keys()


def test_one_environment_serves_the_program_and_its_tests() -> None:
    assert blocks("requirements.lock").items() <= blocks("requirements-dev.lock").items()


def test_what_is_only_measured_against_is_in_no_other_lock() -> None:
    alone = blocks("requirements-bench.lock").keys()
    assert alone == names(PROJECT["dependency-groups"]["bench"])
    assert not alone & blocks("requirements-dev.lock").keys()


def test_qt_is_the_version_that_keeps_its_references() -> None:
    assert blocks("requirements.lock")["pyside6-essentials"].split()[0].endswith("==6.11.3")


def test_the_notices_name_every_library_that_is_shipped() -> None:
    notices = (ROOT / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[a-z0-9-]+", notices))
    assert blocks("requirements.lock").keys() - named == set()
