"""The tables of this part, read once: given names and what they tell, short forms, words of titles and offices."""

from importlib.resources import files
from typing import Literal


def lines(name: str) -> list[list[str]]:
    """Rows of a shipped table, cut at tabs; comment lines left out."""
    text = (files("backchannel.actors") / "tables" / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def words_of(name: str) -> dict[str, frozenset[str]]:
    """A table of kinds of words: the kind to the words of it."""
    return {row[0]: frozenset(row[1].split()) for row in lines(name)}


_GENDER: dict[str, Literal["m", "f"]] = {
    name: "f" if row[0] == "f" else "m" for row in lines("given") for name in row[1].split()
}

NICKNAMES: dict[str, str] = {short: row[0] for row in lines("nicknames") for short in row[1].split()}
"""Short form to the given name it stands for, both folded."""


def gender_of(given: str) -> Literal["m", "f"] | None:
    """What a folded given name tells; None where it is borne by both, or not in the table."""
    return _GENDER.get(given)
