"""The shipped tables: plain text, made by ``training/world/make.py``, read whole and parsed line by line when asked for."""

from importlib.resources import files

from backchannel.record.actor import ActorKind
from backchannel.world.known import Use

USES: dict[str, Use] = {
    "n": "name",
    "a": "adjective",
    "i": "person",
    "p": "people",
    "j": "combining",
    "c": "capital",
    "s": "seat",
    "g": "generic",
}
KINDS: dict[str, ActorKind] = {
    "state": "state",
    "body": "government_body",
    "service": "service",
    "armed": "armed_group",
    "party": "party",
    "org": "organisation",
    "company": "company",
    "medium": "medium",
    "people": "people",
    "person": "person",
    "place": "place",
}


class Sorted:
    """A table of two columns sorted by the bytes of its key, searched where it lies: nothing is cut or decoded before."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def get(self, key: str) -> str | None:
        """The value of ``key``, or None. Cost: a few comparisons for each doubling of the table."""
        wanted = key.encode() + b"\t"
        content = self._content
        low, high = 0, len(content)
        while low < high:
            start = content.rfind(b"\n", 0, (low + high) // 2) + 1
            end = content.find(b"\n", start)
            if start < low:
                start = low
                end = content.find(b"\n", start)
            line = content[start:end]
            if line.startswith(wanted):
                return line[len(wanted) :].decode()
            if line.partition(b"\t")[0] + b"\t" < wanted:
                low = end + 1
            else:
                high = start
        return None


def raw(name: str) -> bytes:
    """The bytes of one table."""
    return (files(__package__) / "tables" / f"{name}.tsv").read_bytes()


def text(name: str) -> str:
    """The whole of one table; FileNotFoundError if the package was built without it."""
    return (files(__package__) / "tables" / f"{name}.tsv").read_text(encoding="utf-8")


def rows(name: str) -> list[str]:
    """The lines of a table, in order; line numbers are what other tables refer to."""
    return text(name).removesuffix("\n").split("\n")


def index(name: str) -> dict[str, str]:
    """Key to value of a table with two columns. A value is parsed when it is asked for: loading only cuts lines."""
    found: dict[str, str] = {}
    for line in rows(name):
        key, _, value = line.partition("\t")
        found[key] = value
    return found
