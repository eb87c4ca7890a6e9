"""The checklist of a dossier: papers a procedure asks for, papers handed in, what is missing.

Nothing is printed or stored here; the supplement slip takes its lines from ``missing_papers``.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.errors import InputError, RuleError
from app.words import N_


class PaperKind(StrEnum):
    """What is asked for or handed in; finer than LoaiBan (0 bản chính, 1 bản sao, 2 điện tử).

    ``PRESENTED`` papers are shown at the desk and go home with the citizen at once.
    """

    ORIGINAL = "original"
    CERTIFIED_COPY = "certified_copy"
    COPY = "copy"
    ELECTRONIC = "electronic"
    PRESENTED = "presented"


PAPER_KIND_LABELS: dict[PaperKind, str] = {
    PaperKind.ORIGINAL: N_("Bản chính"),
    PaperKind.CERTIFIED_COPY: N_("Bản sao chứng thực"),
    PaperKind.COPY: N_("Bản chụp"),
    PaperKind.ELECTRONIC: N_("Bản điện tử"),
    PaperKind.PRESENTED: N_("Xuất trình"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredPaper:
    """One line of a procedure's checklist.

    ``condition`` says in words when an optional paper is needed ("nếu cha, mẹ đã kết hôn"); the
    clerk decides whether it applies. ``form_link`` names the blank form, empty when there is none.
    """

    name: str
    kind: PaperKind = PaperKind.ORIGINAL
    originals: int = 1
    copies: int = 0
    compulsory: bool = True
    condition: str = ""
    form_link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmittedPaper:
    """One paper the clerk has in hand; ``extra_reason`` tells why one outside the list was taken.

    ``returned_to_citizen``: the original must go back together with the result.
    """

    name: str
    kind: PaperKind = PaperKind.ORIGINAL
    originals: int = 1
    copies: int = 0
    returned_to_citizen: bool = False
    note: str = ""
    extra_reason: str = ""


@dataclass(frozen=True, slots=True)
class MissingPaper:
    """A required paper with the sheets that are still to come."""

    paper: RequiredPaper
    originals: int
    copies: int


def missing_papers(
    required: Iterable[RequiredPaper],
    submitted: Collection[SubmittedPaper],
    applying: Collection[str] = (),
) -> tuple[MissingPaper, ...]:
    """Return what is still to come, in the order of the checklist.

    Compulsory papers always count; an optional one counts when its name is in ``applying``, which
    is how the clerk says that its condition holds.
    """
    gaps = (
        _gap(paper, submitted) for paper in required if paper.compulsory or paper.name in applying
    )
    return tuple(gap for gap in gaps if gap is not None)


def extra_papers(
    required: Iterable[RequiredPaper], submitted: Iterable[SubmittedPaper]
) -> tuple[SubmittedPaper, ...]:
    """Return the papers taken although the procedure does not ask for them."""
    names = {paper.name for paper in required}
    return tuple(paper for paper in submitted if paper.name not in names)


def check_extra_papers(
    required: Iterable[RequiredPaper], submitted: Iterable[SubmittedPaper]
) -> None:
    """Refuse a paper outside the list that has no reason (InputError, field ``extra_reason``).

    Asking for papers beyond the published list is forbidden (Nghị định 118/2025/NĐ-CP, Điều 5),
    so whatever is taken beyond it must be answerable for.
    """
    if any(not paper.extra_reason.strip() for paper in extra_papers(required, submitted)):
        raise InputError(
            "extra_reason",
            N_("Có giấy tờ ngoài thành phần hồ sơ nhưng chưa ghi lý do."),
            N_("Ghi lý do nhận giấy tờ đó, hoặc bỏ giấy tờ đó khỏi hồ sơ."),
        )


def with_brought(
    submitted: Iterable[SubmittedPaper], brought: Iterable[SubmittedPaper]
) -> tuple[SubmittedPaper, ...]:
    """Return the papers of a dossier once ``brought`` have come to ``submitted``.

    A paper of the same name and kind has more sheets then; any other is a line of its own.
    """
    papers = list(submitted)
    for new in brought:
        for at, known in enumerate(papers):
            if (known.name, known.kind) == (new.name, new.kind):
                papers[at] = replace(
                    known,
                    originals=known.originals + new.originals,
                    copies=known.copies + new.copies,
                    returned_to_citizen=known.returned_to_citizen or new.returned_to_citizen,
                )
                break
        else:
            papers.append(new)
    return tuple(papers)


def check_required_paper(paper: RequiredPaper) -> None:
    """Refuse a checklist line that could never be ticked (RuleError)."""
    if not paper.name.strip():
        raise RuleError(N_("Một giấy tờ trong thành phần hồ sơ chưa có tên."))
    if paper.originals < 0 or paper.copies < 0 or paper.originals + paper.copies == 0:
        raise RuleError(
            N_("Số lượng của giấy tờ “{paper}” không hợp lệ."),
            N_("Nhập ít nhất một bản chính hoặc một bản sao."),
            paper=paper.name,
        )
    if not paper.compulsory and not paper.condition.strip():
        raise RuleError(
            N_("Giấy tờ “{paper}” không bắt buộc nhưng chưa ghi khi nào cần."),
            N_("Ghi trường hợp phải nộp giấy tờ này."),
            paper=paper.name,
        )


def _gap(paper: RequiredPaper, submitted: Iterable[SubmittedPaper]) -> MissingPaper | None:
    same = [item for item in submitted if item.name == paper.name]
    # An electronic paper has the force of the paper one (Nghị định 45/2020/NĐ-CP), in any number.
    if any(item.kind is PaperKind.ELECTRONIC for item in same):
        return None
    originals = sum(item.originals for item in same)
    copies = sum(item.copies for item in same)
    missing_originals = max(paper.originals - originals, 0)
    # A spare original does for a copy, because the clerk can compare or copy it; never the reverse.
    spare = max(originals - paper.originals, 0)
    missing_copies = max(paper.copies - copies - spare, 0)
    if missing_originals or missing_copies:
        return MissingPaper(paper, missing_originals, missing_copies)
    return None
