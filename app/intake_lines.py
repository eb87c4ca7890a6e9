"""Intakes as JSON Lines: emergency slips typed up elsewhere, and bulk intake by scripts.

One object a line; only ``procedure`` and ``name`` are needed. Papers left out mean that every
compulsory paper of the procedure is there.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.birth_date import parse_birth_date
from app.domain.channel import Channel, DeliveryWay
from app.domain.fees import FeeInput, PaymentMeans
from app.domain.papers import PaperKind, SubmittedPaper
from app.domain.procedure import Procedure
from app.domain.roles import Actor
from app.domain.vietnam_time import VIETNAM
from app.errors import InputError
from app.services.commands import ApplicantInput, ReceiveDossier
from app.words import N_

NO_PHONE = "nhập từ tệp, không ghi số điện thoại"

FindProcedure = Callable[[str], Procedure | None]


@dataclass(frozen=True, slots=True)
class IntakeReader:
    """Turns lines into commands of ``actor``; unknown procedures are left to *receive*."""

    actor: Actor
    find_procedure: FindProcedure

    def read(self, line: str, number: int) -> ReceiveDossier:
        """Return the command of line ``number``; InputError names the key that is wrong."""
        try:
            given = json.loads(line)
        except ValueError as error:
            raise _wrong("json", N_("Dòng {line} không phải JSON."), number) from error
        if not isinstance(given, dict):
            raise _wrong("json", N_("Dòng {line} không phải một đối tượng JSON."), number)
        values: dict[str, Any] = given  # pyright: ignore[reportUnknownVariableType]
        try:
            return self._command(values, number)
        except (KeyError, TypeError, ValueError) as error:
            raise _wrong(
                "json", N_("Dòng {line} thiếu mục bắt buộc hoặc có giá trị sai kiểu."), number
            ) from error

    def _command(self, values: Mapping[str, Any], number: int) -> ReceiveDossier:
        procedure = self.find_procedure(str(values["procedure"]))
        received = values.get("received_at")
        return ReceiveDossier(
            actor=self.actor,
            request_id=str(values.get("request_id") or f"line-{number}-{hash_of(values)}"),
            procedure_code=str(values["procedure"]),
            applicant=_applicant(values),
            papers=_papers(values, procedure),
            submitter_name=str(values.get("submitter", "")),
            submitter_relation=str(values.get("submitter_relation", "")),
            submitter_authority=str(values.get("submitter_authority", "")),
            sets=int(values.get("sets", 1)),
            fee=FeeInput(
                copies=int(values.get("copies", 1)),
                pages=int(values.get("pages", 1)),
                variant=str(values.get("variant", "")),
                exemption=str(values.get("exemption", "")),
                typed_amount=values.get("fee"),
            ),
            fee_paid=bool(values.get("fee_paid", False)),
            fee_receipt_number=str(values.get("fee_receipt_number", "")),
            fee_means=PaymentMeans(values["fee_means"]) if values.get("fee_means") else None,
            channel=Channel(values.get("channel", "direct")),
            delivery=DeliveryWay(values.get("delivery", "at_desk")),
            delivery_address=str(values.get("delivery_address", "")),
            note=str(values.get("note", "")),
            received_at=datetime.fromisoformat(received).replace(tzinfo=VIETNAM)
            if received
            else None,
        )


def hash_of(values: Mapping[str, Any]) -> str:
    """Return a short digest of a line, so that the same file given twice is taken once."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _applicant(values: Mapping[str, Any]) -> ApplicantInput:
    birth, phone = str(values.get("birth", "")), str(values.get("phone", ""))
    return ApplicantInput(
        name=str(values["name"]),
        identity_number=str(values.get("identity", "")),
        birth=parse_birth_date(birth) if birth else None,
        sex=str(values.get("sex", "")),
        address=str(values.get("address", "")),
        phone=phone,
        no_phone_reason="" if phone else str(values.get("no_phone_reason", NO_PHONE)),
        email=str(values.get("email", "")),
        is_organization=bool(values.get("organization", False)),
    )


def _papers(values: Mapping[str, Any], procedure: Procedure | None) -> tuple[SubmittedPaper, ...]:
    if "papers" in values:
        return tuple(
            SubmittedPaper(
                name=str(paper["name"]),
                kind=PaperKind(paper.get("kind", "original")),
                originals=int(paper.get("originals", 1)),
                copies=int(paper.get("copies", 0)),
                extra_reason=str(paper.get("reason", "")),
            )
            for paper in values["papers"]
        )
    required = procedure.papers if procedure is not None else ()
    return tuple(
        SubmittedPaper(
            name=paper.name, kind=paper.kind, originals=paper.originals, copies=paper.copies
        )
        for paper in required
        if paper.compulsory
    )


def _wrong(field: str, title: str, number: int) -> InputError:
    return InputError(field, title, N_("Sửa dòng đó trong tệp rồi nhập lại."), line=number)
