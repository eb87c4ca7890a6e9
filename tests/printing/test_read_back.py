"""What was drawn can be read again, page by page."""

from pathlib import Path

from app.domain.documents import PaperSize, PrintJob
from app.printing.compose import compose
from app.printing.read_back import ReadCode, read_codes
from tests.printing.papers import DAY_SHEET, NEW, RECEIPT, pdf_of

JOB = PrintJob(document=RECEIPT, form_set=NEW, title="giay-hen", size=PaperSize.A5)


def test_both_codes_of_both_counterparts_are_read() -> None:
    found = read_codes(pdf_of(compose(JOB, dpi=300)))
    assert set(found) == {
        ReadCode(page, symbology, RECEIPT.barcode)
        for page in (1, 2)
        for symbology in ("Code128", "QRCode")
    }


def test_a_file_can_be_read_too(tmp_path: Path) -> None:
    path = tmp_path / "giấy.pdf"
    path.write_bytes(pdf_of(compose(JOB, dpi=600)))
    assert {code.text for code in read_codes(path)} == {RECEIPT.barcode}


def test_a_paper_without_code_gives_none() -> None:
    job = PrintJob(document=DAY_SHEET, form_set=NEW, title="cuoi-ngay")
    assert read_codes(pdf_of(compose(job, dpi=300)), dpi=150) == ()
