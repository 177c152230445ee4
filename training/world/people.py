"""Persons and their posts, from six sources, for the tables of ``backchannel.world``; called by ``make.py``.

The table beside this file (written for it), REIGN's leaders, the United States' chiefs of mission and principal officers
(pocom), the people of FRUS as each volume words their posts, and Petrarch's dated actors. Persons of two sources are one
where name parts agree and birth years or states do not speak against it. What FRUS words in prose is cut into office, state
and years by rules; years that are not told stay open, and the years of the volumes that say so are kept beside ("around").
"""

import csv
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from backchannel.actors.editors import envoy_to, state_listed
from backchannel.actors.office import office_of
from backchannel.actors.person_name import agree, gender_of_title, taken_apart
from backchannel.world.atoms import folded
from backchannel.world.world import World

HERE = Path(__file__).resolve().parent
# Kept for measuring from outside: nothing that only these volumes say is taken.
LEFT_OUT = frozenset(
    ["frus1952-54Guat", "frus1955-57v08", "frus1958-60v12", "frus1961-63v06", "frus1961-63v16", "frus1964-68v18",
     "frus1964-68v30", "frus1969-76ve04", "frus1969-76ve13", "frus1977-80v21"]
)  # fmt: skip
REIGN, POCOM, FRUS, PETRARCH = "REIGN leader list 2021-03", "pocom", "FRUS people", "Petrarch actors"
_HEADS_OF_STATE = frozenset("president premier king queen emperor shah chancellor chairman leader sultan emir".split())
_MONTH = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
_DATE = r"(?:(?P<{0}m>[A-Z][a-z]+)\.?\s+)?(?:(?P<{0}d>\d\d?),\s+)?(?P<{0}y>1[89]\d\d|20\d\d)"
_SPAN = re.compile(
    r"[,\s(]*(?:(?:from\s+)?" + _DATE.format("a") + r"\s*(?:[-–—]|to|until|till|through)\s*" + _DATE.format("b")
    + r"|(?:from|after|since|beginning|as of)\s+" + _DATE.format("c")
    + r"|(?:until|till|to|through|before)\s+" + _DATE.format("e") + r")"
)  # fmt: skip
_OF_US = re.compile(
    r"Department of|Foreign Service|U\.?S\.?\b|National Security Council|C\.?I\.?A\b|Central Intelligence|White House|"
    r"Embassy in|"
    r"Ambassador to|Consul (?:General )?in|Consul (?:General )?at|Senator|Representative from|Congressman|Legation in|"
    r"President’s|to the President|Bureau of|USN|USA\b|USAF|Joint Chiefs|AID\b|Agency for International|Policy Planning|"
    r"Secretary of (?:State|Defense|the Treasury|Commerce|Agriculture|the Interior)|Mission in|Consulate|Special Assistant"
)


@dataclass(slots=True)
class Post:
    office: str
    country: str
    from_: str
    to: str
    around: str
    source: str


@dataclass(slots=True)
class Person:
    id: str
    names: list[str]
    country: str = ""
    gender: str = ""
    born: str = ""
    died: str = ""
    posts: list[Post] = field(default_factory=list)


class People:
    """All persons while sources are joined; ``rows`` and ``index`` are what is shipped."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.all: list[Person] = []
        self._by_last: dict[str, list[Person]] = defaultdict(list)

    def add(self, person: Person) -> Person:
        self.all.append(person)
        for part in {p for n in person.names if (t := taken_apart(n)) for p in (t.parts[-1], t.parts[0])}:
            self._by_last[part].append(person)
        return person

    def same(self, name: str, country: str, born: str, year: int | None = None) -> Person | None:
        """The one person who may be ``name``: whole names agree, birth years do not differ, nor do states, and the person
        may have been alive and in office in ``year``."""
        told = taken_apart(name)
        if told is None or not told.full:
            return None
        found = []
        for person in self._by_last.get(told.last, []):
            if born and person.born and born[:4] != person.born[:4]:
                continue
            if country and person.country and country != person.country:
                continue
            if year and (
                (person.died and int(person.died[:4]) < year) or not all(_near(p, year, 30) for p in person.posts)
            ):
                continue
            others = [o for n in person.names if (o := taken_apart(n)) and o.full]
            shared = max((agree(told, o) * 2 + (o.parts == told.parts) for o in others), default=0)
            if shared >= 4:
                found.append((shared, person))
        most = max((shared for shared, _ in found), default=0)
        best = [person for shared, person in found if shared == most]
        return best[0] if len(best) == 1 else None

    def gather(self, data: Path) -> None:
        self._own()
        self._frus(data)
        self._pocom(data)
        self._reign(data)
        self._petrarch(data)
        for person in self.all:
            if not person.country:
                told = [p.country for p in person.posts if p.country]
                person.country = max(sorted(set(told)), key=told.count) if told else ""

    def _own(self) -> None:
        with (HERE / "persons.tsv").open(encoding="utf-8", newline="") as f:
            for number, r in enumerate(csv.DictReader(f, delimiter="\t")):
                person = Person(
                    f"person/own-{number + 1}", [r["name"], *filter(None, r["aliases"].split("|"))], r["country"]
                )
                person.gender, person.born, person.died = r["gender"], r["born"], r["died"]
                for post in filter(None, r["posts"].split(";")):
                    office, _, span = post.partition("@")
                    from_, _, to = span.partition("/")
                    person.posts.append(Post(office, r["country"], from_, to, "", r["source"]))
                self.add(person)

    def _frus(self, data: Path) -> None:
        with (data / "history-at-state" / "frus_people.jsonl").open(encoding="utf-8") as f:
            for line in f:
                row = json.loads(line)
                posts = self._remarks(row["remarks"])
                if not posts and not row["birth"]:
                    continue
                names = _variants([row["name"], *row["names"]])
                if not names:
                    continue
                told = [p.country for p in posts if p.country]
                country = max(sorted(set(told)), key=told.count) if told else ""
                person = self.same(names[0], country, row["birth"]) if country else None
                if person is None or not person.id.startswith("person/own"):
                    person = self.add(Person(f"person/frus-{row['id']}", names, country))
                else:
                    person.names += [n for n in names if n not in person.names][:3]
                person.born = person.born or row["birth"]
                person.died = person.died or row["death"]
                person.gender = person.gender or next((g for n in row["names"] if (g := gender_of_title(n))), "")
                person.posts += posts

    def _remarks(self, remarks: list[dict[str, object]]) -> list[Post]:
        posts: dict[tuple[str, str], Post] = {}
        for remark in remarks:
            volumes = [str(v) for v in remark["volumes"] if v not in LEFT_OUT]  # type: ignore[attr-defined]
            if remark["volumes"] and not volumes:
                continue
            # What comes from pocom's own records is taken from them, with its dates.
            if re.match(
                r"(?:Non-c|C)areer appointee|Foreign Service Officer|Career (?:FSO|Ambassador)", str(remark["text"])
            ):
                continue
            years = [y for v in volumes if (m := re.match(r"frus(\d{4})(?:-(\d\d))?", v)) for y in _years(m)]
            around = f"{min(years)}-{max(years)}" if years else ""
            for post in self._cut(str(remark["text"]), around):
                key = (
                    " ".join(office.words) if (office := office_of(post.office)) else post.office.lower(),
                    post.country,
                )
                known = posts.get(key)
                if known is None:
                    posts[key] = post
                    continue
                known.from_, known.to = known.from_ or post.from_, known.to or post.to
                if around:
                    ends = [int(y) for y in re.findall(r"\d{4}", known.around + " " + around)]
                    known.around = f"{min(ends)}-{max(ends)}"
        return list(posts.values())

    def _cut(self, words: str, around: str) -> list[Post]:
        found = []
        words = re.sub(r"Visited U\.S\..*", "", words)
        last = ""
        for piece in re.split(r";|(?<![A-Z])\.\s+(?=[A-Z])|,?\s+thereafter,?|,\s+and then", words):
            span = _SPAN.search(piece)
            office = piece[: span.start()] if span else piece
            office = re.sub(r"^\W*(?:also|later|subsequently|then|former|and)\s+", "", office.strip(" ,.()"))
            if not office or len(office) > 90 or office.startswith("See ") or not office_of(office):
                continue
            country = self._country(office)
            from_ = to = ""
            if span:
                g = span.groupdict()
                from_, to = _edtf(g, "a") or _edtf(g, "c"), _edtf(g, "b") or _edtf(g, "e")
            last = country or last
            found.append(Post(office, country or last, from_, to, around, FRUS))
        return found

    def _country(self, office: str) -> str:
        told = state_listed(office, self._world, None)
        if told is not None:
            return told
        forms = office.replace(",", " , ").replace("(", " ( ").split()
        found = self._world.find(forms)
        states = [(f, k) for f in found for k in f.known[:1] if k.kind == "state"]
        if states and states[0][1].use in ("adjective", "person") and states[0][0].first <= 1:
            return states[0][1].country or ""
        if _OF_US.search(office):
            return "" if envoy_to(office, "USA", self._world) else "USA"
        return (states[0][1].country or "") if states else ""

    def _pocom(self, data: Path) -> None:
        folder = data / "history-at-state"
        people: dict[str, Person] = {}
        with (folder / "pocom_people.csv").open(encoding="utf-8", newline="") as f:
            for r in csv.DictReader(f):
                name = " ".join(filter(None, [r["forename"], r["surname"]]))
                if not name.strip():
                    continue
                person = self.same(name, "USA", r["birth"]) or self.add(
                    Person(f"person/pocom-{r['id']}", [name], "USA")
                )
                person.born, person.died = person.born or r["birth"], person.died or r["death"]
                people[r["id"]] = person
        with (folder / "pocom_principals.csv").open(encoding="utf-8", newline="") as f:
            for r in csv.DictReader(f):
                office = _principal(r["position"])
                if r["person_id"] in people and r["started"] and office:
                    people[r["person_id"]].posts.append(Post(office, "USA", r["started"], r["ended"], "", POCOM))
        with (folder / "pocom_chiefs_of_mission.csv").open(encoding="utf-8", newline="") as f:
            for r in csv.DictReader(f):
                since = r["started"] or r["arrived"]
                if r["person_id"] in people and since:
                    where = self._world.named(r["contemporary_territory"].replace("-", " ").title())
                    place = where[0].name if where else r["contemporary_territory"].replace("-", " ").title()
                    office = f"{_mission(r['role'])} {place}"
                    people[r["person_id"]].posts.append(Post(office, "USA", since, r["ended"], "", POCOM))

    def _reign(self, data: Path) -> None:
        codes = {}
        with (HERE / "states.tsv").open(encoding="utf-8", newline="") as f:
            for r in csv.DictReader(f, delimiter="\t"):
                codes.setdefault(r["gw"], r["code"])
        codes.update({"GFR": "DEU", "GMY": "DEU", "YAR": "YEM", "TUR": "TUR", "RUS": "RUS", "DRC": "COD", "ROK": "KOR"})
        with (data / "world" / "reign_leaderlist_2021-03.csv").open(
            encoding="utf-8", errors="replace", newline=""
        ) as f:
            for r in csv.DictReader(f):
                country = codes.get(r["stateabb"], "")
                if not country or not r["syear"]:
                    continue
                if country == "RUS" and 1922 < int(r["syear"]) <= 1991:
                    country = "SUN"
                from_ = f"{r['syear']}-{int(r['smonth'] or 1):02d}" + (f"-{int(r['sdate']):02d}" if r["sdate"] else "")
                to = f"{r['eyear']}-{int(r['emonth']):02d}" if r["eyear"] and r["emonth"] else r["eyear"]
                person = self._leader(r["leader"], country, int(r["syear"]), r["birthyear"])
                person.gender = person.gender or ("f" if r["gender"] == "0" else "m")
                person.born = person.born or r["birthyear"]
                person.posts.append(Post("head of state or government", country, from_, to, "", REIGN))

    def _leader(self, name: str, country: str, year: int, born: str) -> Person:
        told = taken_apart(name)
        assert told is not None, name
        found = []
        for person in self._by_last.get(told.last, []):
            if person.country != country or (born and person.born and abs(int(born) - int(person.born[:4])) > 1):
                continue
            heads = {o.head for p in person.posts if (o := office_of(p.office)) and _near(p, year)}
            if heads & _HEADS_OF_STATE or "minister" in heads or any(p.source == REIGN for p in person.posts):
                others = [o for n in person.names if (o := taken_apart(n))]
                if not told.full or any(o == told or (o.full and agree(told, o)) for o in others):
                    found.append(person)
        named = [p for p in found if p.id.startswith("person/own")] or found
        if len(named) == 1 or (named and named[0].id.startswith("person/own")):
            return named[0]
        return self.add(
            Person(f"person/reign-{country.lower()}-{folded(name).replace(' ', '-')}-{year}", [name], country)
        )

    def _petrarch(self, data: Path) -> None:
        path = data / "world" / "petrarch" / "Phoenix.Countries.actors.txt"
        codes = {s for s in (k.country for k in map(self._world.state, _codes()) if k) if s}
        names: list[str] = []
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            line = line.split("#")[0].rstrip()
            coded = re.match(r"\s+\[([A-Z]{3})(GOV[A-Z]*|MIL|SPY)?\s*([<>]?)(\d{6,8})(?:-(\d{6,8}))?\]", line)
            if coded and names and coded[1] in codes and coded[2]:
                name = names[0]
                from_ = _petrarch_date(coded[4]) if coded[3] != "<" else ""
                to = _petrarch_date(coded[5]) if coded[5] else (_petrarch_date(coded[4]) if coded[3] == "<" else "")
                person = self.same(name, coded[1], "", int((from_ or to)[:4]))
                if person is None:
                    slug = folded(name).replace(" ", "-")
                    if any(p.id == f"person/petrarch-{coded[1].lower()}-{slug}" for p in self._by_last.get(slug, [])):
                        continue
                    person = self.add(
                        Person(f"person/petrarch-{coded[1].lower()}-{slug}-{len(self.all)}", [name], coded[1])
                    )
                last = person.posts[-1] if person.posts else None
                if (
                    last is not None
                    and last.source == PETRARCH
                    and last.to
                    and from_
                    and 0 <= _months(last.to, from_) <= 12
                ):
                    last.to = to
                else:
                    person.posts.append(Post("member of the government", coded[1], from_, to, "", PETRARCH))
            elif line and not line[0].isspace() and not line.startswith("+"):
                words = re.sub(r"[_\s]+", " ", line.split("[")[0]).strip()
                plain = re.fullmatch(r"[A-Z][A-Z.'’-]*(?: [A-Z][A-Z.'’-]*){1,4}", words)
                good = bool(plain) and not re.search(
                    r"MINIST|PRESID|GOVERN|ARMY|POLICE|PARTY|FORCE|OFFICE|COUNCIL|COURT", words
                )
                names = [_cased(words)] if good else []

    def tables(self, sources: list[str]) -> tuple[list[str], list[str]]:
        """The rows of persons, and the lines of the index: a part of a name, or "=" and a state's code, and at which byte of
        the rows those begin who bear it, or held a post of that state."""
        rows: list[str] = []
        index: dict[str, list[int]] = defaultdict(list)
        offset = 0
        for person in self.all:
            posts = []
            for p in person.posts:
                if p.source not in sources:
                    sources.append(p.source)
                posts.append(
                    "^".join(
                        [
                            re.sub(r"[\^;\t]", " ", p.office),
                            p.country,
                            p.from_,
                            p.to,
                            p.around,
                            str(sources.index(p.source)),
                        ]
                    )
                )
            names = [n for n in dict.fromkeys(person.names) if "\t" not in n and "|" not in n][:6]
            row = [person.id, "|".join(names), person.country, person.gender, person.born, person.died, ";".join(posts)]
            keys = {p for n in names if (t := taken_apart(n)) for p in (t.parts[-1], t.parts[0]) if len(p) > 1}
            keys |= {f"={p.country}" for p in person.posts if p.country}
            for key in sorted(keys):
                index[key].append(offset)
            rows.append("\t".join(row))
            offset += len(rows[-1].encode()) + 1
        return rows, [
            f"{key}\t{','.join(map(str, numbers))}"
            for key, numbers in sorted(index.items(), key=lambda item: item[0].encode() + b"\t")
        ]


def _years(volume: re.Match[str]) -> list[int]:
    start = int(volume[1])
    return [start, int(volume[1][:2] + volume[2])] if volume[2] else [start]


def _near(post: Post, year: int, years: int = 3) -> bool:
    ends = [int(y) for y in re.findall(r"\d{4}", f"{post.from_} {post.to} {post.around}")]
    return not ends or min(ends) - years <= year <= max(ends) + years


def _edtf(groups: dict[str, str | None], end: str) -> str:
    year, month, day = groups[f"{end}y"], groups[f"{end}m"], groups[f"{end}d"]
    number = _MONTH.get((month or "")[:3].lower())
    if year is None or number is None:
        return year or ""
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def _months(one: str, other: str) -> int:
    return (int(other[:4]) - int(one[:4])) * 12 + int(other[5:7] or 1) - int(one[5:7] or 1)


def _petrarch_date(told: str) -> str:
    if len(told) == 6:
        told = ("20" if int(told[:2]) <= 14 else "19") + told
    return f"{told[:4]}-{told[4:6]}-{told[6:8]}" if len(told) == 8 and told[4:6] != "00" else told[:4]


def _cased(words: str) -> str:
    return re.sub(r"[A-Z]+", lambda m: m.group().capitalize(), words)


def _variants(names: list[str]) -> list[str]:
    """Names without bracketed spellings and titles alone, each once by its parts."""
    found: dict[tuple[str, ...], str] = {}
    for name in names:
        inner = re.findall(r"[(\[]([^)\]]*)[)\]]", name)
        for one in [re.sub(r"\s*[(\[][^)\]]*[)\]]", "", name), *inner]:
            told = taken_apart(one.strip(" ."))
            if told and told.full and told.parts not in found:
                found[told.parts] = _ordered(one.strip(" ."))
    return list(found.values())[:6]


def _ordered(name: str) -> str:
    family, _, given = name.partition(", ")
    return f"{given} {family}" if given and not re.fullmatch(r"(?:Jr|Sr|II|III)\.?", given) else name


def _principal(position: str) -> str:
    words = position.rstrip("0123456789").replace("-", " ")
    named = {
        "secretary": "Secretary of State", "secretary ad interim": "Secretary of State ad interim",
        "deputy secretary": "Deputy Secretary of State", "under secretary": "Under Secretary of State",
        "assistant secretary": "Assistant Secretary of State", "counselor": "Counselor of the Department of State",
        "career ambassador": "", "ambassador at large": "Ambassador at Large",
        "us trade representative": "United States Trade Representative",
        "director usia": "Director of the United States Information Agency",
        "administrator aid": "Administrator of the Agency for International Development",
    }  # fmt: skip
    if words in named:
        return named[words]
    told = re.sub(
        r"^(assistant secretary|under secretary|deputy under secretary)(?: for)? ", r"\1 of state for ", words
    )
    return told.title().replace(" Of ", " of ").replace(" For ", " for ").replace(" The ", " the ")


def _mission(role: str) -> str:
    if role.startswith("ambassador"):
        return "Ambassador to"
    if role.startswith("charge"):
        return "Chargé d’Affaires in"
    return "Minister to" if "minister" in role or "envoy" in role else "Representative in"


def _codes() -> list[str]:
    with (HERE / "states.tsv").open(encoding="utf-8", newline="") as f:
        return [r["code"] for r in csv.DictReader(f, delimiter="\t")]
