"""The desk: asks the views what a screen wants to know, and puts it together as one answer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from sqlalchemy import func, select

from backchannel.casefile import Case, judge, take_back
from backchannel.casefile.matching import Within
from backchannel.casefile.tables import record
from backchannel.views.accounting import accounting, files_behind
from backchannel.views.actors import Dossier, dossier
from backchannel.views.alike import AlikeAsked, AlikePage, Elsewhere, Sense, alike, elsewhere
from backchannel.views.cast import CastPage, cast, mentions_of
from backchannel.views.claims import ClaimsAsked, claims
from backchannel.views.countries import Atlas, Country, CountryAsked, countries, country
from backchannel.views.judged import Decided, claim_judged, comes_to, decided_of, judges, told_of
from backchannel.views.outline import STRETCH, Outline, Place, outline, place
from backchannel.views.overview import overview
from backchannel.views.reading import reading
from backchannel.views.roster import RosterAsked, roster
from backchannel.views.search import SearchAsked, SearchPage, search
from backchannel.views.sheet import sheet
from backchannel.views.sources import SourcesAsked, source_counts, sources
from backchannel.views.spread import Spread, spread
from backchannel.workbench.answers import (
    ActorsAnswer,
    CaseAnswer,
    ClaimsAnswer,
    CountriesAnswer,
    FilesAnswer,
    HistoryAnswer,
    JudgesAnswer,
    MeaningAnswer,
    MentionsAnswer,
    SearchAnswer,
    SourcesAnswer,
    StretchAnswer,
)
from backchannel.workbench.problem import Problem
from backchannel.workbench.wishes import (
    ActorsWish,
    ClaimsWish,
    FilesWish,
    JudgementWish,
    MeaningWish,
    PageWish,
    SearchWish,
    SourcesWish,
    SpreadWish,
    StretchWish,
    TakeBackWish,
)

FEW = 6
"""Hits of each kind where all kinds are asked for: three short lists fit on one screen."""


class Desk:
    """Answers the workbench's questions of one case. Any number of threads may ask at once."""

    def __init__(self, case: Case, atlas: Atlas | None = None, sense: Sense | None = None) -> None:
        """``atlas`` knows countries by name; without it a country goes by what the case's sources call it. ``sense`` makes
        vectors of what is asked; without it nothing is found by meaning.
        """
        self._case = case
        self._atlas = atlas
        self._sense = sense
        self._counted: tuple[int, tuple[Country, ...]] | None = None

    def case(self) -> CaseAnswer:
        """The case as a whole."""
        return CaseAnswer(overview(self._case), accounting(self._case))

    def files(self, wish: FilesWish) -> FilesAnswer:
        """A page of the files behind a number of the account, with the reasons of all of them."""
        page = files_behind(self._case, wish.state, offset=wish.offset, limit=wish.limit)
        waiting = ("found", "running")
        reasons = tuple(
            one
            for one in accounting(self._case).reasons
            if one.reason is not None
            and (wish.state in ("all", one.state) or (wish.state == "waiting" and one.state in waiting))
        )
        return FilesAnswer(page.rows, page.total, page.offset, reasons)

    def sources(self, wish: SourcesWish) -> SourcesAnswer:
        """A page of sources, with the kinds and states that there are."""
        page = sources(
            self._case,
            SourcesAsked(
                order=wish.sort,
                descending=wish.descending,
                offset=wish.offset,
                limit=wish.limit,
                text=wish.q.strip() or None,
                kind=wish.kind or None,
                state=wish.state or None,
            ),
        )
        counts = source_counts(self._case)
        return SourcesAnswer(page.rows, page.total, page.offset, counts.kinds, counts.states)

    def outline(self, source: str) -> Outline:
        """A source without its words; NoSuchThing."""
        return outline(self._case, source)

    def stretch(self, source: str, wish: StretchWish) -> StretchAnswer:
        """The stretch of the source that holds the code point asked for, with what begins in it; NoSuchThing."""
        pane = reading(self._case, source, at=wish.start, size=STRETCH)
        mine = [one for one in pane.claims if pane.start <= one.claim.trigger.start < pane.end]
        return StretchAnswer(
            pane.start,
            pane.end,
            pane.text,
            pane.blocks,
            # A page that began in the stretch before has its label there.
            tuple(page for page in pane.pages if pane.start <= page.start < pane.end),
            tuple(sorted((one.claim for one in mine), key=lambda claim: (claim.trigger.start, claim.trigger.end))),
            tuple(one for one in pane.quotations if pane.start <= one.content.start < pane.end),
            pane.mentions,
            pane.actors,
            pane.findings,
            tuple(comes_to(one.claim.id, one.judgements) for one in mine if one.judgements),
            tuple(one for one in pane.loaded if pane.start <= one.words.start < pane.end),
        )

    def spread(self, source: str, wish: SpreadWish) -> Spread:
        """Where the claims of the source that fit lie in its text; NoSuchThing."""
        return spread(self._case, source, kind=wish.type, manner=wish.manner, standing=wish.standing)

    def judge(self, claim: str, wish: JudgementWish) -> Decided:
        """Keep what somebody decides of a claim, and say what stands then; NoSuchThing."""
        decided_of(self._case, claim)
        change = None if wish.change is None else {str(field): value for field, value in wish.change.items()}
        judge(self._case, wish.decision, claim, wish.by, reason=wish.reason, change=change)
        return decided_of(self._case, claim)

    def take_back(self, judgement: str, wish: TakeBackWish) -> Decided:
        """Put a judgement out of force, by one more that stays on record as it does; NoSuchThing, Problem."""
        claim, stands = claim_judged(self._case, judgement)
        decided_of(self._case, claim)
        if not stands:
            raise Problem(
                409,
                "This judgement was not taken back.",
                "Somebody has taken it back already, perhaps in another tab.",
                "Load the page again to see what stands.",
            )
        take_back(self._case, judgement, wish.by, reason=wish.reason)
        return decided_of(self._case, claim)

    def history(self, claim: str) -> HistoryAnswer:
        """All that was ever decided of a claim; NoSuchThing."""
        return HistoryAnswer(claim, told_of(self._case, claim))

    def judges(self) -> JudgesAnswer:
        """Who has judged anything in the case."""
        return JudgesAnswer(judges(self._case))

    def cast(self, source: str, wish: PageWish) -> CastPage:
        """A page of the source's actors; NoSuchThing."""
        return cast(self._case, source, offset=wish.offset, limit=wish.limit)

    def mentions(self, source: str, actor: str) -> MentionsAnswer:
        """Where the source names the actor; NoSuchThing."""
        return MentionsAnswer(actor, mentions_of(self._case, source, actor))

    def place(self, item: str) -> Place:
        """Where a claim or quotation stands; NoSuchThing."""
        return place(self._case, item)

    def dossier(self, key: str) -> Dossier:
        """All that the case's sources name by the same kind, name and country; NoSuchThing."""
        return dossier(self._case, key)

    def countries(self) -> CountriesAnswer:
        """The countries of the case, which a filter can be set to."""
        return CountriesAnswer(self._countries())

    def actors(self, wish: ActorsWish) -> ActorsAnswer:
        """A page of the actors that fit."""
        place = self._country(wish.country)
        if place is not None and not place.held:
            return ActorsAnswer(place, (), 0, 0, ())
        page = roster(
            self._case,
            RosterAsked(
                text=wish.q.strip() or None,
                kind=wish.kind or None,
                country=place.code if place else None,
                order=wish.order,
                turned=wish.turned,
                offset=wish.offset,
                limit=wish.limit,
            ),
        )
        return ActorsAnswer(place, page.rows, page.total, page.offset, page.kinds)

    def claims(self, wish: ClaimsWish) -> ClaimsAnswer:
        """A page of the claims that fit."""
        place, asked = self._claims_asked(wish)
        if asked is None:
            return ClaimsAnswer(place, (), 0, 0)
        page = claims(self._case, asked)
        return ClaimsAnswer(place, page.rows, page.total, page.offset)

    def sheet(self, wish: ClaimsWish, address: str) -> Iterator[str]:
        """All claims that fit as lines of comma-separated values, with links to the workbench at ``address``."""
        _, asked = self._claims_asked(wish)
        return iter(()) if asked is None else sheet(self._case, asked, address=address)

    def _claims_asked(self, wish: ClaimsWish) -> tuple[CountryAsked | None, ClaimsAsked | None]:
        place = self._country(wish.country)
        if place is not None and not place.held:
            return place, None
        return place, ClaimsAsked(
            typed=wish.q,
            types=(wish.type,) if wish.type else (),
            countries=(place.code,) if place and place.code else (),
            years=wish.years,
            openness=wish.openness,
            stances=wish.stances,
            order=wish.order,
            offset=wish.offset,
            limit=wish.limit,
        )

    def search(self, wish: SearchWish) -> SearchAnswer:
        """A page of one kind, or the first few of each."""
        place = self._country(wish.country)
        if place is not None and not place.held:
            nothing = SearchPage((), 0, False, 0)
            return SearchAnswer(place, nothing, nothing, nothing, nothing)
        asked = SearchAsked(
            typed=wish.q,
            types=(wish.type,) if wish.type else (),
            countries=(place.code,) if place and place.code else (),
            years=wish.years,
            openness=wish.openness,
            stances=wish.stances,
        )

        def page(kind: Literal["texts", "notes", "claims", "actors"]) -> SearchPage:
            within: Within = "texts" if kind == "notes" else kind
            mine = replace(asked, within=within, notes="only" if kind == "notes" else "without")
            if wish.within == "all":
                return search(self._case, replace(mine, limit=FEW))
            if wish.within == kind:
                return search(self._case, replace(mine, offset=wish.offset, limit=wish.limit))
            found = search(self._case, replace(mine, limit=1))
            return SearchPage((), found.total, found.capped, 0)

        return SearchAnswer(
            country=place, texts=page("texts"), notes=page("notes"), claims=page("claims"), actors=page("actors")
        )

    def meaning(self, wish: MeaningWish) -> MeaningAnswer:
        """A page of the sentences that tell the like; Problem without a ``sense``."""
        if self._sense is None:
            raise Problem(
                503,
                "Nothing was looked for by meaning.",
                "This workbench was started without the model that reads.",
                "Start it with `backchannel open`.",
            )
        place = self._country(wish.country)
        if place is not None and not place.held:
            return MeaningAnswer(place, AlikePage((), 0, 0, 0, 0))
        asked = AlikeAsked(
            typed=wish.q,
            types=(wish.type,) if wish.type else (),
            countries=(place.code,) if place and place.code else (),
            years=wish.years,
            openness=wish.openness,
            stances=wish.stances,
            offset=wish.offset,
            limit=wish.limit,
        )
        return MeaningAnswer(place, alike(self._case, asked, self._sense))

    def elsewhere(self, source: str, claim: str) -> Elsewhere:
        """Which sentences of other documents lie near to the claim's; NoSuchThing."""
        return elsewhere(self._case, source, claim)

    def _country(self, typed: str) -> CountryAsked | None:
        return country(typed, self._countries(), self._atlas) if typed.strip() else None

    def _countries(self) -> tuple[Country, ...]:
        """Counted again only when something was read since: a case of a million claims takes a second."""
        with self._case.reading() as connection:
            newest = connection.execute(select(func.max(record.c.no))).scalar() or 0
        if self._counted is None or self._counted[0] != newest:
            self._counted = (newest, countries(self._case, self._atlas))
        return self._counted[1]
