"""Sentences in another language than English, told by their small words and letters, so that nothing is read into them.

What a text is in as a whole is told when it is taken in (``intake.language``); this is for the paragraph in French inside an
English cable. A sentence is left out where its words show another language, never where they merely fail to show English:
headings, lists of names and telegrams have none of the small words of English either.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise

from backchannel.reading.analysis import Sentence

# Small words of English that are none in the languages of the table, or nearly so.
_ENGLISH = frozenset(
    "the and that with which were from his their they has have would should this these those its are not but when where who "
    "being she him them there than into about after to been it he by whom had was be as we of our for at on".split()
)
# Of these, the ones that are words of no other language of the table.
_PLAINLY = _ENGLISH - frozenset("have it he whom had was be as we of our for at on has by to but".split())
# Signs of another language must be at least this share of the words, so many, and more than this many times the small words
# of English. Tried on one page each of twenty languages written for it, where the small words and accented words are 0.2 to
# 0.6; and on the sentences of FRUS, the United Nations and EWT, of which those that are told apart are in other languages.
_SHARE = 0.12
_FEWEST = 3
_TIMES = 3
# A stretch shorter than this, in letters of its own, is a name in another script beside its English form.
_FEWEST_LETTERS = 5
_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}


@dataclass(frozen=True, slots=True)
class Foreign:
    """A passage that is not English, and what it is in, as a phrase ("in «fr»")."""

    start: int
    end: int
    language: str


def english_only(sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], tuple[Foreign, ...]]:
    """``sentences`` without those in another language, and the passages that those make up, both in text order.

    A block in another language goes as a whole, but for its sentences that are English. In any other block neighbours
    without a small word of English are looked at together, since one short sentence alone shows too little.
    """
    kept: list[Sentence] = []
    runs: list[Foreign] = []
    last = -2
    number = 0
    for _, block in groupby(sentences, key=lambda sentence: sentence.block):
        for sentence, language in _languages([*block]):
            if language is None:
                kept.append(sentence)
            elif last == number - 1 and runs[-1].language == language:
                runs[-1] = Foreign(runs[-1].start, sentence.end, language)
            else:
                runs.append(Foreign(sentence.start, sentence.end, language))
            last = last if language is None else number
            number += 1
    return tuple(kept), tuple(runs)


def _languages(block: list[Sentence]) -> Iterator[tuple[Sentence, str | None]]:
    whole = language_of(_forms(block))
    if whole is not None:
        for sentence in block:
            yield sentence, None if _is_english(_forms([sentence])) else whole
        return
    for in_english, neighbours in groupby(block, key=lambda sentence: not _PLAINLY.isdisjoint(_lowered([sentence]))):
        together = [*neighbours]
        language = None if in_english else language_of(_forms(together))
        for sentence in together:
            yield sentence, language_of(_forms([sentence])) if in_english else language


def _forms(sentences: Sequence[Sentence]) -> list[str]:
    return [word.form for sentence in sentences for word in sentence.words]


def _lowered(sentences: Sequence[Sentence]) -> list[str]:
    return [form.lower() for form in _forms(sentences)]


def told(passages: Sequence[Foreign], content: str) -> str:
    """What is said of the ``passages`` of the text ``content``: how many, in what, and how the first one begins."""
    languages = " and ".join(dict.fromkeys(passage.language for passage in passages))
    opening = " ".join(content[passages[0].start : passages[0].end].split("\n")[0][:60].split())
    beginning = opening.rpartition(" ")[0] if len(opening) > 40 and " " in opening else opening
    if len(passages) == 1:
        return f"one passage is {languages}, beginning with “{beginning} …”"
    return f"{len(passages):,} passages are {languages}, the first beginning with “{beginning} …”"


def language_of(words: Sequence[str]) -> str | None:
    """What ``words`` are in, as a phrase ("in «fr»", "in Cyrillic letters"), where they are surely not in English."""
    script = _script("".join(words))
    if script is not None:
        return script
    lowered = [word.lower().replace("’", "'") for word in words]
    english = sum(1 for word in lowered if word in _ENGLISH)
    signs = list(_signs(words, lowered))
    count = sum(1 for word in words if any(character.isalpha() for character in word))
    if len(signs) < _FEWEST or len(signs) < _SHARE * count or len(signs) <= _TIMES * english:
        return None
    return _nearest(signs)


def _is_english(words: Sequence[str]) -> bool:
    return sum(1 for word in words if word.lower() in _PLAINLY) > 0.2 * len(words)


def _signs(words: Sequence[str], lowered: Sequence[str]) -> Iterator[str]:
    """The words that are no English ones: small words of other languages, and words in small letters with accents."""
    known, particles = _small_words()
    shouted = all(word.isupper() for word in words if any(character.isalpha() for character in word))
    every = frozenset().union(*known.values())
    for (word, form), (after, _) in pairwise([*zip(words, lowered, strict=True), ("", "")]):
        if not (shouted or word.islower()):
            continue
        joins = not shouted and form in particles and after[:1].isupper()
        accented = word.islower() and not word.isascii() and any(c.isalpha() and not c.isascii() for c in word)
        if accented or (form in every and not joins):
            yield form


def _nearest(signs: Sequence[str]) -> str:
    """The language that has most of the ``signs``; a word that several have counts for each in part."""
    known, _ = _small_words()
    shares = Counter(word for small in known.values() for word in small)
    counts = {code: sum(1 / shares[word] for word in signs if word in small) for code, small in known.items()}
    best = max(counts, key=lambda language: counts[language])
    return f"in «{best}»" if counts[best] else "in another language"


def _script(characters: str) -> str | None:
    """The script of most letters, as a phrase, where that is not Latin."""
    letters = [character for character in characters if character.isalpha()]
    others = [character for character in letters if ord(character) > 0x24F]
    if len(others) < _FEWEST_LETTERS or len(others) <= len(letters) // 2:
        return None
    names = [unicodedata.name(character, "").partition(" ")[0] for character in others[:200]]
    names = [name for name in names if name != "LATIN"]
    if len(names) <= len(others[:200]) // 2:
        return None
    commonest = max(sorted(set(names)), key=names.count)
    for script in ("HIRAGANA", "KATAKANA", "HANGUL"):
        commonest = script if script in names else commonest
    return f"in {_SCRIPTS.get(commonest, commonest.capitalize())} letters"


@cache
def _small_words() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    known: dict[str, frozenset[str]] = {}
    table = files("backchannel.reading").joinpath("tables/languages.tsv").read_text("utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            language, words = line.split("\t")
            known[language] = frozenset(words.split())
    particles = known.pop("particles")
    return known, particles
