"""The other codes a clerk scans by mistake, told apart by shape to say what to scan instead.

Nothing of their content is read or kept: an insurance card is personal data too.
"""

import re

from app.errors import InputError
from app.words import N_

_SCAN_CARD = N_("Quét mã QR trên thẻ căn cước (thẻ mới: mặt sau), hoặc nhập tay.")
_SCAN_OURS = N_("Quét mã vạch trên giấy tiếp nhận hoặc mã QR trên thẻ căn cước.")

_INSURANCE_NUMBER = re.compile(r"[A-Z]{2}[0-9]{13}|[0-9]{10}")
_HEX_NAME = re.compile(r"(?:[0-9A-Fa-f]{2}){6,}")
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.\-]*://|www\.)|[a-z0-9.\-]+\.(?:vn|com|me|net|org)(?:/|$)", re.I
)
_OPAQUE = re.compile(r"[A-Za-z0-9+/=_.\-]{40,}|[{\[].*", re.DOTALL)


def foreign_code(text: str) -> InputError:
    """Return the error, field "card", that names the kind of ``text`` without quoting it."""
    title, advice = _title_and_advice(text.strip())
    return InputError("card", title, advice)


def is_health_insurance(text: str) -> bool:
    """True for the QR text of a health insurance card."""
    fields = [part.strip() for part in text.split("|")]
    if len(fields) < 3 or re.fullmatch(r"[0-9]{12}", fields[0]):
        return False
    return bool(
        _INSURANCE_NUMBER.fullmatch(fields[0])
        or _HEX_NAME.fullmatch(fields[1])
        or fields[-1].endswith("$")
    )


def _title_and_advice(text: str) -> tuple[str, str]:
    if "|" in text:
        return _with_pipes(text.split("|")), _SCAN_CARD
    if "<<" in text or text.upper().startswith("IDVNM"):
        return N_("Đây là dòng mã dành cho máy đọc ở mặt sau thẻ, không phải mã QR."), _SCAN_CARD
    if text.startswith("000201"):
        return N_("Đây là mã QR chuyển tiền của ngân hàng."), _SCAN_OURS
    if text[:5].upper() == "WIFI:":
        return N_("Đây là mã QR của mạng wifi."), _SCAN_OURS
    if text.upper().startswith(("BEGIN:VCARD", "MECARD:")):
        return N_("Đây là mã QR của danh thiếp."), _SCAN_OURS
    if _LINK.match(text):
        return _link_title(text.casefold()), _SCAN_OURS
    if _OPAQUE.fullmatch(text):
        return (
            N_("Không đọc được mã này. Mã trên màn hình VNeID không đọc được tại quầy."),
            _SCAN_CARD,
        )
    return N_("Không nhận ra mã vừa quét."), _SCAN_OURS


def _with_pipes(fields: list[str]) -> str:
    first = fields[0].strip()
    if len(fields) == 2:
        return N_("Đây là mã QR của ứng dụng VssID (bảo hiểm xã hội).")
    if re.fullmatch(r"[0-9]{12}", first):
        return N_("Mã QR trên thẻ căn cước đọc chưa hết hoặc bị lỗi.")
    if is_health_insurance("|".join(fields)):
        return N_("Đây là mã QR của thẻ bảo hiểm y tế.")
    return N_("Đây không phải mã QR của thẻ căn cước.")


def _link_title(link: str) -> str:
    if "zalo" in link:
        return N_("Đây là mã QR của Zalo.")
    if "vneid" in link or "dancuquocgia" in link:
        return N_("Đây là mã QR của VNeID, không đọc được tại quầy.")
    return N_("Đây là mã QR của một trang web.")
