"""A text for the public is edited before it goes out, and what was edited is not lost."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.reports.report import Report, ReportKind, ReportText
from app.domain.vietnam_time import local
from app.ui.reports.text_view import TextView

TEXT = ReportText("BÀI", "Tháng 11 năm 2026", ("Câu một 5\u00a0%.", "Câu hai."))
REPORT = Report(
    kind=ReportKind.LOUDSPEAKER,
    title="BÀI",
    first=date(2026, 11, 1),
    last=date(2026, 11, 30),
    counted_at=local(2026, 12, 1),
    sections=(),
    text=TEXT,
)
YEAR = replace(REPORT, kind=ReportKind.YEAR_TEXT)


@pytest.fixture
def view(qtbot: QtBot) -> TextView:
    view = TextView()
    qtbot.addWidget(view)
    view.show_report(REPORT)
    return view


def test_a_text_nobody_touched_goes_out_as_it_was_made(view: TextView) -> None:
    assert view.edited(REPORT) is REPORT
    assert not view.restore.isEnabled()
    assert "giây" in view.state.text()


def test_an_edit_outlives_other_reports_and_is_taken_back(view: TextView) -> None:
    view.editor.setPlainText("Câu khác.")
    view.show_report(YEAR)
    assert view.edited(YEAR) is YEAR
    assert "giây" not in view.state.text()
    view.show_report(REPORT)
    changed = view.edited(REPORT).text
    assert changed is not None
    assert changed.paragraphs == ("Câu khác.",)
    view.restore.click()
    assert view.editor.toPlainText() == "Câu một 5 %.\n\nCâu hai."
    assert view.edited(REPORT) is REPORT


def test_new_figures_do_not_overwrite_an_edit_but_are_told(view: TextView) -> None:
    view.editor.setPlainText("Câu khác.")
    recounted = replace(REPORT, text=replace(TEXT, paragraphs=("Câu một 6 %.",)))
    view.show_report(recounted)
    assert view.editor.toPlainText() == "Câu khác."
    assert not view.note.isHidden()
    view.restore.click()
    assert view.editor.toPlainText() == "Câu một 6 %."
    assert view.note.isHidden()


def test_the_text_is_copied_as_it_stands(view: TextView) -> None:
    view.editor.setPlainText("Chép câu này.")
    view.copy.click()
    assert QApplication.clipboard().text() == "Chép câu này."
