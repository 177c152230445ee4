"""The inline marks of one line: plain text out, and each mark with its offsets."""

from dataclasses import dataclass, field

_OPEN = {"[": "]", "<": ">", "{": "}"}
_CLOSE = {close: opened for opened, close in _OPEN.items()}


class MarkError(ValueError):
    """A line breaks the format or the guidelines; the reader puts file and line before it."""


@dataclass(slots=True)
class Mark:
    """``bracket`` is ``[`` (mention, thing, time or cue), ``<`` (trigger) or ``{`` (quotation); ``label`` what stands
    after its bar; ``start`` and ``end`` are code points into the line's plain text."""

    bracket: str
    start: int
    end: int = -1
    label: str = ""


@dataclass(slots=True)
class Marked:
    """A line without its marks, and the marks in the order in which they open."""

    text: str
    marks: list[Mark] = field(default_factory=list)


def read_marks(line: str) -> Marked:
    """Takes the marks out of ``line``. A backslash before a bracket or bar keeps it as text. Raises MarkError."""
    plain: list[str] = []
    marks: list[Mark] = []
    open_marks: list[Mark] = []
    at = 0
    while at < len(line):
        letter = line[at]
        if letter == "\\" and at + 1 < len(line):
            plain.append(line[at + 1])
            at += 2
        elif letter in _OPEN:
            mark = Mark(letter, len(plain))
            marks.append(mark)
            open_marks.append(mark)
            at += 1
        elif letter == "|":
            if not open_marks:
                raise MarkError(f"a bar outside any mark, after {_before(plain)}")
            mark = open_marks.pop()
            close = line.find(_OPEN[mark.bracket], at)
            if close < 0:
                raise MarkError(f"a mark {mark.bracket} is never closed, after {_before(plain)}")
            mark.label, mark.end = line[at + 1 : close].strip(), len(plain)
            words = "".join(plain[mark.start :])
            if not words.strip() or words != words.strip():
                raise MarkError(f"a mark must hold words and no space at its ends: {words!r}")
            at = close + 1
        elif letter in _CLOSE:
            raise MarkError(f"{letter} closes a mark that has no bar, after {_before(plain)}")
        else:
            plain.append(letter)
            at += 1
    if open_marks:
        raise MarkError(
            f"a mark {open_marks[-1].bracket} is never closed, at {_before(plain[: open_marks[-1].start + 20])}"
        )
    text = "".join(plain)
    if text != text.strip() or "  " in text:
        raise MarkError("spaces at an end of the sentence, or two in a row")
    return Marked(text, marks)


def _before(plain: list[str]) -> str:
    return repr("".join(plain[-30:]))
