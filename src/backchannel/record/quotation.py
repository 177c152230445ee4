"""Words given as somebody's own."""

from dataclasses import dataclass

from backchannel.record.passage import Passage
from backchannel.record.when import When


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks (or is spoken to): the actor, where told apart, and the words that name him."""

    actor: str | None
    words: Passage | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """``within`` is the id of the quotation that this one is nested in."""

    id: str
    content: Passage
    direct: bool
    speaker: Speaker | None = None
    cue: Passage | None = None
    addressee: Speaker | None = None
    medium: Speaker | None = None
    when: When | None = None
    within: str | None = None
