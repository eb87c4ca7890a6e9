"""Official codes as the events of dossiers tell them: each belongs to one dossier only.

Two counters that know nothing of each other may link one code to two dossiers; the one that has it
here keeps it, and the merge says so.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.models.dossier import Dossier
from app.services.dossier.corrected_rows import find_anew


def settle_codes(
    session: Session, changed: Mapping[int, Mapping[str, Any]]
) -> dict[int, tuple[str, str]]:
    """Let each dossier have the code its history ends with, and be found by what it has.

    ``changed`` are the columns the history of each dossier sets. Returns, by the dossier that goes
    without, the code and the dossier that has it already.
    """
    taken: dict[int, tuple[str, str]] = {}
    for dossier_id, columns in changed.items():
        dossier = session.get_one(Dossier, dossier_id)
        code = columns.get("official_code", dossier.official_code)
        other = code and session.scalar(
            select(Dossier.code).where(
                or_(Dossier.official_code == code, Dossier.code == code), Dossier.id != dossier_id
            )
        )
        if code and other:
            taken[dossier_id] = (code, other)
        else:
            dossier.official_code = code
        find_anew(session, dossier_id)
    return taken
