"""A document as received."""

from dataclasses import dataclass
from typing import Literal

SourceKind = Literal[
    "essay",
    "news",
    "cable",
    "memorandum",
    "memorandum_of_conversation",
    "letter",
    "email",
    "speech",
    "interview",
    "chronology",
    "book",
    "editorial_note",
    "list",
    "report",
    "unknown",
]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document as received: its bytes are kept unchanged under ``sha256``.

    ``part`` names the piece of those bytes that is this document where one file holds many (a FRUS volume's ``d12``);
    it is None where the file is the document. ``published`` is EDTF. ``reliability`` is the letter of the Admiralty
    code, set by a person; F, "cannot be judged", to begin with. ``retrieved_at`` is UTC, ISO 8601 with Z.
    """

    id: str
    sha256: str
    media_type: str
    file_name: str
    part: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    kind: SourceKind = "unknown"
    classification: str | None = None
    reliability: Reliability = "F"
    retrieved_at: str | None = None

    @property
    def day(self) -> str | None:
        """``published``, where it is one day."""
        return self.published if self.published is not None and len(self.published) == len("1962-10-22") else None
