"""The docs stay true: every word of the program stands where a newcomer looks for it."""

import re
from pathlib import Path

import pytest

from app import __version__
from app.domain.dossier_state import Action, DossierState, Form
from tests.lifecycle_page import PAGE, lifecycle_page

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
# Parts use cases are made of, and what they are given; not wishes of their own.
NOT_WISHES = {
    "answers",
    "apologies",
    "archive",
    "audit",
    "backups",
    "begin_epoch",
    "bundle_chain",
    "bundle_contents",
    "bundle_lists",
    "bundle_origin",
    "calendar_commands",
    "catalogue_commands",
    "changes",
    "check_journal",
    "check_store",
    "clerk_sheets",
    "commands",
    "comparisons",
    "confirm_restored",
    "context",
    "corrected_person",
    "corrected_rows",
    "counter",
    "day_commands",
    "desk_line_check",
    "desk_line_rows",
    "document_json",
    "counting",
    "dossier_papers",
    "dossier_rows",
    "fee_rows",
    "entry",
    "evidence",
    "export_answers",
    "exchange",
    "figures",
    "filter_conditions",
    "finding",
    "handing_out",
    "handling_time",
    "groups",
    "hashing",
    "held_against",
    "history",
    "journal_entry",
    "journal_lines",
    "journal_returns",
    "journal_rows",
    "journal_steps",
    "journal_upkeep",
    "keep_desk_lines",
    "line_lists",
    "late_dossiers",
    "match_returns",
    "merge_desk_lines",
    "missed_days",
    "signed_figures",
    "merge_dossiers",
    "merge_names",
    "merge_preview",
    "new_entry",
    "new_slip",
    "numbers",
    "official_commands",
    "opening_commands",
    "outages_of_period",
    "takings_of_period",
    "own_papers",
    "paper",
    "paper_facts",
    "plan_correction",
    "plugs",
    "ports",
    "prepare_intake",
    "promise_now",
    "propose_calendar",
    "public_texts",
    "put_out_report",
    "put_out_text",
    "rebuild_codes",
    "rebuild_dossiers",
    "receipt",
    "reception_check",
    "register_commands",
    "register_table",
    "report_commands",
    "report_work",
    "restore_source",
    "starter_data",
    "step_conditions",
    "stations",
    "step_commands",
    "store_trouble",
    "take_step",
    "turn_away",
    "upkeep",
    "versions",
    "visit_counts",
    "wishes",
    "working_times",
    "takings",
}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_state_action_and_form_is_in_the_glossary() -> None:
    glossary = read(DOCS / "glossary.md")
    words = (*DossierState, *Action, *Form)
    assert [str(word) for word in words if f"`{word}`" not in glossary] == []


def test_every_use_case_is_in_the_glossary() -> None:
    modules = {path.stem for path in (ROOT / "app" / "services").rglob("[a-z]*.py")}
    glossary = read(DOCS / "glossary.md")
    assert {name for name in modules - NOT_WISHES if f"`{name}`" not in glossary} == set()


def test_every_command_is_described_for_whoever_looks_after_the_pc() -> None:
    commands = re.findall(
        r'_command\(\s*commands, "([a-z-]+)"', read(ROOT / "app" / "cli_commands.py")
    )
    assert len(commands) >= 12
    described = read(DOCS / "operations.md")
    assert [name for name in commands if f"motcua {name}" not in described] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    links = re.findall(r"\]\(([^)#:]+)\)", read(path))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_changelog_knows_this_version() -> None:
    assert f"## {__version__}" in read(ROOT / "CHANGELOG.md")


def test_decisions_are_numbered_without_gaps_and_say_their_status() -> None:
    decisions = sorted((DOCS / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    assert [path.name for path in decisions if "Status" not in read(path)] == []


def test_the_life_of_a_dossier_is_told_as_the_table_has_it() -> None:
    assert read(PAGE) == lifecycle_page()
