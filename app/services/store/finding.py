"""What the check says of one thing that is wrong, and what it has counted on its way."""

from dataclasses import dataclass
from typing import Any

from app.errors import MotCuaError
from app.words import N_

KEEP = N_("Giữ nguyên kho dữ liệu, so với bản sao lưu và phiếu cuối ngày đã ký.")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, and what to do about it (templates with ``values``)."""

    title: str
    advice: str
    values: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".format(**self.values)


@dataclass(slots=True)
class Counts:
    """How much was looked at: ``journal`` lines that stand for a reception or a step."""

    dossiers: int = 0
    events: int = 0
    chains: int = 0
    journal: int = 0


def finding_of(error: MotCuaError) -> Finding:
    """Return an expected failure as what it is here: something found."""
    return Finding(error.title, error.advice, dict(error.values))
