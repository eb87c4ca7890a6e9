"""The kinds of paper a PC binds printers to; which printer that is, its settings say."""

from enum import StrEnum

from app.words import N_


class PrinterRole(StrEnum):
    """A printer is chosen for each of these; without a choice, lists and labels go with slips."""

    SLIP = "slip"
    LIST = "list"
    LABEL = "label"


PRINTER_ROLE_LABELS: dict[PrinterRole, str] = {
    PrinterRole.SLIP: N_("Giấy hẹn, phiếu cho công dân"),
    PrinterRole.LIST: N_("Danh sách, sổ, phiếu cuối ngày"),
    PrinterRole.LABEL: N_("Nhãn túi hồ sơ"),
}
