"""What is typed into forms is kept apart from what is saved, set by set."""

from dataclasses import replace

from app.domain.form_corrections import Correction, FormVersions
from app.domain.form_exchange import Proposal
from app.domain.form_set import OWN
from app.domain.form_texts import with_texts
from app.domain.vietnam_time import local
from app.shipped import shipped_forms
from app.ui.office.form_edits import FormEdits

SHIPPED = shipped_forms()
NEW = next(one for one in SHIPPED.sets if one.id == "2025")
TITLE, NOTES = "receipt.title", "receipt.notes"
MADE = Correction(
    set_id="2025",
    version=1001,
    based_on=1,
    changes=((TITLE, "PHIẾU HẸN"), (NOTES, "Một")),
    reason="theo công văn",
    made_at=local(2026, 11, 23, 9),
    clerk_name="Nguyễn Thị Ánh Tuyết",
)
CORRECTED = FormVersions(shipped=(NEW,), corrections=(MADE,))
OWN_PAPERS = FormVersions(shipped=SHIPPED.own)


def edits(*versions: FormVersions) -> FormEdits:
    made = FormEdits()
    made.load(versions or (FormVersions(shipped=(NEW,)), OWN_PAPERS))
    return made


def test_the_receipt_of_the_first_set_is_open() -> None:
    made = edits()
    assert (made.set_id, made.form) == ("2025", "receipt")
    assert made.sets() == [("2025", "NĐ 118/2025"), (OWN, "Giấy riêng")]
    assert ("receipt", "Giấy hẹn") in made.forms()


def test_the_shipped_words_typed_again_are_no_change() -> None:
    made = edits()
    made.put(TITLE, "PHIẾU")
    assert made.is_changed()
    assert made.row(TITLE).changed
    made.put(TITLE, NEW.receipt.title)
    assert not made.is_changed()


def test_a_text_goes_back_to_what_was_shipped_not_to_what_was_saved() -> None:
    made = edits(CORRECTED)
    made.reset(TITLE)
    assert made.row(TITLE).now == NEW.receipt.title
    assert made.wish() == (1, {NOTES: "Một"})


def test_what_is_typed_in_one_set_stays_while_another_is_looked_at() -> None:
    made = edits()
    made.put(TITLE, "PHIẾU")
    made.choose_set(OWN)
    assert made.form in dict(made.forms())
    assert not made.is_changed()
    assert made.unsaved() == ["2025"]
    made.choose_set("2025")
    assert made.row(TITLE).now == "PHIẾU"


def test_what_is_typed_survives_another_look_unless_somebody_has_saved() -> None:
    made = edits()
    made.put(TITLE, "PHIẾU")
    made.load((FormVersions(shipped=(NEW,)), OWN_PAPERS))
    assert made.unsaved() == ["2025"]
    made.load((CORRECTED, OWN_PAPERS))
    assert made.unsaved() == []
    assert made.row(TITLE).now == "PHIẾU HẸN"


def test_a_few_letters_find_a_text_on_whichever_form_it_stands() -> None:
    made = edits()
    found = made.rows("xin loi thoi gian", empty=False)
    assert {row.shipped.form for row in found} >= {"extension_apology"}
    assert all(row.shipped.form == "receipt" for row in made.rows("", empty=False))


def test_places_that_are_empty_on_purpose_come_when_asked_for() -> None:
    made = edits()
    assert all(row.now for row in made.rows("", empty=False))
    assert any(not row.now for row in made.rows("", empty=True))


def test_the_iso_code_has_a_field_of_its_own() -> None:
    made = edits()
    assert made.iso_place() == "receipt.iso_code"
    assert "receipt.iso_code" not in {row.shipped.place for row in made.rows("", empty=True)}
    made.form = "page"
    assert made.iso_place() == ""


def test_changes_are_carried_over_to_a_newer_version_where_they_fit() -> None:
    newer = replace(with_texts(NEW, {TITLE: "MẪU MỚI"}), version=2)
    made = edits(FormVersions(shipped=(NEW, newer), corrections=(MADE,)))
    assert [text.place for text in made.carry_over()] == [TITLE]
    assert made.wish() == (2, {NOTES: "Một"})
    made.drop_changes()
    assert made.wish() == (2, {})
    assert made.is_changed()


def test_an_earlier_version_comes_back_with_its_words() -> None:
    second = replace(MADE, version=1002, changes=())
    made = edits(FormVersions(shipped=(NEW,), corrections=(MADE, second)))
    assert made.wish() == (1, {})
    made.go_back_to(1001)
    assert made.wish() == (1, dict(MADE.changes))
    made.go_back_to(1)
    assert not made.is_changed()


def test_texts_of_another_office_are_typed_in_and_not_saved() -> None:
    made = edits()
    strange = made.propose([Proposal("2025", {TITLE: "PHIẾU"}, ("cũ",)), Proposal("1999", {}, ())])
    assert strange == ("cũ",)
    assert made.unsaved() == ["2025"]
    made.forget_set()
    assert made.unsaved() == []


def test_everything_typed_can_be_given_up() -> None:
    made = edits()
    made.put(TITLE, "PHIẾU")
    made.forget()
    assert made.unsaved() == []
