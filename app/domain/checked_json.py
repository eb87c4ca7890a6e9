"""JSON text into frozen dataclasses, strictly: nothing missing, nothing unknown, nothing guessed.

For data files an office may correct by hand; every error names the place in the file. What the
values mean, and where files lie, is elsewhere.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, field, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from string import Formatter
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from app.domain.time_limit import TimeLimit, parse_limit
from app.errors import FileError, InputError
from app.words import N_

T = TypeVar("T")

_ADVICE = N_("Sửa mục này trong tệp rồi mở lại chương trình.")
_VALUES = "values"
# A bundle holds thousands of records of one kind.
_hints_of = cache(get_type_hints)

# Values without a JSON form of their own: how their text is read, and what it must look like.
_WRITTEN_AS_TEXT: dict[type, tuple[Callable[[Any], object], str]] = {
    date: (date.fromisoformat, N_("ngày dạng 2025-07-01")),
    time: (time.fromisoformat, N_("giờ dạng 15:00")),
    TimeLimit: (parse_limit, N_("thời hạn dạng 5 working days")),
}


def template(*values: str) -> Any:
    """Declare a field whose text, or every text of its list, may hold the given ``{values}``.

    Other braces are refused.
    """
    return field(metadata={_VALUES: frozenset(values)})


def optional_template(*values: str) -> Any:
    """Declare a field like ``template`` that may be missing in the file: empty, nothing printed."""
    return field(default="", metadata={_VALUES: frozenset(values)})


def values_allowed(declared: "Field[Any]") -> frozenset[str] | None:
    """Return the ``{values}`` a text may hold, None where braces mean nothing."""
    return declared.metadata.get(_VALUES)


def values_named(text: str) -> frozenset[str] | None:
    """Return the ``{values}`` that ``text`` asks for, None when its braces cannot be read."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    if any(spec or conversion for _, _, spec, conversion in parts):
        return None
    return frozenset(name for _, name, _, _ in parts if name is not None)


def read_checked(kind: type[T], text: str, **given: object) -> T:
    """Return ``text`` as a ``kind``; FileError names the line or the item that cannot be used.

    ``given`` are values of its fields that stand in another file.
    """
    try:
        data = cast(object, json.loads(text))
    except json.JSONDecodeError as error:
        raise FileError(
            N_("Tệp dữ liệu không đọc được ở dòng {line}, cột {column}."),
            N_("Kiểm tra dấu ngoặc, dấu phẩy và dấu nháy kép ở chỗ này."),
            line=error.lineno,
            column=error.colno,
        ) from error
    return cast(T, _read_record(kind, data, "", given) if given else _read(kind, data, ""))


def _read(kind: Any, data: object, where: str) -> object:
    """Return ``data`` as ``kind``: the one place that knows every type a data file may hold."""
    if isinstance(kind, UnionType):
        if data is None and NoneType in get_args(kind):
            return None
        return _read(next(k for k in get_args(kind) if k is not NoneType), data, where)
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        items = cast(list[object], _require(list, data, where, N_("danh sách [ … ]")))
        return tuple(_read(inner, item, f"{where}[{n}]") for n, item in enumerate(items, 1))
    if kind in _WRITTEN_AS_TEXT:
        read, expected = _WRITTEN_AS_TEXT[kind]
        return _convert(read, _require(str, data, where, expected), where, expected)
    if is_dataclass(kind):
        return _read_record(cast(type, kind), data, where)
    if issubclass(kind, Enum):
        return _convert(kind, data, where, " | ".join(str(member.value) for member in kind))
    if kind is bool:
        return _require(bool, data, where, N_("true hoặc false"))
    if kind is int:
        return _require(int, data, where, N_("số nguyên"))
    return _require(str, data, where, N_("chữ trong dấu nháy kép"))


def _read_record(
    kind: type, data: object, where: str, given: Mapping[str, object] = MappingProxyType({})
) -> object:
    record = cast(Mapping[str, object], _require(dict, data, where, N_("nhóm { … }")))
    known = {f.name: f for f in fields(kind) if f.name not in given}
    for name in record:
        if name not in known:
            raise FileError(
                N_("Tệp dữ liệu có mục lạ «{where}»."), _ADVICE, where=_inside(where, name)
            )
    hints = _hints_of(kind)
    values: dict[str, object] = {}
    for name, declared in known.items():
        if name in record:
            values[name] = _read(hints[name], record[name], _inside(where, name))
            _check_template(declared, values[name], _inside(where, name))
        elif declared.default is MISSING and declared.default_factory is MISSING:
            raise FileError(
                N_("Tệp dữ liệu thiếu mục «{where}»."), _ADVICE, where=_inside(where, name)
            )
    return kind(**values, **given)


def _check_template(declared: "Field[Any]", value: object, where: str) -> None:
    """Refuse a text whose braces the program could not fill in when a paper is printed."""
    allowed = values_allowed(declared)
    if allowed is None:
        return
    texts = (value,) if isinstance(value, str) else cast(tuple[str, ...], value)
    for text in texts:
        named = values_named(text)
        if named is None or named - allowed:
            raise FileError(
                N_("Mục «{where}» chỉ được dùng các chỗ điền: {allowed}."),
                _ADVICE,
                where=where,
                allowed=", ".join(f"{{{name}}}" for name in sorted(allowed)) or "–",
            )


def _require(kind: type, data: object, where: str, expected: str) -> object:
    # In Python a bool is an int; in a data file true is no number.
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise _wrong(where, expected)
    return data


def _convert(convert: Callable[[Any], object], data: object, where: str, expected: str) -> object:
    try:
        return convert(data)
    except (TypeError, ValueError, InputError) as error:
        raise _wrong(where, expected) from error


def _wrong(where: str, expected: str) -> FileError:
    return FileError(
        N_("Mục «{where}» phải là: {expected}."), _ADVICE, where=where or "…", expected=expected
    )


def _inside(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
