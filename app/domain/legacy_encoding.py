"""Text from before Unicode: .VnTime (TCVN3, also called ABC) and VNI Windows, turned into Unicode.

Such text sits in old workbooks as Latin letters that only an old font makes readable. Reading the
files is not done here. Give the ``looks_like`` functions a whole column or sheet joined together:
one short cell seldom gives an encoding away.
"""

import re
from functools import partial

from app.domain.text import nfc

_TCVN3_LOWER = "¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_UNICODE_LOWER = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_FROM_TCVN3 = str.maketrans(_TCVN3_LOWER + "¡¢£¤¥¦§", _UNICODE_LOWER + "ĂÂÊÔƠƯĐ")

# Characters of TCVN3 that no text in Unicode Vietnamese has inside a word. Ð is left out: many
# take it for Đ. The signs count only beside a letter, and « » not where they quote.
_TCVN3_LETTERS = "ÆÇËÎÏÑÖØÜÞßäåæçëîïñöøûüþ"
_TCVN3_SIGNS = "¡¢£¤¥¦§¨©ª¬\xad®µ¶·¸¹¼½¾×÷"
_TCVN3_TELLTALE = re.compile(
    f"[{_TCVN3_LETTERS}]|(?<=[A-Za-z])[{_TCVN3_SIGNS}«]|[{_TCVN3_SIGNS}»](?=[A-Za-z])"
)

_VNI_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {
    "â": "",
    "à": "\u0300",
    "á": "\u0301",
    "å": "\u0309",
    "ã": "\u0303",
    "ä": "\u0323",
}
_VNI_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
_VNI_LETTER = re.compile(
    "(?P<toned>[aeouyôö])(?P<tone>[øùûõï])|(?P<roofed>[aeo])(?P<roof>[âàáåãä])"
    "|(?P<curved>a)(?P<curve>[êèéúüë])|(?P<single>[ôöñíìæóòî])",
    re.IGNORECASE,
)
_VNI_TELLTALE = re.compile("[øûïåäüëñöæî]", re.IGNORECASE)

_ABOVE_ASCII = re.compile(r"[^\x00-\x7f]")
_UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
_CAPITALS = re.compile(r"[A-Z]{2}")
_SMALL_LETTER = re.compile(r"[a-z]")


def looks_like_tcvn3(text: str) -> bool:
    """True if ``text`` is Vietnamese in TCVN3, shown as Latin letters: NguyÔn V¨n Hµ."""
    if _UNICODE_ONLY.search(text) or looks_like_vni(text):
        return False
    return _TCVN3_TELLTALE.search(text) is not None


def from_tcvn3(text: str) -> str:
    """Return TCVN3 ``text`` in Unicode, NFC. Call it on the raw text: ư is the soft hyphen there.

    TCVN3 has no capitals with tones, a capital font draws them; only in a text all in capitals
    (NGUYÔN) they can be told and are put back.
    """
    converted = text.translate(_FROM_TCVN3)
    if _CAPITALS.search(text) and not _SMALL_LETTER.search(text):
        converted = converted.upper()
    return nfc(converted)


def looks_like_vni(text: str) -> bool:
    """True if ``text`` is Vietnamese in VNI Windows, two characters a letter: Nguyeãn Vaên Haø."""
    foreign = len(_ABOVE_ASCII.findall(text))
    if not foreign or _UNICODE_ONLY.search(text) or not _VNI_TELLTALE.search(text):
        return False
    left_over = len(_ABOVE_ASCII.findall(_VNI_LETTER.sub("", text)))
    return left_over * 10 <= foreign


def from_vni(text: str) -> str:
    """Return VNI Windows ``text`` in Unicode, NFC; the letter decides the case, not its mark."""
    return nfc(_VNI_LETTER.sub(_vni_letter, text))


def _vni_letter(found: re.Match[str]) -> str:
    letter = partial(_keep_case, like=found[0][0])
    if found["toned"]:
        base = found["toned"].lower()
        return letter(_VNI_SINGLE.get(base, base) + _VNI_TONES[found["tone"].lower()])
    if found["roofed"]:
        return letter(found["roofed"] + "\u0302" + _VNI_CIRCUMFLEX[found["roof"].lower()])
    if found["curved"]:
        return letter(found["curved"] + "\u0306" + _VNI_BREVE[found["curve"].lower()])
    return letter(_VNI_SINGLE[found["single"].lower()])


def _keep_case(text: str, *, like: str) -> str:
    return text.upper() if like.isupper() else text.lower()
