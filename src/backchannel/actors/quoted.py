"""Whom "I", "we" and "you" mean inside quotation marks: who is quoted there, and to whom it was said."""

from bisect import bisect_right
from collections.abc import Sequence

from backchannel.actors.cluster import Cluster
from backchannel.actors.speakers import ONE, YOU, here
from backchannel.actors.things import Things
from backchannel.reading.draft import DraftQuotation, Mentioned

SAID = "who is quoted"
HEARD = "to whom the quoted words were said"
STATE = "state of who is quoted"
_SPEAK = frozenset(["state", "government_body", "service", "armed_group", "party", "organisation", "people", "medium"])
"""What says "we" of itself."""


class Quoted:
    """``of`` is the actor of each mention so far. Only direct quotations are looked at: elsewhere the writer speaks."""

    def __init__(
        self,
        mentions: Sequence[Mentioned],
        of: Sequence[Cluster | None],
        quotations: Sequence[DraftQuotation],
        things: Things,
    ) -> None:
        self._mentions = mentions
        self._of = of
        self._things = things
        self._quotations = sorted(
            (quotation for quotation in quotations if quotation.direct), key=lambda one: one.content.start
        )
        self._starts = [quotation.content.start for quotation in self._quotations]

    def meant(self, number: int) -> tuple[Cluster, str] | None:
        """Whom the pronoun ``number`` of the first or second person means, and by which evidence; None where no quotation
        around it tells, or its speaker is not known (yet)."""
        told = self._mentions[number]
        if not here(told):
            return None
        form = told.passage.words.lower()
        quotation = self._around(told.passage.start)
        if quotation is None:
            return None
        side = quotation.addressee if form in YOU else quotation.speaker
        cluster = self._of[side] if side is not None else None
        if cluster is None or side == number:
            return None
        if form in YOU:
            return cluster, HEARD
        if form in ONE:
            return (cluster, SAID) if cluster.kind == "person" and not cluster.plural else None
        if cluster.kind in _SPEAK or cluster.plural:
            return cluster, SAID
        # A person who holds an office says "we" of the state; what another one's "we" is, the words don't tell.
        if cluster.country is None or not cluster.held:
            return None
        return self._things.state(cluster.country), STATE

    def _around(self, place: int) -> DraftQuotation | None:
        """The innermost quotation around that code point."""
        for at in range(bisect_right(self._starts, place) - 1, -1, -1):
            if place < self._quotations[at].content.end:
                return self._quotations[at]
        return None
