"""The case: one database and the originals."""

from backchannel.casefile.case import Case
from backchannel.casefile.errors import (
    CaseBusy,
    CaseDamaged,
    CaseError,
    CaseExists,
    CaseLocked,
    NewerCase,
    NoSuchThing,
    NotACase,
    NotKept,
    OutOfSpace,
    StorageFailed,
)
from backchannel.casefile.folding import Folded, fold
from backchannel.casefile.groups import Acknowledged
from backchannel.casefile.jobs import FileSeen, Job, JobState
from backchannel.casefile.judging import history, judge, judgements, take_back
from backchannel.casefile.verify import Fault, Verified, verify
from backchannel.casefile.writing import Writer

__all__ = [
    "Acknowledged",
    "Case",
    "CaseBusy",
    "CaseDamaged",
    "CaseError",
    "CaseExists",
    "CaseLocked",
    "Fault",
    "FileSeen",
    "Folded",
    "Job",
    "JobState",
    "NewerCase",
    "NoSuchThing",
    "NotACase",
    "NotKept",
    "OutOfSpace",
    "StorageFailed",
    "Verified",
    "Writer",
    "fold",
    "history",
    "judge",
    "judgements",
    "take_back",
    "verify",
]
