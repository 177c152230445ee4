"""Events of our own corpus, inline and stand-off, as examples."""

from training.corpus.document import Event, Sentence, Span
from training.examples import Taught
from training.labels import ASPECTS, PAIRED, TRIGGERS

_TYPE = {name: number for number, name in enumerate(TRIGGERS)}
_ROLE = {name: number for number, name in enumerate(PAIRED)}
_ASPECT = {name: {value: number for number, value in enumerate(values)} for name, values in ASPECTS.items()}

Words = list[tuple[int, int]]


def events_of(sentence: Sentence, own: Words) -> tuple[Taught, ...]:
    """All events of a sentence whose words are ``own`` (offsets from its start), in text order."""
    found = [taught for event in sentence.events if (taught := _taught(event, own)) is not None]
    return tuple(sorted(found, key=lambda event: event.first))


def _taught(event: Event, own: Words) -> Taught | None:
    trigger = touched(own, event.trigger)
    if trigger is None:
        return None
    roles = {(_ROLE[filled.role], *span) for filled in event.roles if (span := touched(own, filled.span)) is not None}
    for hop in event.chain:
        for name, words in (("teller", hop.teller), ("cue", hop.cue)):
            if words is not None and (span := touched(own, words)) is not None:
                roles.add((_ROLE[name], *span))
    aspects = {
        "modes": _ASPECT["modes"][f"{event.type}/{event.mode}" if event.mode else "none"],
        "stances": _ASPECT["stances"][event.stance],
        "opennesses": _ASPECT["opennesses"][event.openness],
    }
    return Taught(*trigger, _TYPE[event.type], aspects, tuple(sorted(roles)))


def touched(own: Words, span: Span) -> tuple[int, int] | None:
    """First and last word that the span touches."""
    inside = [index for index, (start, end) in enumerate(own) if start < span.end and span.start < end]
    return (inside[0], inside[-1]) if inside else None
