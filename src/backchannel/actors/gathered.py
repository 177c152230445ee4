"""The talk that a memorandum of conversation records: those whom it lists as present took part, on the paper's day."""

import re
from collections.abc import Sequence
from dataclasses import replace

from backchannel.actors.present import listed_present
from backchannel.reading.days import OF_PAPER
from backchannel.reading.draft import DraftClaim, DraftParticipant, Mentioned
from backchannel.record.edtf import bounds
from backchannel.record.passage import Passage, cut
from backchannel.record.source import Source
from backchannel.record.text import Text
from backchannel.record.when import When

PRESENT = "listed as present"
_TALK = re.compile(
    r"\b(?:memorand(?:um|a)|record|minutes|notes?|summary|report)\b[^\n.;]{0,40}?\b(?P<talk>conversations?|meeting|discussions?|talks?)\b",
    re.IGNORECASE,
)
_HEAD = 500
"""Code points in which a paper says what it is."""
_MANY = 20
"""More than so many listed are a conference's roll, whose members did not all talk."""


def gathered(
    text: Text, source: Source, mentions: Sequence[Mentioned], claims: Sequence[DraftClaim]
) -> tuple[DraftClaim, ...]:
    """``claims``, with the talk of the heading told of all who are listed; it comes last where no claim told it."""
    if source.kind != "memorandum_of_conversation":
        return tuple(claims)
    present = listed_present(text, mentions)
    found = _TALK.search(text.content, 0, _HEAD)
    if found is None or not 2 <= len(present) <= _MANY:
        return tuple(claims)
    start, end = found.span("talk")
    parties = tuple(DraftParticipant("actor", number, None) for number in present)
    for place, claim in enumerate(claims):
        if claim.trigger.start < end and start < claim.trigger.end:
            told = {party.mention for party in claim.participants}
            more = tuple(party for party in parties if party.mention not in told)
            whole = replace(
                claim,
                participants=(*claim.participants, *more),
                inferred={**claim.inferred, "participants.actor": PRESENT} if more else claim.inferred,
            )
            return (*claims[:place], whole, *claims[place + 1 :])
    inferred = {"participants.actor": PRESENT}
    when = None
    if source.day is not None:
        when = When(None, source.day, *bounds(source.day))
        inferred["when"] = OF_PAPER
    line = _line(text, start)
    talk = DraftClaim(
        line, cut(text.content, start, end), "CONSULT", participants=parties, when=when, inferred=inferred
    )
    return (*claims, talk)


def _line(text: Text, at: int) -> Passage:
    """The line that holds that code point, within its block."""
    for block in text.blocks:
        if block.start <= at < block.end:
            end = text.content.find("\n", at, block.end)
            start = text.content.rfind("\n", block.start, at) + 1
            return cut(text.content, max(start, block.start), end if end >= 0 else block.end)
    return cut(text.content, at, at + 1)
