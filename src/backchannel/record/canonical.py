"""Records as JSON: equal records are equal bytes."""

import dataclasses
import hashlib
import json
from functools import cache
from typing import Any


@cache
def _keys(kind: type) -> tuple[tuple[str, str], ...]:
    """Attribute and JSON key of each field, in order; a trailing underscore only keeps clear of Python's keywords."""
    return tuple((f.name, f.name.rstrip("_")) for f in dataclasses.fields(kind))


def plain(value: object) -> Any:
    """``value`` (a record, or lists, dicts and scalars of them) as JSON's own types, keys in the order of the fields."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(value[key]) for key in sorted(value)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {key: plain(getattr(value, name)) for name, key in _keys(type(value))}
    raise TypeError(f"{type(value).__name__} is no part of a record")


def canonical_json(value: object) -> bytes:
    """Canonical UTF-8 JSON: fields in their order, no white space, no escapes beyond JSON's own, no NaN."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def sha256_hex(data: bytes) -> str:
    """SHA-256 of ``data``, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
