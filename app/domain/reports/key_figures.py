"""The figures a period is told by: in comparisons, objectives, clerks' sheets and at meetings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.domain.dossier_filter import DossierFilter
from app.domain.fees import PaymentMeans
from app.domain.reports.figure import Measure, Span
from app.domain.reports.resolution import (
    carried_into,
    handled_in,
    open_after,
    received_in,
    resolved_in,
)
from app.domain.reports.splits import received, returned
from app.domain.reports.supplements import asked_for_papers
from app.domain.timeliness import Timeliness
from app.words import N_


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number of a period: the words for it, and what it counts."""

    name: str
    label: str
    wanted: Callable[[Span], DossierFilter]
    fees: bool = False

    def measure(self, span: Span) -> Measure:
        """Return what is to be counted."""
        return Measure(self.wanted(span), self.fees)


@dataclass(frozen=True, slots=True)
class KeyShare:
    """A share of a period, of two key figures; ``label`` says of what."""

    name: str
    label: str
    part: str
    whole: str


def _programme(span: Span) -> DossierFilter:
    return replace(received(span), in_programme=True)


def _late(span: Span) -> DossierFilter:
    return replace(resolved_in(span), timeliness=Timeliness.LATE)


KEY_FIGURES: Mapping[str, KeyFigure] = {
    one.name: one
    for one in (
        KeyFigure("handled", N_("Tổng nhận giải quyết"), handled_in),
        KeyFigure("received", N_("Tiếp nhận trong kỳ"), received_in),
        KeyFigure(
            "online",
            N_("Tiếp nhận trực tuyến"),
            lambda span: replace(received_in(span), online=True),
        ),
        KeyFigure("carried", N_("Từ kỳ trước chuyển sang"), carried_into),
        KeyFigure("resolved", N_("Đã giải quyết"), resolved_in),
        KeyFigure(
            "early",
            N_("Giải quyết trước hạn"),
            lambda span: replace(resolved_in(span), timeliness=Timeliness.EARLY),
        ),
        KeyFigure(
            "on_the_day",
            N_("Giải quyết đúng hạn"),
            lambda span: replace(resolved_in(span), timeliness=Timeliness.ON_THE_DAY),
        ),
        KeyFigure("late", N_("Giải quyết quá hạn"), _late),
        KeyFigure(
            "excluded",
            N_("Quá hạn được loại trừ trách nhiệm"),
            lambda span: replace(_late(span), excluded=True),
        ),
        KeyFigure(
            "late_net",
            N_("Quá hạn phải chịu"),
            lambda span: replace(resolved_in(span), late_net=True),
        ),
        KeyFigure(
            "on_time_net",
            N_("Đúng hạn sau loại trừ"),
            lambda span: replace(resolved_in(span), late_net=False),
        ),
        KeyFigure("open", N_("Đang giải quyết cuối kỳ"), open_after),
        KeyFigure(
            "open_late",
            N_("Đang quá hạn cuối kỳ"),
            lambda span: replace(open_after(span), overdue_at=span.moment),
        ),
        KeyFigure("returned", N_("Đã trả kết quả"), returned),
        KeyFigure("supplements", N_("Yêu cầu bổ sung"), asked_for_papers),
        KeyFigure("programme", N_("Tham gia chương trình trước hạn 4 giờ"), _programme),
        KeyFigure(
            "programme_met",
            N_("Trước hạn ít nhất 4 giờ làm việc"),
            lambda span: replace(_programme(span), finished_to=span.last, met_programme=True),
        ),
        KeyFigure(
            "fee_due",
            N_("Hồ sơ có phí, lệ phí"),
            lambda span: replace(received(span), fee_due=True),
        ),
        KeyFigure(
            "paid_online",
            N_("Hồ sơ nộp phí trực tuyến"),
            lambda span: replace(
                received(span), fee_due=True, fee_paid=True, fee_means=PaymentMeans.ONLINE
            ),
        ),
        KeyFigure("fees", N_("Phí, lệ phí (đồng)"), received, fees=True),
    )
}
KEY_SHARES: Mapping[str, KeyShare] = {
    one.name: one
    for one in (
        KeyShare("on_time_share", N_("Tỷ lệ đúng hạn sau loại trừ"), "on_time_net", "resolved"),
        KeyShare("late_share", N_("Tỷ lệ quá hạn"), "late", "resolved"),
        KeyShare("early_share", N_("Tỷ lệ trước hạn"), "early", "resolved"),
        KeyShare("online_share", N_("Tỷ lệ tiếp nhận trực tuyến"), "online", "received"),
        KeyShare("programme_share", N_("Tỷ lệ trước hạn 4 giờ"), "programme_met", "programme"),
        KeyShare("paid_online_share", N_("Tỷ lệ nộp phí trực tuyến"), "paid_online", "fee_due"),
    )
}
"""The shares an objective may aim at, beside how content citizens are."""
