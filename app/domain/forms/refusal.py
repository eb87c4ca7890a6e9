"""Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu số 03)."""

from dataclasses import dataclass

from app.domain.checked_json import template
from app.domain.forms.desk_slip import SLIP_VALUES, DeskSlipDocument, DeskSlipWording
from app.domain.forms.parts import TextLine


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalLine(TextLine):
    """A line of the refusal."""

    text: str = template(*SLIP_VALUES)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalWording(DeskSlipWording):
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu số 03); reasons stand between the lines."""

    opening: tuple[RefusalLine, ...]
    reason: str = template("number", "reason")
    closing: tuple[RefusalLine, ...]
    submitter_signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalDocument(DeskSlipDocument):
    """Why a dossier is not received: reasons of the law, each a sentence of its own."""

    submitter_name: str = ""
    reasons: tuple[str, ...]
