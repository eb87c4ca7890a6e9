"""The large message of the batch page: what the newest scan came to, and what a batch has done."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from app.domain.batch import KIND_WORDS, BatchKind, BatchLine
from app.domain.roles import Actor
from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning
from app.domain.vietnam_time import short_moment
from app.errors import MotCuaError
from app.services.answers import BatchDone
from app.services.commands import PrinterChoice
from app.ui.dossier.batch_papers import BatchPapers
from app.ui.dossier.batch_tables import BatchLines
from app.ui.operations import Operations
from app.ui.scan_looks import LOOKS
from app.ui.widgets.inline_banner import BannerKind, InlineBanner
from app.words import tr


class BatchMessage(InlineBanner):
    """``papers`` are keys beside the words, as long as they are about a batch just confirmed."""

    def __init__(
        self, operations: Operations, actor: Actor, printer: Callable[[], PrinterChoice]
    ) -> None:
        super().__init__(closable=False, role="heading")
        self.papers = BatchPapers(operations, actor, printer, self)

    def tell(self, kind: BannerKind, title: str, text: str = "", *, icon: str = "") -> None:
        """Say this in place of what was said before."""
        self.papers.withdraw()
        self.show_note(kind, title, text, icon=icon)

    def tell_nothing(self) -> None:
        """Take the message away."""
        self.papers.withdraw()
        self.close_note()

    def tell_line(self, lines: BatchLines, line: BatchLine) -> None:
        """Say what ``line`` came to, as it stands in the list of ``lines``."""
        pill = lines.pill(line)
        title = f"{pill.text}: {line.code} {line.applicant_name}".strip()
        self.tell(LOOKS[lines.severity(line)], title, lines.words(line), icon=pill.icon)

    def tell_again(self, code: str) -> None:
        """Say that a slip had been scanned already."""
        title = tr("Đã có trong danh sách: {code}", code=code)
        self.tell("info", title, tr("Chỉ tính một lần."), icon="refresh")

    def tell_stray_item(self) -> None:
        """Say that the number of a parcel came before any slip."""
        words = SCAN_ANSWERS[ScanMeaning.POSTAL_ITEM]
        self.tell("warn", tr(words.title), tr(words.advice))

    def tell_failure(self, failure: MotCuaError) -> None:
        """Say why a slip could not be looked up."""
        values = failure.values
        self.tell("error", tr(failure.title, **values), tr(failure.advice, **values))

    def tell_draft(self, draft: Mapping[str, Any]) -> None:
        """Say since when the lines that have come back were waiting."""
        moment = short_moment(datetime.fromisoformat(str(draft["saved_at"])))
        self.tell(
            "info",
            tr("Khôi phục các dòng quét lúc {moment}", moment=moment),
            tr("Chưa hồ sơ nào thay đổi: kiểm tra rồi bấm F9."),
        )

    def tell_done(self, kind: BatchKind, answer: BatchDone) -> None:
        """Say how many have moved on and how many are left, and offer the papers for the first."""
        title = tr(KIND_WORDS[kind].done, count=len(answer.done))
        if answer.failed:
            count = len(answer.failed)
            left = tr("Còn {count} hồ sơ chưa làm được, lý do ghi ở từng dòng.", count=count)
            self.tell("warn", title, left)
        else:
            self.tell("success", title, tr("Quét tiếp đợt sau."))
        self.papers.offer(kind, answer.done)
