"""Papers saved as files are whole, and none replaces another."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.documents import PaperSize, PrintJob
from app.errors import DeviceError
from app.printing.read_back import read_codes
from app.printing.spooler import PdfFolderPrinter
from tests.printing.papers import NEW, RECEIPT

JOB = PrintJob(document=RECEIPT, form_set=NEW, title=f"giay-hen-{RECEIPT.code}", size=PaperSize.A5)


def test_a_paper_is_saved_under_its_title_and_can_be_scanned(tmp_path: Path) -> None:
    path = PdfFolderPrinter(tmp_path / "giấy đã in").print_document(JOB)
    assert path == tmp_path / "giấy đã in" / f"giay-hen-{RECEIPT.code}.pdf"
    assert {code.text for code in read_codes(path)} == {RECEIPT.barcode}
    assert list(path.parent.iterdir()) == [path]


def test_a_second_paper_of_the_same_title_gets_a_number(tmp_path: Path) -> None:
    printer = PdfFolderPrinter(tmp_path)
    names = [printer.print_document(JOB).name for _ in range(3)]
    title = f"giay-hen-{RECEIPT.code}"
    assert names == [f"{title}.pdf", f"{title} (2).pdf", f"{title} (3).pdf"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("H26.32.15-211120-0001", "H26.32.15-211120-0001.pdf"),
        ("Số: 12/2026?", "Số- 12-2026-.pdf"),
        ("con", "_con.pdf"),
        (" ... ", "giay.pdf"),
    ],
)
def test_every_title_becomes_a_file_name_that_windows_takes(
    tmp_path: Path, title: str, name: str
) -> None:
    assert PdfFolderPrinter(tmp_path).print_document(replace(JOB, title=title)).name == name


def test_a_folder_that_cannot_be_written_is_told_like_a_printer_that_fails(tmp_path: Path) -> None:
    blocked = tmp_path / "not-a-folder"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(DeviceError) as failed:
        PdfFolderPrinter(blocked).print_document(JOB)
    assert "not-a-folder" in str(failed.value)
