"""From bytes to characters, by a ladder: mark, declaration, UTF-8, guess. The rung that held is recorded.

What cannot stand in UTF-8 or in a database (lone surrogates, NUL) becomes U+FFFD; the bytes are kept with the source, so
nothing is lost by it.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from backchannel.intake.reasons import Reason, Refused, told

Rung = Literal["mark", "declared", "utf-8", "shape", "guess"]

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What these labels mean on the web and in mail (WHATWG Encoding Standard, "names and labels").
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "shift_jis": "cp932",
          "euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030"}  # fmt: skip
# How many bytes a guess is made from: charset-normalizer is about 1 MB/s, and the first 64 KiB around the first byte
# above 127 tell as much as the whole.
_SAMPLE = 1 << 16
# Text files have next to no control characters besides tab, line and page ends; the densest real one seen (a printer
# capture with escape codes) had 2 in 100. Junk of evenly spread bytes has 11 in 100.
_CONTROL_SHARE = 0.04
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
# What is worth guessing: the encodings that documents were really written in before UTF-8. Left to all 90, the guesser
# takes short Latin texts for DOS code pages and two stray bytes for UTF-16.
_GUESSABLE = ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "koi8_u",
              "cp866", "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp874", "mac_roman")  # fmt: skip
# Below this share of bytes above 127 a text is in Latin letters with curly quotes and a few accents: Windows-1252 by far
# most often. Above it lie Hungarian, Polish and Czech, which need the guess, and all other scripts (over 40 in 100).
# Chosen on the sentences of tests/intake/test_encoding.py; accented names in English text are far below.
_SPARSE = 0.07
_UNSAFE = re.compile("[\x00\ud800-\udfff]")
_OTHER_CONTROLS = dict.fromkeys((*range(1, 9), *range(14, 32), 127), " ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding they were read in, on which rung it was found, and warnings for the document."""

    content: str
    encoding: str
    rung: Rung
    warnings: tuple[str, ...] = ()


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """``data`` as text with "\\n" at line ends. ``declared`` is the encoding that a header or the document itself names.

    Raises Refused(undecodable) where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding, "mark")
    shape = _wide_shape(data)
    if shape:
        return _replacing(data, shape, "shape")
    _refuse_junk(data)
    if declared:
        found = _codec(declared)
        content = _strictly(data, found) if found else None
        if content is not None and found is not None:
            return _safe(content, found, "declared")
    content = _strictly(data, "utf-8")
    if content is not None:
        return _safe(content, "utf-8", "utf-8")
    if _mostly_utf8(data):
        return _replacing(data, "utf-8", "utf-8")
    return _guessed(data)


def line_ends(content: str) -> str:
    """``content`` with every line end written "\\n" (CR LF, CR, NEL, line and paragraph separators)."""
    if "\r" in content:
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    for end in ("\x85", "\u2028"):
        if end in content:
            content = content.replace(end, "\n")
    return content.replace("\u2029", "\n\n") if "\u2029" in content else content


def representable(content: str) -> tuple[str, int]:
    """``content`` with U+FFFD for each lone surrogate and NUL, and how many there were."""
    if not _UNSAFE.search(content):
        return content, 0
    return _UNSAFE.subn("\ufffd", content)


def _safe(content: str, encoding: str, rung: Rung, warnings: tuple[str, ...] = ()) -> Decoded:
    content, replaced = representable(content)
    if replaced:
        warnings = (*warnings, told(Reason.characters_replaced, f"{replaced} NUL or lone surrogate"))
    content = line_ends(content)
    if any(chr(code) in content for code in _OTHER_CONTROLS):
        content = content.translate(_OTHER_CONTROLS)
    return Decoded(content.removeprefix("\ufeff"), encoding, rung, warnings)


def _replacing(data: bytes, encoding: str, rung: Rung) -> Decoded:
    content = data.decode(encoding, "replace")
    bad = content.count("\ufffd")
    if bad == 0:
        return _safe(content, encoding, rung)
    if bad * 20 > len(content):
        raise Refused(Reason.undecodable, f"{bad:,} of its {len(content):,} characters are broken ({encoding.upper()})")
    warning = told(Reason.characters_replaced, f"{bad} that are not {encoding.upper()}")
    return _safe(content, encoding, rung, (warning,))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _codec(label: str) -> str | None:
    """Python's name of the text codec that ``label`` means on the web, None where there is none."""
    try:
        info = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True):
        return None
    name = _MEANT.get(info.name, info.name)
    # A page that says UTF-16 in a declaration written in ASCII cannot be UTF-16: it was read to find the declaration.
    return "utf-8" if name.startswith(("utf-16", "utf-32", "utf-7")) else name


def _wide_shape(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is the same few (the script), and those are control codes."""
    head = data[:4096]
    if len(head) < 8 or len(head) - len(head.translate(None, _CONTROLS)) < len(head) // 4:
        return None
    low, high = Counter(head[0::2]), Counter(head[1::2])
    for encoding, scripts, letters in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        common = scripts.most_common(3)
        if common[0][0] < 0x20 and sum(n for _, n in common) * 10 >= scripts.total() * 9 and len(letters) > 4:
            return encoding
    return None


def _refuse_junk(data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(8, _CONTROL_SHARE * len(sample)) and controls > _CONTROL_SHARE * len(sample):
        raise Refused(
            Reason.undecodable, f"{controls:,} of the first {len(sample):,} bytes stand for no letter or sign"
        )
    if len(sample) <= 200 and controls * 4 > len(sample):
        raise Refused(Reason.undecodable, f"{controls:,} of its {len(sample):,} bytes stand for no letter or sign")


def _mostly_utf8(data: bytes) -> bool:
    """Whether ``data`` is UTF-8 with a few bad bytes: at least ten good sequences for each bad one."""
    sample = data if len(data) < 1 << 20 else data[: 1 << 20]
    content = sample.decode("utf-8", "replace")
    bad = content.count("\ufffd")
    good = sum(1 for _ in re.finditer("[\x80-\ufffc\U00010000-\U0010ffff]", content))
    return good >= 10 * bad


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    high = re.compile(rb"[\x80-\xff]")
    first = next((m.start() for m in high.finditer(data)), 0)
    start = max(0, min(first - _SAMPLE // 8, len(data) - _SAMPLE))
    sample = data[start : start + _SAMPLE]
    candidates: list[str] = []
    if len(high.findall(sample)) <= max(1, _SPARSE * len(sample)):
        candidates.append("cp1252")
    else:
        best = from_bytes(sample, cp_isolation=list(_GUESSABLE)).best()
        candidates += [best.encoding] if best else []
    for encoding in (*candidates, "cp1252", "latin-1"):
        content = _strictly(data, encoding)
        if content is not None:
            break
    else:
        raise Refused(Reason.undecodable, "no encoding gives readable text")
    return _safe(content, encoding, "guess", (told(Reason.encoding_guessed, encoding),))
