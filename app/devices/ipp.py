"""IPP messages as bytes (RFC 8010): a request with plain attributes, and any answer taken apart.

What the attributes mean and how the bytes travel is ``spooler_cups``.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

Value = str | int | bool | bytes

_VERSION = b"\x01\x01"
_OPERATION_GROUP, _END = 0x01, 0x03
_FIRST_VALUE_TAG = 0x10


class Operation(IntEnum):
    """What is asked (RFC 8011, 5.4.15)."""

    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B


class Tag(IntEnum):
    """How a value is written (RFC 8010, 3.5.2)."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48


_WORDS = range(0x41, 0x4A)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a request: all its values are written alike."""

    tag: Tag
    name: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Group:
    """The attributes of one thing; ``kind`` tells which: 0x02 a job, 0x04 a printer."""

    kind: int
    values: dict[str, tuple[Value, ...]] = field(default_factory=dict[str, tuple[Value, ...]])

    def integer(self, name: str) -> int:
        """Return the number called ``name``; ValueError without one."""
        for value in self.values.get(name, ()):
            if isinstance(value, int):
                return value
        raise ValueError(f"no number {name} in the answer")

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words called ``name``, none if it is missing."""
        return tuple(value for value in self.values.get(name, ()) if isinstance(value, str))


@dataclass(frozen=True, slots=True)
class Answer:
    """A status (RFC 8011, B.1: below 0x100 is success) and what was found."""

    status: int
    groups: tuple[Group, ...]

    def all(self, kind: int) -> tuple[Group, ...]:
        """Return the things of one kind, in the order of the answer."""
        return tuple(group for group in self.groups if group.kind == kind)


def request(operation: Operation, attributes: Sequence[Attribute], number: int = 1) -> bytes:
    """Return the bytes that ask for ``operation``; language and charset come by themselves."""
    opening = (
        Attribute(Tag.CHARSET, "attributes-charset", ("utf-8",)),
        Attribute(Tag.LANGUAGE, "attributes-natural-language", ("en",)),
    )
    head = _VERSION + struct.pack(">hi", operation, number) + bytes([_OPERATION_GROUP])
    return head + b"".join(map(_written, (*opening, *attributes))) + bytes([_END])


def read_answer(message: bytes) -> Answer:
    """Take an answer apart; ValueError when it is cut off or no IPP."""
    try:
        return _Reader(message).answer()
    except (struct.error, IndexError) as error:
        raise ValueError("an IPP answer that is cut off") from error


def _written(attribute: Attribute) -> bytes:
    """Write the name before the first value only (RFC 8010, 3.1.5)."""
    names = [attribute.name.encode(), *[b""] * (len(attribute.values) - 1)]
    return b"".join(
        bytes([attribute.tag]) + _counted(name) + _counted(_value_bytes(value))
        for name, value in zip(names, attribute.values, strict=True)
    )


def _counted(data: bytes) -> bytes:
    return struct.pack(">H", len(data)) + data


def _value_bytes(value: Value) -> bytes:
    match value:
        case bool():
            return bytes([value])
        case int():
            return struct.pack(">i", value)
        case str():
            return value.encode()
        case bytes():
            return value


class _Reader:
    """Goes through an answer from its first byte to its end tag."""

    def __init__(self, message: bytes) -> None:
        self._message, self._at = message, 0

    def answer(self) -> Answer:
        _version, status, _number = struct.unpack(">hHi", self._take(8))
        groups: list[Group] = []
        name = ""
        while (tag := self._take(1)[0]) != _END:
            if tag < _FIRST_VALUE_TAG:
                groups.append(Group(tag))
                continue
            # A further value of the attribute before has no name.
            name = self._counted().decode(errors="replace") or name
            known: Mapping[str, tuple[Value, ...]] = groups[-1].values
            groups[-1].values[name] = (*known.get(name, ()), _read_value(tag, self._counted()))
        return Answer(status, tuple(groups))

    def _take(self, count: int) -> bytes:
        taken = self._message[self._at : self._at + count]
        if len(taken) < count:
            raise IndexError
        self._at += count
        return taken

    def _counted(self) -> bytes:
        (length,) = struct.unpack(">H", self._take(2))
        return self._take(length)


def _read_value(tag: int, data: bytes) -> Value:
    match tag:
        case Tag.BOOLEAN:
            return data != b"\x00"
        case Tag.INTEGER | Tag.ENUM:
            return int(struct.unpack(">i", data)[0])
        case Tag.TEXT_WITH_LANGUAGE | Tag.NAME_WITH_LANGUAGE:
            (language,) = struct.unpack(">H", data[:2])
            return data[4 + language :].decode(errors="replace")
        case _ if tag in _WORDS:
            return data.decode(errors="replace")
        case _:
            return data
