"""What parent and child say to each other: frames of JSON and raw text, never a pickle.

The child has parsed hostile bytes, so the parent believes nothing it sends: every field is checked for its type, every
text against its hash, every offset against its text. A frame is one letter, eight bytes of length, and the payload.
"""

import json
from collections.abc import Iterator
from typing import IO, Any, get_args

from backchannel.intake.document import Document, PartRefused, Taken
from backchannel.intake.reasons import Reason, Refused
from backchannel.record.canonical import sha256_hex
from backchannel.record.ids import source_id
from backchannel.record.named import Listed, Named
from backchannel.record.source import Reliability, Source, SourceKind
from backchannel.record.text import Block, BlockKind, Page, Text

READY, TAKEN, REFUSED, TASK, DATA = b"r", b"t", b"x", b"p", b"d"
_ANY = 1 << 62
_SOURCE_WORDS = ("id", "sha256", "media_type", "file_name", "kind", "reliability")
_SOURCE_MAY = ("part", "url", "title", "author", "publisher", "published", "language", "classification", "retrieved_at")
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)


class Garbled(Exception):
    """The other side ended in mid-frame or sent what is no message."""


def send(pipe: IO[bytes], letter: bytes, *payload: bytes) -> None:
    """Write one frame made of the pieces of ``payload`` and flush it."""
    pipe.write(letter + sum(map(len, payload)).to_bytes(8, "big"))
    for piece in payload:
        pipe.write(piece)
    pipe.flush()


def receive(pipe: IO[bytes], most: int) -> tuple[bytes, bytes] | None:
    """One frame as letter and payload; None at the end of the stream. Refused(output_exceeded) past ``most`` bytes."""
    head = pipe.read(9)
    if not head:
        return None
    size = int.from_bytes(head[1:], "big")
    if len(head) < 9:
        raise Garbled("half a frame")
    if size > most:
        raise Refused(Reason.output_exceeded, f"{size:,} bytes of text and blocks; at most {most:,} are taken")
    payload = pipe.read(size)
    if len(payload) < size:
        raise Garbled("half a frame")
    return head[:1], payload


def ask(pipe: IO[bytes], name: str, data: bytes, media_type: str | None, path: str | None) -> None:
    """Ask for ``data`` to be parsed: a frame that says what it is, and a frame of the bytes, so that nothing is copied."""
    send(pipe, TASK, _json({"name": name, "media_type": media_type, "path": path}))
    send(pipe, DATA, data)


def asked(pipe: IO[bytes]) -> tuple[str, bytes, str | None, str | None] | None:
    """Name, bytes, media type and path of the next task; None when there are no more. The parent is trusted."""
    head = receive(pipe, _ANY)
    body = None if head is None else receive(pipe, _ANY)
    if head is None or body is None:
        return None
    told = json.loads(head[1])
    return told["name"], body[1], told["media_type"], told["path"]


def refusal(reason: Reason, detail: str) -> bytes:
    """The payload that says why not."""
    return _json({"reason": reason.value, "detail": detail[:2_000]})


def read_refusal(payload: bytes) -> Refused:
    """The refusal that ``payload`` tells. Raises Garbled."""
    try:
        told = json.loads(payload)
        return Refused(Reason(_word(told, "reason")), _word(told, "detail"))
    except (ValueError, TypeError, KeyError) as error:
        raise Garbled(f"no refusal: {error}") from error


def encode(taken: Taken) -> tuple[bytes, ...]:
    """The payload that carries ``taken``: a head in JSON, then every text in UTF-8 (lone surrogates kept)."""
    texts = [document.text.content.encode("utf-8", "surrogatepass") for document in taken.documents]
    # The documents of a file share one list, which is sent once.
    lists = {id(document.listed): document.listed for document in taken.documents}
    numbers = {one: number for number, one in enumerate(lists)}
    head = _json(
        {
            "documents": [
                _told(document, len(text), numbers[id(document.listed)])
                for document, text in zip(taken.documents, texts, strict=True)
            ],
            "lists": [[[one.key, one.name, one.about] for one in persons] for persons in lists.values()],
            "reasons": [[part.part, part.reason.value, part.detail] for part in taken.reasons],
        }
    )
    return len(head).to_bytes(8, "big"), head, *texts


def decode(payload: bytes, sha256: str) -> Taken:
    """What ``payload`` carries, every field checked. ``sha256`` is that of the file that was sent. Raises Garbled."""
    try:
        size = int.from_bytes(payload[:8], "big")
        head = json.loads(payload[8 : 8 + size])
        lists = [
            tuple(Listed(_text(key), _text(name), _text(about)) for key, name, about in persons)
            for persons in head["lists"]
        ]
        documents = tuple(_documents(head["documents"], lists, payload[8 + size :], sha256))
        parts = tuple(
            PartRefused(_text(part), Reason(reason), _text(detail)) for part, reason, detail in head["reasons"]
        )
        return Taken(documents, parts)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise Garbled(f"no documents: {error}") from error


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _told(document: Document, size: int, listed: int) -> dict[str, Any]:
    source, text = document.source, document.text
    blocks: list[int] = []
    for block in text.blocks:
        blocks += (block.start, block.end, _KINDS.index(block.kind))
    return {
        "source": {name: getattr(source, name) for name in (*_SOURCE_WORDS, *_SOURCE_MAY)},
        "size": size,
        "sha256": text.sha256,
        "blocks": blocks,
        "pages": [[page.start, page.end, page.label] for page in text.pages],
        "warnings": list(document.warnings),
        "named": [[one.start, one.end, one.key, one.name, one.about] for one in document.named],
        "listed": listed,
    }


def _documents(
    told: list[dict[str, Any]], lists: list[tuple[Listed, ...]], texts: bytes, sha256: str
) -> Iterator[Document]:
    place = 0
    for one in told:
        size = one["size"]
        if type(size) is not int or not 0 <= size <= len(texts) - place:
            raise ValueError("a text past the end")
        raw = texts[place : place + size]
        place += size
        if sha256_hex(raw) != one["sha256"]:
            raise ValueError("a text that is not its hash")
        content = raw.decode("utf-8", "surrogatepass")
        flat = one["blocks"]
        blocks = tuple(
            Block(start, end, _KINDS[kind]) for start, end, kind in zip(flat[::3], flat[1::3], flat[2::3], strict=True)
        )
        pages = tuple(Page(start, end, _text(label)) for start, end, label in one["pages"])
        named = tuple(
            Named(start, end, _text(key), _text(name), _text(about)) for start, end, key, name, about in one["named"]
        )
        for group in (blocks, pages, named):
            last = 0
            for item in group:
                if type(item.start) is not int or type(item.end) is not int:
                    raise TypeError("an offset that is no whole number")
                if not last <= item.start <= item.end <= len(content):
                    raise ValueError("an offset outside its text")
                last = item.end
        warnings = tuple(_text(warning) for warning in one["warnings"])
        if type(one["listed"]) is not int or one["listed"] < 0:
            raise TypeError("a list that is told by no number")
        text = Text(one["sha256"], content, blocks, pages)
        yield Document(_source(one["source"], sha256), text, warnings, named, lists[one["listed"]])


def _source(told: dict[str, Any], sha256: str) -> Source:
    must = {name: _word(told, name) for name in _SOURCE_WORDS}
    may = {name: None if told[name] is None else _word(told, name) for name in _SOURCE_MAY}
    if must["id"] != source_id(must["sha256"], may["part"]) or must["sha256"] != sha256:
        raise ValueError("a source that is not of this file")
    return Source(
        id=must["id"],
        sha256=must["sha256"],
        media_type=must["media_type"],
        file_name=must["file_name"],
        kind=_one_of(get_args(SourceKind), must["kind"]),
        reliability=_one_of(get_args(Reliability), must["reliability"]),
        **may,
    )


def _word(told: dict[str, Any], name: str) -> str:
    return _text(told[name])


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} where text belongs")
    return value


def _one_of(words: tuple[Any, ...], value: str) -> Any:
    if value not in words:
        raise ValueError(f"{value!r} is none of {words}")
    return value
