"""Issued papers as JSON in the store, and back again: the same paper years later."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def document_to_json(document: Any) -> str:
    """Return the view data of a paper as JSON text; dates and instants in ISO 8601."""
    return json.dumps(document, default=_plain, ensure_ascii=False, separators=(",", ":"))


def document_from_json(kind: type[T], text: str) -> T:
    """Return the paper that ``document_to_json`` wrote; fields added since take their defaults."""
    return _build(kind, json.loads(text))


def _plain(value: Any) -> Any:
    """Return what JSON knows for a value it does not know."""
    if isinstance(value, date):
        return value.isoformat()
    return {item.name: getattr(value, item.name) for item in fields(value)}


def _build(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(kind)
    if origin is tuple:
        return tuple(_build(get_args(kind)[0], item) for item in value)
    if origin in (Union, UnionType):
        return _build(next(item for item in get_args(kind) if item is not type(None)), value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _build(hints[name], value[name]) for name in hints if name in value})
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    return value
