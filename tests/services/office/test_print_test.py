from app.domain.barcode_digits import code_from_barcode
from app.domain.documents import PaperSize
from app.domain.roles import Actor
from app.domain.scan_answers import ScanMeaning
from app.printing.read_back import read_codes
from app.services.commands import PrinterChoice
from app.services.counter import Counter


def test_the_slip_scans_back_and_leads_to_no_dossier(counter: Counter, clerk: Actor) -> None:
    file = counter.office.print_test(PrinterChoice(size=PaperSize.A5))
    assert file is not None
    (barcode,) = [code for code in read_codes(file) if code.symbology == "Code128"]
    code = code_from_barcode(barcode.text)
    assert counter.dossiers.look_up(clerk, code).meaning is ScanMeaning.UNKNOWN_CODE
