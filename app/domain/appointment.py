"""Which moment may be promised instead of the computed one, when somebody gave a reason for it.

How the computed one comes about is ``deadline``; nothing here asks for the reason.
"""

from datetime import datetime, timedelta

from app.domain.vietnam_time import short_date, to_local
from app.domain.working_calendar import WorkingCalendar
from app.errors import InputError
from app.words import N_

# No procedure takes longer by a year than its limit says; such a day is a slip of the fingers.
_LONGEST_DELAY = timedelta(days=366)


def check_appointment(
    given: datetime, received_at: datetime, computed: datetime, calendar: WorkingCalendar
) -> None:
    """Refuse a promise nobody could keep: InputError("promised_at") says what is wrong with it.

    It lies after the reception, within office hours of a working day, and at most a year after
    the moment that was ``computed``.
    """
    if given < received_at:
        raise InputError(
            "promised_at",
            N_("Ngày hẹn trả trước lúc nhận hồ sơ."),
            N_("Chọn ngày hẹn sau thời điểm nhận."),
        )
    moment = to_local(given)
    if given > computed + _LONGEST_DELAY:
        raise InputError(
            "promised_at",
            N_("Ngày hẹn {day} muộn hơn một năm so với ngày hệ thống tính."),
            N_("Kiểm tra lại năm của ngày hẹn."),
            day=short_date(moment.date()),
        )
    sessions = calendar.sessions(moment.date())
    if not sessions:
        raise InputError(
            "promised_at", N_("Ngày hẹn trả là ngày nghỉ."), N_("Chọn một ngày làm việc.")
        )
    if not any(session.start <= moment.time() <= session.end for session in sessions):
        raise InputError(
            "promised_at",
            N_("Giờ hẹn trả nằm ngoài giờ làm việc."),
            N_("Chọn giờ trong giờ làm việc: {hours}."),
            hours=", ".join(f"{one.start:%H:%M}–{one.end:%H:%M}" for one in sessions),
        )
