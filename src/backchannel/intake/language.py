"""The language a text is in: a count of English function words first, a classifier only where that is not clear.

The classifier (py3langid, Lui and Baldwin 2012) takes over a second to load, and most of what is read is English.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import cast

# Words that are frequent in English and are not words of the other languages written in Latin letters, or nearly so.
_ENGLISH = frozenset(
    "the and of that with which were been from by his their they have has had would should this these those it its is "
    "are not but what when where who be being as we our he she her him them there than into about after".split()
)
# Share of words that must be of the list. English prose of the development sets has 0.30 to 0.45, headings and lists of
# names 0.10 to 0.25, Dutch and German under 0.06 ("is", "of", "her", "as" are shared).
_CLEARLY = 0.2
# Lists of names and dates have fewer. There, these must be at least this share: no other language has them.
_TELLING = frozenset(("the", "and", "that", "with", "which", "by", "from"))
_TELLING_SHARE = 0.04
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Below this many letters a classifier's answer is chance ("OK" is called Afrikaans).
_FEWEST_LETTERS = 20
# Below this probability the answer on a text in Latin letters is chance. Tried on thirteen single sentences: English,
# French, German, Spanish and Swedish ones are above 0.59, lists of names and invented countries below 0.36.
_SURE = 0.5
# For another language than English it must be this: to refuse an English telegram is worse than to try a French one, whose
# sentences are told apart when they are read. A telegram that names the Quai d'Orsay is French with 0.56.
_SURELY_OTHER = 0.7
# Languages that writing on the relations between states comes in. Left to its 97, the classifier calls single English
# sentences Nigerian Pidgin or Norwegian Nynorsk.
_LANGUAGES = frozenset(
    "en fr de es it pt nl sv nb da fi pl cs sk hu ro bg ru uk sr hr sl el tr ar fa ur he hi bn ta te th vi id ms zh ja ko sw "
    "am et lv lt ka hy az kk uz sq mk af ca".split()
)
_SAMPLE = 20_000


def language_of(content: str) -> str | None:
    """ISO 639-1 code of the language of ``content``, told from its start, middle and end; None if it is too short."""
    sample = _sampled(content)
    words = _WORD.findall(sample.lower())
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    english = sum(1 for word in words if word in _ENGLISH)
    telling = sum(1 for word in words if word in _TELLING)
    if telling and (english >= _CLEARLY * len(words) or telling >= _TELLING_SHARE * len(words)):
        return "en"
    return _classified(sample)


def _sampled(content: str) -> str:
    if len(content) <= _SAMPLE:
        return content
    third = _SAMPLE // 3
    middle = len(content) // 2
    return " ".join((content[:third], content[middle : middle + third], content[-third:]))


def _classified(sample: str) -> str | None:
    language, share = _classifier()(sample)
    letters = [letter for letter in sample if letter.isalpha()]
    latin = sum(1 for letter in letters if unicodedata.name(letter, "").startswith("LATIN"))
    sure = _SURE if language == "en" else _SURELY_OTHER
    return None if share < sure and latin > len(letters) // 2 else language


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(_LANGUAGES & set(identifier.labels)))
    return cast(Callable[[str], tuple[str, float]], identifier.classify)
