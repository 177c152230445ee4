"""Make the shipped tables of ``backchannel.world`` from the sources marked *facts* and the tables beside this file.

    BACKCHANNEL_DATA=… python training/world/make.py

Reads ``states.tsv`` and its neighbours here and the folder that BACKCHANNEL_DATA names; writes ``known.tsv`` (a row a thing),
``names.tsv`` (a line a name: what it may name) and ``sources.tsv`` into ``src/backchannel/world/tables``. Running it twice
writes the same bytes.
"""

import csv
import os
import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLES = HERE.parent.parent / "src" / "backchannel" / "world" / "tables"
sys.path.insert(0, str(HERE.parent.parent / "src"))

from people import People  # noqa: E402

from backchannel.world.atoms import key_of  # noqa: E402
from backchannel.world.world import World  # noqa: E402

DATA = Path(os.environ.get("BACKCHANNEL_DATA", ""))
# Names of states and peoples that are English words too, or too short, and so need their capital.
_WORDS_TOO = (
    "turkey china chad jordan polish us can guinea niger mali man reading nice job swiss lao lett lapp brit turk pole "
    "finn dane swede serb thai czech mode cod togo oman peru cuba malta chosen free state confederate saxon moor sov pak "
    "the states scot georgia baden parma papua papal soviet soviets viet confederates america dutch "
    "time today ya hoy drum profil globes vision uno bath mobile clark commons lords stars patria statesman muslim citizen "
    "merdeka focus business herald mirror express mail star standard post chronicle age island transition respect vista "
    "santo salto colonia natal salvador cali bari como split essen pau hof sal bo po kara beni moma aba bama labe van muse "
    "hao nan gap map fan plan man may june will grant rose bush ford wood woods field fields church hall rice cook mill"
)
WORDS_TOO = frozenset(_WORDS_TOO.split()) | frozenset((HERE / "words_too.txt").read_text(encoding="utf-8").split())
# Places whose name is better known for something else come after it.
RANKS = {"service": 3, "body": 3, "org": 3, "armed": 3, "party": 4, "medium": 5, "place": 4, "company": 5}


def table(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t"))


class Maker:
    def __init__(self) -> None:
        self.rows: list[str] = []
        self.sources: list[str] = []
        self.names: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.ids: dict[str, int] = {}

    def known(self, id_: str, kind: str, name: str, country: str, sector: str, from_: str, to: str, source: str) -> int:
        if id_ in self.ids:
            raise ValueError(f"two rows have the id {id_}")
        if source not in self.sources:
            self.sources.append(source)
        fields = [id_, kind, name, country, sector, from_, to, str(self.sources.index(source))]
        if any("\t" in f or "\n" in f for f in fields):
            raise ValueError(f"a tab or line break in {fields}")
        self.rows.append("\t".join(fields))
        self.ids[id_] = len(self.rows) - 1
        return self.ids[id_]

    def new_id(self, kind: str, country: str, name: str) -> str:
        """A fresh id that says what it is: ``body/gbr-home-office``; a number where two would be the same."""
        slug = f"{kind}/{country.lower() + '-' if country else ''}{key_of(name).replace(' ', '-')}"
        number = 2
        fresh = slug
        while fresh in self.ids:
            fresh, number = f"{slug}-{number}", number + 1
        return fresh

    def alias(self, row: int, words: str, use: str, *, lower: bool = False, rank: int = 5) -> None:
        """``words`` may end in ``@1990-1999`` (years in which they name it); a leading "the" means: only after "the".

        A leading ``^`` makes it a seat: a house that stands for those in it.
        """
        words, _, years = words.strip().partition("@")
        since, _, until = years.partition("-")
        if words.startswith("^"):
            words, use = words[1:], "s"
        if not words:
            return
        flags = ""
        bare = re.sub(r"^[Tt]he ", "", words)
        if bare != words and " " not in bare:
            flags += "T"
        letters = re.sub(r"[^A-Za-z]", "", bare)
        key = key_of(bare)
        if not key:
            raise ValueError(f"no key in {words!r}")
        if " " not in bare.strip() and letters.isupper() and len(letters) <= 6:
            flags += "A"
        elif lower and key not in WORDS_TOO and len(key) > 3:
            flags += "l"
        elif use == "g":
            flags += "l" if bare.islower() else ""
        elif " " not in key and key in WORDS_TOO and use not in ("a", "p", "i") and not self.is_state(row):
            flags += "W"
        entry = f"{row},{use},{flags},{since},{until}"
        if all(e != entry for _, e in self.names[key]):
            self.names[key].append((rank, entry))

    def is_state(self, row: int) -> bool:
        return "\tstate\t" in self.rows[row]

    def write(self) -> None:
        longest: dict[str, int] = defaultdict(int)
        for key in self.names:
            first, *rest = key.split(" ")
            longest[first] = max(longest[first], 1 + len(rest))
        lines = []
        for key in sorted(set(self.names) | set(longest)):
            entries = [e for _, e in sorted(self.names.get(key, []), key=lambda pair: pair[0])]
            lines.append(f"{key}\t{chr(48 + longest.get(key, 1))}{';'.join(entries)}")
        for name, content in (("known", self.rows), ("sources", self.sources), ("names", lines)):
            (TABLES / f"{name}.tsv").write_text("\n".join(content) + "\n", encoding="utf-8")


def states(maker: Maker) -> None:
    spans: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with (DATA / "world" / "gwstates.csv").open(encoding="utf-8") as f:
        for line in csv.DictReader(f):
            spans[line["gwc"]].append((line["start"], line["end"]))
    for s in table("states"):
        span = spans.get(s["gw"], [])
        # 1816-01-01 is where that list begins, and 9999-12-31 is "still".
        from_ = s["from"] or (min(a for a, _ in span) if span else "")
        to = s["to"] or (max(b for _, b in span) if span and not s["from"] else "")
        from_ = "" if from_ == "1816-01-01" else from_
        to = "" if to == "9999-12-31" else to
        row = maker.known(s["code"], "state", s["name"], s["code"], "GOV", from_, to, s["source"])
        maker.names[f"={s['code']}"].append((0, f"{row},n,,,"))
        gone = 1 if to else 0
        aliases = s["aliases"].split(";")
        if not any(alias.startswith(f"{s['name']}@") for alias in aliases):
            aliases.insert(0, s["name"])
        for alias in aliases:
            maker.alias(row, alias, "n", lower=True, rank=gone)
        for column, use in (("adjectives", "a"), ("people", "p"), ("person", "i"), ("combining", "j")):
            for alias in s[column].split(";"):
                maker.alias(row, alias, use, lower=use != "j", rank={"a": 2, "p": 3, "i": 4, "j": 2}[use] + gone)
        for alias in s["capitals"].split(";"):
            maker.alias(row, alias, "c", rank=2 + gone)


def things(maker: Maker, name: str) -> None:
    """Bodies, services, groups, parties, organisations, companies, media and places: one table each, same columns."""
    for r in table(name):
        kind, generic, dated = r["kind"], r["note"] == "generic", r["note"].endswith("dated")
        id_ = maker.new_id(kind, r["country"], r["name"])
        row = maker.known(id_, kind, r["name"], r["country"], r["sector"], r["from"], r["to"], r["source"])
        use, rank = ("g", 9) if generic else ("n", RANKS[kind] + (2 if r["to"] else 0))
        if not dated:
            maker.alias(row, r["name"], use, rank=rank)
        for alias in r["aliases"].split(";"):
            maker.alias(row, alias, use, rank=rank)


def main() -> None:
    if not DATA.is_dir() or not os.environ.get("BACKCHANNEL_DATA"):
        raise SystemExit("BACKCHANNEL_DATA names no folder; unpack the data and name it")
    maker = Maker()
    states(maker)
    for name in ("bodies", "media", "places"):
        things(maker, name)
    maker.write()
    people = People(World.load())
    people.gather(DATA)
    rows, lines = people.tables(maker.sources)
    for name, content in (("persons", rows), ("persons_index", lines), ("sources", maker.sources)):
        (TABLES / f"{name}.tsv").write_text("\n".join(content) + "\n", encoding="utf-8")
    lay = [f"{r['lies_in']}\t{r['lay_in']}\t{r['from']}\t{r['to']}" for r in table("predecessors")]
    (TABLES / "predecessors.tsv").write_text("\n".join(lay) + "\n", encoding="utf-8")
    held = ["\t".join(r[c] for c in ("code", "holder", "from", "to", "name", "style")) for r in table("seats")]
    (TABLES / "seats.tsv").write_text("\n".join(held) + "\n", encoding="utf-8")
    print(f"{len(rows)} persons under {len(lines)} parts of names")
    print(f"{len(maker.rows)} things, {len(maker.names)} names")


if __name__ == "__main__":
    main()
