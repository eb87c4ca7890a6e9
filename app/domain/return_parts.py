"""What goes to the citizen with a result: every set of it, and the papers that go home again.

Their names stand on paper and in the history, so they are Vietnamese whatever the screen speaks.
"""

from collections.abc import Iterable

from app.domain.papers import PAPER_KIND_LABELS, SubmittedPaper

_RESULT = "Kết quả giải quyết"
_BETWEEN = "; "


def parts_of(result_name: str, sets: int, papers: Iterable[SubmittedPaper]) -> tuple[str, ...]:
    """Return the parts one by one, as they are counted out over the desk."""
    result = result_name or _RESULT
    results = [result] if sets <= 1 else [f"{result}, bộ {number}" for number in range(1, sets + 1)]
    returned = [_paper(one) for one in papers if one.returned_to_citizen]
    # What divides the parts may not stand within one.
    return tuple(part.replace(";", ",") for part in (*results, *returned))


def kept_in_words(parts: Iterable[str]) -> str:
    """Return ``parts`` as one text, to be kept until they are given out."""
    return _BETWEEN.join(parts)


def parts_kept(text: str) -> tuple[str, ...]:
    """Return the parts of a text; what somebody has written freely is one part."""
    return tuple(part.strip() for part in text.split(_BETWEEN.strip()) if part.strip())


def _paper(paper: SubmittedPaper) -> str:
    count = max(paper.originals + paper.copies, 1)
    return f"{paper.name} ({count} {PAPER_KIND_LABELS[paper.kind].lower()})"
