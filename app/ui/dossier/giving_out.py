"""What F9 of the return page asks for: all of a result, a part of it, or a note that it was sent.

Nothing runs here; the page has the wish carried out and then says what ``Given`` tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.domain.return_parts import kept_in_words
from app.errors import InputError
from app.services.commands import HandOut, ReturnResult
from app.services.step_commands import ReturnElectronically, ReturnPart
from app.words import N_

if TYPE_CHECKING:
    from app.services.counter import Counter


class Giving(StrEnum):
    """How much goes out, and in which way."""

    WHOLE = "whole"
    PART = "part"
    ELECTRONIC = "electronic"


GIVING_LABELS: dict[Giving, str] = {
    Giving.WHOLE: N_("Trả kết quả"),
    Giving.PART: N_("Trả một phần"),
    Giving.ELECTRONIC: N_("Ghi đã trả điện tử"),
}
"""What the key of the page is called."""

GIVEN_WORDS: dict[Giving, tuple[str, str]] = {
    Giving.WHOLE: (
        N_("ĐÃ TRẢ {code}"),
        N_("Người nhận: {who}, lúc {time}. Quét phiếu tiếp theo."),
    ),
    Giving.PART: (
        N_("ĐÃ TRẢ MỘT PHẦN {code}"),
        N_("Người nhận: {who}, lúc {time}. Phần giữ lại còn chờ trả."),
    ),
    Giving.ELECTRONIC: (
        N_("ĐÃ TRẢ ĐIỆN TỬ {code}"),
        N_("Đã gửi tới {who}, lúc {time}. Quét phiếu tiếp theo."),
    ),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What has just been given out, and to whom or where; only the last of it can be undone."""

    dossier_id: int
    code: str
    giving: Giving
    who: str

    @property
    def undoable(self) -> bool:
        """Say whether the dossier counts as returned now."""
        return self.giving is not Giving.PART


def command_for(
    wish: HandOut, given: Sequence[str], kept: Sequence[str], why: str
) -> ReturnResult | ReturnPart | ReturnElectronically:
    """Return the wish of the collector's form as it is with some parts kept back.

    InputError when nothing would be given, or what went electronically cannot be kept in part.
    """
    if isinstance(wish, ReturnElectronically):
        if kept:
            raise InputError("kept", N_("Trả điện tử thì không giữ lại phần nào."))
        return wish
    assert isinstance(wish, ReturnResult)
    if not kept:
        return wish
    if not given:
        raise InputError("kept", N_("Chưa chọn phần nào để trao."))
    who: dict[str, Any] = {name: getattr(wish, name) for name in HandOut.__dataclass_fields__}
    return ReturnPart(**who, given=tuple(given), kept=kept_in_words(kept), reason=why)


def give_out(
    counter: "Counter", command: ReturnResult | ReturnPart | ReturnElectronically
) -> object:
    """Have ``command`` carried out."""
    match command:
        case ReturnPart():
            return counter.dossiers.return_part(command)
        case ReturnElectronically():
            return counter.dossiers.return_electronically(command)
        case ReturnResult():
            return counter.dossiers.return_result(command)


def given_by(command: ReturnResult | ReturnPart | ReturnElectronically, code: str) -> Given:
    """Return what to say once ``command`` has been carried out with the dossier ``code``."""
    match command:
        case ReturnPart():
            return Given(command.dossier_id, code, Giving.PART, command.collector_name)
        case ReturnElectronically():
            return Given(command.dossier_id, code, Giving.ELECTRONIC, command.sent_to)
        case ReturnResult():
            return Given(command.dossier_id, code, Giving.WHOLE, command.collector_name)
