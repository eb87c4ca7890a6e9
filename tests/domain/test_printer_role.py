from app.domain.printer_role import PRINTER_ROLE_LABELS, PrinterRole


def test_every_role_has_its_own_words() -> None:
    assert set(PRINTER_ROLE_LABELS) == set(PrinterRole)
    assert len(set(PRINTER_ROLE_LABELS.values())) == len(PrinterRole)
