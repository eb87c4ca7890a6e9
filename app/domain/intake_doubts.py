"""What a clerk is asked about before an intake is saved: it may be right, but somebody must say so.

Between what forbids an intake (InputError) and what is only hinted at beside a field. What was
doubted and why it was taken nevertheless stays in the history.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.listings import DossierRow, KnownPerson
from app.words import N_


class DoubtKind(StrEnum):
    """What a doubt is about; the history keeps it."""

    NUMBER = "number"
    ORGANIZATION = "organization"
    AUTHORITY = "authority"
    SAME_PERSON = "same_person"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt: a template to translate, with its values; ``field`` is where it was typed."""

    kind: DoubtKind
    field: str
    text: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict[str, object], hash=False)

    def in_words(self) -> str:
        """Return the sentence as the history keeps it."""
        return self.text.format(**self.values)


@dataclass(frozen=True, slots=True)
class IntakeDoubts:
    """All doubts of an intake, and what they compare it with.

    ``open_dossiers`` are this person's dossiers of the same procedure that are still open, newest
    first; ``like`` are people met before of whom one may be the applicant mistyped.
    """

    doubts: tuple[Doubt, ...] = ()
    open_dossiers: tuple[DossierRow, ...] = ()
    like: tuple[KnownPerson, ...] = ()


FEWEST_LETTERS = 3
"""With fewer a reason tells nobody anything."""

_CHECKED = N_("đã đối chiếu giấy tờ gốc")
USUAL_REASONS: dict[DoubtKind, tuple[str, ...]] = {
    DoubtKind.NUMBER: (_CHECKED, N_("thẻ in sai, đã hướng dẫn sửa")),
    DoubtKind.ORGANIZATION: (_CHECKED, N_("tổ chức không có mã số thuế")),
    DoubtKind.AUTHORITY: (N_("đã xem giấy ủy quyền"), N_("người trong gia đình, đã xem giấy tờ")),
    DoubtKind.SAME_PERSON: (N_("không phải cùng một người"), _CHECKED),
    DoubtKind.SECOND: (N_("việc khác với hồ sơ trước"), N_("nộp thay cho hồ sơ trước")),
}
"""What is mostly said to a doubt, to be picked; it goes into the history, so in Vietnamese."""


def usual_reasons(doubts: Sequence[Doubt]) -> tuple[str, ...]:
    """Return what is mostly said to such ``doubts``, each once, that to the first doubt first."""
    return tuple(dict.fromkeys(reason for one in doubts for reason in USUAL_REASONS[one.kind]))


def says_why(reason: str) -> bool:
    """Tell whether ``reason`` has letters enough to be one."""
    return sum(letter.isalpha() for letter in reason) >= FEWEST_LETTERS


TAX_CODE_LENGTHS = (10, 12, 13)
"""Of an enterprise, a household business (the owner's own number), a branch."""


def tax_code_doubt(digits: str) -> Doubt | None:
    """Return the doubt about the number of an organization, None where it may be one."""
    if not digits or len(digits) in TAX_CODE_LENGTHS:
        return None
    text = N_("Mã số của tổ chức có {count} chữ số; mã số thuế có 10, 12 hoặc 13.")
    return Doubt(DoubtKind.ORGANIZATION, "identity_number", text, {"count": len(digits)})


def authority_doubt(submitter: str, relation: str, authority: str) -> Doubt | None:
    """Return the doubt about somebody who hands in for another without a word why he may."""
    if not submitter or relation or authority:
        return None
    text = N_("{name} nộp thay nhưng chưa ghi quan hệ hoặc giấy ủy quyền.")
    return Doubt(DoubtKind.AUTHORITY, "submitter_relation", text, {"name": submitter})
