"""The sheet of a real dossier, with what its steps have brought."""

from datetime import date

from app.domain.roles import Actor
from app.services.commands import HandOver, RecordResult
from app.services.counter import Counter
from tests import builders


def test_the_sheet_tells_what_was_received_and_what_came_of_it(
    counter: Counter, clerk: Actor
) -> None:
    received = builders.receive(counter, clerk)
    counter.dossiers.hand_over(HandOver(clerk, (received.dossier_id,)))
    counter.dossiers.record_result(
        RecordResult(
            clerk,
            received.dossier_id,
            document_number="12/2026",
            document_date=date(2026, 11, 16),
            signer="Trần Văn A",
        )
    )
    sheet = counter.official.sheet(clerk, received.dossier_id)
    texts = {field.label: field.text for group in sheet.groups for field in group.fields}
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert sheet.code == received.code
    assert texts["Mã thủ tục"] == "1.001193"
    assert texts["Trường hợp"] == "Đăng ký đúng hạn"
    assert texts["Chủ hồ sơ"] == card.row.applicant_name
    assert texts["Số giấy tờ chủ hồ sơ"] == card.identity_number
    assert texts["Số văn bản"] == "12/2026"
    assert texts["Người ký"] == "Trần Văn A"
    assert texts["Ngày văn bản"] == "16/11/2026"
