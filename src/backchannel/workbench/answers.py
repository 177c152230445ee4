"""What the API answers where it is more than one view's own record: pydantic writes both as JSON, and the front end's
types are made from them (``scripts/api_types.py``).
"""

from dataclasses import dataclass

from backchannel.record.claim import Claim
from backchannel.record.finding import Finding, Loaded
from backchannel.record.judgement import Judgement
from backchannel.record.quotation import Quotation
from backchannel.record.text import Block, Page
from backchannel.views.accounting import Accounting, FileRow, ReasonCount
from backchannel.views.alike import AlikePage
from backchannel.views.cast import MentionRow
from backchannel.views.claims import ClaimListed
from backchannel.views.countries import Country, CountryAsked
from backchannel.views.judged import Decided
from backchannel.views.overview import Overview
from backchannel.views.reading import ActorShown, MentionShown
from backchannel.views.roster import KindCount, RosterRow
from backchannel.views.search import SearchPage
from backchannel.views.sources import SourceRow, ValueCount


@dataclass(frozen=True, slots=True)
class HealthAnswer:
    """The version of the program that answers."""

    backchannel: str


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """The case as a whole, and what became of every document that was found."""

    overview: Overview
    accounting: Accounting


@dataclass(frozen=True, slots=True)
class FilesAnswer:
    """One page of the files behind a number of the account; ``reasons`` counts all of them by reason."""

    rows: tuple[FileRow, ...]
    total: int
    offset: int
    reasons: tuple[ReasonCount, ...]


@dataclass(frozen=True, slots=True)
class SourcesAnswer:
    """One page of sources, and what there is to filter by."""

    rows: tuple[SourceRow, ...]
    total: int
    offset: int
    kinds: tuple[ValueCount, ...]
    states: tuple[ValueCount, ...]


@dataclass(frozen=True, slots=True)
class StretchAnswer:
    """A part of a text: ``content`` from code point ``start`` to ``end``, its blocks and pages, and the claims,
    quotations, mentions and loaded words that begin in it. ``decided`` lists the claims that somebody has judged.
    """

    start: int
    end: int
    content: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    claims: tuple[Claim, ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[MentionShown, ...]
    actors: tuple[ActorShown, ...]
    findings: tuple[Finding, ...]
    decided: tuple[Decided, ...]
    loaded: tuple[Loaded, ...]


@dataclass(frozen=True, slots=True)
class HistoryAnswer:
    """All that was ever decided of a claim, oldest first: what was taken back, and the taking back, too."""

    claim: str
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class JudgesAnswer:
    """Who has judged anything in the case, whoever judged last first."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionsAnswer:
    """The mentions of one actor in one source, in text order."""

    actor: str
    rows: tuple[MentionRow, ...]


@dataclass(frozen=True, slots=True)
class ActorsAnswer:
    """One page of the actors that fit; none where ``country`` is not of the case."""

    country: CountryAsked | None
    rows: tuple[RosterRow, ...]
    total: int
    offset: int
    kinds: tuple[KindCount, ...]


@dataclass(frozen=True, slots=True)
class ClaimsAnswer:
    """One page of the claims that fit; none where ``country`` is not of the case."""

    country: CountryAsked | None
    rows: tuple[ClaimListed, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True)
class CountriesAnswer:
    """The countries that the case has to do with, by name."""

    rows: tuple[Country, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found, by kind. A kind that was not asked for has only its total, and an empty page. Footnotes and source
    notes are apart from the texts. ``country`` says what was made of the country typed: nothing is found where it is not
    of the case.
    """

    country: CountryAsked | None
    texts: SearchPage
    notes: SearchPage
    claims: SearchPage
    actors: SearchPage


@dataclass(frozen=True, slots=True)
class MeaningAnswer:
    """One page of the sentences that tell the like of what was asked, nearest first; none where ``country`` is not of the
    case.
    """

    country: CountryAsked | None
    page: AlikePage
