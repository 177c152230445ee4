"""When two spellings are one name: transliterations of the same sounds, and nothing wider."""

import re
from functools import lru_cache

from backchannel.world.atoms import folded

# Read from left to right, the longest first: letters and pairs that transliterations interchange. "S" and "C" stand for the
# sounds of "sh" and "ch". Written from the variants of one person's name in the lists of FRUS persons.
_SOUNDS = (
    ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("tsh", "C"), ("shch", "S"), ("sz", "S"),
    ("ch", "C"), ("sh", "S"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("zh", "j"), ("dj", "j"),
    ("dz", "z"), ("ts", "z"), ("tz", "z"), ("ck", "k"), ("cz", "C"), ("ou", "u"), ("oo", "u"), ("ow", "u"), ("au", "u"),
    ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("ey", "i"), ("ie", "i"), ("iy", "i"), ("ij", "i"), ("aa", "a"),
    ("ea", "i"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("o", "u"), ("e", "i"), ("y", "i"),
)  # fmt: skip
_SOUND = re.compile("|".join(pair for pair, _ in _SOUNDS))
_SOUND_OF = dict(_SOUNDS)
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aiu]")


@lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """The sounds of one folded part of a name, so that "Hussein", "Husain" and "Husayn" are equal and "Hassan" is not."""
    told = _SOUND.sub(lambda m: _SOUND_OF[m.group()], part)
    told = _DOUBLED.sub(r"\1", told)
    return told[0] + told[1:].replace("h", "") if told else told


@lru_cache(maxsize=65536)
def consonants(part: str) -> str:
    """The consonants of ``sound(part)`` and its first letter."""
    told = sound(part)
    return told[:1] + _VOWELS.sub("", told[1:])


def alike(one: str, other: str) -> bool:
    """Whether two folded parts of names may be spellings of one: equal, or equal in sound, or, from six letters on, equal
    in consonants and one vowel apart ("Zafarullah", "Zafrulla"). Parts under five letters have to be equal."""
    if one == other:
        return True
    if len(one) < 5 or len(other) < 5:
        return False
    first, second = sound(one), sound(other)
    if first == second:
        return True
    return min(len(one), len(other)) >= 6 and consonants(one) == consonants(other) and _one_apart(first, second)


def _one_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    return one[start + (len(one) >= len(other)) :] == other[start + (len(other) >= len(one)) :]


__all__ = ["alike", "consonants", "folded", "sound"]
