"""The window before the citizens: head with the time, the page whose turn it is, line, question.

It never takes the keyboard, and shows only what it is given: nothing of that names a person.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.board import BOARD_PAGE_LABELS, BoardPage, BoardView
from app.domain.board_choices import BoardChoices
from app.domain.vietnam_time import to_local, weekday_name
from app.ui.board.faces import (
    Room,
    capital,
    contact_face,
    figures_face,
    hours_face,
    month_title,
    welcome_face,
)
from app.ui.board.list_faces import (
    nothing_face,
    parts_of_procedures,
    procedures_face,
    ready_face,
    results_on_a_part,
)
from app.ui.board.pieces import LEFT, RIGHT, Box, Sheet
from app.ui.board.rating_strip import RatingStrip
from app.ui.board.rounds import Rounds, Turn
from app.ui.board.slow_picture import SlowPicture
from app.ui.theme import tokens, watch
from app.words import tr

_FLAGS = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
# Above the system's own bar; there is a clerk's window on this monitor only by mistake.
_ON_MONITOR = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the board shows now: ``view`` is None until the store has been asked.

    ``served`` says whether somebody is at the desk before it.
    """

    now: datetime
    choices: BoardChoices
    view: BoardView | None = None
    served: bool = False


class BoardWindow(QWidget):
    """``look`` makes it an ordinary window that can be moved and closed, else it fills a monitor.

    Emits ``rated`` with a score, and ``closed`` when somebody closes it.
    """

    rated = Signal(object)
    closed = Signal()

    def __init__(self, scene: Scene, *, look: bool) -> None:
        super().__init__(None, _FLAGS if look else _FLAGS | _ON_MONITOR)
        self.is_look = look
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scene = scene
        self._rounds = Rounds()
        self._procedures: tuple[tuple[int, int], ...] = ()
        self._sheets: list[Sheet] = []
        self._picture = SlowPicture(self)
        self._picture.ready.connect(self.update)
        self.strip = RatingStrip(self)
        self.strip.rated.connect(self.rated)
        watch.changed.connect(self._lay_out)
        self.show_scene(scene)

    def show_scene(self, scene: Scene) -> None:
        """Show something else, or the same in another language."""
        self._scene = scene
        self.setWindowTitle(tr("Bảng điện tử cho người dân"))
        if self.strip.is_asking():
            self.strip.ask()
        self._measure()
        self._lay_out()

    def turn_page(self) -> None:
        """Go on to the page that follows."""
        if self._scene.view is not None:
            self._rounds.following(self._pages(), self._parts())
        self._lay_out()

    def turn(self) -> Turn | None:
        """Return whose turn it is; None while there is nothing to show."""
        if self._scene.view is None:
            return None
        return self._rounds.now(self._pages(), self._parts())

    def words(self) -> list[str]:
        """Return everything the window says."""
        buttons = [button.text() for button in self.strip.buttons.values()]
        said = [word for sheet in self._sheets for word in sheet.words()]
        return [*said, *(self.strip.words() + buttons if self._asks() else ())]

    def sheets(self) -> list[Sheet]:
        """Return what is painted beside the question."""
        return self._sheets

    def is_painted(self) -> bool:
        """Say whether what is to be seen has been painted."""
        return self._picture.is_ready()

    def sizeHint(self) -> QSize:
        return QSize(1120, 630)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._lay_out()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._picture.pixmap is None:
            painter.fillRect(self.rect(), QColor(tokens().colors.background))
        else:
            painter.drawPixmap(self.rect(), self._picture.pixmap)

    def _em(self) -> float:
        """Return the usual height of letters: some twenty lines fill the window either way."""
        width, height = self.width(), self.height()
        if width >= height:
            return min(width / 40, height / 22.5)
        return min(width / 24, height / 40)

    def _asks(self) -> bool:
        return self._scene.choices.rating and self._scene.served and self._scene.view is not None

    def _pages(self) -> tuple[BoardPage, ...]:
        """Return the chosen pages that have something to say; the hours always have."""
        view = self._scene.view
        assert view is not None
        has = {
            BoardPage.READY: self._scene.served,
            BoardPage.HOURS: True,
            BoardPage.PROCEDURES: bool(view.procedures),
            BoardPage.FIGURES: any(month.received or month.resolved for month in view.months),
            BoardPage.CONTACT: bool(view.hotline or view.address),
        }
        return tuple(page for page in self._scene.choices.pages if has[page]) or (BoardPage.HOURS,)

    def _parts(self) -> dict[BoardPage, int]:
        view = self._scene.view
        assert view is not None
        parts = dict.fromkeys(BoardPage, 1)
        at_once = results_on_a_part(self._room())
        parts[BoardPage.READY] = max(1, -(-len(view.ready) // at_once))
        parts[BoardPage.PROCEDURES] = max(1, len(self._procedures))
        return parts

    def _head(self) -> QRectF:
        return QRectF(0, 0, self.width(), 2.5 * self._em())

    def _foot(self) -> QRectF:
        """Return the line above the question: what the office has to say, and whom to call."""
        em = self._em()
        height = 1.4 * em if self._has_line() else 0.0
        strip = self._strip_height()
        return QRectF(0, self.height() - strip - height, self.width(), height)

    def _has_line(self) -> bool:
        view = self._scene.view
        return bool(self._scene.choices.message or (view is not None and view.hotline))

    def _strip_height(self) -> float:
        if not self._asks():
            return 0.0
        return self._em() * (3.7 if self.width() >= self.height() else 5.4)

    def _room(self) -> Room:
        """Return where pages go; larger letters leave room for fewer of them."""
        em = self._em()
        top, bottom = self._head().bottom() + 2.1 * em, self._foot().top() - 0.5 * em
        rect = QRectF(em, top, self.width() - 2 * em, max(1.0, bottom - top))
        return Room(rect, em * self._scene.choices.text / 100, self._scene.now)

    def _measure(self) -> None:
        """Part the catalogue for the room there is: its many texts are not measured each turn."""
        view = self._scene.view
        self._procedures = parts_of_procedures(view, self._room()) if view is not None else ()

    def _lay_out(self) -> None:
        em = self._em()
        strip = int(self._strip_height())
        self.strip.em = em
        self.strip.setVisible(self._asks())
        self.strip.setGeometry(0, self.height() - strip, self.width(), strip)
        frame = Sheet(em)
        self._lay_head(frame)
        self._lay_foot(frame)
        room = self._room()
        page = self._page_sheet(frame, room)
        self._sheets = [frame, page]
        self.setAccessibleName(" ".join(frame.words()))
        self.setAccessibleDescription(". ".join(page.words()))
        pieces = (Box(self._head(), "nav", 0.0), *frame.pieces, *page.pieces)
        self._picture.begin(self.size(), self.devicePixelRatioF(), pieces)

    def _page_sheet(self, frame: Sheet, room: Room) -> Sheet:
        view, turn = self._scene.view, self.turn()
        if view is None or turn is None:
            return welcome_face(room)
        title = tr(BOARD_PAGE_LABELS[turn.page])
        if turn.page is BoardPage.FIGURES:
            title = month_title(view)
        self._lay_title(frame, title, self._place_of(turn))
        match turn.page:
            case BoardPage.READY:
                return ready_face(view, room, turn.part) if view.ready else nothing_face(room)
            case BoardPage.HOURS:
                return hours_face(view, room)
            case BoardPage.PROCEDURES:
                return procedures_face(view, room, self._procedures[turn.part])
            case BoardPage.FIGURES:
                return figures_face(view, room)
            case BoardPage.CONTACT:
                return contact_face(view, room)

    def _place_of(self, turn: Turn) -> str:
        """Return where in its list a part stands."""
        view, parts = self._scene.view, self._parts()[turn.page]
        if turn.page is BoardPage.PROCEDURES and view is not None:
            first, last = self._procedures[turn.part]
            return f"{first + 1}–{last}/{len(view.procedures)}"
        return f"{turn.part + 1}/{parts}" if parts > 1 else ""

    def _lay_head(self, sheet: Sheet) -> None:
        em, head = sheet.em, self._head()
        moment = to_local(self._scene.now)
        day = capital(f"{tr(weekday_name(moment.date()))}, {moment:%d/%m/%Y}")
        beside = max(sheet.width_of(day, 0.7), sheet.width_of("00:00", 1.5, bold=True)) + em
        office = self._scene.view.office if self._scene.view is not None else tr("Một Cửa")
        words = head.adjusted(em, 0.2 * em, -beside - em, -0.2 * em)
        sheet.say(words, office, 1.15, bold=True, color="nav_text", align=LEFT, wrap=True)
        clock = QRectF(head.right() - beside - em, 0.1 * em, beside, 1.5 * em)
        sheet.say(clock, f"{moment:%H:%M}", 1.5, bold=True, color="nav_text", align=RIGHT)
        below = QRectF(clock.left(), clock.bottom() - 0.1 * em, beside, 0.9 * em)
        sheet.say(below, day, 0.7, color="nav_text_secondary", align=RIGHT)

    def _lay_title(self, sheet: Sheet, title: str, place: str) -> None:
        em = sheet.em
        line = QRectF(em, self._head().bottom() + 0.3 * em, self.width() - 2 * em, 1.6 * em)
        beside = sheet.width_of(place, 0.8) + em * 0.5 if place else 0.0
        words = line.adjusted(0, 0, -beside, 0)
        sheet.say(words, title, 1.3, bold=True, color="primary")
        if place:
            sheet.say(line, place, 0.8, color="text_secondary", align=RIGHT)

    def _lay_foot(self, sheet: Sheet) -> None:
        if not self._has_line():
            return
        em, foot = sheet.em, self._foot()
        view, message = self._scene.view, self._scene.choices.message
        sheet.box(foot, "info_soft")
        inner = foot.adjusted(em, 0, -em, 0)
        hotline = ""
        if view is not None and view.hotline:
            hotline = tr("Đường dây nóng: {number}", number=view.hotline)
        if message and hotline:
            beside = min(sheet.width_of(hotline, 0.75), inner.width() * 0.45)
            sheet.say(inner.adjusted(0, 0, -beside - em, 0), message, 0.75, color="info_text")
            inner.setLeft(inner.right() - beside)
        align = RIGHT if hotline and message else LEFT
        sheet.say(inner, hotline or message, 0.75, color="info_text", align=align)
