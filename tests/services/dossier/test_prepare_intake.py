"""What is wrong with an intake is told by the field to mend, before the store is touched."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.birth_date import BirthDate
from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_code import LocalCode
from app.domain.fees import FeeInput
from app.domain.papers import SubmittedPaper
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import InputError, NotFoundError
from app.services.commands import ReceiveDossier
from app.services.counter import Counter
from app.services.dossier.prepare_intake import intake_problems, prepare_intake
from app.services.dossier.receipt import receipt_document
from tests import builders
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY, SetClock

CODE = LocalCode(1, 0, date(2027, 1, 5), 1)
MARRIAGE_STATUS = "1.004873"
LAND_CERTIFICATE = "1.013978"
STRAY_PAPER = SubmittedPaper(name="Giấy khám sức khỏe")


def spoiled(clerk: Actor, procedure: str, changes: dict[str, Any]) -> ReceiveDossier:
    """Return a good intake with ``changes``; those of the applicant stand under "applicant"."""
    changes = dict(changes)
    command = builders.intake(clerk, procedure)
    applicant = replace(command.applicant, **changes.pop("applicant", {}))
    if "extra_paper" in changes:
        changes["papers"] = (*command.papers, changes.pop("extra_paper"))
    return replace(command, applicant=applicant, **changes)


WRONG: list[tuple[str, str, dict[str, Any]]] = [
    ("name", CERTIFIED_COPY, {"applicant": {"name": "  "}}),
    ("name", CERTIFIED_COPY, {"applicant": {"name": "Nguyễn 4n"}}),
    ("identity_number", CERTIFIED_COPY, {"applicant": {"identity_number": "12345"}}),
    ("identity_number", CERTIFIED_COPY, {"applicant": {"identity_number": "00108500000x"}}),
    ("birth", CERTIFIED_COPY, {"applicant": {"birth": BirthDate(2026, 11, 17)}}),
    ("birth", CERTIFIED_COPY, {"applicant": {"birth": BirthDate(2027)}}),
    ("phone", CERTIFIED_COPY, {"applicant": {"phone": ""}}),
    ("phone", CERTIFIED_COPY, {"applicant": {"phone": "0912"}}),
    ("email", CERTIFIED_COPY, {"applicant": {"email": "duc@"}}),
    ("submitter_identity", CERTIFIED_COPY, {"submitter_identity": "12"}),
    ("sets", CERTIFIED_COPY, {"sets": 0}),
    ("sets", CERTIFIED_COPY, {"sets": 10**12}),
    ("name", CERTIFIED_COPY, {"applicant": {"name": "x"}}),
    ("name", CERTIFIED_COPY, {"applicant": {"name": "..."}}),
    (
        "delivery_address",
        CERTIFIED_COPY,
        {"applicant": {"address": " "}, "delivery": DeliveryWay.POST},
    ),
    ("papers", CERTIFIED_COPY, {"papers": ()}),
    ("papers", BIRTH_REGISTRATION, {"incomplete_reason": "  ", "papers": ()}),
    ("extra_reason", CERTIFIED_COPY, {"extra_paper": STRAY_PAPER}),
    ("copies", CERTIFIED_COPY, {"fee": FeeInput(copies=0)}),
    ("pages", CERTIFIED_COPY, {"fee": FeeInput(pages=0)}),
    ("typed_amount", CERTIFIED_COPY, {"fee": FeeInput(typed_amount=-1)}),
    ("exemption", CERTIFIED_COPY, {"fee": FeeInput(exemption="Vì quen biết")}),
    ("variant", LAND_CERTIFICATE, {"fee": None}),
    ("override_reason", CERTIFIED_COPY, {"promised_at": local(2026, 11, 20, 9)}),
    (
        "promised_at",
        CERTIFIED_COPY,
        {"promised_at": local(2026, 11, 13, 9), "override_reason": "nhầm"},
    ),
    (
        "promised_at",
        CERTIFIED_COPY,
        {"promised_at": local(2026, 11, 29, 17, 30), "override_reason": "hẹn theo ý dân"},
    ),
    ("received_at", CERTIFIED_COPY, {"received_at": local(2026, 11, 16, 9, 11)}),
    ("name", CERTIFIED_COPY, {"applicant": {"name": "Trần 漢"}}),
    ("address", CERTIFIED_COPY, {"applicant": {"address": "Tổ 5 ✓"}}),
    ("submitter_name", CERTIFIED_COPY, {"submitter_name": "漢"}),
    ("papers", CERTIFIED_COPY, {"extra_paper": replace(STRAY_PAPER, name="☃", extra_reason="x")}),
    ("delivery_address", CERTIFIED_COPY, {"delivery_address": "phố 漢"}),
    ("note", CERTIFIED_COPY, {"note": "gọi trước ☎"}),
    ("name", CERTIFIED_COPY, {"applicant": {"name": "Nguyễn " * 60}}),
    ("note", CERTIFIED_COPY, {"note": "gọi trước " * 400}),
    ("typed_amount", CERTIFIED_COPY, {"fee": FeeInput(typed_amount=2_000_000_000)}),
]


@pytest.mark.parametrize(
    ("field", "procedure", "changes"), WRONG, ids=[f"{w[0]}-{i}" for i, w in enumerate(WRONG)]
)
def test_every_mistake_names_its_field(
    shared: Counter, field: str, procedure: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(InputError) as caught:
        prepare_intake(shared.context, spoiled(builders.actor(shared), procedure, changes))
    assert caught.value.field == field
    assert str(caught.value)


def test_a_form_is_told_all_its_mistakes_at_once(counter: Counter, clerk: Actor) -> None:
    changes = {"applicant": {"name": "", "phone": "1", "email": "x"}, "papers": (), "sets": 0}
    command = spoiled(clerk, CERTIFIED_COPY, changes)
    found = [error.field for error in counter.dossiers.problems(command)]
    assert found == ["name", "phone", "email", "papers", "sets"]


def test_a_form_without_mistakes_has_none_to_tell(counter: Counter, clerk: Actor) -> None:
    assert intake_problems(counter.context, builders.intake(clerk)) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"applicant": {"phone": "", "no_phone_reason": "người già, không dùng"}},
        {"applicant": {"identity_number": ""}},
        {"applicant": {"birth": BirthDate(2026, 11, 16)}},
        {"applicant": {"name": "Trường Mầm non 20-10", "is_organization": True}},
        {"applicant": {"identity_number": "0101234567-001", "is_organization": True}},
        {"papers": (), "incomplete_reason": "bổ sung trong ngày"},
        {"extra_paper": replace(STRAY_PAPER, extra_reason="công dân tự nộp thêm")},
        {"promised_at": local(2026, 11, 16, 17, 30)},
        {"promised_at": local(2026, 11, 20, 9), "override_reason": "hẹn theo ý dân"},
        {"received_at": local(2026, 11, 13, 9)},
    ],
)
def test_what_has_its_reason_is_accepted(shared: Counter, changes: dict[str, Any]) -> None:
    prepare_intake(shared.context, spoiled(builders.actor(shared), CERTIFIED_COPY, changes))


def test_what_was_typed_carelessly_is_tidied(counter: Counter, clerk: Actor) -> None:
    typed = {
        "name": "  Nguyễn   Văn Đức ",
        "identity_number": " 001 085 000 001 ",
        "phone": "+84 912.345.678",
        "address": "Tổ 5,  phường",
        "email": " duc@example.vn ",
    }
    command = spoiled(
        clerk,
        CERTIFIED_COPY,
        {
            "applicant": typed,
            "submitter_name": " Lê  Thị Bé ",
            "submitter_identity": "001.199.008.811",
        },
    )
    intake = prepare_intake(counter.context, command)
    assert intake.applicant.name == "Nguyễn Văn Đức"
    assert intake.applicant.identity_number == "001085000001"
    assert intake.applicant.phone == "0912345678"
    assert intake.applicant.address == "Tổ 5, phường"
    assert intake.applicant.email == "duc@example.vn"
    assert intake.command.submitter_name == "Lê Thị Bé"
    assert intake.command.submitter_identity == "001199008811"


def test_a_year_nobody_confirmed_warns_and_stops_no_intake(
    counter: Counter, clerk: Actor, supervisor: Actor, clock: SetClock
) -> None:
    clock.pass_to(local(2026, 12, 30, 9))
    command = builders.intake(clerk, MARRIAGE_STATUS)
    promise = prepare_intake(counter.context, command).promise
    assert promise.unconfirmed_years == (2027,)
    assert promise.promised_at == promise.computed_at == local(2027, 1, 5, 17, 30)

    clock.pass_to(local(2027, 1, 5, 9))
    copy = prepare_intake(counter.context, builders.intake(clerk))
    assert copy.promise.promised_at == local(2027, 1, 5, 17, 30)
    assert receipt_document(counter.context, copy, CODE).unconfirmed_years == (2027,)

    days, _ = counter.office.calendar_year(2027)
    counter.office.confirm_year(supervisor, 2027, days, "Thông báo 1/TB-BNV")
    assert prepare_intake(counter.context, command).promise.unconfirmed_years == ()


def test_a_year_of_which_no_day_is_known_is_not_counted_in(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    clock.pass_to(local(2036, 1, 7, 9))
    command = builders.intake(clerk)
    with pytest.raises(InputError, match="2036") as caught:
        prepare_intake(counter.context, command)
    assert caught.value.field == "promised_at"
    by_hand = replace(command, promised_at=local(2036, 1, 8, 17), override_reason="dự kiến")
    assert prepare_intake(counter.context, by_hand).promise.unconfirmed_years == (2036,)


def test_the_version_in_force_on_the_day_of_reception_counts(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    clock.pass_to(local(2026, 9, 1, 9))
    command = builders.intake(clerk, "2.000986", incomplete_reason="x", papers=())
    new = prepare_intake(counter.context, command)
    old = prepare_intake(counter.context, replace(command, received_at=local(2026, 8, 31, 9)))
    assert (old.entry.procedure.version, old.entry.procedure.limit.value) == (1, 8)
    assert (new.entry.procedure.version, new.entry.procedure.limit.value) == (2, 13)
    assert old.received_on == date(2026, 8, 31)


def test_an_unknown_procedure_is_not_found(counter: Counter, clerk: Actor) -> None:
    command = replace(builders.intake(clerk), procedure_code="9.999999")
    with pytest.raises(NotFoundError, match=r"9\.999999"):
        prepare_intake(counter.context, command)


def test_the_fee_is_that_of_the_channel(counter: Counter, clerk: Actor) -> None:
    command = builders.intake(clerk, "1.004222")
    at_desk = prepare_intake(counter.context, command)
    online = prepare_intake(counter.context, replace(command, channel=Channel.ONLINE))
    assert (at_desk.fee.amount, online.fee.amount) == (20_000, 10_000)
