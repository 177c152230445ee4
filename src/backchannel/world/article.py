"""Which names of states take "the" in a sentence."""

import re

_WITH_ARTICLE = re.compile(
    r"(?:United|Soviet|Holy|German|Central|Ottoman) |.*\b(?:Republic|Union|Islands|Emirates|Kingdom)\b|"
    r"(?:Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines)$"
)


def with_article(name: str) -> str:
    """The name of a state as it stands in a sentence: "the Soviet Union", "Peru"."""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name
