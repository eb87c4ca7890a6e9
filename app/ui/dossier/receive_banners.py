"""What the page for receiving tells over its form: taken in, not printed, restored, other card."""

from app.domain.citizen_card import CitizenCard
from app.domain.vietnam_time import short_date, short_moment
from app.errors import MotCuaError
from app.services.answers import Printed
from app.ui.dossier.form_part import error_words
from app.ui.dossier.intake_job import TakenIn
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.styling import show_if
from app.words import tr


class ReceivedBanner(InlineBanner):
    """The dossier just taken in, in letters to be read from the other side of the desk.

    Its keys are the page's: they work when the note is gone as well.
    """

    def __init__(self) -> None:
        super().__init__(role="heading")
        self.preview = Button(tr("Xem (Ctrl+P)"), "quiet", icon="eye")
        self.same_person = Button(tr("Cùng người (F11)"), icon="user")
        self.add_action(self.preview)
        self.add_action(self.same_person)
        self.dossier_id = self.print_id = 0
        self.code = ""
        self._told = ""

    def show_taken_in(self, taken_in: TakenIn, name: str) -> None:
        """Tell that a dossier is in the store; what becomes of its receipt follows."""
        received = taken_in.received
        self.dossier_id, self.print_id = received.dossier_id, received.print_id
        self.code = received.code
        promised = short_moment(received.promised_at)
        self._told = tr("{name} · hẹn {moment}", name=name, moment=promised)
        if taken_in.journal_trouble:
            trouble = tr("nhật ký cần xem")
            self._told = f"{self._told} · {trouble}"
        title = tr("ĐÃ NHẬN {code}", code=received.code)
        if received.repeated:
            title = tr("ĐÃ NHẬN TỪ TRƯỚC {code}", code=received.code)
        self.show_note("success", title, self._told)

    def tell_receipt(self, print_id: int, words: str) -> None:
        """Add what became of the receipt, if this dossier is still the one shown."""
        if print_id == self.print_id and not self.isHidden():
            self.show_note("success", self.title(), f"{self._told} · {words}")

    def tell_printed(self, print_id: int, printed: Printed) -> None:
        """Add how the receipt came out: as a sheet, or only as a file where there is no printer."""
        if printed.file is None:
            sent = tr("đã gửi in")
            words = sent if printed.confirmed else tr("đã gửi in, máy in chưa báo xong")
        elif self.preview.isHidden():
            folder = str(printed.file.parent)
            words = tr("chưa in, đã lưu tệp PDF vào {folder}", folder=folder)
        else:
            words = tr("chưa in, đã lưu tệp PDF: xem bằng Ctrl+P")
        self.tell_receipt(print_id, words)


class UnprintedBanner(InlineBanner):
    """Papers that did not come out: the intake is safe, the paper can be had later."""

    def __init__(self) -> None:
        super().__init__()
        self.again = Button(tr("In lại (F10)"), icon="printer")
        self.add_action(self.again)

    def show_failure(self, papers: list[str], failure: MotCuaError) -> None:
        """Tell of one paper by its name, of several by their number, with what to do."""
        if len(papers) == 1:
            title = tr("Hồ sơ đã lưu, chưa in được: {paper}", paper=papers[0])
        else:
            title = tr("Hồ sơ đã lưu, {count} giấy chưa in được", count=len(papers))
        self.show_note("error", title, error_words(failure))


class DraftBanner(InlineBanner):
    """A form that came back after a break, or one that can be had back."""

    def __init__(self) -> None:
        super().__init__()
        self.take_back = Button(tr("&Lấy lại"), "quiet")
        self.add_action(self.take_back)
        self._emptied = self._unkept = False

    def show_restored(self, saved: str) -> None:
        """Tell that the form holds a draft of the moment ``saved``."""
        title = tr("Khôi phục bản nháp lúc {moment}", moment=saved)
        self._tell(title, tr("Hồ sơ này chưa được nhận: kiểm tra rồi bấm F9."), lost=False)

    def show_waiting(self, saved: str) -> None:
        """Tell that there is a draft beside what is being typed already."""
        title = tr("Có bản nháp lúc {moment}", moment=saved)
        self._tell(title, tr("Lấy lại sẽ thay nội dung đang gõ."), lost=True)

    def show_emptied(self) -> None:
        """Tell that the form was emptied on purpose."""
        self._tell(tr("Đã xóa phiếu đang nhập"), "", lost=True)
        self._emptied = True

    def tell_kept(self, kept: bool) -> None:
        """Warn while what is typed cannot be kept on disk."""
        if not kept:
            title = tr("Chưa lưu được bản nháp")
            self._tell(title, tr("Nhận xong hồ sơ này rồi kiểm tra ổ đĩa của máy."), lost=False)
            self.show_note("warn", self.title(), self.text())
        elif self._unkept:
            self.hide()
        self._unkept = not kept

    def close_emptied(self) -> None:
        """Go, if this tells of an emptied form: something else is being typed by now."""
        if self._emptied:
            self.hide()

    def _tell(self, title: str, text: str, *, lost: bool) -> None:
        self._emptied = False
        show_if(self.take_back, lost)
        self.show_note("info", title, text)


class OtherCardBanner(InlineBanner):
    """A card whose owner is not the person typed: nothing was filled, the clerk says what now."""

    def __init__(self) -> None:
        super().__init__()
        self.as_applicant = Button(tr("Thay người nộp"))
        self.as_submitter = Button(tr("Là người nộp thay"))
        self.add_action(self.as_applicant)
        self.add_action(self.as_submitter)
        self.card: CitizenCard | None = None

    def show_card(self, card: CitizenCard) -> None:
        """Ask whose card it is."""
        self.card = card
        title = tr("Thẻ vừa quét là của người khác: {name}", name=card.name)
        born = f" · {card.birth}" if card.birth else ""
        issued = tr(", thẻ cấp {day}", day=short_date(card.issued_on)) if card.issued_on else ""
        self.show_note("warn", title, f"{card.number}{born}{issued}")
