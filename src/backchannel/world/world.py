"""What is known of the world: one object, loaded once, that answers by name, year and place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from backchannel.world import tables
from backchannel.world.atoms import Atom, atoms, key_of
from backchannel.world.known import Found, Known
from backchannel.world.persons import Held, Person, parsed
from backchannel.world.seats import Seat, seated_in

# In a line of capitals alone these are words, not abbreviations.
_WORDS_TOO = frozenset({"us", "it", "who", "are", "aid", "car", "roc", "sar", "pak", "sov", "can", "pas", "par"})

_QUOTES = frozenset("\"'“”‘’«»")
_BEFORE_A_MEDIUM = _QUOTES | {
    "the",
    "newspaper",
    "daily",
    "weekly",
    "paper",
    "magazine",
    "journal",
    "agency",
    "in",
    "to",
}


class World:
    """The tables, read-only. Names are looked up by atoms (see ``atoms``), so accents and tokenisation do not matter.

    Case does: "US" is a state and "us" is not; a name needs its capital, an abbreviation all of them. Names of states and
    peoples that are no English words ("pakistan", "israeli") are found in lower case too.
    """

    def __init__(self, index: dict[str, str], rows: Sequence[str], sources: Sequence[str]) -> None:
        self._index = index
        self._rows = rows
        self._sources = sources
        self._entries: dict[str, tuple[tuple[Known, str], ...]] = {}
        self._people: dict[int, Person] = {}

    @classmethod
    def load(cls) -> "World":
        """The tables shipped with the package."""
        return cls(tables.index("names"), tables.rows("known"), tables.rows("sources"))

    def named(self, words: str, year: int | None = None) -> tuple[Known, ...]:
        """What ``words`` (one whole name, with or without "the") can name, likeliest first; () where nothing is known.

        With ``year``, what held then comes first, and what did not hold is left out if anything did.
        """
        forms = words.split()
        spread = _spread(forms)
        article = bool(spread) and spread[0][0].folded == "the"
        entries = self._lookup(" ".join(atom.folded for atom, _ in spread[article:]))
        shown = [atom.shown for atom, _ in spread[article:]]
        return _fitting(entries, shown, article, False, year) if entries else ()

    def find(self, forms: Sequence[str], year: int | None = None) -> list[Found]:
        """All names in a sequence of word forms, longest first from left to right, never overlapping; see ``Found``.

        Persons are not among them: a reader's model finds persons' names, and ``persons`` looks them up.
        """
        spread = _spread(forms)
        found: list[Found] = []
        index = self._index
        loud: bool | None = None
        i, n = 0, len(spread)
        while i < n:
            atom, token = spread[i]
            line = index.get(atom.folded) if atom.opens else None
            if line is None:
                i += 1
                continue
            taken = 0
            for length in range(min(ord(line[0]) - 48, n - i), 0, -1):
                last_atom, last = spread[i + length - 1]
                if not last_atom.closes:
                    continue
                entries = self._lookup(" ".join(a.folded for a, _ in spread[i : i + length]))
                if not entries:
                    continue
                if loud is None:
                    loud = _loud(spread)
                article = i > 0 and spread[i - 1][0].folded == "the"
                shown = [a.shown for a, _ in spread[i : i + length]]
                known = _fitting(entries, shown, article, loud, year, None if i == 0 else forms[spread[i][1] - 1])
                if known and known[0].use == "combining" and not _joined(forms, spread, i + length - 1):
                    known = tuple(k for k in known if k.use != "combining")
                if known:
                    part = (i > 0 and spread[i - 1][1] == token) or (i + length < n and spread[i + length][1] == last)
                    found.append(Found(token, last, known, part))
                    taken = length
                    break
            i += taken or 1
        return found

    def state(self, code: str) -> Known | None:
        """The state of that code."""
        for known in self._lookup(f"={code}"):
            return known[0]
        return None

    def demonym(self, word: str, year: int | None = None) -> tuple[Known, ...]:
        """The states whose adjective or people ``word`` is ("Israeli", "Soviets")."""
        return tuple(k for k in self.named(word, year) if k.use in ("adjective", "person", "people"))

    def capital(self, name: str, year: int | None = None) -> tuple[Known, ...]:
        """The states whose capital ``name`` was (in ``year``)."""
        return tuple(k for k in self.named(name, year) if k.use == "capital" and (year is None or k.holds(year)))

    def place(self, name: str, year: int | None = None) -> tuple[Known, ...]:
        """The places (cities, sites, regions, capitals) of that name, each with its state, that of ``year`` if given."""
        found = tuple(k for k in self.named(name, year) if k.kind == "place" or k.use == "capital")
        if year is None:
            return found
        return tuple(replace(k, country=self.lay_in(k.country, year)) if k.country else k for k in found)

    def lay_in(self, country: str, year: int) -> str:
        """The state that what is now ``country`` belonged to in ``year``: Ukraine to the Soviet Union in 1975.

        Only states that fell apart, joined or were annexed are in the table; a colony keeps its own code.
        """
        for successor, state, since, until in self._predecessors:
            if successor == country and int(since) <= year < int(until):
                return state
        return country

    def seats(self, code: str, day: str | None) -> tuple[Seat, ...]:
        """Who held the seat in the United Nations that goes by the state's ``code`` at ``day`` (EDTF), in the order of time.

        More than one where it changed hands within that month or year; none where no state of that code is known then.
        """
        told = seated_in(self._seats, code, day)
        if told:
            return told
        year = (day or "")[:4]
        state = self.state(self.lay_in(code, int(year)) if year.isdigit() else code)
        return (Seat(state.id, state.name, state.name),) if state is not None else ()

    @cached_property
    def _seats(self) -> list[str]:
        return tables.rows("seats")

    @cached_property
    def _predecessors(self) -> list[list[str]]:
        return [row.split("\t") for row in tables.rows("predecessors")]

    def bearers(self, part: str) -> tuple[Person, ...]:
        """The persons whose name begins or ends with ``part``, folded ("bhutto", "mao"); particles are left out of names."""
        line = self._bearers.get(part)
        return tuple(self._person(int(offset)) for offset in line.split(",")) if line else ()

    def persons(self, words: str, year: int | None = None) -> tuple[Person, ...]:
        """The persons one of whose names has every part of ``words`` (initials and spelling have to be the table's).

        With ``year``, those known to have been dead or unborn are left out.
        """
        parts = key_of(words).split()
        found = []
        for person in self.bearers(parts[-1]) if parts else ():
            named = any(set(parts) <= set(key_of(name).split()) for name in person.names)
            if named and (year is None or person.lived(year) is not False):
                found.append(person)
        return tuple(found)

    def posts(self, words: str, year: int | None = None) -> tuple[Held, ...]:
        """The posts of the one person named ``words``; () where the tables know nobody or several of that name."""
        found = self.persons(words, year)
        return found[0].posts if len(found) == 1 else ()

    def holders(self, office: str, country: str, year: int) -> tuple[tuple[Person, Held], ...]:
        """Who is known to have held ``office`` ("foreign minister") of ``country`` in ``year``; words as in the tables."""
        wanted = set(key_of(office).split())
        found = []
        for person in self.bearers(f"={country}"):
            for held in person.posts:
                if held.country == country and held.held_in(year) and set(key_of(held.office).split()) == wanted:
                    found.append((person, held))
                    break
        return tuple(found)

    @cached_property
    def _person_rows(self) -> bytes:
        return tables.raw("persons")

    @cached_property
    def _bearers(self) -> tables.Sorted:
        return tables.Sorted(tables.raw("persons_index"))

    def _person(self, offset: int) -> Person:
        person = self._people.get(offset)
        if person is None:
            rows = self._person_rows
            row = rows[offset : rows.index(b"\n", offset)].decode()
            person = self._people[offset] = parsed(row, list(self._sources))
        return person

    def _lookup(self, key: str) -> tuple[tuple[Known, str], ...]:
        entries = self._entries.get(key)
        if entries is None:
            line = self._index.get(key)
            entries = tuple(self._parsed(e) for e in line[1:].split(";")) if line and len(line) > 1 else ()
            self._entries[key] = entries
        return entries

    def _parsed(self, entry: str) -> tuple[Known, str]:
        number, use, flags, since, until = entry.split(",")
        known = _known(self._rows[int(number)], tuple(self._sources))
        if use == "n" and not since and not until:
            return known, flags
        return (
            Known(
                known.id,
                known.kind,
                known.name,
                known.country,
                known.sector,
                known.from_,
                known.to,
                known.source,
                tables.USES[use],
                use == "p",
                int(since) if since else None,
                int(until) if until else None,
            ),
            flags,
        )


@lru_cache(maxsize=65536)
def _known(row: str, sources: tuple[str, ...]) -> Known:
    id_, kind, name, country, sector, from_, to, source = row.split("\t")
    return Known(
        id_, tables.KINDS[kind], name, country or None, sector or None, from_ or None, to or None, sources[int(source)]
    )


def _spread(forms: Iterable[str]) -> list[tuple[Atom, int]]:
    """The atoms of ``forms``, each with the index of its form; a form that ends a name gives one that matches nothing."""
    spread: list[tuple[Atom, int]] = []
    for token, form in enumerate(forms):
        parts = atoms(form)
        if parts is None:
            spread.append((_END, token))
        else:
            spread.extend((part, token) for part in parts)
    return spread


_END = Atom("\x00", "", False, False)


def _joined(forms: Sequence[str], spread: list[tuple[Atom, int]], at: int) -> bool:
    """Whether a hyphen or dash follows the atom ``at``."""
    token = spread[at][1]
    if at + 1 < len(spread) and spread[at + 1][1] == token:
        return True
    return forms[token][-1:] in "-‐‑–" or (token + 1 < len(forms) and forms[token + 1] in "-‐‑–—")


def _names(known: Known, before: str | None) -> bool:
    """Whether after ``before`` a word with a capital that is an English word too ("Dawn", "Nice") may name this."""
    if before is None:
        return False
    if known.kind == "medium":
        return before.lower() in _BEFORE_A_MEDIUM
    return before not in _QUOTES and before not in ".:!?"


def _loud(spread: list[tuple[Atom, int]]) -> bool:
    """Whether the line is all in capitals, so that capitals say nothing. Four words at the least, three quarters of them."""
    letters = [a.shown for a, _ in spread if a.shown.isalpha()]
    return len(letters) >= 4 and sum(s.isupper() for s in letters) * 4 >= len(letters) * 3


def _fitting(
    entries: tuple[tuple[Known, str], ...],
    shown: Sequence[str],
    article: bool,
    loud: bool,
    year: int | None,
    before: str | None = "",
) -> tuple[Known, ...]:
    """Those of ``entries`` whose conditions of case and article the words meet, those that held in ``year`` alone if any did.

    ``before`` is the form before them, None at the beginning of the forms, "" where it does not matter.
    """
    upper = all(not s.isalpha() or s.isupper() for s in shown)
    capital = shown[0][:1].isupper() or shown[0][:1].isdigit()
    fit: list[Known] = []
    for known, flags in entries:
        if "T" in flags and not article:
            continue
        if "A" in flags:
            if not upper or (loud and len(shown) == 1 and shown[0].lower() in _WORDS_TOO):
                continue
        elif not (capital or "l" in flags) or ("W" in flags and before != "" and (loud or not _names(known, before))):
            continue
        fit.append(known)
    if year is not None and len(fit) > 1:
        held = [k for k in fit if k.holds(year)]
        if held:
            return tuple(held)
    return tuple(fit)
