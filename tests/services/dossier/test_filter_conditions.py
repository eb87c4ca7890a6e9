"""The conditions of filters beside those every list shows: reasons in classes, office hours."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.domain.dossier_filter import DossierFilter
from app.domain.reasons import LATE_CLASSES, LATE_REASONS
from app.models.dossier import Dossier
from app.services.counter import Counter
from app.services.dossier.filter_conditions import conditions, hours_test, late_class
from tests import builders


def test_every_class_of_lateness_is_known_by_how_its_reason_begins(counter: Counter) -> None:
    written = {
        "": "none",
        "mưa bão": "other",
        "Lỗi hệ thống phần mềm": "system_failure",
        "Sự cố hệ thống số 3/2026: Cổng dịch vụ công": "system_failure",
        **{f"{label}: thêm": reason.value for reason, label in LATE_REASONS.items()},
    }
    keys = {builders.receive(counter).dossier_id: words for words in written}
    for key, words in keys.items():
        builders.change_store(
            counter, "UPDATE dossiers SET late_reason = ? WHERE id = ?", words, key
        )
    with counter.context.database.read() as session:
        rows = session.execute(select(Dossier.late_reason, late_class())).all()
    assert {row[0]: row[1] for row in rows} == written
    assert set(written.values()) == set(LATE_CLASSES)


def test_a_text_without_words_matches_nothing(counter: Counter) -> None:
    assert conditions(DossierFilter(text="…"), counter.context) is None


@pytest.mark.parametrize("name", ["met_programme", "met_reception"])
def test_only_office_hours_need_a_look_at_each_dossier(counter: Counter, name: str) -> None:
    calendar = counter.context.calendar
    assert hours_test(DossierFilter(in_programme=True), calendar) is None
    assert hours_test(replace(DossierFilter(), **{name: False}), calendar) is not None
