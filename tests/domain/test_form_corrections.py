"""What an office corrects is a version above the shipped ones, and an old paper keeps its own."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.form_corrections import (
    CarriedOver,
    Correction,
    FormVersions,
    carried_over,
    checked_changes,
    next_version,
    with_corrections,
)
from app.domain.form_set import OWN, Forms, all_forms
from app.domain.form_texts import with_texts
from app.domain.vietnam_time import local
from app.errors import InputError
from app.shipped import shipped_forms

SHIPPED = shipped_forms()
TODAY = date(2026, 11, 23)
NEW = SHIPPED.in_force(TODAY)
TITLE, NOTES = "receipt.title", "receipt.notes"


def correction(set_id: str = NEW.id, version: int = 1001, **changes: str) -> Correction:
    return Correction(
        set_id=set_id,
        version=version,
        based_on=1,
        changes=tuple((place.replace("__", "."), text) for place, text in changes.items()),
        reason="Theo công văn",
        made_at=local(2026, 11, 23, 9),
        clerk_name="Nguyễn Thị Ánh Tuyết",
    )


def test_the_newest_correction_is_what_new_papers_say() -> None:
    forms = with_corrections(
        SHIPPED,
        [correction(receipt__title="PHIẾU HẸN"), correction(version=1002, receipt__title="GIẤY")],
    )
    assert forms.in_force(TODAY).receipt.title == "GIẤY"
    assert forms.in_force(TODAY).version == 1002


def test_an_old_paper_keeps_the_words_it_had() -> None:
    forms = with_corrections(SHIPPED, [correction(receipt__title="PHIẾU HẸN")])
    assert forms.used(NEW.id, 1).receipt.title == NEW.receipt.title
    assert forms.used(NEW.id, 1001).receipt.title == "PHIẾU HẸN"
    assert forms.has(NEW.id, 1001)


def test_papers_of_other_days_keep_their_set() -> None:
    forms = with_corrections(SHIPPED, [correction(receipt__title="PHIẾU HẸN")])
    assert forms.in_force(date(2020, 1, 2)) == SHIPPED.in_force(date(2020, 1, 2))


def test_the_offices_own_papers_are_corrected_for_every_set() -> None:
    forms = with_corrections(SHIPPED, [correction(OWN, day_sheet__title="SỔ NGÀY")])
    assert {one.own.day_sheet.title for one in forms.sets} == {"SỔ NGÀY"}
    assert forms.used(OWN, 1001).own.day_sheet.title == "SỔ NGÀY"
    assert forms.used(OWN, 1).own == SHIPPED.own[0]
    assert forms.has(OWN, 1001)
    assert not forms.has(OWN, 1002)


def test_a_correction_that_is_gone_gives_way_to_the_newest_and_can_be_told() -> None:
    assert SHIPPED.used(NEW.id, 1001) == NEW
    assert not SHIPPED.has(NEW.id, 1001)
    assert SHIPPED.used(OWN, 1001).own == SHIPPED.own[0]


def test_what_the_program_of_today_could_not_print_is_left_out() -> None:
    made = correction(receipt__title="PHIẾU", receipt__dossier_code="{gone}", receipt__old="x")
    receipt = with_corrections(SHIPPED, [made]).in_force(TODAY).receipt
    assert (receipt.title, receipt.dossier_code) == ("PHIẾU", NEW.receipt.dossier_code)


def test_a_correction_of_a_set_that_is_gone_harms_nobody() -> None:
    assert with_corrections(SHIPPED, [correction("1999", receipt__title="x")]) == SHIPPED


def test_a_program_without_forms_has_none_to_correct() -> None:
    assert with_corrections(Forms(), [correction(receipt__title="x")]) == Forms()


def test_a_correction_stays_on_the_version_it_was_made_from() -> None:
    second = replace(with_texts(NEW, {TITLE: "MẪU MỚI"}), version=2)
    shipped = all_forms([*SHIPPED.sets, second], SHIPPED.own)
    receipt = with_corrections(shipped, [correction(receipt__notes="Một\nHai")])
    assert receipt.in_force(TODAY).receipt.title == NEW.receipt.title
    assert receipt.in_force(TODAY).receipt.notes == ("Một", "Hai")


@pytest.mark.parametrize(
    ("taken", "epoch", "expected"),
    [((), 0, 1001), ((1001, 1002), 0, 1003), ((1001,), 1, 2001), ((3005,), 1, 3006)],
)
def test_no_number_is_given_twice_even_after_a_restore(
    taken: tuple[int, ...], epoch: int, expected: int
) -> None:
    assert next_version(taken, epoch) == expected


def test_only_what_differs_is_kept() -> None:
    wished = {TITLE: NEW.receipt.title, NOTES: " Mang theo giấy này ", "receipt.gone": "x"}
    assert checked_changes(NEW, wished, lambda _text: ()) == {NOTES: "Mang theo giấy này"}


def test_the_place_of_a_wrong_text_is_named() -> None:
    with pytest.raises(InputError) as refused:
        checked_changes(NEW, {TITLE: ""}, lambda _text: ())
    assert refused.value.field == TITLE


def test_changes_go_on_where_the_text_beneath_is_the_same() -> None:
    newer = with_texts(NEW, {TITLE: "MẪU MỚI"})
    moved = carried_over({TITLE: "PHIẾU", NOTES: "Một"}, NEW, newer)
    assert moved.kept == {NOTES: "Một"}
    assert [text.place for text in moved.lost] == [TITLE]
    assert carried_over({}, NEW, newer) == CarriedOver({}, ())


def test_an_office_that_changed_nothing_uses_the_newest_shipped() -> None:
    second = replace(NEW, version=2)
    versions = FormVersions(shipped=(NEW, second))
    assert (versions.version, versions.base, versions.update) == (2, second, None)
    assert versions.changes == {}


def test_an_office_is_told_that_the_program_has_a_newer_version() -> None:
    second = replace(NEW, version=2)
    made = correction(receipt__title="PHIẾU")
    versions = FormVersions(shipped=(NEW, second), corrections=(made,))
    assert (versions.version, versions.base, versions.update) == (1001, NEW, second)
    assert versions.changes == {TITLE: "PHIẾU"}
    taken_over = replace(made, version=1002, based_on=2)
    assert replace(versions, corrections=(made, taken_over)).update is None
