"""The dictionary form of a word, from its form and part of speech; irregular forms are a table."""

from functools import cache
from importlib.resources import files

_VOWELS = frozenset("aeiouy")
_DOUBLED = frozenset("bdgklmnprtvz")
# Stems that keep their doubled letter, or lose no "e", where the general rule would say otherwise.
_KEEP_DOUBLE = ("ss", "ll", "ff", "zz")


@cache
def _irregular() -> dict[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}
    text = files("backchannel.reading").joinpath("tables/irregular.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, lemma, forms = line.split("\t")
            for form in forms.split():
                table[(kind, form)] = lemma
    return table


@cache
def _stems() -> frozenset[str]:
    """Verbs that end in a silent "e" or an undoubled consonant, as the lexicon spells them."""
    text = files("backchannel.reading").joinpath("tables/verbs.tsv").read_text("utf-8")
    found: set[str] = set()
    for line in text.splitlines():
        if line and not line.startswith("#"):
            found.update(entry.split("+")[0].split("=")[0] for entry in line.split("\t")[-1].split())
    return frozenset(found)


@cache
def lemma(form: str, upos: str) -> str:
    """Lower-case dictionary form of ``form`` for the Universal part of speech ``upos``; never empty for a non-empty form.

    Verbs and auxiliaries lose their inflection, nouns their plural; names and all else are only lower-cased.
    """
    low = form.lower()
    if upos in ("VERB", "AUX"):
        return _irregular().get(("v", low)) or _verb(low)
    if upos == "NOUN":
        return _irregular().get(("n", low)) or _noun(low)
    if upos == "ADJ":
        return _irregular().get(("a", low), low)
    return low


def _noun(low: str) -> str:
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return low[:-2]
    return low[:-1]


def _verb(low: str) -> str:
    known = _stems()
    if low in known:
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        if not low.endswith(ending) or len(low) - len(ending) < 2:
            continue
        stem = low[: -len(ending)]
        if ending == "s":
            return low if low.endswith("ss") else stem
        if not _VOWELS & set(stem):
            continue
        for guess in (stem, stem + "e"):
            if guess in known:
                return guess
        if stem[-1:] == stem[-2:-1] and stem[-1] in _DOUBLED:
            if stem[:-1] in known or stem[-2:] not in _KEEP_DOUBLE:
                return stem[:-1]
            return stem
        if ending == "es":
            return stem if stem.endswith(("ch", "sh", "ss", "x", "zz", "o")) else stem + "e"
        return stem + "e" if _wants_e(stem) else stem
    return low


def _wants_e(stem: str) -> bool:
    """Whether a stem that the lexicon does not know is spelt with a silent "e" (announc-, believ-, relat-, mov-)."""
    if stem.endswith(("c", "v", "u", "dg", "rg", "lg", "ng" if len(stem) > 4 and stem.endswith("ang") else "dg")):
        return True
    if stem.endswith(("at", "iz", "is", "ur", "ir", "in", "ut", "ud", "id", "os", "as", "us")) and len(stem) > 3:
        return not stem.endswith(("eat", "ain", "ein", "oin", "eur", "out", "ious", "eas" if len(stem) > 6 else "\0"))
    return len(stem) == 3 and stem[1] in "aeiou" and stem[0] not in "aeiou" and stem[2] in "kmdtpl"
