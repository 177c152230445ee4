"""Which single-word names are English words too, told by how often running text writes them without a capital.

    BACKCHANNEL_DATA=… python training/world/words.py

Counts the words of the UN speeches and of four FRUS volumes and writes ``words_too.txt``: the keys of one-word names in the
tables here that stand in lower case at least three times and in at least a fiftieth of their occurrences.
"""

import os
import re
from collections import Counter
from pathlib import Path

from make import HERE, key_of, table

_WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    data = Path(os.environ["BACKCHANNEL_DATA"])
    files = sorted((data / "un-general-debate").rglob("*.txt"))
    files += [data / "frus" / f"frus{v}.xml" for v in ("1955-57v17", "1961-63v22", "1964-68v26", "1969-76v28")]
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for file in files:
        for word in _WORD.findall(re.sub(r"<[^>]*>", " ", file.read_text(encoding="utf-8"))):
            (low if word.islower() else high)[word.lower()] += 1
    names: set[str] = set()
    for name in ("states", "bodies", "media", "places"):
        for row in table(name):
            for column in ("name", "aliases", "adjectives", "person", "people", "capitals"):
                for alias in row.get(column, "").split(";"):
                    alias = alias.partition("@")[0].lstrip("^")
                    if not alias.isupper() and not alias.islower():
                        names.add(key_of(re.sub(r"^[Tt]he ", "", alias)))
    too = sorted(n for n in names if " " not in n and low[n] >= 3 and low[n] * 50 >= low[n] + high[n])
    (HERE / "words_too.txt").write_text("\n".join(too) + "\n", encoding="utf-8")
    print(f"{len(too)} of {len(names)} names are words too")


if __name__ == "__main__":
    main()
