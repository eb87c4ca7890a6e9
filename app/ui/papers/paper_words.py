"""Papers in the words and shapes of the screen: what state one is in, and what that means."""

from app.domain.paper_listing import PaperRow
from app.domain.print_state import PRINT_STATE_LABELS, PrintState
from app.domain.vietnam_time import short_moment
from app.ui.widgets.inline_banner import BannerKind
from app.ui.widgets.status_pill import Pill, PillTone
from app.words import tr

_LOOKS: dict[PrintState, tuple[str, PillTone]] = {
    PrintState.WAITING: ("clock", PillTone.WAITING),
    PrintState.PRINTING: ("progress", PillTone.ACTIVE),
    PrintState.PRINTED: ("check", PillTone.DONE),
    PrintState.FAILED: ("printer-off", PillTone.LATE),
    PrintState.UNKNOWN: ("help-circle", PillTone.SOON),
    PrintState.NOT_WANTED: ("ban", PillTone.NEW),
}


def state_words(paper: PaperRow) -> str:
    """Return the state of a paper in a word or two."""
    return tr("Chờ quá lâu") if paper.expired else tr(PRINT_STATE_LABELS[paper.state])


def state_pill(paper: PaperRow) -> Pill:
    """Return the state of a paper as a pill."""
    icon, tone = _LOOKS[paper.state]
    if paper.expired:
        icon, tone = "hourglass", PillTone.SOON
    return Pill(state_words(paper), icon, tone)


def form_words(paper: PaperRow) -> str:
    """Return what form a paper is, and that it is a reprint."""
    label = tr(paper.label)
    if not paper.reprint_number:
        return label
    return tr("{form}, in lại lần {number}", form=label, number=paper.reprint_number)


def name_words(paper: PaperRow) -> str:
    """Return what a paper is called among others."""
    return tr("{form} {subject}", form=tr(paper.label), subject=paper.subject)


def matter_of(paper: PaperRow) -> tuple[BannerKind, str, str]:
    """Return how loud, what is the matter with a paper, and what to do about it."""
    match paper.state:
        case PrintState.WAITING if paper.expired:
            return (
                "warn",
                tr("Chưa in – in bây giờ?"),
                tr("Đã chờ quá 10 phút nên không tự in nữa. F9: in. Không cần nữa: Bỏ."),
            )
        case PrintState.WAITING:
            return "info", tr("Đang chờ in"), ""
        case PrintState.PRINTING:
            return "info", tr("Đang in"), paper.printer
        case PrintState.FAILED:
            problem = paper.problem
            if problem is None:
                return "error", tr("Chưa in được"), tr("F9: in lần nữa.")
            return (
                "error",
                tr(problem.title, **problem.values),
                tr(problem.advice, **problem.values),
            )
        case PrintState.UNKNOWN:
            return (
                "warn",
                tr("Giấy này đã ra chưa?"),
                tr("Chương trình hoặc máy in bị ngắt khi đang in. Xem ở máy in rồi chọn."),
            )
        case PrintState.PRINTED:
            return "success", _printed(paper), _why(paper)
        case PrintState.NOT_WANTED:
            return "info", tr("Không in"), tr("Vẫn in được khi cần.")


def _printed(paper: PaperRow) -> str:
    if paper.printed_at is None:
        return tr("Đã ra giấy")
    return tr("Đã in lúc {moment}", moment=short_moment(paper.printed_at))


def _why(paper: PaperRow) -> str:
    asked = tr("Người yêu cầu: {name}", name=paper.clerk_name)
    where = tr("Máy in: {printer}", printer=paper.printer) if paper.printer else ""
    why = tr("Lý do in lại: {reason}", reason=paper.reason) if paper.reason else ""
    return ". ".join(part for part in (why, where, asked) if part)
