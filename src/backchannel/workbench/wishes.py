"""What the screens may ask for, checked at the border."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from backchannel.casefile.judging import Standing
from backchannel.casefile.matching import ClaimOrder
from backchannel.record.actor import ActorKind
from backchannel.record.correction import Field as Correctable
from backchannel.record.correction import checked
from backchannel.views.accounting import Number
from backchannel.views.roster import RosterOrder
from backchannel.views.sources import Order
from backchannel.views.spread import HowTold

MOST_OFFSET = 10**9
Years = tuple[int, int]


class Wish(BaseModel):
    """A question that names anything else is refused, so that a misspelt filter is not taken for none."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PageWish(Wish):
    """A page of a list: ``limit`` rows from ``offset`` on."""

    offset: int = Field(0, ge=0, le=MOST_OFFSET)
    limit: int = Field(100, ge=1, le=500)


class FilesWish(PageWish):
    """Files behind a number of the account."""

    state: Number = "all"


class SourcesWish(PageWish):
    """Which sources, in what order. An empty filter lets everything through."""

    q: str = Field("", max_length=400)
    kind: str = Field("", max_length=40)
    state: Literal["", "read", "partly_read"] = ""
    sort: Order = "added"
    descending: bool = False


class StretchWish(Wish):
    """The part of a text that begins at code point ``start``."""

    start: int = Field(0, ge=0, le=MOST_OFFSET)


class SpreadWish(Wish):
    """Which claims of a source. An empty filter lets everything through."""

    type: str = Field("", max_length=40)
    manner: HowTold = ""
    standing: Standing | None = None


Manner = Literal["", "hidden", "secret", "private", "public", "denied", "unasserted"]
OPENNESS: dict[str, tuple[str, ...]] = {
    "hidden": ("secret", "private"),
    "secret": ("secret",),
    "private": ("private",),
    "public": ("public",),
}
STANCES: dict[str, tuple[str, ...]] = {
    "denied": ("denied",),
    "unasserted": ("denied", "possible", "planned", "asked", "hypothetical", "habitual"),
}


class ClaimFilters(PageWish):
    """Which claims. ``country`` is a name or a code; ``manner`` how openly, or how it is told. Years are inclusive."""

    q: str = Field("", max_length=400)
    type: str = Field("", max_length=40)
    country: str = Field("", max_length=80)
    manner: Manner = ""
    year_from: int | None = Field(None, ge=0, le=9999)
    year_to: int | None = Field(None, ge=0, le=9999)

    @property
    def openness(self) -> tuple[str, ...]:
        """The values of openness that ``manner`` asks for."""
        return OPENNESS.get(self.manner, ())

    @property
    def stances(self) -> tuple[str, ...]:
        """The values of stance that ``manner`` asks for."""
        return STANCES.get(self.manner, ())

    @property
    def years(self) -> Years | None:
        """First and last year, open ends filled; None where neither is given."""
        if self.year_from is None and self.year_to is None:
            return None
        first, last = self.year_from or 0, 9999 if self.year_to is None else self.year_to
        return (first, last) if first <= last else (last, first)


class SearchWish(ClaimFilters):
    """What is searched for, and within which kind; all kinds get one short page each."""

    within: Literal["all", "texts", "notes", "claims", "actors"] = "all"
    limit: int = Field(30, ge=1, le=200)


class MeaningWish(ClaimFilters):
    """What the sentences looked for should tell, in words of one's own, and which claims they must hold."""

    limit: int = Field(30, ge=1, le=200)


class ClaimsWish(ClaimFilters):
    """All claims that fit, as a list."""

    order: ClaimOrder = "time"


class ActorsWish(PageWish):
    """Which actors of the case, in what order. ``country`` is a name or a code."""

    q: str = Field("", max_length=400)
    kind: Literal[""] | ActorKind = ""
    country: str = Field("", max_length=80)
    order: RosterOrder = "claims"
    turned: bool = False


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Worded = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Corrected = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
"""What should stand in a field; empty where nothing should."""


class TakeBackWish(Wish):
    """Who takes a judgement back, and why if they say so."""

    by: Name
    reason: Worded | None = None


class JudgementWish(Wish):
    """What somebody decides of a claim. ``change`` is a field's name and what should stand there (``record.correction``)."""

    decision: Literal["accept", "reject", "unsure", "correct", "verdict"]
    by: Name
    reason: Worded | None = None
    change: dict[Correctable, Corrected] | None = None

    @field_validator("change")
    @classmethod
    def _fits(cls, change: dict[Correctable, str] | None) -> dict[Correctable, str] | None:
        try:
            return None if change is None else {field: checked(field, value) for field, value in change.items()}
        except ValueError as error:
            raise PydanticCustomError("unfit", "{said}", {"said": str(error)}) from error

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.decision == "verdict" and self.reason is None:
            raise PydanticCustomError("lacks", "A verdict needs its words in reason")
        if (self.decision == "correct") != bool(self.change):
            raise PydanticCustomError("lacks", "A correction, and nothing else, needs what to change in change")
        return self
