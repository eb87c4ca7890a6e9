"""A corrected person is judged as at the intake; what an older register left is left alone."""

import pytest

from app.domain.roles import Actor
from app.errors import InputError
from app.services.counter import Counter
from app.services.step_commands import CorrectDossier
from tests import builders


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "Nguyễn 2"}, "name"),
        ({"birth": "01/01/2090"}, "birth"),
        ({"birth": "khi nào"}, "birth"),
        ({"email": "khong-phai"}, "email"),
        ({"submitter_identity": "12"}, "submitter_identity"),
    ],
)
def test_what_is_wrong_names_its_field(
    counter: Counter, clerk: Actor, changes: dict[str, str], field: str
) -> None:
    key = builders.receive(counter, clerk).dossier_id
    command = CorrectDossier(actor=clerk, dossier_id=key, reason="ghi nhầm", **changes)  # type: ignore[arg-type]
    with pytest.raises(InputError) as caught:
        counter.dossiers.correct(command)
    assert caught.value.field == field


def test_an_organization_has_another_number(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter, clerk).dossier_id
    counter.dossiers.correct(
        CorrectDossier(
            actor=clerk,
            dossier_id=key,
            reason="nộp cho công ty",
            is_organization=True,
            name="Công ty 3 Sao",
            identity_number="0101234567",
        )
    )
    card = counter.dossiers.card(clerk, key)
    assert (card.row.applicant_name, card.identity_number) == ("Công ty 3 Sao", "0101234567")
    assert "loại người nộp: cá nhân → tổ chức" in card.history[0].text


def test_an_old_number_nobody_touches_stays(counter: Counter, clerk: Actor) -> None:
    key = builders.receive(counter, clerk).dossier_id
    builders.change_store(counter, "UPDATE applicants SET phone = '12345'")
    counter.dossiers.correct(
        CorrectDossier(actor=clerk, dossier_id=key, reason="x", phone="12345", name="Bùi Thu Ửng")
    )
    assert counter.dossiers.card(clerk, key).phone == "12345"
