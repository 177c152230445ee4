"""The tables of the field, read once: frames of verbs and nouns, classes, agents, and the words of secrecy, stance
and saying."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from backchannel.reading.analysis import NameKind
from backchannel.record.claim import ClaimType

FrameType = ClaimType | Literal["NONE"]
"""NONE: a reading of the word that is no event ("met the need")."""

SHORT_TITLES = frozenset(["fonmin", "formin", "primin", "defmin", "secgen", "depsec"])
"""Titles that telegrams write as one word; nobody is called so."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of a pattern: what fills grammatical slot ``slot`` plays ``role``.

    ``spare`` roles are filled only while empty. ``party`` is the role of a filler that is itself an actor, where
    that differs.
    """

    slot: str
    role: str
    spare: bool
    party: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of a verb or noun: what it must stand with, and what it then tells.

    ``beside`` is a particle or preposition, ``object_`` the lemma of the object; ``when`` are further (slot, value)
    pairs, where
    value is a lemma, a class ("@arms"), "party" or "any". ``needs`` nouns count as events only with a supporting verb.
    """

    lemma: str
    type: FrameType
    mode: str | None
    contexts: tuple[str, ...]
    pattern: str
    beside: str | None = None
    object_: str | None = None
    when: tuple[tuple[str, str], ...] = ()
    needs: bool = False

    @property
    def weight(self) -> int:
        """More conditions first: the narrower reading wins."""
        return (
            2 * (self.beside is not None)
            + 2 * (self.object_ is not None)
            + sum(1 if value in ("party", "any") else 2 for _, value in self.when)
        )


@dataclass(frozen=True, slots=True)
class Agent:
    """A common noun for somebody who acts: the kind of actor, PLOVER's sector, and whether it is an office."""

    kind: NameKind
    sector: str
    office: bool


def lines(name: str) -> list[list[str]]:
    """Rows of a shipped table, cut at tabs; comment lines left out."""
    text = files("backchannel.reading").joinpath(f"tables/{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def classes() -> dict[str, frozenset[str]]:
    """Class name ("@arms") to the lemmas in it."""
    return {row[0]: frozenset(row[1].split()) for row in lines("classes")}


@cache
def patterns() -> dict[str, tuple[Slot, ...]]:
    """Pattern name to its slots in order of precedence."""
    return {row[0]: tuple(_slot(entry) for entry in row[1].split()) for row in lines("patterns")}


def _slot(entry: str) -> Slot:
    slot, _, role = entry.partition(":")
    spare = role.endswith("?")
    role, _, party = role.rstrip("?").partition("|")
    return Slot(slot, role, spare, party or role)


@cache
def verbs() -> dict[str, tuple[Frame, ...]]:
    """Verb lemma to its frames, narrowest first."""
    return _frames("verbs")


@cache
def nouns() -> dict[str, tuple[Frame, ...]]:
    """Noun lemma to its frames, narrowest first."""
    return _frames("nouns")


def _frames(name: str) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for type_, mode, contexts, pattern, when, entries in lines(name):
        asked = tuple((slot, value or "any") for slot, _, value in (item.partition("=") for item in when.split()))
        for entry in entries.split():
            head, _, sign = entry.partition(":")
            lemma, _, beside = head.partition("+")
            lemma, _, object_ = lemma.partition("=")
            if "=" in beside:
                beside, _, object_ = beside.partition("=")
            frame = Frame(
                lemma,
                type_,  # type: ignore[arg-type]  # the table is held to ClaimType by a test
                mode or None,
                tuple(contexts.split()),
                pattern,
                beside or None,
                object_ or None,
                asked,
                sign == "needs",
            )
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(sorted(group, key=lambda frame: -frame.weight)) for lemma, group in found.items()}


@cache
def support() -> dict[str, str]:
    """Supporting verb ("hold", "carry+out") to what its subject is to the event: subj, obj, host, intermediary, occurs."""
    found: dict[str, str] = {}
    for role, entries in lines("support"):
        for entry in entries.split():
            found.setdefault(entry, role) if role != "occurs" else found.setdefault(f"{entry}/occurs", role)
    return found


@cache
def agents() -> dict[str, Agent]:
    """Lemma of a common noun to the agent it is."""
    found: dict[str, Agent] = {}
    for kind, sector, office, entries in lines("agents"):
        for lemma in entries.split():
            found[lemma] = Agent(kind, sector, office == "office")  # type: ignore[arg-type]  # held by a test
    return found


@cache
def words_of(table: str) -> dict[str, str]:
    """A two-column table the other way round: each entry of the second column to the first column's value."""
    found: dict[str, str] = {}
    for value, entries in lines(table):
        for entry in entries.split(";") if ";" in entries else entries.split():
            found.setdefault(entry.strip(), value)
    return found
