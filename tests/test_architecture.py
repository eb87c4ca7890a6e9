"""The house rules that a machine can hold: who imports whom, how long a module is, what is tested.

Only imports written in a module count, not the chains behind them. The drawing is
docs/architecture.md; a new package adds its row here in the same change.
"""

import ast
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "app").rglob("*.py"))
LEAVES = {"app", "app.durable_file", "app.errors", "app.words"}
LONGEST_MODULE = 400


class Rule(NamedTuple):
    """What the modules of one package may import besides the standard library and the leaves."""

    ours: set[str]
    others: frozenset[str] = frozenset()


RULES = {
    "app.domain": Rule({"app.domain"}),
    "app.models": Rule(
        {"app.models", "app.domain"},
        frozenset({"sqlalchemy", "alembic", "sqlcipher3", "uuid_utils"}),
    ),
    "app.services": Rule(
        {"app.services", "app.models", "app.domain"}, frozenset({"sqlalchemy", "argon2"})
    ),
    "app.printing": Rule({"app.printing", "app.domain"}, frozenset({"reportlab", "barcode"})),
    "app.export": Rule(
        {"app.export", "app.domain"}, frozenset({"xlsxwriter", "openpyxl", "pyzipper"})
    ),
    "app.devices": Rule({"app.devices", "app.domain"}),
    "app.ui": Rule(
        {"app.ui", "app.services", "app.devices", "app.domain"}, frozenset({"PySide6", "shiboken6"})
    ),
    "app.settings": Rule(set()),
    "app.paths": Rule(set()),
    "app.logs": Rule(set()),
    "app.durable_file": Rule(set()),
    "app.errors": Rule(set()),
    "app.words": Rule(set()),
    "app.__init__": Rule(set()),
}
# The modules directly under app/ without a row: bootstrap, the command line and what they share.
COMPOSITION = Rule({"app"})

# Libraries that one module alone may know.
ONLY_IN = {
    "app.services.office.propose_calendar": {"holidays"},
    "app.devices.key_store": {"keyring"},
    "app.devices.serial_ports": {"serial"},
    "app.models.sealed_line": {"Cryptodome"},
    "app.export.office_key": {"Cryptodome"},
    "app.printing.backends.paint": {"PySide6"},
    "app.window": {"PySide6"},
    "app.demo_day": {"PySide6"},
    "app.demo_hands": {"PySide6"},
    "app.printing.read_back": {"pypdfium2", "zxingcpp", "PIL"},
    "app.printing.barcode": {"zxingcpp"},
}

# Their values are given to the rest of the program, never read by it.
SURROUNDINGS = {"app.settings", "app.paths", "app.logs"}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def is_part_of(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def imports_of(path: Path) -> Iterator[str]:
    """Give the full name of everything ``path`` imports, wherever in the file."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relative to itself"
            # `from app.services import undo` names a module, `from app.errors import X` does not.
            for alias in node.names:
                submodule = ROOT.joinpath(*f"{node.module}.{alias.name}".split("."))
                is_module = submodule.with_suffix(".py").exists() or submodule.is_dir()
                yield f"{node.module}.{alias.name}" if is_module else str(node.module)


def package_of(module: str) -> str:
    """Give the row of the drawing ``module`` stands in; "app" for the composition."""
    found = [package for package in RULES if is_part_of(module, package)]
    assert found or module.count(".") == 1, f"{module} belongs to no package of the drawing"
    return found[0] if found else "app"


def is_allowed(imported: str, importer: str) -> bool:
    package = package_of(importer)
    rule = RULES.get(package, COMPOSITION)
    top = imported.partition(".")[0]
    if imported in SURROUNDINGS:
        return package == "app"
    if top == "app":
        return imported in LEAVES or any(is_part_of(imported, ours) for ours in rule.ours)
    return top in sys.stdlib_module_names or top in rule.others | ONLY_IN.get(importer, set())


@pytest.mark.parametrize("package", [*RULES, "app"])
def test_a_package_imports_only_what_the_drawing_allows(package: str) -> None:
    wrong = [
        f"{importer} imports {imported}"
        for path in MODULES
        if package_of(importer := module_name(path)) == package
        for imported in imports_of(path)
        if not is_allowed(imported, importer)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_command_line_starts_without_loading_qt() -> None:
    code = "import sys, app.cli; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_no_module_is_too_long_to_be_read_in_one_go() -> None:
    lengths = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n")
        for path in [*MODULES, ROOT / "run.py"]
    }
    assert {path: n for path, n in lengths.items() if n > LONGEST_MODULE} == {}


def does_something(path: Path) -> bool:
    """Tell whether ``path`` holds code that can be wrong, and not only the shape of data."""
    functions = [node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef)]
    return any(
        not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Constant)
        for function in functions
        for statement in function.body
    )


@pytest.mark.parametrize("package", ["domain", "services", "printing"])
def test_every_rule_use_case_and_form_has_its_test_twin(package: str) -> None:
    twins = {
        ROOT / "tests" / path.relative_to(ROOT / "app").with_name(f"test_{path.name}")
        for path in (ROOT / "app" / package).rglob("*.py")
        # What passes wishes on is tested by every use case, and as a whole in test_who_may.
        if path.name != "wishes.py" and does_something(path)
    }
    missing = sorted(str(twin.relative_to(ROOT)) for twin in twins if not twin.exists())
    assert not missing, "\n".join(missing)


def calls_of(path: Path, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def test_no_assertion_ends_in_a_way_out() -> None:
    """What stands before «or» and a name, or a length, proves nothing: those are always true."""
    ends = (
        (f"{path.relative_to(ROOT)}:{node.lineno}", node.test.values[-1])
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Assert)
        and isinstance(node.test, ast.BoolOp)
        and isinstance(node.test.op, ast.Or)
    )
    wrong = [
        place for place, end in ends if isinstance(end, ast.Name) or "len(" in ast.unparse(end)
    ]
    assert not wrong, "\n".join(wrong)


def test_words_are_written_whole_where_they_are_marked() -> None:
    """The extractor sees only literals: a sentence glued together would never be translated."""
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in MODULES
        for call in calls_of(path, "tr", "N_")
        if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
        or (
            isinstance(call.args[0], ast.Call)
            and ast.unparse(call.args[0].func).endswith(".format")
        )
    ]
    assert not wrong, "\n".join(wrong)


def test_words_are_given_exactly_the_values_they_name() -> None:
    wrong: list[str] = []
    for path in MODULES:
        for call in calls_of(path, "tr"):
            text, given = call.args[0], {keyword.arg for keyword in call.keywords}
            if isinstance(text, ast.Constant) and None not in given:
                named = {
                    name for _, name, _, _ in string.Formatter().parse(str(text.value)) if name
                }
                if named != given:
                    wrong.append(f"{path.relative_to(ROOT)}:{call.lineno} {named} ≠ {given}")
    assert not wrong, "\n".join(wrong)
