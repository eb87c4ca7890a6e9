"""A text goes to paper, plain text and a page for the portal, word for word as it was edited."""

from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from app.domain.reports.report import Report, ReportKind, ReportOrder
from app.errors import InputError
from app.services.counter import Counter
from tests import builders


def made(counter: Counter, kind: ReportKind) -> Report:
    order = ReportOrder(kind=kind, first=date(2026, 11, 1), last=date(2026, 11, 30))
    return counter.reports.make(builders.supervisor(counter), order)


def test_what_was_edited_is_what_goes_out(autumn: Counter, tmp_path: Path) -> None:
    by = builders.supervisor(autumn)
    report = made(autumn, ReportKind.LOUDSPEAKER).edited("Kính thưa bà con.\n\n  Hai   câu. \n")
    assert report.text is not None
    assert report.text.paragraphs == ("Kính thưa bà con.", "Hai câu.")
    (path,) = autumn.reports.write(by, report, tmp_path / "loa.txt").paths
    assert path.read_bytes().decode("utf-8-sig") == "Kính thưa bà con.\r\n\r\nHai câu.\r\n"
    (paper,) = autumn.reports.documents(by, report)
    assert getattr(paper, "paragraphs", ()) == report.text.paragraphs


def test_the_paper_of_a_notice_has_the_figures_of_its_table(
    autumn: Counter, tmp_path: Path
) -> None:
    report = made(autumn, ReportKind.NOTICE)
    by = builders.supervisor(autumn)
    (path,) = autumn.reports.write(by, report, tmp_path / "cong-khai.pdf").paths
    document = pdfium.PdfDocument(path)
    assert len(document) == 1
    lines = document[0].get_textpage().get_text_bounded().splitlines()
    document.close()
    said = " ".join(" ".join(lines).split())
    totals = [str(cell) for cell in report.tables[0].totals[2:]]
    assert " ".join(totals) in said
    assert by.name not in said
    assert report.text is not None
    assert " ".join(report.text.paragraphs[0].split()) in said


def test_the_page_for_the_portal_has_the_fields_but_not_the_figures_beside(
    autumn: Counter, tmp_path: Path
) -> None:
    report = made(autumn, ReportKind.NOTICE)
    by = builders.supervisor(autumn)
    (path,) = autumn.reports.write(by, report, tmp_path / "cong-khai.html").paths
    page = path.read_text(encoding="utf-8")
    assert page.count("<table>") == 1
    assert all(f"<td>{cell}</td>" in page for cell in report.tables[0].totals[2:])


@pytest.mark.parametrize(
    ("typed", "name"), [(" \n ", "loa.txt"), ("Một chữ lạ: 龍", "loa.html"), ("", "loa.pdf")]
)
def test_a_text_that_paper_cannot_show_is_refused(
    autumn: Counter, tmp_path: Path, typed: str, name: str
) -> None:
    report = made(autumn, ReportKind.LOUDSPEAKER).edited(typed)
    with pytest.raises(InputError) as caught:
        autumn.reports.write(builders.supervisor(autumn), report, tmp_path / name)
    assert caught.value.field == "text"


def test_only_a_text_is_written_as_text(autumn: Counter, tmp_path: Path) -> None:
    report = made(autumn, ReportKind.FEES)
    assert report.edited("Chữ khác") is report
    with pytest.raises(InputError):
        autumn.reports.write(builders.supervisor(autumn), report, tmp_path / "phi.html")


def test_the_paper_waits_for_a_printer(counter: Counter) -> None:
    report = made(counter, ReportKind.YEAR_TEXT).edited("Năm nay ít hồ sơ.")
    asked = counter.reports.issue(builders.supervisor(counter), report)
    assert len(asked.print_ids) == 1
