"""Corrections of forms as a file that other offices can use: written, and read strictly.

Only texts stand in it, each with the text that was there before; nothing about people or dossiers.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from app.domain.checked_json import read_checked
from app.domain.form_corrections import FormVersions
from app.domain.form_texts import FormText, editable_texts
from app.errors import FileError
from app.words import N_

KIND = "motcua-form-corrections"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedText:
    """What stands at a place now, and what the program shipped there."""

    place: str
    before: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedSet:
    """The corrections of one form set."""

    id: str
    texts: tuple[CorrectedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsFile:
    """A whole file; ``kind`` tells it from other JSON files."""

    kind: str
    sets: tuple[CorrectedSet, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file proposes for a set of ours: texts to take, and places where ours differ."""

    set_id: str
    texts: Mapping[str, str]
    strange: tuple[str, ...]


def write_corrections(versions: Iterable[FormVersions]) -> str:
    """Return the corrections in use as the text of a file."""
    sets = tuple(_set_of(one) for one in versions if one.changes)
    return json.dumps(asdict(CorrectionsFile(kind=KIND, sets=sets)), ensure_ascii=False, indent=2)


def read_corrections(text: str, versions: Iterable[FormVersions]) -> tuple[Proposal, ...]:
    """Return what the file with this ``text`` proposes for the sets we have.

    A text is taken only where ours is the one it was written for. FileError when the file is none
    of ours, or has nothing for our sets.
    """
    file = read_checked(CorrectionsFile, text)
    if file.kind != KIND:
        raise FileError(
            N_("Đây không phải tệp sửa lời văn mẫu giấy."),
            N_("Chọn tệp đã lưu bằng nút «Lưu ra tệp» ở trang mẫu giấy."),
        )
    ours = {one.set_id: one for one in versions}
    proposals = tuple(
        _proposal(corrected, ours[corrected.id]) for corrected in file.sets if corrected.id in ours
    )
    if not proposals:
        raise FileError(
            N_("Tệp không sửa mẫu nào mà chương trình này có."),
            N_("Hỏi nơi gửi tệp xem tệp làm cho bộ mẫu nào."),
        )
    return proposals


def _set_of(versions: FormVersions) -> CorrectedSet:
    changes = versions.changes
    texts = (text for text in editable_texts(versions.base) if text.place in changes)
    return CorrectedSet(
        id=versions.set_id,
        texts=tuple(
            CorrectedText(place=text.place, before=text.text, text=changes[text.place])
            for text in texts
        ),
    )


def _proposal(corrected: CorrectedSet, ours: FormVersions) -> Proposal:
    below: dict[str, FormText] = {text.place: text for text in editable_texts(ours.base)}
    fitting = {
        text.place: text.text
        for text in corrected.texts
        if text.place in below and below[text.place].text == text.before
    }
    strange = tuple(text.text for text in corrected.texts if text.place not in fitting)
    return Proposal(corrected.id, fitting, strange)
