"""How the store is looked after, said the same way wherever it is shown."""

from typing import TYPE_CHECKING

from app.domain.restored import StoreHealth
from app.domain.vietnam_time import short_moment
from app.ui.widgets.inline_banner import BannerKind
from app.words import tr

if TYPE_CHECKING:
    from app.services.store.check import CheckReport


def check_words(health: StoreHealth) -> tuple[BannerKind, str]:
    """Return how the last check of the whole store went."""
    last = health.checked
    if last is None:
        return "info", tr("Chưa có ai kiểm tra cả kho dữ liệu.")
    moment = short_moment(last.at)
    if last.findings:
        return "error", tr(
            "Kiểm tra lần cuối {moment}: thấy {count} vấn đề.", moment=moment, count=last.findings
        )
    return "success", tr("Kiểm tra lần cuối {moment}: kho dữ liệu nguyên vẹn.", moment=moment)


def drill_words(health: StoreHealth) -> tuple[BannerKind, str]:
    """Return how the last practice of a restore went, with what to do after one that failed."""
    last = health.drill
    if not health.practices:
        return "info", tr("Kho dữ liệu nằm trên máy chủ; người quản trị máy chủ phục hồi thử.")
    if last is None:
        return "info", tr("Chưa phục hồi thử lần nào.")
    moment = short_moment(last.at)
    if last.ok:
        return "success", tr("Phục hồi thử {moment}: {words}", moment=moment, words=last.said(tr))
    return "warn", tr(
        "Phục hồi thử {moment} không được: {words} Sao lưu lại ngay, rồi phục hồi thử lần nữa.",
        moment=moment,
        words=last.said(tr),
    )


def findings_words(report: "CheckReport") -> tuple[str, str]:
    """Return a title and a text for what a check found."""
    if report.ok:
        return tr("Kho dữ liệu nguyên vẹn"), tr(
            "Đã kiểm tra {dossiers} hồ sơ, {events} sự kiện, {journal} dòng nhật ký.",
            dossiers=report.dossiers,
            events=report.events,
            journal=report.journal,
        )
    lines = (f"{tr(f.title, **f.values)} {tr(f.advice, **f.values)}" for f in report.findings)
    return tr("Kho dữ liệu có vấn đề"), "\n".join(lines)
