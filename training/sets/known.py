"""What a name names, from our own list of well-known names (names.txt) and from given names."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

from backchannel.reading.words import listed

FILE = Path(__file__).parent / "names.txt"
_PLACE_LIKE = listed("washington houston austin jackson carolina virginia georgia florence sydney paris")


@cache
def listed_names() -> dict[str, str]:
    """Kind (or "none") by name."""
    found = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, names = line.partition(": ")
            found.update({name.strip(): kind for name in names.split(";")})
    return found


@cache
def given_names(people: Path) -> frozenset[str]:
    """Given names that at least three of FRUS's people bear (history-at-state/frus_people.jsonl)."""
    counts: Counter[str] = Counter()
    for line in people.read_text(encoding="utf-8").splitlines():
        _, comma, given = json.loads(line)["name"].partition(",")
        first = given.split()[0] if given.split() else ""
        if comma and len(first) > 2 and first.isalpha():
            counts[first] += 1
    return frozenset(name for name, count in counts.items() if count >= 3 and name.lower() not in _PLACE_LIKE)
