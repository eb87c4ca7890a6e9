"""Time as the office says it: Vietnam is UTC+7 all year, the store keeps UTC, papers spell dates.

A fixed offset instead of a time-zone database: Vietnam has had no other since 1975, and Windows
ships no such database.
"""

from datetime import date, datetime, timedelta, timezone

from app.words import N_

VIETNAM = timezone(timedelta(hours=7), "ICT")

_WEEKDAYS = (
    N_("thứ Hai"),
    N_("thứ Ba"),
    N_("thứ Tư"),
    N_("thứ Năm"),
    N_("thứ Sáu"),
    N_("thứ Bảy"),
    N_("Chủ nhật"),
)


def to_local(instant: datetime) -> datetime:
    """Return an aware ``instant`` on the office's clock; a naive one is a bug (ValueError)."""
    if instant.tzinfo is None:
        raise ValueError("a naive datetime has no place outside a form field")
    return instant.astimezone(VIETNAM)


def office_day(instant: datetime) -> date:
    """Return the office's calendar day of an aware ``instant``."""
    return to_local(instant).date()


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return the aware instant of a reading of the office's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)


def short_date(day: date) -> str:
    """22/11/2026: the only short form on screens and papers."""
    return f"{day:%d/%m/%Y}"


def short_moment(instant: datetime) -> str:
    """09:05 22/11/2026 on the office's clock."""
    return f"{to_local(instant):%H:%M %d/%m/%Y}"


def spelled_moment(instant: datetime) -> str:
    """08 giờ 37 phút, ngày 20 tháng 11 năm 2019: the form of the body text of papers."""
    moment = to_local(instant)
    return f"{moment:%H} giờ {moment:%M} phút, {spelled_date(moment.date())}"


def spelled_date(day: date) -> str:
    """Ngày 05 tháng 02 năm 2026: a zero before days below 10, months 1 and 2.

    Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday_name(day: date) -> str:
    """Thứ Hai … Chủ nhật."""
    return _WEEKDAYS[day.weekday()]
