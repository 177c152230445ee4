"""What intake hands over: documents, and the parts of a file that could not be one."""

import hashlib
from dataclasses import dataclass

from backchannel.intake.reasons import Reason
from backchannel.record.named import Listed, Named
from backchannel.record.source import Source
from backchannel.record.text import Text


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes as they came, and where they are from.

    ``name`` is the file's name, ``media_type`` what the sender called it (None where nothing did). ``sha256`` is of the
    whole file as received, and ``part`` names the piece of it that ``data`` is, None where ``data`` is all of it.
    ``depth`` counts how many containers (a message in a message) lie around it.
    """

    data: bytes
    name: str
    sha256: str
    media_type: str | None = None
    part: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its source, its text, the persons whom its editors' mark-up names, in text order, and ``warnings``
    that make it "partly read". ``listed`` are the persons whom the editors list for all documents of the file: one tuple,
    which these share.

    A warning is a word of ``reasons.Reason``, a colon and a detail ("encoding_guessed: windows-1252"); see ``told``.
    """

    source: Source
    text: Text
    warnings: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()
    listed: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class PartRefused:
    """A part of a file, an attachment say, that could not be read, and why."""

    part: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came out of one file: its documents in file order, and the parts that could not be read."""

    documents: tuple[Document, ...]
    reasons: tuple[PartRefused, ...] = ()


def received(data: bytes, name: str, media_type: str | None = None) -> Received:
    """A whole file as received, with its SHA-256."""
    return Received(data, name, hashlib.sha256(data).hexdigest(), media_type)
