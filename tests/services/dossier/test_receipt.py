"""What the receipt says: everything the form asks for, complete in itself."""

from app.domain.barcode_digits import barcode_digits
from app.domain.channel import DeliveryWay
from app.domain.dossier_code import parse_code
from app.domain.dossier_state import Action
from app.domain.forms.receipt import PaperLine, ReceiptDocument
from app.domain.papers import PaperKind, SubmittedPaper
from app.domain.promise_history import Promise
from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.models.dossier import Dossier
from app.services.counter import Counter
from app.services.papers.dossier_papers import DossierPapers
from tests import builders
from tests.builders import CERTIFIED_COPY
from tests.steps import act


def test_the_receipt_says_what_was_received(counter: Counter, clerk: Actor) -> None:
    command = builders.intake(
        clerk, CERTIFIED_COPY, delivery=DeliveryWay.AT_HOME, note="mang theo căn cước"
    )
    received = counter.dossiers.receive(command)
    document = counter.dossiers.receipt(received.dossier_id)
    assert document.code == received.code
    assert document.barcode == barcode_digits(parse_code(received.code))
    assert document.header == builders.PROFILE.header()
    assert document.applicant_name == command.applicant.name
    assert document.submitter_name == command.applicant.name
    assert document.identity_number == command.applicant.identity_number
    assert document.procedure_code == CERTIFIED_COPY
    assert document.promised_at == received.promised_at
    assert document.explanation == received.explanation
    assert document.delivery == "Tại nhà"
    assert (document.fee, document.fee_paid) == (2_000, False)
    assert (document.clerk_name, document.desk) == (clerk.name, clerk.desk)
    assert document.note == "mang theo căn cước"
    assert document.reprint is None


def test_another_submitter_is_named(counter: Counter) -> None:
    received = builders.receive(counter, submitter_name="Lê Thị Bé")
    assert counter.dossiers.receipt(received.dossier_id).submitter_name == "Lê Thị Bé"


def test_a_paper_is_listed_with_its_kind_and_all_its_sheets(counter: Counter) -> None:
    papers = (
        SubmittedPaper(name="Sổ hộ khẩu", originals=1, copies=2, extra_reason="tự nộp"),
        SubmittedPaper(
            name="Ảnh", kind=PaperKind.ELECTRONIC, originals=0, copies=0, extra_reason="tự nộp"
        ),
    )
    received = builders.receive(counter, papers=papers, incomplete_reason="thử")
    assert counter.dossiers.receipt(received.dossier_id).papers == (
        PaperLine("Sổ hộ khẩu", "Bản chính", 3),
        PaperLine("Ảnh", "Bản điện tử", 1),
    )


def test_a_receipt_taken_under_an_older_form_keeps_that_form(counter: Counter) -> None:
    today = builders.receive(counter)
    earlier = builders.receive(counter, received_at=local(2025, 6, 2, 9))
    forms = [counter.dossiers.receipt(each.dossier_id).form_set for each in (today, earlier)]
    assert forms == ["2025", "2018"]


def test_a_day_given_by_hand_is_explained_with_its_reason(counter: Counter, clerk: Actor) -> None:
    told = "; hẹn lại 17:00 20/11/2026 vì chờ xác minh"
    chosen = {"promised_at": local(2026, 11, 20, 17), "override_reason": "chờ xác minh"}
    key = builders.receive(counter, clerk, CERTIFIED_COPY, **chosen).dossier_id
    first = counter.dossiers.receipt(key)
    assert first.explanation.endswith(told)
    act(counter, clerk, Action.CORRECT, key)
    with counter.context.database.read() as session:
        papers = DossierPapers(session, counter.context, clerk, session.get_one(Dossier, key))
        promise = Promise(first.promised_at)
        again = papers.receipt(promise, counter.context.calendar).document
    assert isinstance(again, ReceiptDocument)
    assert again.explanation.endswith(told)
