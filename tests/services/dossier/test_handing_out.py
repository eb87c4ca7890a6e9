"""Who may take what, and what the history keeps of it; each step has tests of its own."""

import pytest

from app.domain.roles import Actor
from app.errors import InputError
from app.services.commands import HandOut
from app.services.dossier.handing_out import collector_of, facts_of


def test_a_name_is_tidied_and_must_be_there(clerk: Actor) -> None:
    assert collector_of(HandOut(actor=clerk, dossier_id=1, collector_name=" Lê  Thị Hoa ")) == (
        "Lê Thị Hoa"
    )
    with pytest.raises(InputError, match="Chưa ghi người nhận"):
        collector_of(HandOut(actor=clerk, dossier_id=1, collector_name=" "))


def test_what_is_empty_is_not_kept(clerk: Actor) -> None:
    plain = HandOut(actor=clerk, dossier_id=1, collector_name="Lê Thị Hoa")
    assert facts_of(plain) == {"collector": "Lê Thị Hoa"}
    lost = HandOut(actor=clerk, dossier_id=1, collector_name="Lê Thị Hoa", slip_lost=True)
    assert facts_of(lost) == {"collector": "Lê Thị Hoa", "slip_lost": True}
