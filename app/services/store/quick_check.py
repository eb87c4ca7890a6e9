"""Look quickly through the store after an unclean end, while the counter works; it is only read.

The whole check, with history and numbers, is in ``check``.
"""

from app.models.sqlite_file import SqliteDatabase
from app.services.context import Context
from app.services.ports import Tick

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def quick_check(context: Context, tick: Tick) -> tuple[str, ...]:
    """Return what the database finds wrong in its own file, in its own words; nothing is best.

    StoreError when it cannot even be read so far. ``tick`` counts tables; raising in it cancels. A
    server looks after its files itself.
    """
    if not isinstance(context.database, SqliteDatabase):
        return ()
    found: list[str] = []
    with context.database.raw() as connection:
        tables = [str(name) for (name,) in connection.execute(_TABLES)]
        for done, table in enumerate(tables):
            tick(done, len(tables))
            lines = connection.execute(f"PRAGMA quick_check('{table}')")
            found.extend(str(line) for (line,) in lines if line != "ok")
    return tuple(found)
