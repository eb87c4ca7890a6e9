"""An open store as the use cases see it: transactions, whichever database is behind it.

What is particular to a SQLite file is in ``sqlite_file``, to a PostgreSQL server in ``postgresql``.
"""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Generator

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from app.models.store_errors import store_errors


class Database(ABC):
    """An open store. ``write`` is the one writing transaction at a time, ``read`` a snapshot."""

    def __init__(self, write: Engine, read: Engine) -> None:
        """Take two engines of one pool, differing in how they begin a transaction."""
        self._write = write
        self._read = read

    @property
    def dialect(self) -> str:
        """Return ``sqlite`` or ``postgresql``."""
        return self._write.dialect.name

    @contextlib.contextmanager
    def write(self) -> Generator[Session, None, None]:
        """Give a session whose commit at the end is durable; any error rolls everything back."""
        with store_errors(), Session(self._write, expire_on_commit=False) as session:
            yield session
            self.check_still_there()
            session.commit()

    @contextlib.contextmanager
    def transaction(self) -> Generator[Connection, None, None]:
        """Like ``write``, without the mapped objects: for statements made once and run often."""
        with store_errors(), self._write.connect() as connection, connection.begin():
            yield connection
            self.check_still_there()

    @contextlib.contextmanager
    def read(self) -> Generator[Session, None, None]:
        """Give a session that sees one state of the store and never blocks the writer."""
        with store_errors(), Session(self._read, expire_on_commit=False) as session:
            yield session

    @abstractmethod
    def check_still_there(self) -> None:
        """Raise StoreError when what is written now would not be found again."""

    def close(self) -> None:
        """Close every connection; the last one to a file folds the log into it."""
        self._write.dispose()
