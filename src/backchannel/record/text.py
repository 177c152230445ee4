"""What Backchannel reads of a source."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "quotation", "list_item", "table_cell", "note", "caption", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that is one thing on the page; blocks are in order and never overlap."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the source labels it; pages are in order and never overlap."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Text:
    """Canonical text of a source. Fixed once made; ``sha256`` is of ``content`` in UTF-8. Offsets are code points."""

    sha256: str
    content: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
