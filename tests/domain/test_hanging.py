"""What hangs over is something as soon as any part of it is."""

from datetime import date

from app.domain.hanging import Hanging, HangingDraft, HangingPaper
from app.domain.vietnam_time import local

AT = local(2026, 11, 16, 9)


def test_nothing_hangs_over_unless_something_does() -> None:
    slip = HangingPaper(
        print_id=1,
        label="Giấy hẹn",
        subject="TN10-261116-0001-77",
        applicant_name="An",
        asked_at=AT,
    )
    assert not Hanging()
    for one in (
        Hanging(unknown=(slip,)),
        Hanging(unprinted=(slip,)),
        Hanging(unexported=(date(2026, 11, 16),)),
        Hanging(not_handed_over=1),
        Hanging(drafts=(HangingDraft("receive", AT),)),
    ):
        assert one
