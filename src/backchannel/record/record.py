"""Everything read from one source: the object that ``backchannel read --json`` prints."""

from dataclasses import dataclass

from backchannel.record.actor import Actor
from backchannel.record.claim import Claim
from backchannel.record.finding import Finding, Loaded
from backchannel.record.quotation import Quotation
from backchannel.record.source import Source
from backchannel.record.text import Text

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One source's record, lists in text order. ``reader`` names which reading made it."""

    format: int
    backchannel: str
    reader: str
    source: Source
    text: Text
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    loaded: tuple[Loaded, ...] = ()
    findings: tuple[Finding, ...] = ()
