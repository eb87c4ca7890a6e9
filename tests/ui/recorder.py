"""Records what the program says to the clerk, over the bridge that the program itself uses."""

from PySide6.QtCore import QObject

from app.ui import messages
from app.ui.messages import Message, Question


class Recorder(QObject):
    """``said`` are the announcements, ``asked`` the questions; ``answer`` is given to each."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Message] = []
        self.asked: list[Question] = []
        self.answer = True

    def listen(self) -> None:
        messages.bridge.said.connect(self._note)
        messages.bridge.asker = self.ask

    def stop(self) -> None:
        messages.bridge.said.disconnect(self._note)
        messages.bridge.asker = messages.decline

    def words(self, kind: str = "") -> list[str]:
        """Return the big words, of one kind if given."""
        return [message.word for message in self.said if not kind or message.kind == kind]

    def ask(self, question: Question) -> bool:
        self.asked.append(question)
        return self.answer

    def _note(self, message: Message) -> None:
        self.said.append(message)
