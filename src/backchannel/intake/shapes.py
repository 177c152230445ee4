"""What a paragraph is by its own form: a quotation, a footnote, an item of a list."""

import re

from backchannel.record.text import BlockKind

OPENING = '“"«„'
SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_SHUT = '”"»“'
_BULLET = re.compile(r"(?:[•·▪◦‣●○■□*-]|[–—](?=\s+[A-Z]))\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S)")
_FOOTNOTE = re.compile(
    r"(?:\[\d{1,3}\]|\d{1,3}\s(?=See |Ibid|Id\.|Cf\.|Op\. cit|Quoted in|Cited in"
    r"|[A-Z][\w.]+,? [^\n]{0,200}\b(?:pp?\.|ibid|vol\.|no\.))"
    r"|[¹²³⁴-⁹]|†|‡|\*{1,2}(?=[A-Z][^*]*$))\s*\S"
)
_INNER_END = re.compile(r"[^\W\d_]{3}[.!?][\"'”’)]?\s+[“\"‘(]?[A-Z]")
_NOTE_SIGN = re.compile(r"\s*(?:\[\d+\]|\(\d+\)|\d{1,2}|[¹²³⁴-⁹]+)$")
# Longer than this, or of several sentences, a numbered paragraph is a paragraph, as those of speeches and cables are.
_LONGEST_ITEM = 300
# A numbered sentence of more words is a paragraph of one sentence. Speeches of the 1950s, whose paragraphs are numbered,
# have many such.
_LONGEST_SENTENCE = 16


def shape_of(words: str, before: str = "", indented: bool = False) -> BlockKind | None:
    """The kind of a paragraph told from its ``words``, the paragraph ``before`` it and whether it stands in; else None."""
    if is_quotation(words, before, indented):
        return "quotation"
    if _FOOTNOTE.match(words):
        return "note"
    if is_item(words):
        return "list_item"
    return None


def is_item(words: str) -> bool:
    """Whether ``words`` begin with a bullet, or with a number or letter and are one sentence."""
    if _BULLET.match(words):
        return True
    if not _NUMBERED.match(words) or len(words) > _LONGEST_ITEM or _INNER_END.search(words):
        return False
    return words.count(" ") < _LONGEST_SENTENCE or not words.endswith((".", "!", "?"))


def has_bullet(words: str) -> bool:
    """Whether ``words`` begin with a sign that is used for nothing but lists."""
    return words[:1] in "•·▪◦‣●○■□" and len(words) > 1


def is_quotation(words: str, before: str, indented: bool) -> bool:
    """Whether a paragraph is wholly in quotation marks, or follows a colon and is in marks or stands in."""
    if len(words) > 12 and words[0] in OPENING and _is_one_quotation(words):
        return True
    introduced = before.endswith((":", ":—", ":-"))
    if introduced and words[0] in OPENING and words.rstrip(" .")[-1:] in _SHUT:
        return True
    return introduced and indented and not _BULLET.match(words)


def _is_one_quotation(words: str) -> bool:
    """Whether marks open at the first character and shut at the last, and nowhere between."""
    body = words.rstrip(" .,;")
    if body[-1:] not in _SHUT:
        body = _NOTE_SIGN.sub("", body).rstrip(" .,;")
    if len(body) < 3 or body[-1] not in _SHUT:
        return False
    depth = 0
    straight = False
    for at, character in enumerate(body):
        if character == '"':
            straight = not straight
            depth += 1 if straight else -1
        elif character in "“«„":
            depth += 1
        elif character in "”»":
            depth -= 1
        if depth <= 0 and at < len(body) - 1:
            return False
    return True
