"""Labels come out in the order the folders lie on the desk."""

import pytest

from app.domain.roles import Actor
from app.errors import InputError
from app.services.counter import Counter
from tests import builders
from tests.services.papers.issued import documents, subjects


def test_a_label_for_each_folder_in_the_order_chosen(counter: Counter, clerk: Actor) -> None:
    first, second = builders.receive(counter), builders.receive(counter)
    asked = counter.papers.labels(clerk, (second.dossier_id, first.dossier_id), used=3)
    (sheet,) = documents(counter, asked)
    assert [label.code for label in sheet.labels] == [second.code, first.code]
    assert sheet.used == 3
    assert all(label.barcode for label in sheet.labels)
    assert subjects(counter, asked) == [f"{second.code} + 1"]


def test_a_single_label_is_a_paper_of_its_dossier(counter: Counter, clerk: Actor) -> None:
    received = builders.receive(counter)
    counter.papers.labels(clerk, (received.dossier_id,))
    (label, _receipt) = counter.dossiers.card(clerk, received.dossier_id).prints
    assert (label.form, label.reprint_number) == ("folder_labels", 0)


def test_no_folder_chosen_is_said(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(InputError, match="Chưa chọn"):
        counter.papers.labels(clerk, ())
