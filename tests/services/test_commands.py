from app.domain.documents import PaperSize
from app.domain.printer_role import PrinterRole
from app.services.commands import PrinterChoice


def test_other_papers_come_out_with_the_slips_unless_chosen_otherwise() -> None:
    label = PrinterChoice("Máy in nhãn", PaperSize.A5, 203)
    slips = PrinterChoice("Canon LBP2900", PaperSize.A4, 600, {PrinterRole.LABEL: label})
    assert slips.for_role(PrinterRole.LABEL) is label
    assert slips.for_role(PrinterRole.LIST) is slips
    assert slips.for_role(PrinterRole.SLIP) is slips


def test_a_choice_without_others_is_as_it_always_was() -> None:
    assert PrinterChoice("HP", PaperSize.A4) == PrinterChoice("HP", PaperSize.A4, 300)
    assert len({PrinterChoice("HP"), PrinterChoice("HP")}) == 1
