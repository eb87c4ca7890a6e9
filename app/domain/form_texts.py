"""The texts of a form set one by one: where each stands, what it may hold, and putting others in.

It goes by the dataclasses in ``forms`` alone, so a new form has its texts here by itself. How the
places are called in words is in ``form_places``, keeping what was changed in ``form_corrections``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING as NO_DEFAULT
from dataclasses import Field, dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from app.domain.checked_json import values_allowed, values_named
from app.domain.form_places import part_in_words
from app.domain.form_set import FormSet, OwnForms
from app.domain.printable import MissingLetters, check_printable, nothing_missing
from app.domain.text import nfc
from app.errors import InputError
from app.words import N_

Wording = FormSet | OwnForms
T = TypeVar("T", FormSet, OwnForms)

ISO_CODE = "iso_code"
"""The field of a form for its code and issue number in the office's quality system."""

LONGEST_TEXT = 2000

_hints_of = cache(get_type_hints)
_BRACES = frozenset("{}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormText:
    """A text an office may correct; ``place`` is where it stands in its set.

    ``words`` lead to it as a clerk would say it. ``many`` is a list, one item a line. ``values``
    are the names that may stand in braces.
    """

    place: str
    form: str
    words: tuple[str, ...]
    text: str
    values: tuple[str, ...] = ()
    required: bool = True
    many: bool = False


def forms_in(forms: Wording) -> tuple[str, ...]:
    """Return the names of the forms in a set, and of what they have in common."""
    return tuple(name for name, _record in _records(forms))


def editable_texts(forms: Wording) -> tuple[FormText, ...]:
    """Return every text of ``forms`` in the order the forms have them."""
    return tuple(
        text for name, record in _records(forms) for text in _texts(record, name, name, ())
    )


def with_texts(forms: T, changes: Mapping[str, str]) -> T:
    """Return ``forms`` with other texts at some places; places it does not have are left out."""
    records = {name: _rebuilt(record, name, changes) for name, record in _records(forms)}
    return replace(forms, **cast(Any, records))


def check_text(at: FormText, typed: str, missing: MissingLetters = nothing_missing) -> str:
    """Return ``typed`` as it is kept for ``at``; InputError names the place it cannot stand at.

    The rules are those a file is read by, and nothing is taken that paper could not show.
    """
    text = _tidy(at, typed)
    if at.required and not text:
        raise InputError(
            at.place,
            N_("Chỗ này không được để trống."),
            N_("Ghi chữ cần in, hoặc lấy lại chữ gốc."),
        )
    if len(text) > LONGEST_TEXT:
        raise InputError(
            at.place,
            N_("Chữ dài quá {most} ký tự."),
            N_("Viết gọn lại cho vừa tờ giấy."),
            most=LONGEST_TEXT,
        )
    _check_values(at, text)
    check_printable(at.place, text, missing)
    return text


def _tidy(at: FormText, typed: str) -> str:
    lines = (line.strip() for line in nfc(typed).splitlines())
    return ("\n" if at.many else " ").join(line for line in lines if line)


def _check_values(at: FormText, text: str) -> None:
    """Refuse braces that the program could not fill in when a paper is printed."""
    if not at.values:
        if _BRACES.isdisjoint(text):
            return
        raise InputError(
            at.place,
            N_("Chỗ này không có gì để điền vào ngoặc nhọn."),
            N_("Bỏ dấu ngoặc nhọn."),
        )
    allowed, named = _braced(at.values), values_named(text)
    if named is None:
        raise InputError(
            at.place,
            N_("Dấu ngoặc nhọn mở và đóng chưa đủ cặp."),
            N_("Ở đây chỉ dùng được: {allowed}."),
            allowed=allowed,
        )
    if unknown := sorted(named - set(at.values)):
        raise InputError(
            at.place,
            N_("Chương trình không biết điền gì vào «{unknown}»."),
            N_("Ở đây chỉ dùng được: {allowed}."),
            unknown=_braced(unknown),
            allowed=allowed,
        )


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


def _records(forms: Wording) -> Iterator[tuple[str, Any]]:
    for declared in fields(forms):
        value = getattr(forms, declared.name)
        if is_dataclass(value) and not isinstance(value, OwnForms):
            yield declared.name, value


def _texts(record: Any, form: str, where: str, words: tuple[str, ...]) -> Iterator[FormText]:
    for number, declared in enumerate(_fields(record), 1):
        value, place = getattr(record, declared.name), f"{where}.{declared.name}"
        named = (*words, *part_in_words(_kind_of(record), declared.name, number))
        if is_dataclass(value):
            yield from _texts(value, form, place, named)
        elif _is_text(record, declared):
            yield _text_at(declared, value, form, place, named)
        else:
            for key, at, item in _keyed(value):
                yield from _item_texts(item, form, f"{place}[{key}]", (*named, str(at)))


def _item_texts(item: Any, form: str, where: str, words: tuple[str, ...]) -> Iterator[FormText]:
    """Give the texts of a line; where it has several they are found by what it begins with."""
    texts = tuple(_texts(item, form, where, words))
    if len(texts) == 1:
        yield replace(texts[0], words=words)
        return
    called = next((text.text for text in texts if text.text), words[-1])
    for text in texts:
        yield replace(text, words=(*words[:-1], called, text.words[-1]))


def _text_at(
    declared: "Field[Any]", value: Any, form: str, place: str, words: tuple[str, ...]
) -> FormText:
    text = value if isinstance(value, str) else "\n".join(value)
    no_default = declared.default is NO_DEFAULT and declared.default_factory is NO_DEFAULT
    return FormText(
        place=place,
        form=form,
        words=words,
        text=text,
        values=tuple(sorted(values_allowed(declared) or ())),
        # What the circular leaves empty, such as the label of a line, an office may, too.
        required=no_default and bool(text),
        many=not isinstance(value, str),
    )


def _rebuilt(record: Any, where: str, changes: Mapping[str, str]) -> Any:
    new: dict[str, Any] = {}
    for declared in _fields(record):
        value, place = getattr(record, declared.name), f"{where}.{declared.name}"
        if is_dataclass(value):
            new[declared.name] = _rebuilt(value, place, changes)
        elif _is_text(record, declared):
            if place in changes:
                text = changes[place]
                new[declared.name] = text if isinstance(value, str) else tuple(text.splitlines())
        elif items := tuple(_keyed(value)):
            new[declared.name] = tuple(
                _rebuilt(item, f"{place}[{key}]", changes) for key, _number, item in items
            )
    return replace(record, **new)


def _fields(record: Any) -> tuple["Field[Any]", ...]:
    return fields(record)


def _kind_of(record: object) -> type:
    return type(record)


def _is_text(record: Any, declared: "Field[Any]") -> bool:
    """Say whether a field holds words, or a list of words; an enumeration's words are fixed."""
    hint = _hints_of(_kind_of(record))[declared.name]
    return hint is str or (get_origin(hint) is tuple and get_args(hint)[0] is str)


def _keyed(value: object) -> Iterator[tuple[str, int, Any]]:
    """Give the records of a list, each with its number and a key.

    Where records are of kinds, the key outlasts another one being put in between.
    """
    items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    records = [item for item in items if is_dataclass(item)]
    kinds = [_kind(item) for item in records]
    often = Counter(kinds)
    for number, (kind, item) in enumerate(zip(kinds, records, strict=True), 1):
        yield (kind if kind and often[kind] == 1 else str(number)), number, item


def _kind(record: Any) -> str:
    first = getattr(record, fields(record)[0].name)
    return str(first.value) if isinstance(first, Enum) else ""
