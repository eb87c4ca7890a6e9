import pytest

from app.domain.forms.supplement_request import RequestedPaper, requested
from app.domain.papers import MissingPaper, PaperKind, RequiredPaper


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (PaperKind.ORIGINAL, RequestedPaper("Tờ khai", 1, 0, 2)),
        (PaperKind.PRESENTED, RequestedPaper("Tờ khai", 1, 0, 2)),
        (PaperKind.ELECTRONIC, RequestedPaper("Tờ khai", 1, 0, 2)),
        (PaperKind.CERTIFIED_COPY, RequestedPaper("Tờ khai", 0, 3, 0)),
        (PaperKind.COPY, RequestedPaper("Tờ khai", 0, 0, 3)),
    ],
)
def test_what_is_missing_is_asked_for_in_the_column_of_its_kind(
    kind: PaperKind, expected: RequestedPaper
) -> None:
    gap = MissingPaper(RequiredPaper(name="Tờ khai", kind=kind), originals=1, copies=2)
    assert requested(gap) == expected
