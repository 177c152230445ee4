"""Texts for the tests of reading."""

import hashlib

from backchannel.record.text import Block, BlockKind, Text


def text_of(*blocks: str | tuple[BlockKind, str]) -> Text:
    """A text of these blocks, paragraphs unless told otherwise, parted by blank lines."""
    content = ""
    made = []
    for block in blocks:
        kind, words = block if isinstance(block, tuple) else ("paragraph", block)
        content += "\n\n" if content else ""
        made.append(Block(len(content), len(content) + len(words), kind))
        content += words
    return Text(hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest(), content, tuple(made))
