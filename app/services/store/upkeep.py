"""Looking after the store: checks and drills with the memory of the last ones, and a restore's end.

Each verb is in a file of its own; what is remembered is kept in the store.
"""

import contextlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from app.domain.restored import (
    DrillResult,
    LastCheck,
    StoreHealth,
    drill_is_due,
    drill_of,
)
from app.domain.roles import Actor
from app.models.office import Meta
from app.models.second_place import SecondPlace
from app.models.sqlite_file import SqliteDatabase
from app.services.answers import Drilled, Saved
from app.services.context import Context
from app.services.ports import BackupPlaces, Tick
from app.services.store.check import CheckReport, check
from app.services.store.confirm_restored import confirm_restored, unconfirmed_restore
from app.services.store.drill import drill

_DRILL, _CHECKED = "drill", "checked"


class Upkeep:
    """The upkeep of one open store; ``places`` is asked anew each time, as settings change."""

    def __init__(
        self, context: Context, places: Callable[[], BackupPlaces], second: SecondPlace
    ) -> None:
        self._context, self._places, self._second = context, places, second

    def check(self, tick: Tick) -> CheckReport:
        """Verify the whole store and remember how it was."""
        report = check(self._context, self._second, tick)
        now = self._context.now()
        self._keep(_CHECKED, {"at": now.isoformat(), "findings": len(report.findings)})
        return report

    def drill(self, tick: Tick) -> Drilled:
        """Restore the newest backup for practice and remember what came of it."""
        result = drill(self._context, self._places(), self._second, tick)
        self._keep(_DRILL, result.as_json())
        return Drilled(result)

    def drill_is_due(self) -> bool:
        """Say whether to practice again: each week, where there is a backup to practice with."""
        if not isinstance(self._context.database, SqliteDatabase):
            return False
        return drill_is_due(self.health().drill, self._context.now())

    def health(self) -> StoreHealth:
        """Return how the last check and the last drill went, and what waits for a person."""
        with self._context.database.read() as session:
            facts = {key: session.get(Meta, key) for key in (_DRILL, _CHECKED)}
            kept = {key: json.loads(fact.value) for key, fact in facts.items() if fact is not None}
            return StoreHealth(
                drill=_drill_of(kept.get(_DRILL)),
                checked=_check_of(kept.get(_CHECKED)),
                unconfirmed=unconfirmed_restore(session),
                practices=isinstance(self._context.database, SqliteDatabase),
            )

    def confirm_restored(self, actor: Actor) -> Saved:
        """Take somebody's word that a restored store was compared with the papers."""
        return confirm_restored(self._context, actor)

    def _keep(self, key: str, values: Mapping[str, Any]) -> None:
        with self._context.database.write() as session:
            session.merge(Meta(key=key, value=json.dumps(values, ensure_ascii=False)))


def _drill_of(values: Mapping[str, Any] | None) -> DrillResult | None:
    # An older or newer program may have kept other values; then it is simply time for another.
    with contextlib.suppress(LookupError, TypeError, ValueError):
        return drill_of(values) if values is not None else None
    return None


def _check_of(values: Mapping[str, Any] | None) -> LastCheck | None:
    if values is None:
        return None
    return LastCheck(datetime.fromisoformat(values["at"]), int(values["findings"]))
