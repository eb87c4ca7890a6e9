"""The question at the foot of the board, and four large buttons to answer it by hand or mouse."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.ratings import SCORE_LABELS, Score
from app.ui.board.pieces import CENTER, LEFT, Sheet, paint_pieces
from app.ui.theme import tokens
from app.words import tr

# So long the thanks stand there; a second tap meanwhile is not a second opinion.
THANKS_MS = 6_000
# How far the corners of a mouth stand above its middle, in halves of its width.
_MOUTHS = {
    Score.VERY_CONTENT: 0.75,
    Score.CONTENT: 0.4,
    Score.ORDINARY: 0.0,
    Score.NOT_CONTENT: -0.5,
}
_COLORS = {
    Score.VERY_CONTENT: ("success_soft", "success_line", "success"),
    Score.CONTENT: ("info_soft", "info_line", "info_text"),
    Score.ORDINARY: ("warning_soft", "warning_line", "warning"),
    Score.NOT_CONTENT: ("error_soft", "error_line", "error"),
}


class ScoreButton(QAbstractButton):
    """One answer: a face and its words. It never takes the keyboard."""

    def __init__(self, score: Score, parent: QWidget) -> None:
        super().__init__(parent)
        self.score = score
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        soft, line, ink = _COLORS[self.score]
        colors = tokens().colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 6 if self.isDown() else 2
        painter.setPen(QPen(QColor(getattr(colors, line)), width))
        painter.setBrush(QColor(getattr(colors, soft)))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, self.height() * 0.12, self.height() * 0.12)
        side = min(self.height() * 0.48, self.width() * 0.4)
        face = QRectF(0, 0, side, side)
        face.moveCenter(QPointF(box.center().x(), box.top() + self.height() * 0.36))
        _paint_face(painter, face, _MOUTHS[self.score], QColor(getattr(colors, ink)))
        sheet = Sheet(self.height() * 0.2)
        below = QRectF(4, self.height() * 0.64, self.width() - 8, self.height() * 0.32)
        sheet.say(below, self.text(), bold=True, color=ink, align=CENTER)
        paint_pieces(painter, sheet.pieces)


class RatingStrip(QWidget):
    """Emits ``rated`` with the answer, then thanks for a while; ``em`` is set before it is laid."""

    rated = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.em = 40.0
        self.buttons = {score: ScoreButton(score, self) for score in SCORE_LABELS}
        for button in self.buttons.values():
            button.clicked.connect(lambda _on=False, score=button.score: self._rate(score))
        self._thanks = QTimer(self, singleShot=True, interval=THANKS_MS)
        self._thanks.timeout.connect(self.ask)
        self._said = ""
        self._sheet = Sheet(self.em)
        self.ask()

    def ask(self) -> None:
        """Put the question, in the language in force."""
        self._thanks.stop()
        for score, button in self.buttons.items():
            button.setText(tr(SCORE_LABELS[score]))
            button.setAccessibleName(button.text())
            button.show()
        self._said = ""
        self.lay_out()

    def say(self, words: str) -> None:
        """Show ``words`` in place of the question for a while."""
        self._said = words
        for button in self.buttons.values():
            button.hide()
        self._thanks.start()
        self.lay_out()

    def is_asking(self) -> bool:
        """Say whether an answer is taken."""
        return not self._said

    def words(self) -> list[str]:
        """Return what the strip says beside its buttons."""
        return self._sheet.words()

    def lay_out(self) -> None:
        """Place question and buttons in the room there is."""
        self._sheet = sheet = Sheet(self.em)
        room = QRectF(self.rect()).adjusted(self.em, self.em * 0.3, -self.em, -self.em * 0.3)
        if self._said:
            sheet.say(room, self._said, 1.5, bold=True, color="success", align=CENTER)
        else:
            upright = room.width() < self.em * 30
            question = QRectF(room)
            if upright:
                question.setHeight(self.em * 1.2)
                room.setTop(question.bottom() + self.em * 0.2)
            else:
                question.setWidth(room.width() * 0.27)
                room.setLeft(question.right() + self.em * 0.6)
            words = tr("Ông/bà có hài lòng với lần phục vụ này không?")
            sheet.say(question, words, 0.95, bold=True, align=LEFT, wrap=True)
            self._place_buttons(room)
        self.setAccessibleName(" ".join(sheet.words()))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().colors.surface))
        paint_pieces(painter, self._sheet.pieces)

    def _place_buttons(self, room: QRectF) -> None:
        gap = self.em * 0.5
        width = (room.width() - gap * (len(self.buttons) - 1)) / len(self.buttons)
        for number, button in enumerate(self.buttons.values()):
            left = room.left() + number * (width + gap)
            button.setGeometry(QRect(int(left), int(room.top()), int(width), int(room.height())))

    def _rate(self, score: Score) -> None:
        if self.is_asking():
            self.say(tr("Cảm ơn ý kiến của ông/bà"))
            self.rated.emit(score)


def _paint_face(painter: QPainter, face: QRectF, mouth: float, color: QColor) -> None:
    """Draw a face; the corners of its ``mouth`` stand above its middle, or below (negative)."""
    side = face.width()
    painter.setPen(QPen(color, side * 0.07, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(face)
    half, middle = side * 0.24, QPointF(face.center().x(), face.top() + side * 0.64)
    lift = mouth * half
    path = QPainterPath(QPointF(middle.x() - half, middle.y() - lift * 0.5))
    path.quadTo(
        QPointF(middle.x(), middle.y() + lift * 1.2),
        QPointF(middle.x() + half, middle.y() - lift * 0.5),
    )
    painter.drawPath(path)
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    for eye in (-1, 1):
        place = QPointF(face.center().x() + eye * side * 0.17, face.top() + side * 0.39)
        painter.drawEllipse(place, side * 0.06, side * 0.06)
