"""Papers asked for after reception, by procedure: how many dossiers, and how many twice."""

from dataclasses import replace

from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action
from app.domain.reports.breakdown import Breakdown
from app.domain.reports.figure import Dimension, Span, counted, share
from app.domain.reports.resolution import UNIT, handled_in
from app.domain.reports.splits import PROCEDURE

RULES = (
    "Yêu cầu bổ sung: hồ sơ có phiếu yêu cầu bổ sung lập trong kỳ, mỗi hồ sơ tính một lần.",
    "Quá một lần: từ lần yêu cầu thứ hai hồ sơ bị tính là quá hạn ở chỉ số 2.1.",
)


def asked_for_papers(span: Span) -> DossierFilter:
    """Return the dossiers whose citizens were asked for papers in the period."""
    return DossierFilter(step=Action.REQUEST_SUPPLEMENT, step_from=span.first, step_to=span.last)


def supplements(span: Span) -> Breakdown:
    """Return the requests of the period beside all the period had to do with."""
    asked = asked_for_papers(span)
    return Breakdown(
        title="YÊU CẦU BỔ SUNG HỒ SƠ",
        by=Dimension.PROCEDURE,
        headings=PROCEDURE,
        columns=(
            counted("handled", "Hồ sơ nhận giải quyết", handled_in(span)),
            counted("asked", "Yêu cầu bổ sung", asked),
            counted("twice", "Quá một lần", replace(asked, supplements_from=2)),
            share("asked_share", "Tỷ lệ yêu cầu bổ sung", "asked", "handled"),
        ),
        unit=UNIT,
        notes=RULES,
    )
