"""A table model over a list that comes page by page: whoever owns it asks for the next one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal

from app.ui.widgets.rows_model import RowsModel, T

_Index = QModelIndex | QPersistentModelIndex


class PagedRowsModel(RowsModel[T]):
    """The rows fetched so far.

    Emits ``more_wanted`` with the key to go on from when their end comes into sight; until the
    answer is there nothing more is wanted, however often the view asks.
    """

    # Keys may be longer than what Qt calls an int.
    more_wanted = Signal(object)
    _next_key: int | None = None

    def put_page(self, rows: Sequence[T], next_key: int | None) -> None:
        """Show the first page; ``next_key`` is where the next one begins, None without one."""
        self.put(rows)
        self._next_key = next_key

    def add_page(self, rows: Sequence[T], next_key: int | None) -> None:
        """Show another page below those that are shown already."""
        self.add(rows)
        self._next_key = next_key

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._next_key is not None

    def fetchMore(self, parent: _Index) -> None:
        # Views call this without asking ``canFetchMore``.
        if not parent.isValid() and self._next_key is not None:
            after, self._next_key = self._next_key, None
            self.more_wanted.emit(after)
