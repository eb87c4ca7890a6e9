"""Corrections go to other offices as a file, and only texts that fit theirs are taken."""

import json
from dataclasses import replace

import pytest

from app.domain.form_corrections import Correction, FormVersions
from app.domain.form_exchange import KIND, Proposal, read_corrections, write_corrections
from app.domain.form_set import OWN
from app.domain.form_texts import with_texts
from app.domain.vietnam_time import local
from app.errors import FileError
from app.shipped import shipped_forms

SHIPPED = shipped_forms()
NEW = next(one for one in SHIPPED.sets if one.id == "2025")
TITLE, NOTES = "receipt.title", "receipt.notes"
OURS = FormVersions(
    shipped=(NEW,),
    corrections=(
        Correction(
            set_id="2025",
            version=1001,
            based_on=1,
            changes=((TITLE, "PHIẾU HẸN"), (NOTES, "Một\nHai")),
            reason="theo công văn",
            made_at=local(2026, 11, 23, 9),
            clerk_name="Nguyễn Thị Ánh Tuyết",
        ),
    ),
)
UNCHANGED = FormVersions(shipped=SHIPPED.own)


def test_an_office_with_the_same_forms_takes_every_text() -> None:
    file = write_corrections([OURS, UNCHANGED])
    proposals = read_corrections(file, [FormVersions(shipped=(NEW,)), UNCHANGED])
    assert proposals == (Proposal("2025", {TITLE: "PHIẾU HẸN", NOTES: "Một\nHai"}, ()),)


def test_a_file_names_nobody() -> None:
    assert "Tuyết" not in write_corrections([OURS])


def test_a_text_written_for_other_words_is_named_and_not_taken() -> None:
    theirs = FormVersions(shipped=(with_texts(NEW, {TITLE: "MẪU KHÁC"}),))
    (proposal,) = read_corrections(write_corrections([OURS]), [theirs])
    assert proposal == Proposal("2025", {NOTES: "Một\nHai"}, ("PHIẾU HẸN",))


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        json.dumps({"kind": "other", "sets": []}),
        json.dumps({"kind": KIND, "sets": [{"id": "1999", "texts": []}]}),
        json.dumps({"kind": KIND, "sets": [{"id": OWN, "texts": [{"place": "x"}]}]}),
    ],
)
def test_what_is_no_file_for_us_is_refused(text: str) -> None:
    with pytest.raises(FileError):
        read_corrections(text, [OURS, UNCHANGED])


def test_a_place_we_do_not_have_is_not_taken() -> None:
    file = json.loads(write_corrections([OURS]))
    file["sets"][0]["texts"][0]["place"] = "receipt.gone"
    (proposal,) = read_corrections(json.dumps(file), [replace(OURS, corrections=())])
    assert proposal.strange == ("PHIẾU HẸN",)
