"""An office corrects the words on its papers itself; papers already issued keep theirs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bootstrap import Workplace, open_counter
from app.domain.form_corrections import FormVersions
from app.domain.form_exchange import KIND
from app.domain.form_set import OWN, all_forms
from app.domain.form_texts import with_texts
from app.domain.forms.receipt import ReceiptDocument
from app.domain.roles import Actor
from app.errors import FileError, InputError, NotFoundError, RuleError
from app.models.office import AuditRecord
from app.services.changes import Changes
from app.services.commands import CorrectForm
from app.services.counter import Counter
from tests import builders

TITLE, NOTES = "receipt.title", "receipt.notes"


def versions_of(counter: Counter, set_id: str = "2025") -> FormVersions:
    return next(one for one in counter.office.form_versions() if one.set_id == set_id)


def wish(counter: Counter, by: Actor, set_id: str = "2025", **changes: object) -> CorrectForm:
    versions = versions_of(counter, set_id)
    command = CorrectForm(
        actor=by,
        set_id=set_id,
        seen=versions.version,
        based_on=versions.base.version,
        texts={TITLE: "PHIẾU HẸN"},
        reason="theo công văn 12/UBND",
    )
    return replace(command, **changes)  # pyright: ignore[reportArgumentType]


def test_the_circular_in_force_comes_first_and_the_own_papers_last(counter: Counter) -> None:
    assert [one.set_id for one in counter.office.form_versions()] == ["2025", "2018", OWN]


def test_a_corrected_text_is_on_the_next_paper(counter: Counter, supervisor: Actor) -> None:
    answer = counter.office.correct_form(wish(counter, supervisor))
    assert (answer.version, answer.changes) == (1001, Changes.FORMS)
    today = counter.context.form_set(counter.context.today())
    assert (today.version, today.receipt.title) == (1001, "PHIẾU HẸN")


def test_a_paper_issued_before_is_printed_again_as_it_was(
    counter: Counter, supervisor: Actor
) -> None:
    before = counter.context.form_set(counter.context.today())
    counter.office.correct_form(wish(counter, supervisor))
    assert counter.context.form_set_named(before.id, before.version) == before


def test_the_own_papers_are_corrected_the_same_way(counter: Counter, supervisor: Actor) -> None:
    texts = {"day_sheet.title": "SỔ NGÀY"}
    counter.office.correct_form(wish(counter, supervisor, OWN, texts=texts))
    today = counter.context.form_set(counter.context.today())
    assert (today.version, today.own.version) == (1, 1001)
    assert today.own.day_sheet.title == "SỔ NGÀY"


def test_who_why_and_when_stay_with_the_version(counter: Counter, supervisor: Actor) -> None:
    counter.office.correct_form(wish(counter, supervisor, reason=" theo \n công văn "))
    newest = versions_of(counter).newest
    assert newest is not None
    assert (newest.clerk_name, newest.reason) == (supervisor.name, "theo công văn")
    assert newest.made_at == counter.context.now()
    with counter.context.database.read() as session:
        act = select(AuditRecord.action, AuditRecord.detail).order_by(AuditRecord.id.desc())
        assert tuple(session.execute(act).first() or ()) == ("correct_form", "2025 1001")


def test_going_back_is_a_new_version_too(counter: Counter, supervisor: Actor) -> None:
    shipped = versions_of(counter).base
    counter.office.correct_form(wish(counter, supervisor))
    counter.office.correct_form(wish(counter, supervisor, texts={}, reason="quay lại mẫu gốc"))
    versions = versions_of(counter)
    assert (versions.version, versions.changes) == (1002, {})
    assert counter.context.form_set_named("2025", 1001).receipt.title == "PHIẾU HẸN"
    assert counter.context.form_set_named("2025", 1002) == replace(shipped, version=1002)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        (TITLE, {"texts": {TITLE: " "}}),
        (TITLE, {"texts": {TITLE: "Phiếu {code}"}}),
        (TITLE, {"texts": {TITLE: "Phiếu ☎"}}),
        ("reason", {"reason": "  "}),
    ],
)
def test_what_cannot_be_printed_is_refused_at_its_place(
    counter: Counter, supervisor: Actor, field: str, changes: dict[str, object]
) -> None:
    with pytest.raises(InputError) as refused:
        counter.office.correct_form(wish(counter, supervisor, **changes))
    assert refused.value.field == field
    assert versions_of(counter).corrections == ()


def test_a_version_that_says_nothing_new_is_not_made(counter: Counter, supervisor: Actor) -> None:
    with pytest.raises(RuleError, match="không khác"):
        counter.office.correct_form(wish(counter, supervisor, texts={}))


def test_two_who_correct_at_once_do_not_undo_each_other(
    counter: Counter, supervisor: Actor
) -> None:
    late = wish(counter, supervisor, texts={NOTES: "Một"})
    counter.office.correct_form(wish(counter, supervisor))
    with pytest.raises(RuleError, match="1001"):
        counter.office.correct_form(late)


def test_a_set_nobody_has_cannot_be_corrected(counter: Counter, supervisor: Actor) -> None:
    command = replace(wish(counter, supervisor), set_id="1999")
    with pytest.raises(NotFoundError):
        counter.office.correct_form(command)


def test_a_draft_is_shown_and_not_stored(counter: Counter) -> None:
    draft = counter.office.form_draft("2025", 1, {TITLE: "NHÁP"}, "receipt")
    assert isinstance(draft.document, ReceiptDocument)
    assert draft.document.header == builders.PROFILE.header()
    assert draft.form_set.receipt.title == "NHÁP"
    own = counter.office.form_draft(OWN, 1, {"day_sheet.title": "NHÁP"}, "day_sheet")
    assert own.form_set.own.day_sheet.title == "NHÁP"
    assert versions_of(counter).corrections == ()
    with pytest.raises(InputError, match="漢"):
        counter.office.form_draft("2025", 1, {TITLE: "漢"}, "receipt")


def test_a_draft_of_a_circulars_form_has_the_own_papers_as_corrected(
    counter: Counter, supervisor: Actor
) -> None:
    texts = {"day_sheet.title": "SỔ NGÀY"}
    counter.office.correct_form(wish(counter, supervisor, OWN, texts=texts))
    draft = counter.office.form_draft("2018", 1, {}, "receipt")
    assert draft.form_set.own.day_sheet.title == "SỔ NGÀY"


def test_an_office_chooses_when_the_program_ships_a_newer_version(
    counter: Counter, supervisor: Actor
) -> None:
    counter.office.correct_form(wish(counter, supervisor))
    old = counter.context.shipped
    newer = replace(with_texts(old.in_force(counter.context.today()), {NOTES: "Mới"}), version=2)
    counter.context.shipped = all_forms([*old.sets, newer], old.own)
    counter.context.forget_references()
    versions = versions_of(counter)
    assert (versions.version, versions.update) == (1001, newer)
    counter.office.correct_form(wish(counter, supervisor, based_on=2))
    versions = versions_of(counter)
    assert (versions.version, versions.update) == (1002, None)
    today = counter.context.form_set(counter.context.today())
    assert (today.receipt.title, today.receipt.notes) == ("PHIẾU HẸN", ("Mới",))


def test_after_a_restore_no_number_comes_back_with_other_words(
    counter: Counter, supervisor: Actor
) -> None:
    builders.change_store(counter, "UPDATE history_chains SET epoch = epoch + 1")
    assert counter.office.correct_form(wish(counter, supervisor)).version == 2001


def test_corrections_travel_to_another_office(
    counter: Counter, supervisor: Actor, tmp_path: Path
) -> None:
    counter.office.correct_form(wish(counter, supervisor))
    file = counter.office.save_corrections(supervisor, tmp_path / "mau.json")
    (proposal,) = counter.office.load_corrections(file)
    assert (proposal.set_id, proposal.texts) == ("2025", {TITLE: "PHIẾU HẸN"})
    assert proposal.strange == ()


def test_an_office_that_changed_nothing_has_nothing_to_send(
    counter: Counter, supervisor: Actor, tmp_path: Path
) -> None:
    with pytest.raises(RuleError):
        counter.office.save_corrections(supervisor, tmp_path / "mau.json")


def test_a_file_that_cannot_be_written_is_said(
    counter: Counter, supervisor: Actor, tmp_path: Path
) -> None:
    counter.office.correct_form(wish(counter, supervisor))
    with pytest.raises(FileError, match="mau"):
        counter.office.save_corrections(supervisor, tmp_path / "không có" / "mau.json")


@pytest.mark.parametrize(
    "content", [None, b"\xff\xfe\x00", b"{", b"{}", json.dumps({"kind": KIND, "sets": []}).encode()]
)
def test_a_file_of_something_else_is_refused(
    counter: Counter, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "mau.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileError):
        counter.office.load_corrections(path)


@pytest.mark.server_only
def test_all_counters_of_a_shared_store_use_the_new_words(tmp_path: Path) -> None:
    folders = builders.counters_on_one_store(tmp_path, 2)
    here, there = (open_counter(Workplace(one, builders.SetClock())) for one in folders)
    mark = there.exchange.news(None).mark
    assert versions_of(there).version == 1
    here.office.correct_form(wish(here, builders.supervisor(here)))
    assert Changes.FORMS in there.exchange.news(mark).changes
    assert there.context.form_set(there.context.today()).receipt.title == "PHIẾU HẸN"
    late = wish(there, builders.supervisor(there), seen=1, texts={NOTES: "Một"})
    with pytest.raises(RuleError, match="1001"):
        there.office.correct_form(late)
    here.close()
    there.close()
