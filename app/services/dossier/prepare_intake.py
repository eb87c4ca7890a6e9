"""Everything about an intake that can be decided before the store is touched.

Checks what was typed, finds the procedure's version in force, computes promise and fee. What is
wrong comes out as an InputError naming the field; nothing is stored here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from app.domain.appointment import check_appointment
from app.domain.channel import DeliveryWay
from app.domain.deadline import compute_deadline
from app.domain.deadline_words import explain
from app.domain.fees import Fee, FeeInput, compute_fee
from app.domain.identity_number import parse_identity
from app.domain.papers import check_extra_papers, missing_papers
from app.domain.printable import (
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_NOTE,
    check_length,
    check_printable,
)
from app.domain.text import check_email, check_phone, tidy_name
from app.domain.vietnam_time import office_day
from app.errors import InputError
from app.services.commands import ApplicantInput, ReceiveDossier
from app.services.context import CatalogueRow, Context
from app.words import N_

_MOST_SETS = 99
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """When the result is due: as computed, and as the citizen is told."""

    computed_at: datetime
    promised_at: datetime
    explanation: str
    unconfirmed_years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A checked intake, ready to be written.

    ``taken_at`` is when it is written down and numbered; ``received_at`` may be earlier, as on a
    slip from a power cut.
    """

    command: ReceiveDossier
    applicant: ApplicantInput
    entry: CatalogueRow
    taken_at: datetime
    received_at: datetime
    promise: Promise
    fee: Fee

    @property
    def received_on(self) -> date:
        """Return the office day of the reception."""
        return office_day(self.received_at)

    @property
    def numbered_on(self) -> date:
        """Return the office day in whose series its code is."""
        return office_day(self.taken_at)


def prepare_intake(context: Context, command: ReceiveDossier) -> Intake:
    """Return ``command`` checked and completed; InputError names the field to mend."""
    # Asked once: around midnight a second look could see another day.
    now = context.now()
    received_at, entry = _reception(context, command, now)
    _check_papers(command, entry)
    _check_sets(command)
    _check_delivery(command)
    for check in _letters(context, command):
        check()
    return Intake(
        command=replace(
            command,
            submitter_name=tidy_name(command.submitter_name),
            submitter_identity=_submitter_identity(command),
        ),
        applicant=_checked_applicant(command.applicant, office_day(now)),
        entry=entry,
        taken_at=now,
        received_at=received_at,
        promise=_promise(context, command, entry, received_at),
        fee=_fee(command, entry, received_at),
    )


def intake_problems(context: Context, command: ReceiveDossier) -> tuple[InputError, ...]:
    """Return all that ``prepare_intake`` would refuse, for a form that tells everything at once."""
    now = context.now()
    received_at, entry = _reception(context, command, now)
    applicant = command.applicant
    checks: tuple[Callable[[], object], ...] = (
        lambda: _identity(applicant),
        lambda: _name(applicant),
        lambda: _check_birth(applicant, office_day(now)),
        lambda: _phone(applicant),
        lambda: _email(applicant),
        lambda: _submitter_identity(command),
        lambda: _check_papers(command, entry),
        lambda: _check_sets(command),
        lambda: _check_delivery(command),
        lambda: _fee(command, entry, received_at),
        lambda: _promise(context, command, entry, received_at),
        *_letters(context, command),
    )
    problems: list[InputError] = []
    for check in checks:
        try:
            check()
        except InputError as error:
            problems.append(error)
    return tuple(problems)


def _letters(context: Context, command: ReceiveDossier) -> Iterator[Callable[[], object]]:
    """Give the checks that what was typed can stand on the receipt, by field."""
    applicant = command.applicant
    printed = {
        "name": (applicant.name, LONGEST_NAME),
        "address": (applicant.address, LONGEST_LINE),
        "email": (applicant.email, LONGEST_LINE),
        "submitter_name": (command.submitter_name, LONGEST_NAME),
        "delivery_address": (command.delivery_address, LONGEST_LINE),
        "note": (command.note, LONGEST_NOTE),
        "override_reason": (command.override_reason, LONGEST_LINE),
    }
    for field, (text, most) in printed.items():
        yield partial(check_length, field, text, most)
        yield partial(check_printable, field, text, context.missing_letters)
    papers = " ".join(paper.name for paper in command.papers)
    yield partial(check_printable, "papers", papers, context.missing_letters)


def _reception(
    context: Context, command: ReceiveDossier, now: datetime
) -> tuple[datetime, CatalogueRow]:
    received_at = command.received_at or now
    if received_at > now:
        raise InputError(
            "received_at",
            N_("Thời điểm nhận hồ sơ nằm trong tương lai."),
            N_("Kiểm tra lại ngày giờ ghi trên phiếu và đồng hồ của máy."),
        )
    return received_at, context.procedure(command.procedure_code, office_day(received_at))


def _checked_applicant(applicant: ApplicantInput, today: date) -> ApplicantInput:
    _check_birth(applicant, today)
    return replace(
        applicant,
        name=_name(applicant),
        identity_number=_identity(applicant),
        phone=_phone(applicant),
        address=tidy_name(applicant.address),
        email=_email(applicant),
    )


def _name(applicant: ApplicantInput) -> str:
    name = tidy_name(applicant.name)
    if not name or (any(char.isdigit() for char in name) and not applicant.is_organization):
        raise InputError(
            "name",
            N_("Họ tên người nộp để trống hoặc có chữ số."),
            N_("Nhập họ tên đúng như trên căn cước."),
        )
    if sum(char.isalpha() for char in name) < _LEAST_LETTERS:
        raise InputError(
            "name",
            N_("Họ tên người nộp phải có ít nhất hai chữ cái."),
            N_("Nhập họ tên đúng như trên căn cước."),
        )
    return name


def _identity(applicant: ApplicantInput) -> str:
    identity = applicant.identity_number.strip()
    if identity and not applicant.is_organization:
        return parse_identity(identity).digits
    return identity


def _check_birth(applicant: ApplicantInput, today: date) -> None:
    birth = applicant.birth
    if birth is not None and (birth.complete or date(birth.year, 1, 1)) > today:
        raise InputError(
            "birth",
            N_("Ngày sinh nằm trong tương lai."),
            N_("Nhập lại ngày sinh theo dạng ngày/tháng/năm."),
        )


def _phone(applicant: ApplicantInput) -> str:
    phone = check_phone(applicant.phone) if applicant.phone.strip() else ""
    if not phone and not applicant.no_phone_reason.strip():
        raise InputError(
            "phone",
            N_("Chưa có số điện thoại của người nộp."),
            N_("Nhập số điện thoại, hoặc ghi lý do không có để còn cách liên hệ."),
        )
    return phone


def _email(applicant: ApplicantInput) -> str:
    return check_email(applicant.email)


def _submitter_identity(command: ReceiveDossier) -> str:
    number = command.submitter_identity.strip()
    return parse_identity(number, "submitter_identity").digits if number else ""


def _check_sets(command: ReceiveDossier) -> None:
    if not 1 <= command.sets <= _MOST_SETS:
        raise InputError("sets", N_("Số bộ hồ sơ phải từ 1 đến {most}."), most=_MOST_SETS)


def _check_delivery(command: ReceiveDossier) -> None:
    """Ask where to for a result that is brought; an empty field means the applicant's address."""
    where = command.delivery_address.strip() or command.applicant.address.strip()
    if command.delivery in (DeliveryWay.AT_HOME, DeliveryWay.POST) and not where:
        raise InputError(
            "delivery_address",
            N_("Chưa có địa chỉ để gửi kết quả."),
            N_("Nhập địa chỉ trả kết quả hoặc địa chỉ người nộp, hoặc chọn trả tại quầy."),
        )


def _fee(command: ReceiveDossier, entry: CatalogueRow, received_at: datetime) -> Fee:
    given = replace(command.fee or FeeInput(), channel=command.channel)
    return compute_fee(entry.procedure.fees, given, office_day(received_at))


def _check_papers(command: ReceiveDossier, entry: CatalogueRow) -> None:
    required = entry.procedure.papers
    check_extra_papers(required, command.papers)
    missing = missing_papers(required, command.papers, command.applying_papers)
    if missing and not command.incomplete_reason.strip():
        raise InputError(
            "papers",
            N_("Còn thiếu {count} giấy tờ bắt buộc, chưa thể cấp giấy hẹn."),
            N_("Nhận đủ giấy tờ, hoặc in phiếu hướng dẫn bổ sung cho công dân."),
            count=len(missing),
        )


def _promise(
    context: Context, command: ReceiveDossier, entry: CatalogueRow, received_at: datetime
) -> Promise:
    procedure = entry.procedure
    deadline = compute_deadline(
        procedure.limit, received_at, context.calendar, cut_off=procedure.cut_off
    )
    given = command.promised_at
    if given is not None and given != deadline.due and not command.override_reason.strip():
        raise InputError(
            "override_reason",
            N_("Ngày hẹn khác ngày hệ thống tính nhưng chưa ghi lý do."),
            N_("Ghi lý do đổi ngày hẹn; cả hai ngày đều được lưu."),
        )
    if given is not None and given != deadline.due:
        check_appointment(given, received_at, deadline.due, context.calendar)
    unknown = [year for year in deadline.unconfirmed_years if not context.calendar.knows(year)]
    if unknown and given is None and not command.override_reason.strip():
        raise InputError(
            "promised_at",
            N_("Chưa có lịch nghỉ năm {year} nên không tính được ngày hẹn."),
            N_("Nhập lịch năm đó ở trang Cài đặt, hoặc tự nhập ngày hẹn kèm lý do."),
            year=min(unknown),
        )
    return Promise(
        computed_at=deadline.due,
        promised_at=given or deadline.due,
        explanation=explain(deadline),
        unconfirmed_years=tuple(sorted(deadline.unconfirmed_years)),
    )
