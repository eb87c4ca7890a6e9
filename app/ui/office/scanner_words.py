"""What the set-up page of scanners says: for each finding a title and what to change; no widget."""

from app.devices.raw_keys import KeyKind, RawEntry
from app.devices.scanner_check import Diagnosis, Finding
from app.devices.scanner_timing import TimingFit
from app.devices.serial_scanner import LineState
from app.ui.widgets.inline_banner import BannerKind
from app.words import N_, tr

_SWITCH_OFF = N_("Tắt bộ gõ, chuyển bàn phím Windows sang ENG (phím Windows + phím cách).")

_WORDS: dict[Finding, tuple[str, str]] = {
    Finding.PLAIN: (
        N_("Máy quét gõ như bàn phím và gõ đúng."),
        N_("Không phải đổi gì."),
    ),
    Finding.SERIAL: (
        N_("Máy quét ở chế độ cổng COM."),
        N_("Nhận đủ chữ có dấu trên thẻ căn cước; không phải đổi gì."),
    ),
    Finding.TYPED: (
        N_("Đây là tay gõ, không phải máy quét."),
        N_("Cầm máy quét bắn vào mã trên trang thử."),
    ),
    Finding.PROGRAM_KEY: (
        N_("Máy quét bấm một phím F trước mã: phím đó làm việc khác trong chương trình."),
        N_("Đổi ký tự đầu (prefix) của máy quét thành dấu ~ hoặc bỏ đi."),
    ),
    Finding.ALT_CODES: (
        N_("Máy quét gõ chữ bằng Alt và số nên chữ có dấu bị hỏng."),
        N_("Chuyển máy quét sang USB-COM, hoặc tắt «ALT mode» bằng mã trong sách của máy quét."),
    ),
    Finding.DIGIT_LOST: (N_("Bộ gõ tiếng Việt đã làm mất một chữ số của mã."), _SWITCH_OFF),
    Finding.INPUT_METHOD: (
        N_("Bộ gõ tiếng Việt đang bật."),
        N_("Chương trình vẫn đọc được. Chắc chắn hơn: cài cho máy quét ký tự đầu (prefix) là ~."),
    ),
    Finding.VIETNAMESE_LAYOUT: (
        N_("Bàn phím Windows đang là «Vietnamese»: hàng số thành ă â ê."),
        N_("Chương trình vẫn đọc được. Nên chuyển sang ENG (phím Windows + phím cách)."),
    ),
    Finding.FRENCH_LAYOUT: (
        N_('Bàn phím Windows đang là tiếng Pháp: hàng số thành & é ".'),
        N_("Mã của mình vẫn đọc được. Nên chuyển sang ENG (phím Windows + phím cách)."),
    ),
    Finding.OTHER_LAYOUT: (
        N_("Bàn phím Windows không phải kiểu Mỹ: hàng số ra chữ khác."),
        N_("Chuyển sang ENG (phím Windows + phím cách), hoặc đặt kiểu bàn phím cho máy quét."),
    ),
    Finding.LETTERS_LOST: (
        N_("Chữ có dấu trên thẻ bị mất: máy quét kiểu bàn phím không gõ được."),
        N_("Chuyển máy quét sang USB-COM. Nếu không, số và ngày vẫn điền được, họ tên gõ tay."),
    ),
    Finding.CAPS_LOCK: (
        N_("Phím Caps Lock đang bật: chữ hoa và chữ thường bị đổi chỗ."),
        N_("Tắt Caps Lock trên bàn phím."),
    ),
    Finding.SLOW: (
        N_("Máy quét gõ chậm nên khó phân biệt với tay người."),
        N_("Bỏ độ trễ giữa các phím (inter-character delay) của máy quét, đặt bằng 0."),
    ),
    Finding.NO_END: (
        N_("Máy quét không bấm Enter sau mã."),
        N_("Chương trình đợi thêm một nhịp mới nhận. Nên cài ký tự cuối (suffix) là Enter (CR)."),
    ),
    Finding.TAB_END: (
        N_("Máy quét bấm Tab sau mã."),
        N_("Dùng được. Nếu cài lại, chọn ký tự cuối (suffix) là Enter (CR)."),
    ),
    Finding.AIM_PREFIX: (
        N_("Máy quét gửi thêm loại mã (như ]C1) ở đầu."),
        N_("Chương trình tự bỏ. Nên tắt «AIM ID» để phần mềm khác không bị thừa chữ."),
    ),
    Finding.PREFIX: (
        N_("Máy quét có ký tự đầu (prefix)."),
        N_("Như vậy là tốt: bộ gõ tiếng Việt không làm hỏng mã được."),
    ),
    Finding.NO_PREFIX: (
        N_("Nên có ký tự đầu (prefix)."),
        N_("Cài dấu ~ làm ký tự đầu thì bộ gõ tiếng Việt không làm hỏng mã được."),
    ),
    Finding.OTHER_CODE: (
        N_("Mã này không phải của bộ phận một cửa."),
        N_("Quét mã trên trang thử, hoặc mã vạch trên một giấy hẹn."),
    ),
    Finding.UNKNOWN: (
        N_("Không nhận ra mã vừa quét."),
        N_("Quét mã trên trang thử, hoặc mã vạch trên một giấy hẹn."),
    ),
}


def verdict(diagnosis: Diagnosis) -> tuple[BannerKind, str, str]:
    """Return how loud to be about a scan, and what to say: first what is gravest."""
    title, advice = _WORDS[diagnosis.gravest]
    kind: BannerKind = (
        "success" if diagnosis.is_fine else "warn" if diagnosis.needs_change else "info"
    )
    return kind, tr(title), tr(advice)


def other_remarks(diagnosis: Diagnosis) -> list[str]:
    """Return what else there is to say, one sentence with its advice each."""
    words = [_WORDS[finding] for finding in diagnosis.findings[1:]]
    return [" ".join(map(tr, both)) for both in words]


def entry_words(diagnosis: Diagnosis, entry: RawEntry | None = None) -> str:
    """Return the line about one scan: what came, masked where it is nobody's business, how fast.

    Without keys it came through the serial port.
    """
    if entry is None:
        return tr("{shown} · qua cổng COM", shown=diagnosis.shown)
    ends = {KeyKind.ENTER: tr("Enter"), KeyKind.TAB: tr("Tab"), None: tr("không có ký tự cuối")}
    return tr(
        "{shown} · {end} · {count} phím cách nhau {median} ms, lâu nhất {worst} ms",
        shown=diagnosis.shown,
        end=ends[entry.end],
        count=len(entry.signs),
        median=entry.median_gap,
        worst=entry.worst_gap,
    )


def fit_words(fit: TimingFit, median_gap: int, *, hand_measured: bool) -> str:
    """Return the figures of the trial with the limit that fits."""
    hand = tr("tay nhanh nhất") if hand_measured else tr("tay nhanh thường gặp")
    figures = tr(
        "Máy quét: cách nhau {median} ms, lâu nhất {slowest} ms; {hand}: {fastest} ms.",
        median=median_gap,
        slowest=fit.slowest_scan,
        hand=hand,
        fastest=fit.fastest_hand,
    )
    if fit.margin <= 0:
        refused = tr(
            "Máy quét chậm hơn tay nên không đặt ngưỡng theo nhịp được: giữ {limit} ms, mã quét "
            "được nhận ra nhờ số kiểm tra.",
            limit=fit.timing.digit_gap,
        )
        return f"{figures} {refused}"
    limit = tr(
        "Ngưỡng {limit} ms, khoảng hở {margin} ms.", limit=fit.timing.digit_gap, margin=fit.margin
    )
    return f"{figures} {limit}"


def line_words(state: LineState, port: str) -> tuple[BannerKind, str]:
    """Return how the serial port is; nothing to say while nobody listens."""
    match state:
        case LineState.OFF:
            return "info", ""
        case LineState.READY:
            return "success", tr("Đang nghe ở cổng {port}.", port=port)
        case LineState.ABSENT if port:
            return "warn", tr("Chưa thấy máy quét ở cổng {port}: cắm vào là nghe ngay.", port=port)
        case LineState.ABSENT:
            return "warn", tr("Chưa thấy cổng nào giống máy quét: cắm máy quét, hoặc chọn cổng.")
        case LineState.TAKEN:
            return "warn", tr(
                "Cổng {port} có nhưng không mở được: chương trình khác đang dùng, hoặc người dùng "
                "này không có quyền.",
                port=port,
            )
