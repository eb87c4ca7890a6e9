"""The page of the docs that tells the life of a dossier, made from the one table of steps.

``python -m tests.lifecycle_page`` writes it anew; a test holds it equal.
"""

from pathlib import Path

from app.domain.dossier_state import (
    ACTION_LABELS,
    NATIONAL_CODES,
    STATE_LABELS,
    TRANSITIONS,
    DossierState,
    Transition,
)
from app.domain.roles import ROLE_LABELS, Role
from app.domain.step_conditions import CONDITION_WORDS, Condition

PAGE = Path(__file__).parent.parent / "docs" / "lifecycle.md"

_HEAD = """# The life of a dossier

Made from `app/domain/dossier_state.py` by `python -m tests.lifecycle_page`; do not edit by hand.

The table drives the use cases, the keys a card offers, what the clock does and which paper comes \
out. Overdue is no state: it follows from the promise. Every step is an event of the history, with \
the columns it set before and after; the promise is always counted anew from the reception, \
without the time the clock stood (`app/domain/promise_history.py`).

## Steps

| from | step | to | clock | paper | must hold | who |
|---|---|---|---|---|---|---|
"""


def lifecycle_page() -> str:
    """Return the page as it should be."""
    rows = "".join(f"{_row(row)}\n" for row in TRANSITIONS.values())
    conditions = "".join(
        f"| `{one}` | {CONDITION_WORDS[one][0]} | {CONDITION_WORDS[one][1]} |\n"
        for one in Condition
    )
    states = "".join(
        f"| `{one}` | {STATE_LABELS[one]} | {NATIONAL_CODES.get(one, '–')} |\n"
        for one in DossierState
    )
    return (
        f"{_HEAD}{rows}\nA step marked *once* can be taken again only with a strong confirmation, "
        "and every time counts.\n\n## What must hold\n\n| condition | told otherwise | advice |\n"
        f"|---|---|---|\n{conditions}\n## States\n\n| state | Vietnamese | national code |\n"
        f"|---|---|---|\n{states}"
    )


def _row(row: Transition) -> str:
    step = f"`{row.action}` {ACTION_LABELS[row.action]}"
    step += " (reason)" if row.needs_reason else ""
    step += " *once*" if row.once else ""
    stays = row.target is row.source
    who = ", ".join(ROLE_LABELS[role] for role in Role if role in row.roles)
    must = ", ".join(f"`{one}`" for one in Condition if one in row.conditions)
    clock = row.clock if row.clock != "untouched" else "–"
    cells = (
        f"`{row.source}`",
        step,
        "stays" if stays else f"`{row.target}`",
        clock,
        f"`{row.form}`" if row.form else "–",
        must or "–",
        who,
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(lifecycle_page(), encoding="utf-8", newline="\n")
