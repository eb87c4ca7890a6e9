"""Samples stand under the office's own head and carry codes that can be scanned."""

from app.domain.barcode_digits import read_slip
from app.domain.samples import dossier_papers
from tests.builders import PROFILE

HEADER = PROFILE.header()


def test_a_sample_has_the_head_of_the_office() -> None:
    assert dossier_papers.receipt(HEADER).header == HEADER
    assert dossier_papers.stop_notice(HEADER).header == HEADER


def test_the_code_on_a_sample_is_a_whole_one() -> None:
    assert str(read_slip(dossier_papers.receipt(HEADER).barcode).code) == dossier_papers.CODE
