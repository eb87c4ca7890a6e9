"""What all parts of the intake form have in common: they change, show errors and keep drafts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import MotCuaError
from app.words import tr


class Spot(Protocol):
    """A place in a form where an error can be told; ``Field`` is one."""

    def show_error(self, text: str, /) -> None:
        """Say what is wrong here."""
        ...

    def clear_error(self) -> None:
        """Take the error away."""
        ...

    def error(self) -> str:
        """Return the error shown, or an empty text."""
        ...

    def setFocus(self) -> None:
        """Put the keyboard where the error can be mended."""
        ...


@dataclass(frozen=True, slots=True)
class SpotOf:
    """A spot made of what a widget that is no ``Field`` does to tell an error."""

    show_error: Callable[[str], None]
    error: Callable[[], str]
    setFocus: Callable[[], None]  # noqa: N815  # as QWidget calls it

    def clear_error(self) -> None:
        """Take the error away."""
        self.show_error("")


class FormPart(QWidget):
    """A part of a form; ``changed`` comes with every change, whoever made it."""

    changed = Signal()

    def spots(self) -> Mapping[str, Spot]:
        """Return where the errors of which field (``InputError.field``) are shown, in Tab order."""
        return {}

    def state(self) -> dict[str, Any]:
        """Return what has been entered as JSON knows it; empty while nothing has been."""
        return {}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what ``state`` once returned; an empty state clears the part."""

    def clear_errors(self) -> None:
        """Take all errors of this part away."""
        for spot in self.spots().values():
            spot.clear_error()


def error_words(error: MotCuaError) -> str:
    """Return what an error says, title and advice, in the language of the screen."""
    parts = (tr(error.title, **error.values), tr(error.advice, **error.values))
    return " ".join(part for part in parts if part)


def without_blanks(state: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``state`` without what is empty, so that an untouched part has an empty state."""
    return {key: value for key, value in state.items() if value not in ("", None, False, (), [])}
