"""The published JSON Schema, and records read back from JSON: both from the same definitions as the code."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from backchannel.record.record import Record


class NotARecord(ValueError):
    """The JSON is not a record of this format; the message names the first place that does not fit."""


@cache
def _adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one source's record."""
    schema = _adapter().json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Backchannel record, format 1",
        **schema,
    }


def record_from_json(data: bytes | str) -> Record:
    """The record that ``canonical_json`` wrote; NotARecord where it does not fit, or where a span's words differ."""
    try:
        record = _adapter().validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise NotARecord(f"this is no record of format 1: at {place}, {first['msg']}") from error
    return record
