"""The SQLite driver: one that brings a current SQLite with it and can encrypt the file.

It has the interface of the standard library's ``sqlite3``, which is what the type checker sees.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    import sqlcipher3.dbapi2 as sqlite

__all__ = ["sqlite"]
