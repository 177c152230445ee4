"""Changes that make text as messy as it comes: capitals throughout, no capitals, a scanner's mistakes."""

import random
from dataclasses import replace

from training.examples import Example

_SCANNED = {
    "l": "1",
    "1": "l",
    "o": "0",
    "0": "o",
    "e": "c",
    "c": "e",
    "i": "l",
    "m": "rn",
    "h": "b",
    "n": "u",
    "s": "5",
}


def disturb(example: Example, chances: dict[str, float], rng: random.Random) -> Example:
    """The example itself, or with its words changed; labels stay, since words stay one for one."""
    throw = rng.random()
    if throw < chances["shouted"]:
        return replace(example, forms=tuple(form.upper() for form in example.forms))
    throw -= chances["shouted"]
    if throw < chances["lowered"]:
        return replace(example, forms=tuple(form.lower() for form in example.forms))
    throw -= chances["lowered"]
    if throw < chances["scanned"]:
        return replace(example, forms=tuple(_scan(form, rng) for form in example.forms))
    return example


def _scan(form: str, rng: random.Random) -> str:
    """About two characters in a hundred misread or dropped, never the whole word."""
    changed = []
    for character in form:
        throw = rng.random()
        if throw < 0.015:
            changed.append(_SCANNED.get(character, character))
        elif throw < 0.02 and len(form) > 3:
            continue
        else:
            changed.append(character)
    return "".join(changed) or form
