"""How the answers to a scan look: color and icon beside their words, on banners and in lists."""

from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning, Severity
from app.ui.widgets.inline_banner import BannerKind
from app.ui.widgets.status_pill import Pill, PillTone
from app.words import tr

LOOKS: dict[Severity, BannerKind] = {
    Severity.GOOD: "success",
    Severity.LOOK: "warn",
    Severity.STOP: "error",
}
TONES: dict[Severity, PillTone] = {
    Severity.GOOD: PillTone.FINE,
    Severity.LOOK: PillTone.SOON,
    Severity.STOP: PillTone.LATE,
}
ICONS: dict[ScanMeaning, str] = {
    ScanMeaning.READY: "circle-check",
    ScanMeaning.PARTS_TO_GIVE: "package",
    ScanMeaning.PARTS_MISSING: "file-alert",
    ScanMeaning.OUT_FOR_DELIVERY: "send",
    ScanMeaning.FEE_DUE: "coin",
    ScanMeaning.AT_DESK: "inbox",
    ScanMeaning.IN_PROCESS: "progress",
    ScanMeaning.OVERDUE: "bell",
    ScanMeaning.AWAITING_SUPPLEMENT: "paperclip",
    ScanMeaning.AWAITING_PAYMENT: "hourglass",
    ScanMeaning.ALREADY_RETURNED: "history",
    ScanMeaning.STOPPED: "player-stop",
    ScanMeaning.REFUSED: "ban",
    ScanMeaning.GUIDED: "circle-dashed",
    ScanMeaning.CANCELLED: "file-off",
    ScanMeaning.OLDER_SLIP: "copy",
    ScanMeaning.UNKNOWN_CODE: "help-circle",
    ScanMeaning.ANOTHER_OFFICE: "building-bank",
    ScanMeaning.ANOTHER_STATION: "usb",
    ScanMeaning.AWAITING_MATCH: "clock",
    ScanMeaning.FAILED_CHECK: "barcode",
    ScanMeaning.CARD: "id",
    ScanMeaning.CARD_UNREADABLE: "eye-off",
    ScanMeaning.IDENTITY_NUMBER: "user",
    ScanMeaning.HEALTH_INSURANCE: "file-x",
    ScanMeaning.FOREIGN_CODE: "alert-octagon",
    ScanMeaning.PROCEDURE: "book",
    ScanMeaning.COMMAND: "check",
    ScanMeaning.EMERGENCY_SLIP: "file-alert",
    ScanMeaning.POSTAL_ITEM: "package",
    ScanMeaning.TEST_SHEET: "printer",
    ScanMeaning.INPUT_METHOD: "keyboard",
    ScanMeaning.UNREADABLE: "scan",
    ScanMeaning.REPEATED: "refresh",
}


def pill_of(meaning: ScanMeaning) -> Pill:
    """Return the answer as a word with its icon and tone."""
    answer = SCAN_ANSWERS[meaning]
    return Pill(tr(answer.word), ICONS[meaning], TONES[answer.severity])
