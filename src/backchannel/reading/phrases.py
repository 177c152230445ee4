"""Phrases of a table found in sentences: quickly, by looking at the sentence's words first."""

import re
from collections.abc import Collection, Iterator

from backchannel.reading.lexicon import lines

_CUT = re.compile(r"[\s\-’']")


class Phrases:
    """A two-column table (value, phrases parted by ";") as one expression; ``value`` maps a phrase in small letters."""

    def __init__(self, table: str) -> None:
        self.value: dict[str, str] = {}
        for value, entries in lines(table):
            for phrase in entries.split(";"):
                self.value.setdefault(phrase.strip().lower(), value)
        longest = sorted(self.value, key=len, reverse=True)
        self._pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)
        self._first = frozenset(_CUT.split(phrase)[0] for phrase in longest) | frozenset(longest)

    def find(self, content: str, start: int, end: int, forms: Collection[str]) -> Iterator[tuple[int, int, str]]:
        """(start, end, value) of each phrase in ``content[start:end]``, whose words in small letters are ``forms``."""
        if self._first.isdisjoint(forms):
            return
        for match in self._pattern.finditer(content, start, end):
            yield match.start(), match.end(), self.value[match.group().lower()]
