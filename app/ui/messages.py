"""The only way the program speaks to the clerk: announcements and yes/no questions.

Everything goes over one bridge, so that the main window shows it and tests can record it. Errors
beside a field are the field's own, and a bug is reported by ``error_dialog``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.errors import MotCuaError
from app.words import tr

MessageKind = Literal["info", "success", "warn", "error"]


@dataclass(frozen=True, slots=True)
class Message:
    """An announcement in the language of the screen: a big word and a sentence."""

    kind: MessageKind
    word: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question whose two answers are verbs; ``danger`` marks a yes that cannot be undone."""

    title: str
    text: str = ""
    yes: str
    no: str
    danger: bool = False


class Bridge(QObject):
    """Carries messages from whoever speaks to whoever shows; ``asker`` answers the questions."""

    said = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asker: Callable[[Question], bool] = decline


def decline(_question: Question) -> bool:
    """Answer no while there is no window to ask in."""
    return False


bridge = Bridge()


def info(word: str, text: str = "") -> None:
    """Tell something worth knowing; both texts are already translated."""
    _say(Message("info", word, text))


def success(word: str, text: str = "") -> None:
    """Tell that what was asked for has been done."""
    _say(Message("success", word, text))


def warn(word: str, text: str = "") -> None:
    """Tell something the clerk must see; it stays until closed."""
    _say(Message("warn", word, text))


def error(title: str, advice: str = "", /, **values: object) -> None:
    """Tell that something failed; takes the texts of a ``MotCuaError`` and translates them."""
    _say(Message("error", tr(title, **values), tr(advice, **values)))


def explain(failure: MotCuaError) -> None:
    """Tell an expected failure with its advice."""
    error(failure.title, failure.advice, **failure.values)


def ask(
    title: str, text: str = "", *, yes: str, no: str | None = None, danger: bool = False
) -> bool:
    """Return True if the clerk says ``yes``; closing the question in any other way is a no."""
    question = Question(
        title=title, text=text, yes=yes, no=tr("Không") if no is None else no, danger=danger
    )
    return bridge.asker(question)


def _say(message: Message) -> None:
    bridge.said.emit(message)
