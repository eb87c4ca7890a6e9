"""Whether a dossier of a bundle is the one its first event tells of: the event alone is chained.

A dossier's line could be edited together with all sums; what was written down at its reception
could not, without breaking the chain.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.dossier_snapshot import DossierSnapshot, EventSnapshot
from app.models.base import milliseconds
from app.services.exchange.merge_dossiers import wrong_dossier
from app.services.history import canonical


@dataclass(frozen=True, slots=True)
class _Remembered:
    line: int
    told: str


class ReceptionCheck:
    """Remembers what each dossier says of its reception, and compares when the event comes."""

    def __init__(self) -> None:
        self._by_code: dict[str, _Remembered] = {}

    def remember(self, line: int, dossier: DossierSnapshot) -> None:
        """Note what the dossier in ``line`` says."""
        self._by_code[dossier.code] = _Remembered(line, canonical(_told_by_dossier(dossier)))

    def compare(self, event: EventSnapshot, facts: dict[str, Any]) -> None:
        """Raise FileError, naming the dossier's line, when its reception was another.

        An imported register tells no more of a reception than its line; there nothing is compared.
        """
        remembered = self._by_code[event.code]
        told = _told_by_event(event, facts)
        if told is not None and canonical(told) != remembered.told:
            raise wrong_dossier(remembered.line)


def _told_by_dossier(dossier: DossierSnapshot) -> dict[str, Any]:
    applicant = dossier.applicant
    return {
        "procedure": [dossier.procedure, dossier.procedure_version],
        "applicant": [
            applicant.name,
            applicant.identity_number,
            applicant.birth,
            applicant.sex,
            applicant.address,
            applicant.phone,
            applicant.email,
        ],
        "submitter": dossier.submitter_name,
        "channel": dossier.channel.value,
        "delivery": dossier.delivery.value,
        "papers": [[paper.name, paper.originals, paper.copies] for paper in dossier.papers],
        "sets": dossier.sets,
        "fee": dossier.fee.amount if dossier.fee else 0,
        "received": dossier.received_at,
        "computed": dossier.original_promised_at,
    }


def _told_by_event(event: EventSnapshot, facts: dict[str, Any]) -> dict[str, Any] | None:
    applicant: dict[str, Any] | None = facts.get("applicant")
    if applicant is None:
        return None
    names = ("name", "identity_number", "birth", "sex", "address", "phone", "email")
    return {
        "procedure": [facts.get("procedure"), facts.get("procedure_version")],
        "applicant": [applicant.get(name, "") for name in names],
        "submitter": facts.get("submitter"),
        "channel": facts.get("channel"),
        "delivery": facts.get("delivery"),
        "papers": facts.get("papers"),
        "sets": facts.get("sets"),
        "fee": facts.get("fee"),
        "received": event.at,
        "computed": _instant(facts.get("computed")),
    }


def _instant(text: object) -> int | None:
    try:
        return milliseconds(datetime.fromisoformat(str(text)))
    except ValueError:
        return None
