"""Whether a dossier of a bundle is the one its events tell of: the events alone are chained.

A dossier's line could be edited together with all sums; what was written down at its reception,
and at every correction since, could not, without breaking the chain.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.corrections import APPLICANT, FEE, PAPERS, PROCEDURE
from app.domain.dossier_rebuild import CHANGED
from app.domain.dossier_snapshot import DossierSnapshot, EventSnapshot
from app.domain.dossier_state import Action
from app.models.base import milliseconds
from app.services.exchange.merge_dossiers import wrong_dossier
from app.services.history import canonical

_PERSON = ("name", "identity_number", "birth", "sex", "address", "phone", "email")
_COLUMNS = {
    "submitter_name": "submitter",
    "channel": "channel",
    "delivery": "delivery",
    "sets": "sets",
}
_CORRECTABLE = frozenset(
    {"applicant", "procedure", "computed", "fee", "papers", *_COLUMNS.values()}
)


@dataclass(frozen=True, slots=True)
class _Remembered:
    line: int
    told: dict[str, Any]
    corrected_elsewhere: bool

    def differs_from(self, told: dict[str, Any]) -> bool:
        """Say whether the events tell of another dossier; what they cannot tell is left out."""
        skipped = _CORRECTABLE if self.corrected_elsewhere else frozenset[str]()
        mine, theirs = (
            {name: one[name] for name in one if name not in skipped} for one in (self.told, told)
        )
        return canonical(mine) != canonical(theirs)


class ReceptionCheck:
    """Remembers what each dossier says of itself, and compares once its events have come."""

    def __init__(self) -> None:
        self._by_code: dict[str, _Remembered] = {}
        self._told: dict[str, dict[str, Any]] = {}

    def remember(self, line: int, dossier: DossierSnapshot) -> None:
        """Note what the dossier in ``line`` says."""
        told = _told_by_dossier(dossier)
        self._by_code[dossier.code] = _Remembered(line, told, dossier.corrected_elsewhere)

    def hear(self, event: EventSnapshot, facts: dict[str, Any]) -> None:
        """Note what an event tells of its dossier.

        An imported register tells no more of a reception than its line; there nothing is compared.
        """
        if event.kind is Action.RECEIVE:
            told = _told_by_event(event, facts)
            if told is not None:
                self._told[event.code] = told
        elif event.code in self._told:
            _correct(self._told[event.code], facts)

    def compare(self) -> None:
        """Raise FileError, naming the first line whose dossier is not what its events tell."""
        wrong = [
            self._by_code[code].line
            for code, told in self._told.items()
            if self._by_code[code].differs_from(told)
        ]
        if wrong:
            raise wrong_dossier(min(wrong))


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
    return {
        "procedure": [facts.get("procedure"), facts.get("procedure_version")],
        "applicant": [applicant.get(name, "") for name in _PERSON],
        "submitter": facts.get("submitter"),
        "channel": facts.get("channel"),
        "delivery": facts.get("delivery"),
        "papers": facts.get("papers"),
        "sets": facts.get("sets"),
        "fee": facts.get("fee"),
        "received": event.at,
        "computed": _instant(facts.get("computed")),
    }


def _correct(told: dict[str, Any], facts: dict[str, Any]) -> None:
    """Let ``told`` be what it is after a later step."""
    for name, (_before, after) in facts.get(APPLICANT, {}).items():
        if name in _PERSON:
            told["applicant"][_PERSON.index(name)] = after
    if PROCEDURE in facts:
        after = facts[PROCEDURE]["after"]
        told["procedure"] = [after["code"], after["version"]]
    if "original_promised_at" in facts.get(CHANGED, {}):
        told["computed"] = _instant(facts[CHANGED]["original_promised_at"][1])
    if "amount" in facts.get(FEE, {}):
        told["fee"] = facts[FEE]["amount"][1]
    if PAPERS in facts:
        papers = facts[PAPERS]
        told["papers"] = [[one["name"], one["originals"], one["copies"]] for one in papers]
    for column, name in _COLUMNS.items():
        if column in facts.get(CHANGED, {}):
            told[name] = facts[CHANGED][column][1]


def _instant(text: object) -> int | None:
    try:
        return milliseconds(datetime.fromisoformat(str(text)))
    except ValueError:
        return None
